/** Values as a person reads and types them, and rows as other programs take them. */

import { written, type FieldValue } from "#core/frontmatter/values";
import type { FieldShape } from "#core/schema/field";
import type { CellValue } from "#contract/table";

/** The value as one line. */
export function cellText(value: CellValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" ? value.json : String(value);
}

/**
 * Whether the value can be edited in a cell of this shape: what does not fit is edited in the article. A cell is one
 * line with commas between texts: the lines of a text, a comma in an item, a number among texts would be lost in it.
 */
export function isEditable(shape: FieldShape | null, value: CellValue | undefined): boolean {
  if (shape === null || shape.kind === "object" || shape.kind === "any") return false;
  if (value === undefined || value === null) return shape.kind !== "list" || isPlainItem(shape.item);
  if (Array.isArray(value))
    return shape.kind === "list" && isPlainItem(shape.item) && value.every(isPlainText);
  if (typeof value === "object") return false;
  return shape.kind !== "list" && !LINE_END.test(String(value));
}

const SEPARATORS = /[,、\r\n]/;
const LINE_END = /[\r\n]/;

function isPlainText(item: unknown): boolean {
  return typeof item === "string" && !SEPARATORS.test(item);
}

function isPlainItem({ kind }: FieldShape): boolean {
  return kind === "text" || kind === "choice" || kind === "image";
}

/**
 * The value that a typed text stands for; `undefined` for none. A number or date that is none stays text, which the
 * schema then complains of: nothing typed is lost.
 */
export function typedValue(shape: FieldShape, text: string): FieldValue | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  switch (shape.kind) {
    case "number":
      return /^[-+]?\d+(?:\.\d+)?$/.test(trimmed) ? written("number", trimmed) : trimmed;
    case "boolean":
      return trimmed === "true" ? true : trimmed === "false" ? false : trimmed;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? written("date", trimmed) : trimmed;
    case "date-time":
      return /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/.test(trimmed)
        ? written(trimmed.length > 10 ? "date-time" : "date", trimmed)
        : trimmed;
    case "list":
      return trimmed
        .split(/[,、]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
    case "text":
    case "choice":
    case "image":
    case "object":
    case "any":
      return text;
  }
}
