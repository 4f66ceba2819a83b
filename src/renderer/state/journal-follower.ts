/** Brings one document's unsaved edits to the journal while they are made: never later than a moment, never on a key's path. */

import type { FailureCode } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import type { Host } from "../host/create-host.ts";
import { failureOf } from "./actions.ts";
import type { DocumentSession } from "./document-session.ts";
import { createJournalLine, isUnsaved, type LineNeeds } from "./journal-line.ts";

/** Where the unsaved text is: nowhere yet, on the disk, or only in this window although it was tried. */
export type Keeping =
  | { readonly kind: "nothing" | "starting" | "kept" }
  | { readonly kind: "failing"; readonly failure: FailureCode };

export interface JournalFollower {
  readonly keeping: () => Keeping;
  readonly subscribe: (listener: () => void) => () => void;
  /** Have panes deliver and the journal take it, now. Settles when that was tried; never fails. */
  readonly flush: () => Promise<void>;
  /** The text came from this entry: it is removed when the text is on the disk in another one. */
  readonly adopt: (entry: JournalEntryId) => void;
  /** The document is open no longer. What is unsaved stays in the journal. */
  readonly stop: () => void;
}

export interface FollowerNeeds extends LineNeeds {
  readonly host: Pick<Host, "call" | "onConnection">;
  readonly session: DocumentSession;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** The longest that an edit waits, in milliseconds: with the way to the disk it is there within half a second. */
const WAIT = 250;
/** The same for what a pane has yet to deliver, which costs more. */
const HELD_WAIT = 350;
const RETRIES = [1000, 2000, 5000, 10_000] as const;

export function followInJournal({ session, now, ...needs }: FollowerNeeds): JournalFollower {
  const line = createJournalLine(needs);
  const alarm = createAlarm(now, () => void flush());
  const listeners = new Set<() => void>();
  let keeping: Keeping = { kind: "nothing" };
  let failures = 0;
  let underWay: Promise<void> | null = null;

  /** While the journal fails, keys do not hurry it. */
  function wake(wait: number) {
    if (failures === 0) alarm.within(wait);
  }

  function become(next: Keeping) {
    if (next.kind === keeping.kind && failureIn(next) === failureIn(keeping)) return;
    keeping = next;
    for (const listener of [...listeners]) listener();
  }

  async function flush(): Promise<void> {
    while (underWay) await underWay;
    alarm.stop();
    underWay = attempt().finally(() => {
      underWay = null;
    });
    await underWay;
  }

  async function attempt() {
    try {
      session.flush();
    } catch (error) {
      // What a pane cannot deliver is reported; what the others did is kept.
      reportError(error);
    }
    const snapshot = session.snapshot();
    if (!isUnsaved(snapshot)) become({ kind: "nothing" });
    else if (keeping.kind === "nothing") become({ kind: "starting" });
    try {
      await line.bring(snapshot);
    } catch (error) {
      return failed(error);
    }
    failures = 0;
    become({ kind: isUnsaved(snapshot) ? "kept" : "nothing" });
    if (!line.isRight(session.snapshot()) || session.snapshot().text !== snapshot.text) wake(WAIT);
  }

  function failed(error: unknown) {
    const { code } = failureOf(error);
    if (code === "bug") reportError(error);
    become({ kind: "failing", failure: code as FailureCode });
    alarm.within(RETRIES[Math.min(failures, RETRIES.length - 1)] ?? WAIT);
    failures++;
  }

  const stops = [
    session.onEdit(() => wake(WAIT)),
    session.onHolding(() => wake(HELD_WAIT)),
    // A save, a reload or an undo may have left nothing unsaved, or another base.
    session.subscribe(() => {
      if (!line.isRight(session.snapshot())) wake(WAIT);
    }),
    needs.host.onConnection((connection) => {
      if (connection !== "connected" || failures === 0 || underWay) return;
      failures = 0;
      wake(0);
    }),
  ];
  return {
    keeping: () => keeping,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
    adopt: line.adopt,
    stop() {
      for (const stop of stops) stop();
      void flush().then(() => {
        alarm.stop();
        return line.leave().catch(() => undefined);
      });
    },
  };
}

function failureIn(keeping: Keeping): FailureCode | null {
  return keeping.kind === "failing" ? keeping.failure : null;
}

/** A timer that only ever comes nearer: asking again does not put it off. */
function createAlarm(now: () => number, ring: () => void) {
  let set: { readonly id: ReturnType<typeof setTimeout>; readonly due: number } | null = null;
  const stop = () => {
    if (set) clearTimeout(set.id);
    set = null;
  };
  return {
    stop,
    within(milliseconds: number) {
      const due = now() + milliseconds;
      if (set && set.due <= due) return;
      stop();
      set = { due, id: setTimeout(ring, milliseconds) };
    },
  };
}
