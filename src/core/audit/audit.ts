/**
 * The audit: what the editor would do to one document, through the editor's own functions.
 *
 * Nothing is written. Every figure is counted from texts: the document before, and the text that a save would
 * write after opening it, or after one small edit of each kind.
 */

import { applyEdit } from "../document/patch.ts";
import { splitDocument } from "../document/parts.ts";
import type { Body } from "../markdown/block.ts";
import { bodyText, parseBody } from "../markdown/body.ts";
import { dialectFor } from "../markdown/dialect.ts";
import { targetsOf } from "../markdown/labels.ts";
import { settledSignature } from "../markdown/rewrite-block.ts";
import type { Tree } from "../markdown/rewrite-tree.ts";
import { saveBlocks, type After } from "../markdown/save.ts";
import { fromVisual } from "../visual/from-visual.ts";
import type { VisualNode } from "../visual/node.ts";
import { visualSchema } from "../visual/schema.ts";
import { toVisual } from "../visual/to-visual.ts";
import { auditFields } from "./field-edit.ts";
import { isIdeal } from "./ideal.ts";
import { chooseFrom, seededRandom, type Random } from "./random.ts";
import { BODY_EDIT_KINDS, editVisual, type BodyEditKind, type VisualEdit } from "./visual-edits.ts";

/** `field` is a field edited, added and removed (up to three tries), the others are edits of the body. */
export type AuditKind = "field" | BodyEditKind;

export const AUDIT_KINDS: readonly AuditKind[] = ["field", ...BODY_EDIT_KINDS];

/** How many edits of a kind were tried, and how many kept each promise. */
export interface EditFigures {
  readonly tried: number;
  /** Every code unit outside of the edited block or field stayed. */
  readonly confined: number;
  /** Only what a careful hand would have changed was changed. */
  readonly ideal: number;
  /** The saved text, read again, is the edited document. */
  readonly reparsed: number;
}

/** A promise that was not kept, with the part of the text that shows it. */
export interface AuditFailure {
  readonly kind: "identical" | AuditKind;
  readonly broken: readonly ("identical" | "confined" | "ideal" | "reparsed")[];
  readonly before: string;
  readonly after: string;
}

export interface DocumentAudit {
  readonly path: string;
  /** Opening it, with every block taken into the editor's model and back, and saving changes no code unit. */
  readonly identical: boolean;
  readonly edits: Readonly<Record<AuditKind, EditFigures>>;
  readonly failures: readonly AuditFailure[];
}

/** Audit the document `text` at `path`. The same `seed` makes the same edits. */
export function auditDocument(path: string, text: string, seed: number): DocumentAudit {
  const start = splitDocument(text).body.from;
  const body = parseBody(text.slice(start), dialectFor(path, null));
  const random = seededRandom(path, seed);
  const identical = auditOpening(text, start, body);
  const audits = AUDIT_KINDS.map((kind): KindAudit => {
    if (kind === "field") return { kind, audits: auditFields(text, random) };
    const audited = auditEdit({ text, start, body }, kind, random);
    return { kind, audits: audited ? [audited] : [] };
  });
  const failures = audits.flatMap(failureOf);
  return {
    path,
    identical: identical === null,
    edits: Object.fromEntries(
      audits.map(({ kind, audits: made }) => [kind, figuresOf(made)]),
    ) as DocumentAudit["edits"],
    failures: identical ? [identical, ...failures] : failures,
  };
}

/** What one edit came to. */
export interface Audited {
  readonly confined: boolean;
  readonly ideal: boolean;
  readonly reparsed: boolean;
  readonly before: string;
  readonly after: string;
}

interface KindAudit {
  readonly kind: AuditKind;
  /** Empty when the document has no place for such an edit. */
  readonly audits: readonly Audited[];
}

function figuresOf(audits: readonly Audited[]): EditFigures {
  const count = (promise: "confined" | "ideal" | "reparsed") =>
    audits.filter((audited) => audited[promise]).length;
  return {
    tried: audits.length,
    confined: count("confined"),
    ideal: count("ideal"),
    reparsed: count("reparsed"),
  };
}

function failureOf({ kind, audits }: KindAudit): AuditFailure[] {
  return audits.flatMap((audited) => {
    const broken = (["confined", "ideal", "reparsed"] as const).filter((promise) => !audited[promise]);
    return broken.length === 0 ? [] : [{ kind, broken, before: audited.before, after: audited.after }];
  });
}

