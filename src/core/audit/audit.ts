/**
 * The audit: what the editor would do to one document, through the editor's own functions.
 *
 * Nothing is written. Every figure is counted from texts: the document before, and the text that a save would
 * write after opening it, or after one small edit of each kind.
 */

import { applyEdit } from "../document/patch.ts";
import { splitDocument } from "../document/parts.ts";
import type { Block, Body, IslandKind } from "../markdown/block.ts";
import { bodyText, parseBody } from "../markdown/body.ts";
import { dialectFor } from "../markdown/dialect.ts";
import { targetsOf } from "../markdown/labels.ts";
import { saveBlocks, type After } from "../markdown/save.ts";
import type { VisualNode } from "../visual/node.ts";
import { visualSchema } from "../visual/schema.ts";
import { toVisual } from "../visual/to-visual.ts";
import { auditFields } from "./field-edit.ts";
import { auditFieldStructure, FIELD_STRUCTURE_KINDS, type FieldStructureKind } from "./field-structure.ts";
import { isIdeal } from "./ideal.ts";
import { takeInventory, type Inventory } from "./inventory.ts";
import { chooseFrom, seededRandom, type Random } from "./random.ts";
import { readsAsEdited } from "./reading.ts";
import { auditStructure } from "./structure-audit.ts";
import { STRUCTURE_KINDS, type StructureKind, type Visual } from "./structure-edits.ts";
import { BODY_EDIT_KINDS, editVisual, type BodyEditKind, type VisualEdit } from "./visual-edits.ts";

/** `field` is a field edited, added, removed…, the others are edits of the body. */
export type AuditKind = "field" | BodyEditKind;

export const AUDIT_KINDS: readonly AuditKind[] = ["field", ...BODY_EDIT_KINDS];

/** Edits of a body's structure, and of the fields as such. */
export type StructureAuditKind = StructureKind | FieldStructureKind;

export const STRUCTURE_AUDIT_KINDS: readonly StructureAuditKind[] = [
  ...STRUCTURE_KINDS,
  ...FIELD_STRUCTURE_KINDS,
];

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
  readonly kind: "identical" | "held" | AuditKind | StructureAuditKind;
  readonly broken: readonly ("identical" | "held" | "confined" | "ideal" | "reparsed")[];
  /** Whether the person was told: it could only be written as an island. */
  readonly isIsland: boolean;
  readonly before: string;
  readonly after: string;
}

export interface DocumentAudit {
  readonly path: string;
  /** Opening it, with every block taken into the editor's model and back, and saving changes no code unit. */
  readonly identical: boolean;
  readonly edits: Readonly<Record<AuditKind, EditFigures>>;
  readonly structure: Readonly<Record<StructureAuditKind, EditFigures>>;
  /** Edits for which no Markdown was found: the block was written as HTML, an island. */
  readonly fallbacks: number;
  readonly blocks: number;
  /** How many blocks are islands, by kind. */
  readonly islands: Readonly<Partial<Record<IslandKind, number>>>;
  /** What the body holds, and what of it the editor would not. */
  readonly inventory: Omit<Inventory, "examples">;
  readonly failures: readonly AuditFailure[];
}

/** Audit the document `text` at `path`. The same `seed` makes the same edits. */
export function auditDocument(path: string, text: string, seed: number): DocumentAudit {
  const start = splitDocument(text).body.from;
  const body = parseBody(text.slice(start), dialectFor(path, null));
  const visual = { body, nodeOf: visualNodes(body) };
  const random = seededRandom(path, seed);
  const identical = auditOpening(text, start, visual);
  const edits = AUDIT_KINDS.map((kind): KindAudit<AuditKind> => {
    if (kind === "field") return { kind, audits: auditFields(text, random) };
    return { kind, audits: listed(auditEdit(visual, kind, random)) };
  });
  // Numbers of their own: a new kind of edit here leaves the edits above as they are.
  const other = seededRandom(`${path} structure`, seed);
  const structure: KindAudit<StructureAuditKind>[] = [
    ...STRUCTURE_KINDS.map((kind) => ({ kind, audits: listed(auditStructure(visual, kind, other)) })),
    ...FIELD_STRUCTURE_KINDS.map((kind) => ({
      kind,
      audits: listed(auditFieldStructure(text, kind, other)),
    })),
  ];
  const { examples, ...inventory } = takeInventory(text.slice(start), body, body.blocks.map(visual.nodeOf));
  const all = [...edits, ...structure];
  return {
    path,
    identical: identical === null,
    edits: figuresByKind(edits),
    structure: figuresByKind(structure),
    fallbacks: all.flatMap(({ audits }) => audits).filter(({ isIsland }) => isIsland).length,
    blocks: body.blocks.length,
    islands: islandsOf(body),
    inventory,
    failures: [
      ...listed(identical),
      ...examples.map((lost): AuditFailure => ({
        kind: "held",
        broken: ["held"],
        isIsland: false,
        before: lost,
        after: "",
      })),
      ...all.flatMap(failuresOf),
    ],
  };
}

