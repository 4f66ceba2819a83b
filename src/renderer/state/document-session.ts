/** An open document as every pane sees it: one text, one history, one idea of what the disk holds. */

import type { CollectionSchema } from "#core/schema/field";
import type { Join } from "#core/document/history";
import type { Edit } from "#core/document/patch";
import type { Dialect } from "#core/markdown/block";
import type { Choice } from "#core/merge/merge";
import type { Refusal } from "#core/problems/judged";
import type { Problem } from "#core/problems/problem";
import type { OpenDocument, Revision } from "#contract/values";
import type { DocumentSnapshot } from "./document-snapshot.ts";
import { createEditing } from "./document-editing.ts";
import { editLines } from "./edit-lines.ts";
import { createFiling, type DocumentFile, type SaveResult } from "./document-filing.ts";
import { createSharing, type Sharing } from "./sharing.ts";
import type { SharingChannel } from "./shared-line.ts";
import type { MergedTexts } from "./merge-texts.ts";
import {
  openedSnapshot,
  snapshotWithSchema,
  snapshotWithVerdict,
  withBodyProblems,
} from "./document-snapshot.ts";

export type { DocumentSnapshot } from "./document-snapshot.ts";
export type { SaveResult } from "./document-filing.ts";

/** The pane that an edit came from: it does not get its own edit back. */
export type PaneName = "visual" | "source" | "form" | "history" | "disk" | "elsewhere" | (string & {});

/** An edit that happened, and the text that it led to. */
export interface DocumentChange {
  readonly edit: Edit;
  readonly text: string;
  readonly from: PaneName;
}

/** Unsaved text from an earlier run of Galley, and what it was made on. */
export interface EarlierEdits {
  readonly base: Revision;
  readonly baseText: string;
  readonly text: string;
}

export interface DocumentSession {
  /** The current picture; the same object until something changes. */
  snapshot(): DocumentSnapshot;
  subscribe(listener: () => void): () => void;
  /**
   * Every edit, in order, with the text after it: how editors follow each other without rereading the text.
   * Who shows the text as it is typed is `awaiting`: panes then deliver each key as soon as it is on the screen.
   */
  onEdit(listener: (change: DocumentChange) => void, attention?: "awaiting"): () => void;
  /** Whether anybody shows the text as it is typed. */
  isAwaited(): boolean;
  /** Apply `edit` and record it; `join` says what it is undone together with. */
  edit(edit: Edit, from: PaneName, join: Join): void;
  undo(): void;
  redo(): void;
  /**
   * A pane with edits it has not delivered yet (the visual editor works off the key's path) registers how to deliver
   * them, and how to tell them without that: the edit that a delivery comes to, or `null` where only it can tell.
   */
  onFlush(deliver: () => void, tell?: () => Edit | null): () => void;
  /**
   * What the panes have not delivered, as an edit of the picture's text. It costs the same in a text of any length.
   * `null`: they must deliver for it to be known.
   */
  held(): Edit | null;
  /** Have every pane deliver; then the snapshot is what the person sees. Called before save, undo and diff. */
  flush(): void;
  /** A pane has an edit that it has not delivered yet: called for each, so it must cost nothing. */
  holding(): void;
  onHolding(listener: () => void): () => void;
  /** Say what the fields mean, once that is known or has changed. */
  setSchema(schema: CollectionSchema | null): void;
  /** Say what is wrong in the body, found in `text`. Passed over when the document is no longer that text. */
  setBodyProblems(problems: readonly Problem[], text: string): void;
  /** Say what the site's publisher refuses in the frontmatter as it is now; `null`: it says nothing. */
  setVerdict(verdict: readonly Refusal[] | null): void;

