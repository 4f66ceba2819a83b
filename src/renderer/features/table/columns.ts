/** Columns: the schema's fields and what Galley knows of every article. */

import { builtInFields, resolveName } from "#core/query/names";
import type { Field, FieldShape } from "#core/schema/field";

export interface Column {
  /** The field's name in queries. */
  readonly id: string;
  /** What may be written into it; `null`: nothing, Galley counts it. */
  readonly shape: FieldShape | null;
  /** The name is Galley's own, and shown as a word of the interface. */
  readonly isBuiltIn: boolean;
}

/** What a person has made of the columns. */
export interface ColumnLayout {
  readonly shown: readonly string[];
  /** Pixels by column; what is not in it has its usual width. */
  readonly widths: Readonly<Record<string, number>>;
  /** So many of the first columns stay in sight. */
  readonly pinned: number;
}

const COUNTED = [
  "locales",
  "problems",
  "words",
  "characters",
  "headings",
  "links",
  "images",
  "path",
] as const;
const COMMON = ["title", "description", "date", "category", "tag", "draft"] as const;

/** Everything that may be a column of a collection with these fields; of all collections, or without any, what all have. */
export function columnsOf(fields: readonly Field[] | null): readonly Column[] {
  const own: readonly Column[] =
    fields === null || fields.length === 0
      ? COMMON.map((id) => ({ id, shape: null, isBuiltIn: true }))
      : fields.map(({ name, shape }) => ({ id: name, shape, isBuiltIn: false }));
  const counted = COUNTED.filter((id) => !own.some((column) => column.id === id));
  return [...own, ...counted.map((id) => ({ id, shape: null, isBuiltIn: true }))];
}

const FIRST = ["title", "date", "pubDate", "category", "tag", "tags", "draft"];
const MOST_AT_FIRST = 5;

/** What is shown before anybody chose: a title, the usual fields, languages and problems. */
export function firstLayout(columns: readonly Column[]): ColumnLayout {
  const usual = FIRST.flatMap((id) => columns.filter((column) => column.id === id));
  const small = columns.filter(
    ({ shape }) => shape !== null && shape.kind !== "object" && shape.kind !== "any",
  );
  const chosen = [...new Set([...usual, ...small])].slice(0, MOST_AT_FIRST);
  const ids = chosen.map(({ id }) => id);
  const last = columns.some(({ id }) => id === "description") ? ["description"] : [];
  return { shown: [...new Set([...ids, "locales", "problems", ...last])], widths: {}, pinned: 1 };
}

export const NARROWEST = 56;

export function widthOf(column: Column, { widths }: ColumnLayout): number {
  return widths[column.id] ?? usualWidth(column);
}

function usualWidth({ id, shape }: Column): number {
  if (id === "title") return 300;
  if (id === "description" || id === "path") return 280;
  if (id === "tag" || shape?.kind === "list") return 190;
  if (id === "locales" || id === "date" || shape?.kind === "date") return 116;
  if (shape?.kind === "boolean" || shape?.kind === "number" || id === "draft") return 92;
  if (builtInFields.some((field) => field === id) && shape === null && id !== "category") return 96;
  return 150;
}

/**
 * Fields whose values are a closed set, so that they can be counted beside the table and make a board. A field of the
 * site that is one of Galley's own, whatever the site calls it, is counted as that alone.
 */
export function facetFields(columns: readonly Column[]): readonly string[] {
  const ids = columns.map(({ id }) => id);
  const closed = columns
    .filter(({ shape }) => shape?.kind === "choice" || shape?.kind === "boolean")
    .filter(({ id }) => resolveName(id, ids)?.kind === "own")
    .map(({ id }) => id);
  return [
    "category",
    "tag",
    ...closed,
    "locale",
    ...(ids.includes("draft") ? ["draft"] : []),
    "problems",
    "date",
  ].slice(0, 12);
}
