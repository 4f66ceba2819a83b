/** An open document as every pane sees it: one text, one history, one idea of what the disk holds. */

import type { Edit } from "#core/document/patch";
import type { DocumentParts } from "#core/document/parts";
import type { FrontmatterReading } from "#core/frontmatter/values";
import type { Problem } from "#core/problems/problem";
import type { CollectionSchema } from "#core/schema/field";
import type { ReadOnlyReason, Revision } from "#contract/values";

/** The pane that an edit came from: it does not get its own edit back. */
export type PaneName = "visual" | "source" | "form" | "history" | "disk" | (string & {});

/** An immutable picture of the document; a new object whenever anything in it changes. */
export interface DocumentSnapshot {
  readonly path: string;
  readonly text: string;
  readonly parts: DocumentParts;
  readonly frontmatter: FrontmatterReading;
  /** Frontmatter and schema problems, in document order. */
  readonly problems: readonly Problem[];
  readonly schema: CollectionSchema | null;
  /** The text of the last open or save, and its revision: what a save compares with. */
  readonly savedText: string;
  readonly revision: Revision;
  readonly isDirty: boolean;
  readonly readOnly: ReadOnlyReason | null;
  readonly saving: "idle" | "saving" | "failed";
  /** What another program did to the file since: the person chooses what becomes of it. */
  readonly disk: { readonly kind: "same" } | { readonly kind: "changed"; readonly revision: Revision } | { readonly kind: "gone" };
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface DocumentSession {
  /** The current picture; the same object until something changes. */
  snapshot(): DocumentSnapshot;
  subscribe(listener: () => void): () => void;
  /** Every edit, in order, with the text after it: how editors follow each other without rereading the text. */
  onEdit(listener: (change: { readonly edit: Edit; readonly text: string; readonly from: PaneName }) => void): () => void;
  /** Apply `edit` and record it. Edits with the same `join` in quick succession are undone as one; `null` stands alone. */
  edit(edit: Edit, from: PaneName, join: string | null): void;
  undo(): void;
  redo(): void;
  /** A pane with edits it has not delivered yet (the visual editor works off the key's path) registers how to deliver them. */
  onFlush(deliver: () => void): () => void;
  /** Have every pane deliver; then the snapshot is what the person sees. Called before save, undo and diff. */
  flush(): void;
}
