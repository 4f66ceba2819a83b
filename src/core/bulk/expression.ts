/**
 * Texts computed from other fields: `{category}: {title|first:40}`. A name in braces is that field's text; after bars
 * stand what is done to it, from left to right. Nothing is run: the form has no names but those below.
 */

import { fieldPath, valueAt } from "../frontmatter/change.ts";
import { isList, isMap } from "../frontmatter/compare.ts";
import { isWritten, type FieldMap, type FieldValue } from "../frontmatter/values.ts";

const steps: Readonly<Record<string, (text: string, argument: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  /** Letters and digits of any script, the rest as single hyphens. */
  slug: (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, ""),
  first: (text, argument) => [...text].slice(0, wholeNumber(argument)).join(""),
  year: (text) => datePart(text, 0),
  month: (text) => datePart(text, 1),
  day: (text) => datePart(text, 2),
  or: (text, argument) => (text === "" ? argument : text),
};

/**
 * What `expression` comes to for the fields `values`. A field that is missing is an empty text, a list its items
 * with commas.
 *
 * @throws RangeError for a brace that is not closed, an unknown step, or a group of fields in place of a text.
 */
export function computeText(expression: string, values: FieldMap): string {
  let result = "";
  for (let at = 0; at < expression.length;) {
    const open = expression.indexOf("{", at);
    if (open < 0) return result + expression.slice(at);
    const close = expression.indexOf("}", open);
    if (close < 0) throw new RangeError("a brace is opened and not closed");
    result += expression.slice(at, open) + partText(expression.slice(open + 1, close), values);
    at = close + 1;
  }
  return result;
}

function partText(part: string, values: FieldMap): string {
  const [name = "", ...done] = part.split("|");
  const value = valueAt(values, fieldPath(values, name.trim()));
  return done.reduce((text, step) => {
    const [call = "", ...rest] = step.split(":");
    const known = call.trim();
    const run = Object.hasOwn(steps, known) ? steps[known] : undefined;
    if (!run) throw new RangeError(`there is no "${known}"`);
    return run(text, rest.join(":"));
  }, textOf(value));
}

function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (isList(value)) return value.map((item) => textOf(item)).join(", ");
  if (typeof value === "object" && isWritten(value)) return value.text;
  if (isMap(value)) throw new RangeError("a group of fields has no text");
  return String(value);
}

function wholeNumber(argument: string): number {
  if (!/^\s*\d{1,4}\s*$/.test(argument)) throw new RangeError(`"${argument}" is no number`);
  return Number(argument);
}

function datePart(text: string, index: number): string {
  return /^(\d{4})-(\d{2})-(\d{2})/.exec(text)?.[index + 1] ?? "";
}
