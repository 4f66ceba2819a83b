/**
 * Edits of single fields: patches of a value's own bytes. An edit is spelled in the document's own way, read
 * back, compared with what was meant, and spelled more safely where they differ.
 */

import { applyEdit, editBetween, type Edit } from "../document/patch.ts";
import { splitDocument, type DocumentParts, type FrontmatterPart } from "../document/parts.ts";
import type { FieldPath } from "../problems/problem.ts";
import { changedValues, changesBetween, valueAt, type FieldChange } from "./change.ts";
import { isList, isMap, sameValue } from "./compare.ts";
import { moveEntry, putEntry, takeWhole } from "./entry-edit.ts";
import { jsonSpelling } from "./json-spelling.ts";
import { readTree } from "./read.ts";
import { valueOf, type SourceList, type SourceMap, type SourceNode } from "./source-tree.ts";
import type { Spelling, Spot, Surroundings } from "./spelling.ts";
import { tomlSpelling } from "./toml-spelling.ts";
import type { FieldMap, FieldValue } from "./values.ts";
import { yamlSpelling } from "./yaml-spelling.ts";

export type { FieldChange } from "./change.ts";

const SPELLINGS: Readonly<Record<"yaml" | "toml" | "json", Spelling>> = {
  yaml: yamlSpelling,
  toml: tomlSpelling,
  json: jsonSpelling,
};

/**
 * The edit of `text` that makes `change`: one hunk, within the bytes of what changes.
 *
 * Quotes, indentation, flow or block lists, comments, order and line endings stay as they are; a date keeps
 * its written form (a string given to a field that holds an unquoted date is written without quotes too).
 * A document without frontmatter gets fences around the new field. A change that changes nothing is `[]`.
 *
 * @throws RangeError when the change does not fit: no such field, frontmatter or field that is kept as it is
 * written (unreadable, a tag, an alias), a value that the language cannot write.
 */
export function editField(text: string, change: FieldChange): Edit {
  const parts = splitDocument(text);
  if (parts.frontmatter !== null) return editBetween(text, changedText(text, change));
  if (change.kind !== "set") throw new RangeError("the document has no frontmatter");
  const at = parts.body.from;
  const fences = `---${parts.lineEnding}---${parts.lineEnding}`;
  const opened = applyEdit(text, [{ from: at, to: at, insert: fences }]);
  const result = changedText(opened, change);
  return [{ from: at, to: at, insert: result.slice(at, at + result.length - text.length) }];
}

interface Opened {
  readonly parts: DocumentParts;
  readonly frontmatter: FrontmatterPart;
  readonly root: SourceMap;
  readonly spelling: Spelling;
}

function open(text: string): Opened | null {
  const parts = splitDocument(text);
  const { frontmatter } = parts;
  if (frontmatter === null || frontmatter.language === "unsupported") return null;
  const tree = readTree(text, frontmatter);
  return tree.kind === "refused"
    ? null
    : { parts, frontmatter, root: tree.root, spelling: SPELLINGS[frontmatter.language] };
}

/** `text` after `change`, verified. */
function changedText(text: string, change: FieldChange): string {
  const opened = open(text);
  if (!opened) throw new RangeError("this frontmatter cannot be edited field by field");
  const values = valueOf(opened.root) as FieldMap;
  const expected = changedValues(values, change);
  if (change.kind !== "move" && sameValue(values, expected) && !renames(change)) return text;
  const smaller = smallerChanges(opened, values, change);
  if (smaller) {
    const result = smaller.reduce(changedText, text);
    if (reads(opened, text, result, expected)) return result;
  } else {
    for (const edit of editsFor(opened, text, change)) {
      const result = applyEdit(text, edit);
      if (reads(opened, text, result, expected)) return result;
    }
  }
  throw new RangeError(`${change.kind} of ${JSON.stringify(change.path)} cannot be written here`);
}

function renames(change: FieldChange): boolean {
  return change.kind === "rename" && change.name !== change.path.at(-1);
}

/** Whether `result` has the same body, and frontmatter that reads as `expected`. */
function reads(before: Opened, text: string, result: string, expected: FieldMap): boolean {
  const after = open(result);
  return (
    after !== null &&
    after.frontmatter.language === before.frontmatter.language &&
    result.slice(after.parts.body.from) === text.slice(before.parts.body.from) &&
    sameValue(valueOf(after.root), expected)
  );
}

