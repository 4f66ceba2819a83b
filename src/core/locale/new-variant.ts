/** A new variant of an article: its structure and what all locales share, and nothing that is still to be translated. */

import { splitDocument } from "../document/parts.ts";
import { applyEdit } from "../document/patch.ts";
import type { FieldChange } from "../frontmatter/change.ts";
import { isList, isMap } from "../frontmatter/compare.ts";
import { editField } from "../frontmatter/edit.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import type { FieldMap, FieldValue } from "../frontmatter/values.ts";
import type { Body, Dialect } from "../markdown/block.ts";
import { bodyOf } from "../markdown/body.ts";
import type { Field } from "../schema/field.ts";
import { featuresOf } from "./block-features.ts";
import type { FieldProposal } from "./field-proposals.ts";

export interface DraftNeeds {
  /** The source variant's whole document. */
  readonly text: string;
  readonly dialect: Dialect;
  readonly locale: string;
  readonly rules: readonly FieldProposal[];
  readonly fields: readonly Field[];
  /** By field, the counterparts of its values in the new locale. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * The new document's text, made from the source's so that its spelling, order and comments stay.
 *
 * Fields that are the same stay; values of closed sets are those that go with the source's, as far as that is known;
 * other texts are empty, for the translator to fill. Of the body only what has nothing to translate is there (code,
 * breaks, imports): the source's words never stand in a file of another language. Where the schema has a mark for
 * drafts, it is set.
 *
 * @throws RangeError where the source's frontmatter cannot be read or written field by field.
 */
export function draftVariant(needs: DraftNeeds): string {
  const parts = splitDocument(needs.text);
  const reading = readFrontmatter(parts);
  if (reading.kind === "unreadable") throw new RangeError("the source's frontmatter cannot be read");
  const body = bodyOf(parts, needs.dialect);
  const bare = needs.text.slice(0, parts.body.from) + silentBody(body);
  const changes = reading.kind === "read" ? changesFor(reading.values, needs) : [];
  return [...changes, ...draftMark(reading.kind === "read" ? reading.values : {}, needs.fields)].reduce(
    (text, change) => applyEdit(text, editField(text, change)),
    bare,
  );
}

/** Blocks without words, as they stand. */
function silentBody({ lead, blocks }: Body): string {
  const silent = blocks.filter((block) => !featuresOf(block).hasText && block.island?.kind !== "definition");
  const [first] = silent;
  if (!first) return lead;
  return (
    lead +
    silent.map(({ source, gap }, at) => source + (at < silent.length - 1 ? gap || "\n\n" : "\n")).join("")
  );
}

function changesFor(values: FieldMap, { rules, fields, pairs, locale }: DraftNeeds): readonly FieldChange[] {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const required = new Set(fields.filter((field) => field.required).map(({ name }) => name));
  return Object.entries(values).flatMap(([name, value]): FieldChange[] => {
    const rule = byName.get(name);
    if (rule === undefined || rule.rule === "same") return [];
    if (rule.isLocale) return [{ kind: "set", path: [name], value: locale }];
    if (rule.rule === "own") return required.has(name) ? [] : [{ kind: "remove", path: [name] }];
    return [{ kind: "set", path: [name], value: translated(value, rule, pairs.get(name)) }];
  });
}

/** A value with its known counterparts; texts without one are empty, names of a closed set stay to be seen to. */
function translated(
  value: FieldValue,
  rule: FieldProposal,
  pairs: ReadonlyMap<string, string> | undefined,
): FieldValue {
  if (typeof value === "string") return pairs?.get(value) ?? (rule.isPaired ? value : "");
  if (isList(value)) {
    const isClosed = value.every((item) => typeof item === "string" && item.length <= LONGEST_TERM);
    return value.map((item) => translated(item, isClosed ? { ...rule, isPaired: true } : rule, pairs));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, translated(inner, rule, undefined)]),
  );
}

/** Items of a list up to this long are terms, as tags are. */
const LONGEST_TERM = 40;

function draftMark(values: FieldMap, fields: readonly Field[]): readonly FieldChange[] {
  const marks = [
    { name: "draft", value: true },
    { name: "published", value: false },
  ] as const;
  const mark = marks.find(
    ({ name }) =>
      typeof values[name] === "boolean" ||
      fields.some((field) => field.name === name && field.shape.kind === "boolean"),
  );
  return mark ? [{ kind: "set", path: [mark.name], value: mark.value }] : [];
}
