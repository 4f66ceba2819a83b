/** Variants whose paths differ, joined by what their frontmatter says they translate. */

import { valueIn, type FieldMap } from "../frontmatter/values.ts";

/** Names that publishers and their plugins give the value that is the same in all locales of an article. */
const NAMES = [
  "translationKey",
  "translationkey",
  "translation_key",
  "translation_id",
  "page_id",
  "lang-ref",
  "lang_ref",
  "permalink",
];

/** A file, where its path puts it. */
export interface KeyedFile {
  readonly key: string;
  readonly locale: string | null;
  readonly fields: FieldMap | null;
}

/** Files that one path puts together. */
interface Unit {
  readonly files: readonly KeyedFile[];
  readonly locales: ReadonlySet<string>;
}

/** Of the files that name one article, at most such a part may be in a locale that another is in as well. */
const MOST_TWINS = 1 / 3;

/**
 * The key of each file, in their order: another's where the frontmatter names the same article (Hugo's
 * `translationKey`, Jekyll's `page_id`, Obsidian's `permalink`). Files that one path puts together go together.
 *
 * Joined only where the value is once in nearly every locale: `permalink: /` in ten files of a language joins nothing.
 */
export function joinByTranslationKey(
  files: readonly KeyedFile[],
  preferred: (locale: string | null) => number,
): readonly string[] {
  const byValue = new Map<string, Unit[]>();
  for (const unit of Map.groupBy(files, ({ key }) => key).values()) {
    const [value, ...others] = new Set(unit.map(({ fields }) => translationKeyOf(fields)));
    if (value === undefined || value === null || others.length > 0) continue;
    const locales = new Set(unit.flatMap(({ locale }) => locale ?? []));
    if (locales.size > 0) byValue.set(value, [...(byValue.get(value) ?? []), { files: unit, locales }]);
  }
  const joined = new Map<KeyedFile, string>();
  for (const units of byValue.values()) {
    if (!isOneArticle(units)) continue;
    const all = units.flatMap((unit) => unit.files);
    const [first] = all.toSorted(
      (a, b) => preferred(a.locale) - preferred(b.locale) || (a.key < b.key ? -1 : 1),
    );
    for (const file of all) joined.set(file, first?.key ?? file.key);
  }
  return files.map((file) => joined.get(file) ?? file.key);
}

function isOneArticle(units: readonly Unit[]): boolean {
  if (units.length < 2) return false;
  const all = units.flatMap(({ locales }) => [...locales]);
  const different = new Set(all).size;
  return different > 1 && all.length - different <= MOST_TWINS * all.length;
}

function translationKeyOf(fields: FieldMap | null): string | null {
  for (const name of NAMES) {
    const value = fields === null ? undefined : valueIn(fields, name);
    if (typeof value === "string" && value.trim() !== "") return `${name}:${value.trim()}`;
  }
  return null;
}