/** Smaller changes that come to `change`, where it is not one that touches a single entry; else `null`. */
function smallerChanges(
  { root, spelling }: Opened,
  values: FieldMap,
  change: FieldChange,
): readonly FieldChange[] | null {
  const { path } = change;
  if (change.kind === "remove") {
    const container = nodeAt(root, path.slice(0, -1));
    const alone =
      container?.kind === "list" || container?.kind === "map" ? container.entries.length === 1 : false;
    if (!alone || path.length === 1 || !spelling.emptiesBlocks || isFlow(container)) return null;
    return [{ kind: "set", path: path.slice(0, -1), value: container?.kind === "list" ? [] : {} }];
  }
  if (change.kind !== "set") return null;
  const before = valueAt(values, path);
  if (
    before !== undefined &&
    isFull(before) &&
    isFull(change.value) &&
    isList(before) === isList(change.value)
  ) {
    return changesBetween(path, before, change.value);
  }
  return before === undefined ? aboveMissing(values, path, change.value) : null;
}

function isFlow(node: SourceNode | undefined): boolean {
  return (node?.kind === "list" || node?.kind === "map") && node.layout === "flow";
}

function isFull(value: FieldValue): boolean {
  return isList(value) ? value.length > 0 : isMap(value) && Object.keys(value).length > 0;
}

/** The one set that makes a field together with the maps that it needs; `null` when only the field is missing. */
function aboveMissing(values: FieldMap, path: FieldPath, value: FieldValue): readonly FieldChange[] | null {
  const parent = path.slice(0, -1);
  if (parent.length === 0) return null;
  const holder = valueAt(values, parent);
  if (holder !== undefined && holder !== null) return null;
  const step = path.at(-1);
  const made: FieldValue = typeof step === "number" ? [value] : { [String(step)]: value };
  return [{ kind: "set", path: parent, value: made }];
}

/** The edits that might make `change`, best first. */
function editsFor({ root, spelling, parts }: Opened, text: string, change: FieldChange): readonly Edit[] {
  const around: Surroundings = { text, lineEnding: parts.lineEnding, root };
  const container = containerOf(root, change.path);
  const step = change.path.at(-1) ?? "";
  const index = indexOf(container, step);
  const node = container.entries[index]?.node;
  const isKept = node !== undefined && !node.editable && (change.kind === "set" || change.kind === "move");
  if (isKept) throw new RangeError(`${JSON.stringify(change.path)} is kept as it is written`);
  const put = (at: number, value: FieldValue): readonly Edit[] =>
    (container.kind === "map"
      ? spelling.pair(container, String(step), value, around)
      : spelling.item(container, value, around)
    ).map((entry) => [putEntry(around, container, at, entry)]);
  switch (change.kind) {
    case "set":
      if (node)
        return spelling
          .replace(spotOf(container, index, node, text), change.value, around)
          .map((patch) => [patch]);
      return put(container.entries.length, change.value);
    case "insert":
      return put(index, change.value);
    case "remove":
      return [takeWhole(text, container, index)];
    case "move":
      return [[moveEntry(text, container, index, change.to)]];
    case "rename": {
      const pair = container.kind === "map" ? container.entries[index] : undefined;
      if (!pair) throw new RangeError("an item has no name");
      const names = spelling.name(change.name, text.slice(pair.key.from, pair.key.to));
      return names.map((insert) => (pair.keys ?? [pair.key]).map((key) => ({ ...key, insert })));
    }
  }
}

/** The map or list that holds what `path` names. */
function containerOf(root: SourceMap, path: FieldPath): SourceMap | SourceList {
  const container = nodeAt(root, path.slice(0, -1));
  if ((container?.kind !== "map" && container?.kind !== "list") || !container.editable) {
    throw new RangeError(`${JSON.stringify(path)} is kept as it is written`);
  }
  return container;
}

function spotOf(container: SourceMap | SourceList, index: number, node: SourceNode, text: string): Spot {
  const entry = container.entries[index];
  if (container.kind === "list") {
    const isDash = container.layout === "block" && entry !== undefined && text[entry.slot.from] === "-";
    return { node, container, afterMark: isDash ? entry.slot.from + 1 : node.range.from };
  }
  const key = container.entries[index]?.key;
  const mark = /[^\S\r\n]*[:=]/y;
  mark.lastIndex = key?.to ?? 0;
  return { node, container, afterMark: mark.test(text) ? mark.lastIndex : node.range.from };
}

function indexOf(container: SourceMap | SourceList, step: string | number): number {
  if (container.kind === "list") return typeof step === "number" ? step : -1;
  return container.entries.findIndex(({ name, merges }) => name === step && !merges);
}

function nodeAt(root: SourceNode, path: FieldPath): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const step of path) {
    if (node?.kind !== "map" && node?.kind !== "list") return undefined;
    node = node.entries[indexOf(node, step)]?.node;
  }
  return node;
}
