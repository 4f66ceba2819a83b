/** The picture of an open document at one moment, and how an edit leads to the next picture. */

import type { CollectionSchema } from "#core/schema/field";
import type { DocumentParts } from "#core/document/parts";
import type { Edit } from "#core/document/patch";
import type { FailureCode } from "#contract/failure";
import type { FrontmatterReading } from "#core/frontmatter/values";
import type { Problem } from "#core/problems/problem";
import type { Encoding, OpenDocument, ReadOnlyReason, Revision } from "#contract/values";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { followEdit } from "#core/problems/body";
import { problemsOf } from "#core/problems/check";
import { judgedProblems, type Refusal } from "#core/problems/judged";

/** What the file holds now, next to what was opened or saved last. */
export type DiskState =
  | { readonly kind: "same" }
  /** Its text and the unsaved edits cannot both stand: the person chooses, place by place. */
  | { readonly kind: "changed"; readonly revision: Revision; readonly text: string }
  /** `folder`: a folder stands there now. */
  | { readonly kind: "gone"; readonly to: "deleted" | "folder" };

/** What another program changed was merged into the unsaved text: in how many places, and the text before and after. */
export interface MergedChanges {
  readonly taken: number;
  readonly before: string;
  readonly after: string;
}

/** An immutable picture of the document; a new object whenever anything in it changes. */
export interface DocumentSnapshot {
  readonly path: string;
  readonly text: string;
  readonly parts: DocumentParts;
  readonly frontmatter: FrontmatterReading;
  /** Of the frontmatter and its schema, then of the body: document order. */
  readonly problems: readonly Problem[];
  /** Those of the body, as far as they are known: it is looked through when typing pauses. */
  readonly bodyProblems: readonly Problem[];
  readonly schema: CollectionSchema | null;
  /** What the site's publisher said last of the frontmatter; `null` where it was not asked or cannot judge. */
  readonly verdict: readonly Refusal[] | null;
  readonly encoding: Encoding;
  /** The text of the last open or save, and its revision: what a save compares with. */
  readonly savedText: string;
  readonly revision: Revision;
  readonly isDirty: boolean;
  readonly readOnly: ReadOnlyReason | null;
  readonly saving: "idle" | "saving" | "failed";
  /** Why the last save failed; `null` unless `saving` is "failed". */
  readonly failure: FailureCode | null;
  /** What another program did to the file since: the person chooses what becomes of it. */
  readonly disk: DiskState;
  /** Said until the person has seen it. */
  readonly merged: MergedChanges | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What a document is based on that has no file yet: a revision that no file has, not even an empty one. */
export const NO_FILE = "0".repeat(64) as Revision;

/** Whether the document was begun here and never saved. */
export function isOfNoFile({ revision }: Pick<DocumentSnapshot, "revision">): boolean {
  return revision === NO_FILE;
}

/** The picture of a document that was just opened, or begun: then all of it is unsaved. */
export function openedSnapshot(opened: OpenDocument, schema: CollectionSchema | null): DocumentSnapshot {
  const parts = splitDocument(opened.text);
  const savedText = isOfNoFile(opened) ? "" : opened.text;
  return {
    path: opened.path,
    text: opened.text,
    encoding: opened.encoding,
    savedText,
    revision: opened.revision,
    isDirty: opened.text !== savedText,
    readOnly: opened.readOnly,
    saving: "idle",
    failure: null,
    disk: { kind: "same" },
    merged: null,
    canUndo: false,
    canRedo: false,
    verdict: null,
    ...readParts(parts, schema, null),
    bodyProblems: [],
  };
}

/** The picture after `edit` led to `text`. The frontmatter is read again only if the edit can have touched it. */
export function editedSnapshot(before: DocumentSnapshot, edit: Edit, text: string): DocumentSnapshot {
  const isDirty = text !== before.savedText;
  const bodyProblems = followEdit(before.bodyProblems, edit, before.text);
  if (leavesFrontmatterAlone(before.parts, edit)) {
    const parts = { ...before.parts, text, body: { from: before.parts.body.from, to: text.length } };
    return withBodyProblems({ ...before, text, isDirty, parts }, bodyProblems);
  }
  const read = readParts(splitDocument(text), before.schema, before.verdict);
  return { ...before, text, isDirty, ...read, bodyProblems, problems: [...read.problems, ...bodyProblems] };
}

/** The picture under another schema: only the problems differ. */
export function snapshotWithSchema(
  before: DocumentSnapshot,
  schema: CollectionSchema | null,
): DocumentSnapshot {
  const problems = frontmatterProblems(before, schema, before.verdict);
  return { ...before, schema, problems: [...problems, ...before.bodyProblems] };
}

/** The picture with another judgement of the publisher's; the same object where it has none, as before. */
export function snapshotWithVerdict(
  before: DocumentSnapshot,
  verdict: readonly Refusal[] | null,
): DocumentSnapshot {
  if (verdict === null && before.verdict === null) return before;
  const problems = frontmatterProblems(before, before.schema, verdict);
  return { ...before, verdict, problems: [...problems, ...before.bodyProblems] };
}

/** Found by the publisher, where it judges; else by the schema. */
function frontmatterProblems(
  { parts, frontmatter }: Pick<DocumentSnapshot, "parts" | "frontmatter">,
  schema: CollectionSchema | null,
  verdict: readonly Refusal[] | null,
): readonly Problem[] {
  const json = schema?.json ?? null;
  return verdict === null
    ? problemsOf(parts, frontmatter, json)
    : judgedProblems(parts, frontmatter, json, verdict);
}

/** The picture with other problems in the body; the same object where they are the same list, or none as before. */
export function withBodyProblems(
  before: DocumentSnapshot,
  bodyProblems: readonly Problem[],
): DocumentSnapshot {
  if (bodyProblems === before.bodyProblems) return before;
  if (bodyProblems.length === 0 && before.bodyProblems.length === 0) return before;
  const ofFrontmatter = before.problems.slice(0, before.problems.length - before.bodyProblems.length);
  return { ...before, bodyProblems, problems: [...ofFrontmatter, ...bodyProblems] };
}

function readParts(
  parts: DocumentParts,
  schema: CollectionSchema | null,
  verdict: readonly Refusal[] | null,
) {
  const frontmatter = readFrontmatter(parts);
  return {
    parts,
    frontmatter,
    schema,
    problems: frontmatterProblems({ parts, frontmatter }, schema, verdict),
  };
}

/**
 * Whether the document's parts stay as they are but for the body's length.
 *
 * True only where it is certain: behind a closing fence that a line feed ends, or in a text without
 * frontmatter that does not begin the way frontmatter does.
 */
function leavesFrontmatterAlone(parts: DocumentParts, edit: Edit): boolean {
  const first = edit[0];
  if (!first) return true;
  if (parts.frontmatter) {
    const end = parts.frontmatter.whole.to;
    return first.from >= end && parts.text[end - 1] === "\n";
  }
  return first.from > parts.body.from + 3 && !/^\uFEFF?(?:---|\+\+\+|;;;|\{)/.test(parts.text);
}
