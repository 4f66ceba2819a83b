/** What a session does when another program wrote or removed its file. */

import { Failure } from "#contract/failure";
import type { OpenDocument, Revision } from "#contract/values";
import type { Edit } from "#core/document/patch";
import type { Choice } from "#core/merge/merge";
import type { Dialect } from "#core/markdown/block";
import type { Editing } from "./document-editing.ts";
import type { DocumentFile } from "./document-filing.ts";
import type { DocumentSession, SnapshotCell } from "./document-session.ts";
import type { DiskState } from "./document-snapshot.ts";
import { editLines } from "./edit-lines.ts";
import type { Sharing } from "./sharing.ts";
import type * as Merging from "./merge-texts.ts";

export interface DiskFollowing extends Pick<
  DocumentSession,
  "diskChanged" | "readDisk" | "reload" | "merge" | "resolve" | "endMergeNotice"
> {
  /** Attend to what the host said while a save was on its way: it may have spoken of that very save. */
  hearAgain(): Promise<void>;
  /** The file is not what a save was based on: read it and follow. @returns whether the texts came together. */
  follow(): Promise<boolean>;
}

export interface FollowingNeeds {
  readonly cell: SnapshotCell;
  readonly file: DocumentFile;
  readonly editing: Editing;
  readonly dialect: Dialect;
  readonly sharing: Sharing;
}

/** What stands where the file was. */
type Found = OpenDocument | { readonly gone: "deleted" | "folder" };

export function createDiskFollowing(needs: FollowingNeeds): DiskFollowing {
  const { cell, file, editing, dialect, sharing } = needs;
  const become = (disk: DiskState) => {
    if (disk.kind !== "same" || cell.read().disk.kind !== "same") cell.write({ ...cell.read(), disk });
  };
  let heard: { readonly revision: Revision | null } | null = null;
  /** Counts the readings: one that a later one overtook says nothing any more. */
  let readings = 0;

  async function diskChanged(revision: Revision | null): Promise<void> {
    if (cell.read().saving === "saving") heard = { revision };
    else if (revision !== cell.read().revision) await follow();
    else become({ kind: "same" });
  }

  async function follow(): Promise<boolean> {
    const reading = ++readings;
    if (sharing.isShared()) await sharing.settle();
    const { revision: before } = cell.read();
    const found = await readFile(file);
    // Most documents never meet another program's change: what merges comes when it is needed.
    const merging = cell.read().isDirty || sharing.isShared() ? await import("./merge-texts.ts") : null;
    if (reading !== readings) return false;
    if (cell.read().saving === "saving") {
      heard = { revision: "gone" in found ? null : found.revision };
      return false;
    }
    editing.flush();
    if ("gone" in found) become({ kind: "gone", to: found.gone });
    else if (found.revision === cell.read().revision) become({ kind: "same" });
    else if (!(await bringIn({ found, before, merging }, needs)) && cell.read().disk.kind !== "changed")
      return follow();
    return cell.read().disk.kind === "same";
  }

  async function adoptAll(found: OpenDocument): Promise<void> {
    const plan = () => editLines(cell.read().text, found.text);
    while (!(await sharing.take(found.revision, plan, (edit) => adopt(found, edit, needs)))) {
      // Another window was first: what it made of both is here now.
      if (cell.read().revision === found.revision) return;
    }
  }

  return {
    diskChanged,
    follow,
    async readDisk() {
      const found = await readFile(file);
      return "gone" in found ? null : found;
    },
    async hearAgain() {
      const said = heard;
      heard = null;
      if (said) await diskChanged(said.revision);
    },
    async reload() {
      readings++;
      const found = await readFile(file);
      editing.flush();
      if ("gone" in found) return become({ kind: "gone", to: found.gone });
      const { isDirty, text } = cell.read();
      if (isDirty && text !== found.text) await keepMine(needs);
      await adoptAll(found);
    },
    async merge() {
      const { mergeTexts } = await import("./merge-texts.ts");
      editing.flush();
      const { disk, savedText, text } = cell.read();
      if (disk.kind !== "changed") return null;
      return mergeTexts({ base: savedText, mine: text, theirs: disk.text }, dialect);
    },
    async resolve(merge, choices) {
      const found = await readFile(file);
      editing.flush();
      const isSeen = !("gone" in found) && found.text === merge.versions.theirs;
      if (!isSeen || cell.read().text !== merge.versions.mine) {
        await follow();
        return false;
      }
      readings++;
      if (choices.some(givesUp)) await keepMine(needs);
      const plan = () => {
        const { text, disk } = cell.read();
        return disk.kind === "changed" && text === merge.versions.mine
          ? editLines(text, merge.textWith(choices))
          : null;
      };
      return sharing.take(found.revision, plan, (edit) => adopt(found, edit, needs));
    },
    endMergeNotice() {
      if (cell.read().merged) cell.write({ ...cell.read(), merged: null });
    },
  };
}

/** Undo is gone with the window; the history is not. */
async function keepMine({ cell, file }: FollowingNeeds): Promise<void> {
  const { text, encoding } = cell.read();
  await file.keep({ text, encoding });
}

function givesUp(choice: Choice | undefined): boolean {
  return choice !== undefined && choice.kind !== "mine" && choice.kind !== "both";
}

async function readFile(file: DocumentFile): Promise<Found> {
  try {
    return await file.read();
  } catch (error) {
    const code = error instanceof Failure ? error.code : null;
    if (code === "not-found" || code === "vanished") return { gone: "deleted" };
    if (code === "not-a-file") return { gone: "folder" };
    throw error;
  }
}

/** What was read of the file while the document came from the revision `before`. */
interface Reading {
  readonly found: OpenDocument;
  readonly before: Revision;
  readonly merging: typeof Merging | null;
}

/**
 * Merge the file's text into the edits where they do not collide; else leave both to the person. False when it is not
 * in: it collides, was brought in by another window, or has to be looked at once more.
 */
function bringIn({ found, before: known, merging }: Reading, needs: FollowingNeeds): Promise<boolean> {
  const { cell, editing, dialect, sharing } = needs;
  let before = "";
  let taken = 0;
  const plan = () => {
    editing.flush();
    const { savedText, text, isDirty, revision, saving } = cell.read();
    // Saved since: what was read is older than that.
    if (revision !== known || saving === "saving") return null;
    before = text;
    if (!isDirty) return editLines(text, found.text);
    if (!merging) return null;
    const merge = merging.mergeTexts({ base: savedText, mine: text, theirs: found.text }, dialect);
    taken = merge.taken;
    if (merge.conflicts.length === 0) return editLines(text, merge.textWith([]));
    const disk = { kind: "changed" as const, revision: found.revision, text: found.text };
    cell.write({ ...cell.read(), disk, merged: null });
    return null;
  };
  return sharing.take(found.revision, plan, (edit) => {
    adopt(found, edit, needs);
    const { text: after } = cell.read();
    if (taken > 0) cell.write({ ...cell.read(), merged: { taken, before, after } });
  });
}

/** Bring `edit` in as one like any other: panes keep their place, undo takes it back. The base is the file from now on. */
function adopt(found: OpenDocument, edit: Edit, { cell, editing }: FollowingNeeds): void {
  editing.closeStep();
  editing.edit(edit, "disk", null);
  cell.write({
    ...cell.read(),
    savedText: found.text,
    revision: found.revision,
    encoding: found.encoding,
    readOnly: found.readOnly,
    isDirty: cell.read().text !== found.text,
    saving: "idle",
    failure: null,
    disk: { kind: "same" },
    merged: null,
  });
}
