/** Fields of the frontmatter renamed and reordered, as the form would. */

import { auditTry, openForm, type Form, type Try } from "./field-edit.ts";
import type { Audited } from "./audit.ts";
import { isList, isMap } from "../frontmatter/compare.ts";
import { chooseFrom, type Random } from "./random.ts";

/** What is done to the fields as such; their values stay. */
export type FieldStructureKind = "rename" | "reorder";

export const FIELD_STRUCTURE_KINDS: readonly FieldStructureKind[] = ["rename", "reorder"];

const NEW_NAME = "galleyName";

/** Rename a random field, or let two that follow each other change places; `null` when there is none. */
export function auditFieldStructure(text: string, kind: FieldStructureKind, random: Random): Audited | null {
  const form = openForm(text);
  const made = form && (kind === "rename" ? renaming(form, random) : reordering(form, random));
  return form && made && auditTry(form, made);
}

/** The fields of the top level, in written order; those that a merge brings in have no name there. */
function fieldsOf({ places, values }: Form) {
  return places
    .flatMap(({ path, key, value, editable }) =>
      key && path.length === 1 && String(path[0]) in values
        ? [{ name: String(path[0]), key, value, editable }]
        : [],
    )
    .toSorted((one, other) => one.key.from - other.key.from);
}

function renaming(form: Form, random: Random): Try | null {
  const { text, values, parts } = form;
  const field = chooseFrom(fieldsOf(form), random);
  if (!field || NEW_NAME in values) return null;
  const entries = Object.entries(values).map(([name, value]) => [
    name === field.name ? NEW_NAME : name,
    value,
  ]);
  // TOML repeats a table's name in the headers of what it holds.
  const isTable = /^[[.]/m.test(text.slice(field.key.from - 1, field.key.to + 1));
  const [before, behind] = [text.slice(0, field.key.from), text.slice(field.key.to)];
  return {
    change: { kind: "rename", path: [field.name], name: NEW_NAME },
    expected: Object.fromEntries(entries),
    within: isTable ? (parts.frontmatter?.content ?? field.key) : field.key,
    isIdeal: (after) =>
      isTable
        ? after.replaceAll(NEW_NAME, field.name) === text
        : ["", '"', "'"].some((quote) => before + quote + NEW_NAME + quote + behind === after),
  };
}

function reordering(form: Form, random: Random): Try | null {
  const fields = fieldsOf(form);
  const isPlain = (field: (typeof fields)[number] | undefined): boolean =>
    field?.editable === true && !isList(form.values[field.name]) && !isMap(form.values[field.name]);
  const pairs = fields.slice(1).flatMap((other, index) => {
    const one = fields[index];
    return one && isPlain(one) && isPlain(other) ? [{ one, other, index }] : [];
  });
  const chosen = chooseFrom(pairs, random);
  if (!chosen) return null;
  const { one, other, index } = chosen;
  const names = fields.map(({ name }) => name);
  const order = names.with(index, other.name).with(index + 1, one.name);
  const sorted = (text: string) =>
    text
      .split(/[\r\n]+/)
      .map((line) => line.replace(/,$/, ""))
      .toSorted()
      .join("\n");
  return {
    change: { kind: "move", path: [one.name], to: index + 1 },
    expected: Object.fromEntries(order.map((name) => [name, form.values[name] ?? null])),
    within: { from: one.key.from, to: other.value.to + lineRest(form.text, other.value.to) },
    isIdeal: (after) => sorted(after) === sorted(form.text),
  };
}

/** How much of its line follows `offset`: a comment goes with its field. */
function lineRest(text: string, offset: number): number {
  return /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(offset))?.[0].length ?? 0;
}
