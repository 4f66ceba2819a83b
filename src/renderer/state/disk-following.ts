/** What a session does when another program wrote or removed its file. */

import { Failure } from "#contract/failure";
import type { OpenDocument, Revision } from "#contract/values";
import type { Editing } from "./document-editing.ts";
import type { DocumentFile } from "./document-filing.ts";
import type { DocumentSession, SnapshotCell } from "./document-session.ts";
import { editLines } from "./edit-lines.ts";

export interface DiskFollowing extends Pick<DocumentSession, "diskChanged" | "readDisk" | "reload"> {
  /** Attend to what the host said while a save was on its way: it may have spoken of that very save. */
  hearAgain(): Promise<void>;
}

export function createDiskFollowing(cell: SnapshotCell, file: DocumentFile, editing: Editing): DiskFollowing {
  let heard: { readonly revision: Revision | null } | null = null;

  async function readDisk(): Promise<OpenDocument | null> {
    try {
      return await file.read();
    } catch (error) {
      if (error instanceof Failure && (error.code === "not-found" || error.code === "vanished")) return null;
      throw error;
    }
  }

  async function diskChanged(revision: Revision | null): Promise<void> {
    if (cell.read().saving === "saving") {
      heard = { revision };
      return;
    }
    if (revision === cell.read().revision) {
      if (cell.read().disk.kind !== "same") cell.write({ ...cell.read(), disk: { kind: "same" } });
      return;
    }
    const found = await readDisk();
    if (cell.read().saving === "saving") heard = { revision: found?.revision ?? null };
    else if (found?.revision !== cell.read().revision) follow(found);
  }

  function follow(found: OpenDocument | null) {
    editing.flush();
    if (!found) cell.write({ ...cell.read(), disk: { kind: "gone" } });
    else if (cell.read().isDirty) {
      cell.write({ ...cell.read(), disk: { kind: "changed", revision: found.revision } });
    } else adopt(found, cell, editing);
  }

  return {
    readDisk,
    diskChanged,
    async hearAgain() {
      const said = heard;
      heard = null;
      if (said) await diskChanged(said.revision);
    },
    async reload() {
      const found = await readDisk();
      editing.flush();
      if (found) adopt(found, cell, editing);
      else cell.write({ ...cell.read(), disk: { kind: "gone" } });
    },
  };
}

/** Make the file's text the document's, as an edit like any other: panes keep their place, undo brings the old text back. */
function adopt(found: OpenDocument, cell: SnapshotCell, editing: Editing): void {
  editing.closeStep();
  editing.edit(editLines(cell.read().text, found.text), "disk", null);
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
  });
}
