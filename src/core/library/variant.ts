/** What a library shows of one file: its frontmatter's common fields, whatever a site calls them. */

import { splitPath, withoutEnding } from "../locale/evidence.ts";
import { readLocaleValue } from "../locale/tags.ts";
import { plainValue, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { ScannedFile, Variant } from "./article.ts";

const DESCRIPTIONS = ["description", "summary", "excerpt", "subtitle"];
const DATES = [
  "date",
  "pubDate",
  "publishDate",
  "publishedAt",
  "published_at",
  "datePublished",
  "published",
  "pubdate",
];
const CATEGORIES = ["category", "categories", "section"];
const TAGS = ["tags", "tag", "keywords"];
const LOCALES = ["locale", "lang", "language"];

/** The variant that `file` is. Problems are counted elsewhere: none here. */
export function variantOf(file: ScannedFile, locale: string | null): Variant {
  const fields = file.fields ?? {};
  const [category] = textsAt(fields, CATEGORIES);
  return {
    path: file.path,
    locale,
    title: textAt(fields, ["title"]),
    description: textAt(fields, DESCRIPTIONS),
    date: textAt(fields, DATES) ?? dateInName(file.path),
    category: category ?? null,
    tags: textsAt(fields, TAGS),
    draft: fields["draft"] === true || fields["published"] === false,
    errors: 0,
    warnings: 0,
  };
}

/** The locale that a file's own frontmatter names. */
export function namedLocale(file: ScannedFile): string | null {
  for (const name of LOCALES) {
    const tag = readLocaleValue(file.fields?.[name]);
    if (tag !== null) return tag;
  }
  return null;
}

/** The first of the fields that holds text, or something that is shown as text. */
function textAt(fields: FieldMap, names: readonly string[]): string | null {
  for (const name of names) {
    const text = shownText(fields[name]);
    if (text !== null) return text;
  }
  return null;
}

/** The first of the fields that holds texts: a list, or one text with commas. Zola keeps them under `taxonomies`. */
function textsAt(fields: FieldMap, names: readonly string[]): readonly string[] {
  for (const name of names) {
    const texts = shownTexts(fields[name]) ?? shownTexts(nested(fields, "taxonomies")?.[name]);
    if (texts !== null) return texts;
  }
  return [];
}

function shownTexts(value: FieldValue | undefined): readonly string[] | null {
  if (Array.isArray(value)) return value.map(shownText).filter((text) => text !== null);
  const text = shownText(value);
  if (text === null) return null;
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function shownText(value: FieldValue | undefined): string | null {
  const plain = value === undefined ? null : plainValue(value);
  if (typeof plain === "number") return String(plain);
  return typeof plain === "string" && plain.trim() !== "" ? plain : null;
}

function nested(fields: FieldMap, name: string): FieldMap | null {
  const value = fields[name];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as FieldMap) : null;
}

/** Jekyll's `2026-01-05-name.md`, also as a folder or a file of its own. */
function dateInName(path: string): string | null {
  const name = withoutEnding(splitPath(path).name);
  return /^(\d{4}-\d{2}-\d{2})(?:-|$)/.exec(name)?.[1] ?? null;
}
