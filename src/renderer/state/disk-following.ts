/** What a session does when another program wrote or removed its file. */

import { Failure } from "#contract/failure";
import type { OpenDocument, Revision } from "#contract/values";
import type { Dialect } from "#core/markdown/block";
import type { Editing } from "./document-editing.ts";
import type { DocumentFile } from "./document-filing.ts";
import type { DocumentSession, SnapshotCell } from "./document-session.ts";
import type { DiskState } from "./document-snapshot.ts";
import { editLines } from "./edit-lines.ts";
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
}

/** What stands where the file was. */
type Found = OpenDocument | { readonly gone: "deleted" | "folder" };

export function createDiskFollowing(needs: FollowingNeeds): DiskFollowing {
  const { cell, file, editing, dialect } = needs;
  const become = (disk: DiskState) => {
    if (disk.kind !== "same" || cell.read().disk.kind !== "same") cell.write({ ...cell.read(), disk });
  };
  let heard: { readonly revision: Revision | null } | null = null;
  /** Counts the readings: one that a later one overtook says nothing any more. */
  let readings = 0;

  async function readFile(): Promise<Found> {
    try {
      return await file.read();
    } catch (error) {
      const code = error instanceof Failure ? error.code : null;
      if (code === "not-found" || code === "vanished") return { gone: "deleted" };
      if (code === "not-a-file") return { gone: "folder" };
      throw error;
    }
  }

  async function diskChanged(revision: Revision | null): Promise<void> {
    if (cell.read().saving === "saving") heard = { revision };
    else if (revision !== cell.read().revision) await follow();
    else become({ kind: "same" });
  }

  async function follow(): Promise<boolean> {
    const reading = ++readings;
    const found = await readFile();
    // Most documents never meet another program's change: what merges comes when it is needed.
    const merging = cell.read().isDirty ? await import("./merge-texts.ts") : null;
    if (reading !== readings) return false;
    if (cell.read().saving === "saving") {
      heard = { revision: "gone" in found ? null : found.revision };
      return false;
    }
    editing.flush();
    if ("gone" in found) become({ kind: "gone", to: found.gone });
    else if (found.revision === cell.read().revision) become({ kind: "same" });
    else if (!cell.read().isDirty) adopt(found, found.text, needs);
    else if (merging === null) return follow();
    else mergeIn(found, merging, needs);
    return cell.read().disk.kind === "same";
  }

  return {
    diskChanged,
    follow,
    async readDisk() {
      const found = await readFile();
      return "gone" in found ? null : found;
    },
    async hearAgain() {
      const said = heard;
      heard = null;
      if (said) await diskChanged(said.revision);
    },
    async reload() {
      readings++;
      const found = await readFile();
      editing.flush();
      if ("gone" in found) become({ kind: "gone", to: found.gone });
      else adopt(found, found.text, needs);
    },
    async merge() {
      const { mergeTexts } = await import("./merge-texts.ts");
      editing.flush();
      const { disk, savedText, text } = cell.read();
      if (disk.kind !== "changed") return null;
      return mergeTexts({ base: savedText, mine: text, theirs: disk.text }, dialect);
    },
    async resolve(merge, choices) {
      const found = await readFile();
      editing.flush();
      const isSeen = !("gone" in found) && found.text === merge.versions.theirs;
      if (!isSeen || cell.read().text !== merge.versions.mine) {
        await follow();
        return false;
      }
      readings++;
      adopt(found, merge.textWith(choices), needs);
      return true;
    },
    endMergeNotice() {
      if (cell.read().merged) cell.write({ ...cell.read(), merged: null });
    },
  };
}

/** Merge the file's text into the edits where they do not collide; else leave both to the person. */
function mergeIn(found: OpenDocument, { mergeTexts }: typeof Merging, needs: FollowingNeeds): void {
  const { cell, dialect } = needs;
  const { savedText, text } = cell.read();
  const merge = mergeTexts({ base: savedText, mine: text, theirs: found.text }, dialect);
  if (merge.conflicts.length > 0) {
    const disk = { kind: "changed" as const, revision: found.revision, text: found.text };
    cell.write({ ...cell.read(), disk, merged: null });
    return;
  }
  const after = merge.textWith([]);
  adopt(found, after, needs);
  if (merge.taken > 0) cell.write({ ...cell.read(), merged: { taken: merge.taken, before: text, after } });
}

/** Make `text` the document's, as an edit like any other: panes keep their place, undo brings the old text back. */
function adopt(found: OpenDocument, text: string, { cell, editing }: FollowingNeeds): void {
  editing.closeStep();
  editing.edit(editLines(cell.read().text, text), "disk", null);
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
