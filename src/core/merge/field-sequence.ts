/** Frontmatter as a sequence of its fields, and a field's list or map as a sequence of its entries. */

import type { FrontmatterPart, Range } from "../document/parts.ts";
import { valueOf, lineStart, type SourceMap, type SourceNode } from "../frontmatter/source-tree.ts";
import { readTree } from "../frontmatter/read.ts";
import type { FieldMap } from "../frontmatter/values.ts";
import type { Sequence, SequenceRule, Unit } from "./sequence.ts";

/** Readable frontmatter: what stands before its fields, the fields, and their values. */
export interface ReadFields {
  readonly sequence: Sequence;
  readonly values: FieldMap;
}

/** The fields of `frontmatter`; `null` where it does not read, or its fields do not stand one after the other. */
export function readFields(text: string, frontmatter: FrontmatterPart): ReadFields | null {
  const tree = readTree(text, frontmatter);
  if (tree.kind === "refused") return null;
  const sequence = entrySequence(text, tree.root, frontmatter.content);
  return sequence && { sequence, values: valueOf(tree.root) as FieldMap };
}

interface Entry {
  readonly name: string | null;
  readonly from: number;
  readonly to: number;
  readonly node: SourceNode;
}

/** The entries of a collection, with all of `region` around them; `null` where they overlap or are out of order. */
function entrySequence(text: string, container: SourceNode, region: Range): Sequence | null {
  if (container.kind !== "map" && container.kind !== "list") return null;
  const inFlow = container.layout === "flow" && container.entries.length > 0 && isBracketed(text, container);
  const entries = entriesOf(text, container, inFlow);
  if (!entries || !standApart(entries, region)) return null;
  return inFlow ? flowSequence(text, entries, region) : lineSequence(text, entries, region);
}

function isBracketed(text: string, { range }: SourceNode): boolean {
  return text[range.from] === "{" || text[range.from] === "[";
}

function entriesOf(
  text: string,
  container: Extract<SourceNode, { kind: "map" | "list" }>,
  inFlow: boolean,
): readonly Entry[] | null {
  const starts = (slot: Range) => (inFlow ? slot.from : startOfSlot(text, slot.from));
  if (container.kind === "map") return mapEntries(container, starts);
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (const { slot, node } of container.entries) {
    // Items that are more than a word, or stand twice, are known by their place only: the list is one value.
    if (node.kind !== "scalar" || !node.editable) return null;
    const name = JSON.stringify(node.value);
    if (names.has(name)) return null;
    names.add(name);
    entries.push({ name, from: starts(slot), to: slot.to, node });
  }
  return entries;
}

function mapEntries(map: SourceMap, starts: (slot: Range) => number): readonly Entry[] {
  return map.entries.map(({ name, slot, node }) => ({ name, from: starts(slot), to: slot.to, node }));
}

/** Indentation belongs to an entry that has lines of its own. */
function startOfSlot(text: string, from: number): number {
  const start = lineStart(text, from);
  return text.slice(start, from).trim() === "" ? start : from;
}

function standApart(entries: readonly Entry[], region: Range): boolean {
  let at = region.from;
  for (const { from, to } of entries) {
    if (from < at || to < from) return false;
    at = to;
  }
  return at <= region.to;
}

function flowSequence(text: string, entries: readonly Entry[], region: Range): Sequence {
  const units = entries.map(({ name, from, to, node }, index): Unit => {
    const gap = text.slice(to, entries[index + 1]?.from ?? region.to);
    return { text: text.slice(from, to), gap, name, inside: insideOf(text, node, { from, to }) };
  });
  const [first] = units;
  const separator = units.length > 1 && first && /^\s*,\s*$/.test(first.gap) ? first.gap : ", ";
  return { lead: text.slice(region.from, entries[0]?.from ?? region.to), units, rule: ruleWith(separator) };
}

/** Whole lines: what stands between two entries (comments, blank lines) is a unit for each line. */
function lineSequence(text: string, entries: readonly Entry[], region: Range): Sequence {
  const units: Unit[] = [];
  let at = region.from;
  const between = (to: number) => {
    for (const [line] of text.slice(at, to).matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g))
      units.push({ text: line, gap: "", name: null, inside: null });
  };
  const first = entries[0]?.from ?? region.to;
  // Above the entries of a field stands its own name; above those of the frontmatter, comments.
  const isWhole =
    first === at ||
    text
      .slice(at, first)
      .split(/\r\n|\r|\n/)
      .every(isComment);
  const lead = isWhole ? "" : text.slice(at, first);
  at += lead.length;
  for (const { name, from, to, node } of entries) {
    between(from);
    units.push({ text: text.slice(from, to), gap: "", name, inside: insideOf(text, node, { from, to }) });
    at = to;
  }
  between(region.to);
  return { lead, units, rule: ruleWith("") };
}

function isComment(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

function ruleWith(separator: string): SequenceRule {
  return { kind: "entries", isUnordered: true, separator };
}

function insideOf(text: string, node: SourceNode, region: Range): Unit["inside"] {
  if (node.kind !== "map" && node.kind !== "list") return null;
  if (!node.editable || node.layout === "spread") return null;
  const empty = { lead: text.slice(region.from, region.to), units: [], rule: ruleWith(", ") };
  if (node.entries.length === 0) return () => empty;
  return () => entrySequence(text, node, region);
}
