/** The filing half of a session: saving, and never over what nobody has seen. */

import type { DocumentSession, SnapshotCell } from "./document-session.ts";
import type { Editing } from "./document-editing.ts";
import type { Encoding, OpenDocument, Revision } from "#contract/values";
import { Failure, type FailureCode } from "#contract/failure";
import { createDiskFollowing, type DiskFollowing, type FollowingNeeds } from "./disk-following.ts";

/** The file behind a document. Every function fails with a `Failure`. */
export interface DocumentFile {
  read(): Promise<OpenDocument>;
  /** Write if the file still has the bytes of `base`. */
  save(input: {
    readonly text: string;
    readonly encoding: Encoding;
    readonly base: Revision;
  }): Promise<{ readonly revision: Revision }>;
  /** Have the history keep a text that is about to be given up for the file's. */
  keep(input: { readonly text: string; readonly encoding: Encoding }): Promise<void>;
  /** Write a new file; never replaces one. */
  create(input: {
    readonly path: string;
    readonly text: string;
    readonly encoding: Encoding;
  }): Promise<{ readonly revision: Revision }>;
}

/**
 * `conflict`: the file is not what it was; nothing was written and the person chooses. `merged`: neither, but what the
 * file has besides is in the text now.
 */
export type SaveResult =
  | { readonly kind: "saved" }
  | { readonly kind: "merged" }
  | { readonly kind: "nothing-to-save" }
  | { readonly kind: "conflict" }
  | { readonly kind: "failed"; readonly failure: FailureCode };

type Filing = Pick<
  DocumentSession,
  "save" | "restore" | "saveCopy" | keyof Omit<DiskFollowing, "follow" | "hearAgain">
>;

export function createFiling(needs: FollowingNeeds): Filing {
  const { cell, file, editing, sharing } = needs;
  const { follow, hearAgain, ...disk } = createDiskFollowing(needs);
  let underWay: Promise<unknown> = Promise.resolve();
  const write = (send: Send): Promise<SaveResult> => {
    const writing = writeDocument(send, { cell, editing, disk: { follow, hearAgain } });
    underWay = writing.catch(() => null);
    return writing;
  };
  /** Other windows take what is saved for what all have: nothing of it may still be on its way to them. */
  async function settleAll(): Promise<FailureCode | null> {
    try {
      while (sharing.isBehind()) {
        await sharing.settle();
        editing.flush();
      }
      return null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      cell.write({ ...cell.read(), saving: "failed", failure: error.code });
      return error.code;
    }
  }

  async function saveOnce(): Promise<SaveResult> {
    // Asked twice, it saves twice: what was typed since the first is not in it.
    while (cell.read().saving === "saving") await underWay;
    editing.flush();
    const apart = sharing.isBehind() ? await settleAll() : null;
    if (apart) return { kind: "failed", failure: apart };
    const { isDirty, readOnly, disk: found } = cell.read();
    if (found.kind !== "same") return { kind: "conflict" };
    if (!isDirty) return { kind: "nothing-to-save" };
    if (readOnly) return { kind: "failed", failure: "read-only" };
    return write((text) => file.save({ text, encoding: cell.read().encoding, base: cell.read().revision }));
  }
  return {
    ...disk,
    async save() {
      let result = await saveOnce();
      for (let again = 0; again < MOST_MEETINGS && isOwnMerge(result, cell); again++)
        result = await saveOnce();
      return result;
    },
    async restore() {
      editing.flush();
      const { path, encoding } = cell.read();
      return write((text) => file.create({ path, text, encoding }));
    },
    async saveCopy(path) {
      editing.flush();
      const { text, encoding } = cell.read();
      try {
        await file.create({ path, text, encoding });
        return { kind: "saved" };
      } catch (error) {
        if (error instanceof Failure) return { kind: "failed", failure: error.code };
        throw error;
      }
    },
  };
}

/** Other windows of the same document may save in between as often as this. */
const MOST_MEETINGS = 3;

/** A save that met another window's save, or the very same text: nobody has to look at that. */
function isOwnMerge({ kind }: SaveResult, cell: SnapshotCell): boolean {
  return kind === "merged" && cell.read().merged === null;
}

type Send = (text: string) => Promise<{ readonly revision: Revision }>;

interface Writing {
  readonly cell: SnapshotCell;
  readonly editing: Editing;
  readonly disk: Pick<DiskFollowing, "follow" | "hearAgain">;
}

/** Write the text as it is now; what is typed meanwhile stays unsaved. */
async function writeDocument(send: Send, { cell, editing, disk }: Writing): Promise<SaveResult> {
  editing.closeStep();
  const text = cell.read().text;
  cell.write({ ...cell.read(), saving: "saving", failure: null });
  try {
    const { revision } = await send(text);
    const now = cell.read();
    cell.write({
      ...now,
      savedText: text,
      revision,
      isDirty: now.text !== text,
      saving: "idle",
      failure: null,
      disk: { kind: "same" },
      merged: null,
    });
    return { kind: "saved" };
  } catch (error) {
    return await failed(error, cell, disk);
  } finally {
    await disk.hearAgain();
  }
}

async function failed(error: unknown, cell: SnapshotCell, disk: Writing["disk"]): Promise<SaveResult> {
  if (!(error instanceof Failure)) {
    cell.write({ ...cell.read(), saving: "failed", failure: "bug" });
    throw error;
  }
  if (error.code === "changed-on-disk" || error.code === "vanished") {
    cell.write({ ...cell.read(), saving: "idle" });
    return { kind: (await disk.follow()) ? "merged" : "conflict" };
  }
  cell.write({ ...cell.read(), saving: "failed", failure: error.code });
  return { kind: "failed", failure: error.code };
}