  /** Write what was edited, if the file is still what it was. A document without edits is never written. */
  save(): Promise<SaveResult>;
  /**
   * The host says that the file has other bytes now; `null`: it is gone. A document without edits follows at once; one
   * with edits takes over what does not collide with them, as one step of undo. What collides is left to the person.
   */
  diskChanged(revision: Revision | null): Promise<void>;
  /** Take up edits that were made on an earlier state of the file: what it became since is met as any change elsewhere. */
  takeUp(edits: EarlierEdits): Promise<void>;
  /** What the file holds now; `null` when it is gone. */
  readDisk(): Promise<OpenDocument | null>;
  /** Take the file's text in place of the edits. Undo brings the edits back, and the history keeps them. */
  reload(): Promise<void>;
  /** The edits and what the file holds now, merged; `null` when they do not collide. */
  merge(): Promise<MergedTexts | null>;
  /**
   * Settle what collides, as one step of undo; nothing is written. The history keeps the edits where they were not
   * chosen. False when either text is another by now.
   */
  resolve(merge: MergedTexts, choices: readonly (Choice | undefined)[]): Promise<boolean>;
  /** The person has seen what was merged. */
  endMergeNotice(): void;
  /** Write the text as a new file at its own path, after the file was deleted. */
  restore(): Promise<SaveResult>;
  /**
   * Another program moved the file: it holds `revision` at `path` now. Text, edits and undo stay; `move` says to the
   * session's file and channel where it is.
   */
  movedTo(path: string, revision: Revision, move: () => void): Promise<void>;
  /** What ties it to other windows that have it open. */
  readonly sharing: Pick<Sharing, "start" | "news" | "stop">;
  /** Write the text as a new file elsewhere; this document stays as it is. Fails rather than replace a file. */
  saveCopy(path: string): Promise<SaveResult>;
}

/** What a session needs of the world around it. */
export interface SessionNeeds {
  readonly opened: OpenDocument;
  readonly schema: CollectionSchema | null;
  /** What the body is written in. */
  readonly dialect: Dialect;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly file: DocumentFile;
  /** Other windows that have the document open; `null` where there can be none. */
  readonly channel: SharingChannel | null;
}

/** Where a session's parts find and put the current picture. */
export interface SnapshotCell {
  read(): DocumentSnapshot;
  /** Put the next picture in place, call `between`, then tell the subscribers: editors follow before views are drawn. */
  write(next: DocumentSnapshot, between?: () => void): void;
}

/** Open a session on a document that was read. */
export function createDocumentSession({
  opened,
  schema,
  dialect,
  now,
  file,
  channel,
}: SessionNeeds): DocumentSession {
  let current: DocumentSnapshot = openedSnapshot(opened, schema);
  const listeners = new Set<() => void>();
  const cell: SnapshotCell = {
    read: () => current,
    write(next, between) {
      current = next;
      between?.();
      for (const listener of [...listeners]) listener();
    },
  };
  const editing = createEditing(cell, now);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const sharing = createSharing({ cell, file, editing, dialect, channel, subscribe });
  const filing = createFiling({ cell, file, editing, dialect, sharing });
  return {
    snapshot: cell.read,
    subscribe,
    setSchema: (next) => cell.write(snapshotWithSchema(current, next)),
    setBodyProblems(problems, text) {
      const next = text === current.text ? withBodyProblems(current, problems) : current;
      if (next !== current) cell.write(next);
    },
    setVerdict(verdict) {
      const next = snapshotWithVerdict(current, verdict);
      if (next !== current) cell.write(next);
    },
    async takeUp({ base, baseText, text }) {
      editing.flush();
      const { isDirty, revision } = current;
      // Edits that are made already stay on the base they have; these come on top, as one step.
      if (!isDirty) cell.write({ ...current, savedText: baseText, revision: base });
      editing.closeStep();
      editing.edit(editLines(current.text, text), "journal", null);
      if (!isDirty && revision !== base) await filing.diskChanged(revision);
    },
    async movedTo(path, revision, move) {
      editing.flush();
      const joining = sharing.rejoin(move);
      cell.write({ ...current, path });
      await filing.diskChanged(revision);
      await joining;
    },
    ...editing,
    ...filing,
    sharing,
  };
}
