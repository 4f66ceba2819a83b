/** Fields of the frontmatter edited, added and removed, as the form would. */

import { applyEdit, type Edit } from "../document/patch.ts";
import { splitDocument, type DocumentParts, type Range } from "../document/parts.ts";
import { sameValue } from "../frontmatter/compare.ts";
import { editField, type FieldChange } from "../frontmatter/edit.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import type { FieldMap, FieldPlace, FrontmatterReading } from "../frontmatter/values.ts";
import type { Audited } from "./audit.ts";
import { chooseFrom, type Random } from "./random.ts";

const MORE_TEXT = " galley";
const NEW_FIELD = "galleyField";

/** A document as the form has it. */
export interface Form {
  readonly text: string;
  readonly parts: DocumentParts;
  readonly values: FieldMap;
  readonly places: readonly FieldPlace[];
}

/** One change, the values meant by it, and the only code units that it may touch. */
export interface Try {
  readonly change: FieldChange;
  readonly expected: FieldMap;
  readonly within: Range;
  /** Whether `after` is the text that a careful hand would have written. */
  readonly isIdeal: (after: string) => boolean;
}

/** Change a random top-level text field, add a field, remove a random one: each where the document has a place for it. */
export function auditFields(text: string, random: Random): readonly Audited[] {
  const form = openForm(text);
  if (!form) return [];
  return [editing(form, random), adding(form), removing(form, random)].flatMap((each) =>
    each ? [auditTry(form, each)] : [],
  );
}

/** The document `text` as the form has it; `null` when its frontmatter cannot be read. */
export function openForm(text: string): Form | null {
  const parts = splitDocument(text);
  const reading = readFrontmatter(parts);
  if (!isForm(reading)) return null;
  const { values, places } = reading.kind === "read" ? reading : { values: {}, places: [] };
  return { text, parts, values, places };
}

function isForm(reading: FrontmatterReading): reading is Exclude<FrontmatterReading, { kind: "unreadable" }> {
  return reading.kind !== "unreadable";
}

/** Make one change and compare what it came to with what was meant. */
export function auditTry({ text, parts }: Form, { change, expected, within, isIdeal }: Try): Audited {
  const edit = editOrNone(text, change);
  const after = applyEdit(text, edit);
  const again = readFrontmatter(splitDocument(after));
  const head = text.slice(0, within.from);
  const tail = text.slice(within.to);
  const confined =
    after.length >= head.length + tail.length && after.startsWith(head) && after.endsWith(tail);
  const whole = parts.frontmatter?.whole ?? { from: 0, to: parts.body.from };
  return {
    confined,
    ideal: confined && edit.length === 1 && isIdeal(after),
    reparsed:
      again.kind === "read" &&
      sameValue(again.values, expected) &&
      (change.kind !== "move" || sameOrder(again.values, expected)),
    isIsland: false,
    before: text.slice(whole.from, whole.to),
    after: after.slice(whole.from, whole.to + after.length - text.length),
  };
}

function sameOrder(one: FieldMap, other: FieldMap): boolean {
  return Object.keys(one).join("\n") === Object.keys(other).join("\n");
}

/** An edit that is refused changes nothing: it did not do what was asked. */
function editOrNone(text: string, change: FieldChange): Edit {
  try {
    return editField(text, change);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function editing({ text, values, places }: Form, random: Random): Try | null {
  const place = chooseFrom(
    places.filter(
      ({ path, editable }) => editable && path.length === 1 && typeof values[String(path[0])] === "string",
    ),
    random,
  );
  if (!place) return null;
  const name = String(place.path[0]);
  const value = `${String(values[name])}${MORE_TEXT}`;
  return {
    change: { kind: "set", path: [name], value },
    expected: { ...values, [name]: value },
    within: place.value,
    isIdeal: (after) => after !== text,
  };
}

function adding({ text, parts, values }: Form): Try | null {
  if (NEW_FIELD in values) return null;
  const { frontmatter, body } = parts;
  const before = linesOf(text, frontmatter?.language);
  return {
    change: { kind: "set", path: [NEW_FIELD], value: "galley" },
    expected: { ...values, [NEW_FIELD]: "galley" },
    within: frontmatter?.content ?? { from: body.from, to: body.from },
    isIdeal(after) {
      const lines = linesOf(after, frontmatter?.language);
      const at = lines.findIndex((line) => line.includes(NEW_FIELD));
      // A map that is written in one line stays in it.
      if (lines.length === before.length) return differing(before, lines).every((line) => line === at);
      // Without frontmatter the field brings its two fences along.
      const added = frontmatter ? lines.splice(at, 1) : lines.splice(at - 1, 3);
      return added.length > 0 && sameLines(lines, before);
    },
  };
}

function removing(form: Form, random: Random): Try | null {
  const { text, values, places } = form;
  const removable = places.flatMap((place) => {
    const span = place.path.length === 1 && place.editable ? spanOf(form, place) : null;
    return span ? [{ place, span }] : [];
  });
  const chosen = chooseFrom(removable, random);
  if (!chosen) return null;
  const { place, span } = chosen;
  const name = String(place.path[0]);
  const own = places.filter(({ path }) => path[0] === name);
  const first = lineStart(text, place.key?.from ?? place.value.from);
  const last = Math.max(...own.map(({ value }) => value.to));
  return {
    change: { kind: "remove", path: [name] },
    expected: Object.fromEntries(Object.entries(values).filter(([other]) => other !== name)),
    within: span,
    isIdeal: (after) => isWithoutLines(form, after, { from: first, to: last }),
  };
}

/** From the end of the field before to the start of the one after; `null` where another field stands inside this one. */
function spanOf({ parts, places }: Form, { path, key, value }: FieldPlace): Range | null {
  const content = parts.frontmatter?.content;
  if (!content || !key) return null;
  const others = places.filter((other) => other.path[0] !== path[0]);
  const own = places.filter((other) => other.path[0] === path[0]);
  const to = Math.max(value.to, ...own.map((each) => each.value.to));
  const from = Math.max(
    content.from,
    ...others.map((other) => other.value.to).filter((end) => end <= key.from),
  );
  const next = Math.min(
    content.to,
    ...others.map((other) => other.key?.from ?? other.value.from).filter((start) => start >= to),
  );
  const isApart = others.every((other) => other.value.to <= key.from || other.value.from >= to);
  return isApart ? { from, to: next } : null;
}

/** Whether `after` is the text without the lines of `field`; in one line with others, without the field alone. */
function isWithoutLines({ text, parts }: Form, after: string, field: Range): boolean {
  const language = parts.frontmatter?.language;
  const count = (part: string) => part.split(/\r\n|\n|\r/).length;
  const from = count(text.slice(0, field.from)) - 1;
  const to = count(text.slice(0, field.to).replace(/(\r\n|\n|\r)$/, ""));
  const before = linesOf(text, language);
  const lines = linesOf(after, language);
  if (lines.length === before.length)
    return from + 1 === to && differing(before, lines).every((at) => at === from);
  return sameLines(lines, [...before.slice(0, from), ...before.slice(to)]);
}

function differing(before: readonly string[], after: readonly string[]): readonly number[] {
  return before.flatMap((line, at) => (line === after[at] ? [] : [at]));
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** The lines of `text`; JSON's without the comma that a neighbour gains or loses. */
function linesOf(text: string, language: string | undefined): string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return language === "json" ? lines.map((line) => line.replace(/,\s*$/, "")) : lines;
}

function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, at) => line === right[at]);
}