/** What one edit came to. */
export interface Audited {
  readonly confined: boolean;
  readonly ideal: boolean;
  readonly reparsed: boolean;
  /** Whether a block could only be written as HTML. */
  readonly isIsland: boolean;
  readonly before: string;
  readonly after: string;
}

interface KindAudit<Kind> {
  readonly kind: Kind;
  /** Empty when the document has no place for such an edit. */
  readonly audits: readonly Audited[];
}

function listed<Value>(value: Value | null): readonly Value[] {
  return value === null ? [] : [value];
}

function figuresByKind<Kind extends string>(
  kinds: readonly KindAudit<Kind>[],
): Readonly<Record<Kind, EditFigures>> {
  const entries = kinds.map(({ kind, audits }) => [kind, figuresOf(audits)]);
  return Object.fromEntries(entries) as Readonly<Record<Kind, EditFigures>>;
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

function failuresOf({ kind, audits }: KindAudit<AuditKind | StructureAuditKind>): readonly AuditFailure[] {
  return audits.flatMap((audited) => {
    const broken = (["confined", "ideal", "reparsed"] as const).filter((promise) => !audited[promise]);
    const { isIsland, before, after } = audited;
    return broken.length === 0 ? [] : [{ kind, broken, isIsland, before, after }];
  });
}

function islandsOf({ blocks }: Body): Readonly<Partial<Record<IslandKind, number>>> {
  const counts: Partial<Record<IslandKind, number>> = {};
  for (const { island } of blocks) if (island) counts[island.kind] = (counts[island.kind] ?? 0) + 1;
  return counts;
}

/** Open and save without an edit, and with every block through the editor's model and back. */
function auditOpening(text: string, start: number, { body, nodeOf }: Visual): AuditFailure | null {
  const kept = saveBlocks(
    body,
    body.blocks.map((block): After => ({ kind: "kept", block })),
  );
  const through = saveBlocks(
    body,
    body.blocks.map((block): After => ({ kind: "changed", block, node: nodeOf(block) })),
  );
  const saved = [kept, through].map(({ edit }) => text.slice(0, start) + applyEdit(text.slice(start), edit));
  const changed = saved.find((result) => result !== text);
  if (bodyText(body) === text.slice(start) && changed === undefined) return null;
  return {
    kind: "identical",
    broken: ["identical"],
    isIsland: false,
    before: text,
    after: changed ?? text.slice(0, start) + bodyText(body),
  };
}

/** Blocks as the editor holds them: through ProseMirror's own check and back to plain values. */
function visualNodes(body: Body): (block: Block) => VisualNode {
  const targets = targetsOf(body.blocks);
  const known = new Map<Block, VisualNode>();
  return (block) => {
    const found = known.get(block);
    if (found) return found;
    const node = visualSchema.nodeFromJSON(toVisual(block, targets));
    node.check();
    const value = node.toJSON() as VisualNode;
    known.set(block, value);
    return value;
  };
}

function auditEdit(visual: Visual, kind: BodyEditKind, random: Random): Audited | null {
  const { body } = visual;
  const found = findEdit(visual, kind, random);
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
  return {
    confined:
      now.startsWith(old.slice(0, from)) &&
      now.endsWith(old.slice(old.length - tail)) &&
      now.length >= from + tail,
    ideal: isIdeal(kind, edit, old, now),
    reparsed: now === bodyText(saved.body) && readsAsEdited(now, after, body),
    isIsland: saved.outcomes.includes("island"),
    before: body.blocks[index]?.source ?? "",
    after: now.slice(from, now.length - tail),
  };
}

/** A block in which an edit of this kind can be made, and the edit. */
function findEdit(
  { body, nodeOf }: Visual,
  kind: BodyEditKind,
  random: Random,
): { readonly index: number; readonly edit: VisualEdit } | null {
  const open = body.blocks.flatMap((block, index) => (block.island === null ? [{ block, index }] : []));
  while (open.length > 0) {
    const chosen = chooseFrom(open, random);
    if (!chosen) return null;
    const edit = editVisual(nodeOf(chosen.block), kind, random);
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
