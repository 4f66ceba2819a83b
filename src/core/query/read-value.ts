/** The values that a variant has for a field of a query, a column or a facet. */

import { fieldPath, valueAt } from "../frontmatter/change.ts";
import { isWritten, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { BuiltInField, ResolvedName } from "./names.ts";
import type { ArticleRecord, VariantRecord } from "./record.ts";

export type Scalar = string | number | boolean;

/** `contains`: a part of the text is enough; `is`: the whole value; `locale`: `ja` is also `ja-JP`. */
export type Likeness = "contains" | "is" | "locale";

export interface Reader {
  readonly likeness: Likeness;
  /** Empty where the field is absent, empty or `null`. */
  readonly read: (variant: VariantRecord, article: ArticleRecord) => readonly Scalar[];
}

const NOTHING: readonly Scalar[] = [];

export function readerOf(name: Exclude<ResolvedName, { kind: "question" }>): Reader {
  if (name.kind === "built-in") return BUILT_IN[name.field];
  const { field } = name;
  return {
    likeness: "contains",
    read: ({ fields }) => (fields === null ? NOTHING : ownValues(fields, field)),
  };
}

const text = (value: string | null): readonly Scalar[] =>
  value === null || value.trim() === "" ? NOTHING : [value];
const counted = (read: (variant: VariantRecord) => number | undefined): Reader => ({
  likeness: "is",
  read(variant) {
    const value = read(variant);
    return value === undefined ? NOTHING : [value];
  },
});

const BUILT_IN: Readonly<Record<BuiltInField, Reader>> = {
  title: { likeness: "contains", read: ({ variant }) => text(variant.title) },
  description: { likeness: "contains", read: ({ variant }) => text(variant.description) },
  date: { likeness: "is", read: ({ variant }) => text(variant.date) },
  category: { likeness: "is", read: ({ variant }) => text(variant.category) },
  tag: { likeness: "is", read: ({ variant }) => variant.tags },
  locale: { likeness: "locale", read: ({ variant }) => text(variant.locale) },
  draft: { likeness: "is", read: ({ variant }) => [variant.draft] },
  path: { likeness: "contains", read: ({ variant }) => [variant.path] },
  collection: { likeness: "contains", read: (_, { article }) => text(article.collection) },
  problems: counted(({ variant }) => variant.errors + variant.warnings),
  errors: counted(({ variant }) => variant.errors),
  warnings: counted(({ variant }) => variant.warnings),
  words: counted(({ body }) => body?.words),
  characters: counted(({ body }) => body?.characters),
  headings: counted(({ body }) => body?.headings),
  links: counted(({ body }) => body?.links),
  images: counted(({ body }) => body?.images),
  locales: { likeness: "is", read: (_, { article }) => [article.variants.length] },
};

/** The value of `fields` that is called `name`; `seo.title` looks inside `seo` where no field has that very name. */
export function ownValue(fields: FieldMap, name: string): FieldValue | undefined {
  return valueAt(fields, fieldPath(fields, name));
}

function ownValues(fields: FieldMap, name: string): readonly Scalar[] {
  const value = ownValue(fields, name);
  return value === undefined ? NOTHING : scalarsOf(value);
}

/** The texts, numbers and truth values of a value: a list's items, a map's inner values. */
export function scalarsOf(value: FieldValue): readonly Scalar[] {
  if (value === null) return NOTHING;
  if (typeof value === "string") return value.trim() === "" ? NOTHING : [value];
  if (typeof value !== "object") return [value];
  if (isWritten(value)) return [value.text];
  if (Array.isArray(value)) return value.flatMap((item: FieldValue) => scalarsOf(item));
  return Object.values(value as FieldMap).flatMap(scalarsOf);
}

/** Whether a field of the frontmatter is a list: its items are compared whole. */
export function isListValue(fields: FieldMap | null, name: string): boolean {
  return fields !== null && Array.isArray(ownValue(fields, name));
}
