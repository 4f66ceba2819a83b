/** One document open in several windows: what is typed in one is in the others a moment later. */

import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import type { Edit } from "#core/document/patch";
import { inTurn } from "./in-turn.ts";
import { SharedLine, type SharedLineNeeds, type SharingChannel } from "./shared-line.ts";

export interface Sharing {
  isShared(): boolean;
  /** Whether other windows lack something that was done here. */
  isBehind(): boolean;
  /** Tell the host that this window has the document, and share it when others have it too. */
  start(): Promise<void>;
  /** Go to where the document is now, as the other windows do. `move` says to the host's channel where that is. */
  rejoin(move: () => void): Promise<void>;
  /** The host says that another window did something. */
  news(): Promise<void>;
  /** Have others' edits here and this window's edits there. */
  settle(): Promise<void>;
  /**
   * Bring what the file holds into the text, in the name of all windows. `plan` makes the edit of the text as it is
   * then (`null`: not to be done) and `apply` makes it here. False when it was not to be done or another was first.
   */
  take(revision: Revision, plan: () => Edit | null, apply: (edit: Edit) => void): Promise<boolean>;
  stop(): void;
}

/** How long what was typed waits for its way to the other windows, and how long a lost word of theirs can stay lost. */
const WAIT = 150;
const LOOK_EVERY = 3000;

/** `channel` is `null` for a document that no other window can have. */
export function createSharing(
  needs: Omit<SharedLineNeeds, "channel"> & {
    readonly channel: SharingChannel | null;
    readonly subscribe: (listener: () => void) => () => void;
  },
): Sharing {
  const { editing, channel } = needs;
  if (channel === null) return alone;
  const line = new SharedLine({ ...needs, channel });
  const serially = inTurn();
  let isOver = false;
  let timer: { readonly id: ReturnType<typeof setTimeout>; readonly due: number } | null = null;

  /** The earliest plan stands: a maximum wait, however long typing goes on. */
  function wake(wait: number) {
    const due = performance.now() + wait;
    if (timer && timer.due <= due) return;
    if (timer) clearTimeout(timer.id);
    timer = { due, id: setTimeout(look, wait) };
  }

  function look() {
    timer = null;
    // The connection is lost: the next time brings everything.
    meet(true).catch((error: unknown) => (error instanceof Failure ? null : reportError(error)));
  }

  async function meet(isMet: boolean) {
    let isTriedAgain = isMet;
    try {
      await serially(() => (line.isJoined() ? line.exchange() : line.join(isMet)));
      isTriedAgain = line.isJoined();
    } finally {
      if (isTriedAgain && !isOver) wake(LOOK_EVERY);
    }
  }

  line.noteBase();
  const stopFollowing = needs.subscribe(() => line.noteBase());
  const stopHearing = editing.onEdit(({ edit }) => {
    if (line.noteEdit(edit)) wake(WAIT);
  });
  return {
    isShared: () => line.isJoined(),
    isBehind: () => line.isBehind(),
    start: () => meet(false),
    async rejoin(move) {
      line.end();
      move();
      await meet(false);
    },
    news: () => meet(true),
    settle: () => (line.isJoined() ? serially(() => line.exchange()) : Promise.resolve()),
    take: (revision, plan, apply) =>
      line.isJoined() ? serially(() => line.take(revision, plan, apply)) : alone.take(revision, plan, apply),
    stop() {
      isOver = true;
      stopHearing();
      stopFollowing();
      if (timer) clearTimeout(timer.id);
      line.end();
    },
  };
}

const alone: Sharing = {
  isShared: () => false,
  isBehind: () => false,
  start: () => Promise.resolve(),
  rejoin: (move) => Promise.resolve(move()),
  news: () => Promise.resolve(),
  settle: () => Promise.resolve(),
  async take(_revision, plan, apply) {
    const edit = plan();
    if (edit) apply(edit);
    return edit !== null;
  },
  stop: () => {},
};
