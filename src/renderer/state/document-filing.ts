/** The filing half of a session: saving, and what to do when another program wrote the file. */

import type { DocumentSession, SnapshotCell } from "./document-session.ts";
import type { Editing } from "./document-editing.ts";
import type { Encoding, OpenDocument, Revision } from "#contract/values";
import { Failure, type FailureCode } from "#contract/failure";
import { editLines } from "./edit-lines.ts";

/** The file behind a document. Every function fails with a `Failure`. */
export interface DocumentFile {
  read(): Promise<OpenDocument>;
  /** Write if the file still has the bytes of `base`. */
  save(input: {
    readonly text: string;
    readonly encoding: Encoding;
    readonly base: Revision;
  }): Promise<{ readonly revision: Revision }>;
  /** Write a new file; never replaces one. */
  create(input: {
    readonly path: string;
    readonly text: string;
    readonly encoding: Encoding;
  }): Promise<{ readonly revision: Revision }>;
}

/** `conflict`: the file is not what it was; nothing was written and the person chooses. */
export type SaveResult =
  | { readonly kind: "saved" }
  | { readonly kind: "nothing-to-save" }
  | { readonly kind: "conflict" }
  | { readonly kind: "failed"; readonly failure: FailureCode };

type Filing = Pick<
  DocumentSession,
  "save" | "diskChanged" | "readDisk" | "reload" | "keepMine" | "restore" | "saveCopy"
>;

export function createFiling(cell: SnapshotCell, file: DocumentFile, editing: Editing): Filing {
  /** What the host last said of the file while a save was on its way: it may speak of that very save. */
  let heard: { readonly revision: Revision | null } | null = null;

  async function write(send: (text: string) => Promise<{ readonly revision: Revision }>): Promise<SaveResult> {
    editing.closeStep();
    const text = cell.read().text;
    cell.write({ ...cell.read(), saving: "saving", failure: null });
    heard = null;
    try {
      const { revision } = await send(text);
      const now = cell.read();
      cell.write({
        ...now,
        savedText: text,
        revision,
        // A person types on while the disk works: what was sent is saved, what came after is not.
        isDirty: now.text !== text,
        saving: "idle",
        failure: null,
        disk: { kind: "same" },
      });
      return { kind: "saved" };
    } catch (error) {
      return failed(error);
    } finally {
      await hearAgain();
    }
  }

  async function failed(error: unknown): Promise<SaveResult> {
    if (!(error instanceof Failure)) {
      cell.write({ ...cell.read(), saving: "failed", failure: "bug" });
      throw error;
    }
    if (error.code === "changed-on-disk" || error.code === "vanished") {
      cell.write({ ...cell.read(), saving: "idle" });
      const found = await readDisk();
      const disk = found
        ? ({ kind: "changed", revision: found.revision } as const)
        : ({ kind: "gone" } as const);
      cell.write({ ...cell.read(), disk });
      return { kind: "conflict" };
    }
    cell.write({ ...cell.read(), saving: "failed", failure: error.code });
    return { kind: "failed", failure: error.code };
  }

  async function hearAgain() {
    const said = heard;
    heard = null;
    if (said) await diskChanged(said.revision);
  }

  async function save(): Promise<SaveResult> {
    editing.flush();
    const { isDirty, readOnly, saving, disk } = cell.read();
    if (saving === "saving") return { kind: "nothing-to-save" };
    if (disk.kind !== "same") return { kind: "conflict" };
    if (!isDirty) return { kind: "nothing-to-save" };
    if (readOnly) return { kind: "failed", failure: "read-only" };
    return write((text) => file.save({ text, encoding: cell.read().encoding, base: cell.read().revision }));
  }

  async function readDisk(): Promise<OpenDocument | null> {
    try {
      return await file.read();
    } catch (error) {
      if (error instanceof Failure && (error.code === "not-found" || error.code === "vanished")) return null;
      throw error;
    }
  }

  /** Make the file's text the document's, as an edit like any other: panes keep their place, undo brings the old text back. */
  function adopt(found: OpenDocument) {
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

  async function diskChanged(revision: Revision | null) {
    if (cell.read().saving === "saving") {
      heard = { revision };
      return;
    }
    if (revision === cell.read().revision) {
      if (cell.read().disk.kind !== "same") cell.write({ ...cell.read(), disk: { kind: "same" } });
      return;
    }
    const found = await readDisk();
    if (cell.read().saving === "saving") {
      heard = { revision: found?.revision ?? null };
      return;
    }
    if (found?.revision === cell.read().revision) return;
    editing.flush();
    if (!found) cell.write({ ...cell.read(), disk: { kind: "gone" } });
    else if (cell.read().isDirty) {
      cell.write({ ...cell.read(), disk: { kind: "changed", revision: found.revision } });
    } else adopt(found);
  }

  return {
    save,
    readDisk,
    diskChanged,
    async reload() {
      const found = await readDisk();
      editing.flush();
      if (found) adopt(found);
      else cell.write({ ...cell.read(), disk: { kind: "gone" } });
    },
    async keepMine(seen) {
      editing.flush();
      return write((text) => file.save({ text, encoding: cell.read().encoding, base: seen }));
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
