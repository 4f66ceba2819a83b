/** Articles that were moved to another group: shown there at once, and told of where they could not be written. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WrittenValue } from "../../state/table-edits.ts";
import type { GroupRow, TableSource } from "./table-source.ts";
import { useTellOutcome, type OnNotice } from "./use-tell-outcome.ts";

/** A row on its way. */
export interface Move {
  readonly row: GroupRow;
  readonly from: string | null;
  readonly to: string | null;
  /** The answer that was shown when it had been written; `null` until then. */
  readonly writtenIn: number | null;
}

export interface MoveNeeds {
  readonly source: TableSource;
  /** Another number with every answer: what was written stands in the rows of the next one. */
  readonly round: number;
  readonly field: string;
  /** What a file's field becomes in a group. */
  readonly valueIn: (group: string | null) => WrittenValue["value"];
  readonly onNotice: OnNotice;
}

export function useMoves({ source, round, field, valueIn, onNotice }: MoveNeeds) {
  const { t } = useTranslation("table");
  const [made, setMade] = useState<readonly Move[]>([]);
  const shown = useRef(round);
  useEffect(() => {
    shown.current = round;
  }, [round]);
  const moves = useMemo(() => made.filter((move) => isUnderWay(move, round)), [made, round]);
  const tell = useTellOutcome(onNotice);
  const move = useCallback(
    async (row: GroupRow, from: string | null, to: string | null) => {
      if (from === to) return;
      // Moved on before the rows are fetched anew: for them it still stands where it was first.
      const first = moves.find((each) => each.row.id === row.id)?.from;
      const step: Move = { row, from: first === undefined ? from : first, to, writtenIn: null };
      setMade((before) => [
        ...before.filter((each) => each.row.id !== row.id && isUnderWay(each, shown.current)),
        step,
      ]);
      const { collection } = row;
      const outcome = await source.edit(
        ...row.alike.map((path) => ({ path, collection, field: [field], value: valueIn(to) })),
      );
      tell(outcome, "");
      const isDone = outcome.kind === "saved" || outcome.kind === "kept" || outcome.kind === "same";
      const written = { ...step, writtenIn: shown.current };
      setMade((before) => before.flatMap((each) => (each !== step ? [each] : isDone ? [written] : [])));
    },
    [source, field, valueIn, tell, moves],
  );
  return {
    moves,
    move: (row: GroupRow, from: string | null, to: string | null) => void move(row, from, to),
    undo: (isRedo: boolean) =>
      void (isRedo ? source.redo() : source.undo()).then((outcome) =>
        tell(outcome, t(isRedo ? "nothingToRedo" : "nothingToUndo")),
      ),
  };
}

/** What was written stands in the rows of the next answer. */
function isUnderWay({ writtenIn }: Move, round: number): boolean {
  return writtenIn === null || writtenIn === round;
}