/** Open and save without an edit, and with every block through the editor's model and back. */
function auditOpening(text: string, start: number, body: Body): AuditFailure | null {
  const kept = saveBlocks(
    body,
    body.blocks.map((block): After => ({ kind: "kept", block })),
  );
  const through = saveBlocks(
    body,
    body.blocks.map((block): After => ({ kind: "changed", block, node: opened(body, block) })),
  );
  const saved = [kept, through].map(({ edit }) => text.slice(0, start) + applyEdit(text.slice(start), edit));
  const changed = saved.find((result) => result !== text);
  if (bodyText(body) === text.slice(start) && changed === undefined) return null;
  return {
    kind: "identical",
    broken: ["identical"],
    before: text,
    after: changed ?? text.slice(0, start) + bodyText(body),
  };
}

const targets = new WeakMap<Body, ReturnType<typeof targetsOf>>();

/** A block as the editor holds it: through ProseMirror's own check and back to plain values. */
function opened(body: Body, block: Body["blocks"][number]): VisualNode {
  const known = targets.get(body) ?? targetsOf(body.blocks);
  targets.set(body, known);
  const node = visualSchema.nodeFromJSON(toVisual(block, known));
  node.check();
  return node.toJSON() as VisualNode;
}

interface Opened {
  readonly text: string;
  readonly start: number;
  readonly body: Body;
}

function auditEdit({ text, start, body }: Opened, kind: BodyEditKind, random: Random): Audited | null {
  const found = findEdit(body, kind, random);
  if (!found) return null;
  const { index, edit } = found;
  const checked = visualSchema.nodeFromJSON(edit.node);
  checked.check();
  const after = body.blocks.map((block, at): After =>
    at === index ? { kind: "changed", block, node: checked.toJSON() as VisualNode } : { kind: "kept", block },
  );
  const saved = saveBlocks(body, after);
  const old = bodyText(body);
  const now = applyEdit(old, saved.edit);
  const from = offsetOf(body, index);
  const tail = old.length - from - (body.blocks[index]?.source.length ?? 0);
  const outside =
    now.startsWith(old.slice(0, from)) &&
    now.endsWith(old.slice(old.length - tail)) &&
    now.length >= from + tail;
  return {
    confined: outside && text.slice(0, start) + old === text,
    ideal: isIdeal(kind, edit, old, now),
    reparsed: now === bodyText(saved.body) && readsAsEdited(now, after, body),
    before: body.blocks[index]?.source ?? "",
    after: now.slice(from, now.length - tail),
  };
}

/** A block in which an edit of this kind can be made, and the edit. */
function findEdit(
  body: Body,
  kind: BodyEditKind,
  random: Random,
): { readonly index: number; readonly edit: VisualEdit } | null {
  const open = body.blocks.flatMap((block, index) => (block.island === null ? [{ block, index }] : []));
  while (open.length > 0) {
    const chosen = chooseFrom(open, random);
    if (!chosen) return null;
    const edit = editVisual(opened(body, chosen.block), kind, random);
    if (edit) return { index: chosen.index, edit };
    open.splice(open.indexOf(chosen), 1);
  }
  return null;
}

function offsetOf({ lead, blocks }: Body, index: number): number {
  return blocks
    .slice(0, index)
    .reduce((offset, { source, gap }) => offset + source.length + gap.length, lead.length);
}

/** Whether the whole text, parsed from nothing, is the edited document block by block. */
function readsAsEdited(text: string, after: readonly After[], before: Body): boolean {
  const { blocks } = parseBody(text, before.dialect);
  if (blocks.length !== after.length) return false;
  return after.every((each, index) => {
    const block = blocks[index];
    if (!block) return false;
    if (each.kind === "kept")
      return block.source === each.block.source && sameReading(block.tree, each.block.tree);
    return (
      block.tree !== null &&
      settledSignature(block.tree as Tree).key === settledSignature(fromVisual(each.node) as Tree).key
    );
  });
}

function sameReading(left: Body["blocks"][number]["tree"], right: Body["blocks"][number]["tree"]): boolean {
  if (left === null || right === null) return left === right;
  return settledSignature(left as Tree).key === settledSignature(right as Tree).key;
}
