/** What a person does to one field: the vocabulary of frontmatter edits, and what each means for the values. */

import type { FieldPath } from "../problems/problem.ts";
import { isList, isMap, sameValue } from "./compare.ts";
import type { FieldMap, FieldValue } from "./values.ts";

export type FieldChange =
  /** Give the field at `path` a value; the field, and the maps above it, are made where they are missing. */
  | { readonly kind: "set"; readonly path: FieldPath; readonly value: FieldValue }
  /** Take the field or list item away, with its whole line. */
  | { readonly kind: "remove"; readonly path: FieldPath }
  /** Give the field at `path` another name; its value's bytes stay. */
  | { readonly kind: "rename"; readonly path: FieldPath; readonly name: string }
  /** Put `value` into a list so that it stands at the index that ends `path`; the index may be the list's length. */
  | { readonly kind: "insert"; readonly path: FieldPath; readonly value: FieldValue }
  /** Move the field or list item at `path` so that it stands at index `to` among its siblings. */
  | { readonly kind: "move"; readonly path: FieldPath; readonly to: number };

/**
 * The values after `change`: what every edit is verified against.
 *
 * @throws RangeError when the change does not fit the values: no such field, an index out of range, a name twice.
 */
export function changedValues(values: FieldMap, change: FieldChange): FieldMap {
  if (change.path.length === 0) throw new RangeError("a change needs a field");
  return changedAt(values, change.path, change) as FieldMap;
}

/** The value at `path`; `undefined` where there is none. */
export function valueAt(values: FieldValue, path: FieldPath): FieldValue | undefined {
  let value: FieldValue | undefined = values;
  for (const step of path) value = child(value, step);
  return value;
}

/** The path of the field that is called `name`: `seo.title` looks inside `seo`, unless a field has that very name. */
export function fieldPath(values: FieldMap, name: string): FieldPath {
  return Object.hasOwn(values, name) ? [name] : name.split(".");
}

function child(value: FieldValue | undefined, step: string | number): FieldValue | undefined {
  if (isList(value)) return typeof step === "number" ? value[step] : undefined;
  return isMap(value) && typeof step === "string" && Object.hasOwn(value, step) ? value[step] : undefined;
}

function changedAt(value: FieldValue | undefined, path: FieldPath, change: FieldChange): FieldValue {
  const [step, ...rest] = path;
  if (step === undefined) throw new RangeError("a change needs a field");
  const container = value ?? (change.kind === "set" ? (typeof step === "number" ? [] : emptyMap()) : value);
  if (rest.length > 0) return withChild(container, step, changedAt(child(container, step), rest, change));
  if (isList(container) && typeof step === "number") return changedList(container, step, change);
  if (isMap(container) && typeof step === "string") return changedMap(container, step, change);
  throw new RangeError(`there is no place for ${JSON.stringify(change.path)}`);
}

function withChild(container: FieldValue | undefined, step: string | number, inner: FieldValue): FieldValue {
  if (isList(container) && typeof step === "number" && step >= 0 && step <= container.length) {
    return Object.assign([...container], { [step]: inner });
  }
  if (isMap(container) && typeof step === "string")
    return mapFrom([...Object.entries(container), [step, inner]]);
  throw new RangeError(`there is no place for ${JSON.stringify(step)}`);
}

function changedList(list: readonly FieldValue[], at: number, change: FieldChange): readonly FieldValue[] {
  const most = change.kind === "insert" || change.kind === "set" ? list.length : list.length - 1;
  if (!Number.isInteger(at) || at < 0 || at > most) throw new RangeError(`the list has no item ${at}`);
  switch (change.kind) {
    case "set":
      return Object.assign([...list], { [at]: change.value });
    case "insert":
      return list.toSpliced(at, 0, change.value);
    case "remove":
      return list.toSpliced(at, 1);
    case "move":
      if (change.to < 0 || change.to >= list.length)
        throw new RangeError(`the list has no place ${change.to}`);
      return moved(list, at, change.to);
    case "rename":
      throw new RangeError("an item has no name");
  }
}

