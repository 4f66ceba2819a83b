/** Values that were written in cells: shown at once, and told of where they could not be saved. */

import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { plainValue, type FieldValue } from "#core/frontmatter/values";
import type { CellValue } from "#contract/table";
import type { Column } from "./columns.ts";
import type { TableRow, TableSource } from "./table-source.ts";
import type { TableRows } from "./use-table-rows.ts";
import { useTellOutcome, type OnNotice } from "./use-tell-outcome.ts";

interface Written {
  /** The rows that were shown when it was written. */
  readonly during: TableRows["found"];
  readonly values: ReadonlyMap<string, CellValue>;
}

const NOTHING: ReadonlyMap<string, CellValue> = new Map();

export function useCellEdits(source: TableSource, rows: Pick<TableRows, "found">, onNotice: OnNotice) {
  const { t } = useTranslation("table");
  /** What was written and is not in the rows yet, by file and column. */
  const [written, setWritten] = useState<Written>({ during: null, values: new Map() });
  const { found } = rows;
  // Rows that were fetched anew hold what was written.
  const values = written.during === found ? written.values : NOTHING;
  const put = useCallback(
    (key: string, value: CellValue | undefined) =>
      setWritten((before) => {
        const next = new Map(before.during === found ? before.values : NOTHING);
        if (value === undefined) next.delete(key);
        else next.set(key, value);
        return { during: found, values: next };
      }),
    [found],
  );
  const tell = useTellOutcome(onNotice);
  const write = useCallback(
    async (row: TableRow, column: Column, value: FieldValue | undefined) => {
      const key = keyOf(row.path, column.id);
      put(key, shownValue(value));
      const { path, collection } = row;
      const outcome = await source.edit({ path, collection, field: [column.id], value });
      tell(outcome, "");
      if (outcome.kind !== "saved" && outcome.kind !== "kept") put(key, undefined);
    },
    [source, tell, put],
  );
  return {
    valueOf: (row: TableRow, column: string, cell: CellValue | undefined): CellValue | undefined => {
      const key = keyOf(row.path, column);
      return values.has(key) ? values.get(key) : cell;
    },
    write: (row: TableRow, column: Column, value: FieldValue | undefined) => void write(row, column, value),
    undo: (isRedo: boolean) =>
      void (isRedo ? source.redo() : source.undo()).then((outcome) =>
        tell(outcome, t(isRedo ? "nothingToRedo" : "nothingToUndo")),
      ),
  };
}

function keyOf(path: string, column: string): string {
  return `${path}\n${column}`;
}

function shownValue(value: FieldValue | undefined): CellValue {
  if (value === undefined) return null;
  const plain = plainValue(value);
  if (plain === null || typeof plain !== "object") return plain;
  return Array.isArray(plain) ? plain.map(String) : { json: JSON.stringify(plain) };
}
