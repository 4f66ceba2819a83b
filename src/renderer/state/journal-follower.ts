/** Brings one document's unsaved edits to the journal while they are made: never later than a moment, never on a key's path. */

import type { FailureCode } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import type { Host } from "../host/create-host.ts";
import { failureOf } from "./actions.ts";
import type { DocumentSession } from "./document-session.ts";
import { createJournalLine, isUnsaved, type LineNeeds, type Unsaved } from "./journal-line.ts";

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
  /** Run when the window has nothing to draw, or after `limit` milliseconds at the latest. @returns how to stop it. */
  readonly whenIdle: (run: () => void, limit: number) => () => void;
}

/** The longest that an edit waits, in milliseconds: with the way to the disk it is there within half a second. */
const WAIT = 250;
/** How much longer it waits for a moment in which the window has nothing to draw: never between a key and its frame. */
const IDLE_WAIT = 60;
const RETRIES = [1000, 2000, 5000, 10_000] as const;

export function followInJournal({ session, now, whenIdle, ...needs }: FollowerNeeds): JournalFollower {
  const line = createJournalLine(needs);
  const alarm = createAlarm({ now, whenIdle, ring: () => void bring(false) });
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

  async function bring(isWhole: boolean): Promise<void> {
    while (underWay) await underWay;
    alarm.stop();
    underWay = attempt(isWhole).finally(() => {
      underWay = null;
    });
    await underWay;
  }

  /** What is unsaved; panes deliver for it where `isWhole` asks for that or nothing else tells what they hold. */
  function unsavedNow(isWhole: boolean): Unsaved {
    try {
      const held = isWhole ? null : session.held();
      if (held) return { snapshot: session.snapshot(), held };
      session.flush();
    } catch (error) {
      // What a pane cannot deliver is reported; what the others did is kept.
      reportError(error);
    }
    return { snapshot: session.snapshot(), held: [] };
  }

  async function attempt(isWhole: boolean) {
    const unsaved = unsavedNow(isWhole);
    if (!isUnsaved(unsaved)) become({ kind: "nothing" });
    else if (keeping.kind === "nothing") become({ kind: "starting" });
    try {
      await line.bring(unsaved);
    } catch (error) {
      return failed(error);
    }
    failures = 0;
    become({ kind: isUnsaved(unsaved) ? "kept" : "nothing" });
    // What a pane took up meanwhile was told when it did.
    const snapshot = session.snapshot();
    if (snapshot === unsaved.snapshot) return;
    if (!line.isRight(snapshot) || snapshot.text !== unsaved.snapshot.text) wake(WAIT);
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
    session.onHolding(() => wake(WAIT)),
    // A save, a reload or an undo may have left nothing unsaved, or another base.
    session.subscribe(() => {
      if (!line.isRight(session.snapshot())) wake(WAIT);
    }),
    needs.host.onConnection((connection) => {
      if (connection !== "connected" || failures === 0 || underWay) return;
      failures = 0;
      void bring(false);
    }),
  ];
  return {
    keeping: () => keeping,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: () => bring(true),
    adopt: line.adopt,
    stop() {
      for (const stop of stops) stop();
      void bring(true).then(() => {
        alarm.stop();
        return line.leave().catch(() => undefined);
      });
    },
  };
}

function failureIn(keeping: Keeping): FailureCode | null {
  return keeping.kind === "failing" ? keeping.failure : null;
}

interface AlarmNeeds extends Pick<FollowerNeeds, "now" | "whenIdle"> {
  readonly ring: () => void;
}

/** A timer that only ever comes nearer: asking again does not put it off. It rings in the first idle moment after it. */
function createAlarm({ now, whenIdle, ring }: AlarmNeeds) {
  let set: { readonly stop: () => void; readonly due: number } | null = null;
  const stop = () => {
    set?.stop();
    set = null;
  };
  const due = (at: number) => {
    const stopWaiting = whenIdle(() => {
      set = null;
      ring();
    }, IDLE_WAIT);
    set = { due: at, stop: stopWaiting };
  };
  return {
    stop,
    within(milliseconds: number) {
      const at = now() + milliseconds;
      if (set && set.due <= at) return;
      stop();
      const id = setTimeout(() => due(at), milliseconds);
      set = { due: at, stop: () => clearTimeout(id) };
    },
  };
}
