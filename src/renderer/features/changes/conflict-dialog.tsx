/** Two versions of the same places, side by side, settled one by one. Nothing changes until the person applies it. */

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice, Conflict } from "#core/merge/merge";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import type { MergedTexts } from "../../state/merge-texts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { ConflictPlace } from "./conflict-place.tsx";
import "./conflict.css";

export interface ConflictDialogProps {
  readonly session: DocumentSession;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ConflictDialog({ session, onClose, onDone }: ConflictDialogProps) {
  const { t } = useTranslation("changes");
  const merge = useMerge(session, onClose);
  // By what stands there: when the file changes once more, what was chosen for the same place holds.
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const places = useRef<HTMLOListElement>(null);
  const conflicts = merge?.conflicts ?? [];
  const made = conflicts.map((conflict) => choices.get(keyOf(conflict)));
  const left = made.filter((choice) => choice === undefined).length;
  const choose = (conflict: Conflict, choice: Choice) =>
    setChoices((before) => new Map([...before, [keyOf(conflict), choice]]));
  const chooseRest = (kind: "mine" | "theirs") =>
    setChoices((before) => new Map([...conflicts.map((one) => [keyOf(one), { kind }] as const), ...before]));
  const goToNext = () => {
    const next = made.findIndex((choice) => choice === undefined);
    const place = places.current?.children[next];
    place?.scrollIntoView({ block: "start" });
    place?.querySelector("button")?.focus();
  };
  const apply = async () => {
    if (!merge || !(await session.resolve(merge, made))) return;
    onDone();
    onClose();
  };
  return (
    <Dialog
      title={t("resolve.title")}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <span className="conflict-progress" role="status">
            {t("resolve.progress", { done: conflicts.length - left, count: conflicts.length })}
          </span>
          <Button isDisabled={left === 0} onPress={goToNext}>
            {t("resolve.next")}
          </Button>
          <Button isDisabled={left === 0} onPress={() => chooseRest("mine")}>
            {t("resolve.restMine")}
          </Button>
          <Button isDisabled={left === 0} onPress={() => chooseRest("theirs")}>
            {t("resolve.restTheirs")}
          </Button>
          <Button tone="primary" isDisabled={!merge || left > 0} onPress={apply}>
            {t("resolve.apply")}
          </Button>
        </>
      }
    >
      <p className="conflict-hint">{t("resolve.hint")}</p>
      {merge ? (
        <ol ref={places} className="conflict-places">
          {conflicts.map((conflict, index) => (
            <ConflictPlace
              key={keyOf(conflict)}
              conflict={conflict}
              number={index + 1}
              choice={made[index] ?? null}
              onChoose={(choice) => choose(conflict, choice)}
            />
          ))}
        </ol>
      ) : (
        <Spinner label={t("resolve.reading")} />
      )}
    </Dialog>
  );
}

function keyOf({ kind, name, base, mine, theirs }: Conflict): string {
  return JSON.stringify([kind, name, base, mine, theirs]);
}

/** The merge of what both texts are now. When they no longer collide there is nothing to settle. */
function useMerge(session: DocumentSession, onSettled: () => void): MergedTexts | null {
  const disk = useSnapshotPart(session, (snapshot) => snapshot.disk);
  const text = useSnapshotPart(session, (snapshot) => snapshot.text);
  const [merge, setMerge] = useState<MergedTexts | null>(null);
  const settled = useRef(onSettled);
  useEffect(() => {
    settled.current = onSettled;
  });
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const found = await session.merge();
      if (isOver) return;
      if (found) setMerge(found);
      else settled.current();
    };
    void read().catch(reportError);
    return () => {
      isOver = true;
    };
  }, [session, disk, text]);
  return merge;
}
