/** Variants whose paths differ, joined by what their frontmatter says they translate. */

import type { FieldMap } from "../frontmatter/values.ts";

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

/**
 * The key of each file, in their order: another's where the path gives it no other variant and the frontmatter
 * names the same article (Hugo's `translationKey`, Jekyll's `page_id`, Obsidian's `permalink`).
 *
 * Joined only where the value is once in each locale: `permalink: /` in ten files joins nothing.
 */
export function joinByTranslationKey(
  files: readonly KeyedFile[],
  preferred: (locale: string | null) => number,
): readonly string[] {
  const perKey = new Map<string, number>();
  for (const { key } of files) perKey.set(key, (perKey.get(key) ?? 0) + 1);
  const byValue = Map.groupBy(files, (file) =>
    perKey.get(file.key) === 1 && file.locale !== null ? translationKeyOf(file.fields) : null,
  );
  const joined = new Map<KeyedFile, string>();
  for (const [value, group] of byValue) {
    const locales = new Set(group.map(({ locale }) => locale));
    if (value === null || group.length < 2 || locales.size !== group.length) continue;
    const [first] = group.toSorted(
      (a, b) => preferred(a.locale) - preferred(b.locale) || (a.key < b.key ? -1 : 1),
    );
    for (const file of group) joined.set(file, first?.key ?? file.key);
  }
  return files.map((file) => joined.get(file) ?? file.key);
}

function translationKeyOf(fields: FieldMap | null): string | null {
  for (const name of NAMES) {
    const value = fields !== null && Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value === "string" && value.trim() !== "") return `${name}:${value.trim()}`;
  }
  return null;
}
