import { expect } from "vitest";
import { applyEdit, invertEdit } from "../../../../src/core/document/patch.ts";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { editField, type FieldChange } from "../../../../src/core/frontmatter/edit.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";
import type { FieldMap, FieldValue } from "../../../../src/core/frontmatter/values.ts";

/** The values of a document's frontmatter; fails where it cannot be read. */
export function valuesOf(text: string): FieldMap {
  const reading = readFrontmatter(splitDocument(text));
  if (reading.kind !== "read") throw new Error(`unreadable: ${JSON.stringify(reading)}`);
  return reading.values;
}

/** `yaml` between fences, with a body behind them. */
export function page(yaml: string): string {
  return `---\n${yaml}---\n\n# Body: with a colon\n---\nkey: value\n`;
}

/** `change` turns `before` into `after` in at most one hunk, and the inverse of the edit restores every byte. */
export function changes(before: string, change: FieldChange, after: string): void {
  const edit = editField(before, change);
  expect(applyEdit(before, edit)).toBe(after);
  expect(edit.length).toBeLessThanOrEqual(1);
  expect(applyEdit(after, invertEdit(before, edit))).toBe(before);
}

/** Setting `name` turns `before` into `after`; doing it twice changes nothing more; setting it back restores every byte. */
export function edits(
  name: string,
  values: { readonly from: FieldValue; readonly to: FieldValue },
  before: string,
  after: string,
): void {
  const [start, end] = [page(before), page(after)];
  changes(start, { kind: "set", path: [name], value: values.to }, end);
  expect(editField(end, { kind: "set", path: [name], value: values.to })).toEqual([]);
  changes(end, { kind: "set", path: [name], value: values.from }, start);
}