function changedMap(map: FieldMap, name: string, change: FieldChange): FieldMap {
  if (change.kind === "set") return mapFrom([...Object.entries(map), [name, change.value]]);
  if (change.kind === "insert") throw new RangeError("a value is put into lists; a field is set");
  const entries = Object.entries(map);
  const at = entries.findIndex(([other]) => other === name);
  if (at < 0) throw new RangeError(`there is no field ${name}`);
  if (change.kind === "remove") return mapFrom(entries.toSpliced(at, 1));
  if (change.kind === "rename") {
    if (change.name !== name && Object.hasOwn(map, change.name))
      throw new RangeError(`there is a field ${change.name} already`);
    return mapFrom(entries.map(([other, value]) => [other === name ? change.name : other, value]));
  }
  if (change.to < 0 || change.to >= entries.length) throw new RangeError(`there is no place ${change.to}`);
  return mapFrom(moved(entries, at, change.to));
}

/** `list` with its item `from` standing at index `to`. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...list.slice(from, from + 1));
}

function emptyMap(): FieldMap {
  return Object.create(null) as FieldMap;
}

function mapFrom(entries: readonly (readonly [string, FieldValue])[]): FieldMap {
  const map = Object.create(null) as Record<string, FieldValue>;
  for (const [name, value] of entries) map[name] = value;
  return map;
}

/** The smaller changes that turn a list or map into another of its kind, in the order in which to make them. */
export function changesBetween(path: FieldPath, before: FieldValue, after: FieldValue): FieldChange[] {
  if (sameValue(before, after)) return [];
  if (isMap(before) && isMap(after)) return mapChanges(path, before, after);
  if (isList(before) && isList(after)) return listChanges(path, before, after);
  return [{ kind: "set", path, value: after }];
}

function mapChanges(path: FieldPath, before: FieldMap, after: FieldMap): FieldChange[] {
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const rest = Object.entries(after).flatMap(([name, value]) =>
    Object.hasOwn(before, name)
      ? changesBetween([...path, name], before[name] ?? null, value)
      : [{ kind: "set" as const, path: [...path, name], value }],
  );
  // New fields go in before old ones leave, so that a map is never empty on the way.
  return [...rest, ...removed.map((name) => ({ kind: "remove" as const, path: [...path, name] }))];
}

/** Items that stay keep their bytes: only what stands between them is changed, put in or taken out. */
function listChanges(
  path: FieldPath,
  before: readonly FieldValue[],
  after: readonly FieldValue[],
): FieldChange[] {
  const changes: FieldChange[] = [];
  let at = 0;
  let [from, to] = [0, 0];
  for (const [keptFrom, keptTo] of [...commonItems(before, after), [before.length, after.length] as const]) {
    for (; from < keptFrom && to < keptTo; from++, to++, at++) {
      changes.push(...changesBetween([...path, at], before[from] ?? null, after[to] ?? null));
    }
    for (; to < keptTo; to++, at++)
      changes.push({ kind: "insert", path: [...path, at], value: after[to] ?? null });
    for (; from < keptFrom; from++) changes.push({ kind: "remove", path: [...path, at] });
    [from, to, at] = [keptFrom + 1, keptTo + 1, at + 1];
  }
  return changes;
}

/** Above this many pairs of items only the list's ends are compared. */
const MOST_PAIRS = 40_000;

/** Index pairs of the items that two lists have in common, in order: as many as there can be. */
function commonItems(
  before: readonly FieldValue[],
  after: readonly FieldValue[],
): (readonly [number, number])[] {
  const same = (one: number, other: number): boolean => sameValue(before[one] ?? null, after[other] ?? null);
  if (before.length * after.length > MOST_PAIRS) return commonEnds(before.length, after.length, same);
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      const at = one * width + other;
      const skipped = Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0);
      longest[at] = same(one, other) ? 1 + (longest[at + width + 1] ?? 0) : skipped;
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let one = 0, other = 0; one < before.length && other < after.length;) {
    const at = one * width + other;
    if (same(one, other)) pairs.push([one++, other++]);
    else if ((longest[at + width] ?? 0) >= (longest[at + 1] ?? 0)) one++;
    else other++;
  }
  return pairs;
}

function commonEnds(
  before: number,
  after: number,
  same: (one: number, other: number) => boolean,
): (readonly [number, number])[] {
  const shorter = Math.min(before, after);
  let start = 0;
  while (start < shorter && same(start, start)) start++;
  let end = 0;
  while (end < shorter - start && same(before - 1 - end, after - 1 - end)) end++;
  return [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...Array.from({ length: end }, (_, index) => [before - end + index, after - end + index] as const),
  ];
}
