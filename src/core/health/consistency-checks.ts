/** What is the same twice, and what is the same but for its spelling. */

import { isList } from "../frontmatter/compare.ts";
import { splitPath, withoutEnding } from "../locale/evidence.ts";
import { shortened } from "../problems/words.ts";
import { fieldFinding, filesOf, type Finding, type SiteCollection, type SiteFile } from "./site-file.ts";
import { spellingOf } from "./spelling.ts";
import { scalarText, textsOf } from "./values.ts";

/** Findings over all files of a collection. */
export function consistencyFindings(collection: SiteCollection): readonly Finding[] {
  const byLocale = Map.groupBy(filesOf(collection), ({ locale }) => locale);
  return [...byLocale.values()].flatMap((files) => [
    ...duplicates(files, titleOf, "title-duplicate", "title"),
    ...duplicates(files, slugOf, "slug-duplicate", "slug"),
    ...spellings(files),
  ]);
}

function titleOf({ fields }: SiteFile): string | null {
  const title = scalarText(fields?.["title"])?.normalize("NFKC").trim().toLowerCase() ?? "";
  return title === "" ? null : title;
}

const SLUGS = ["slug", "permalink", "url"];

/** Where a file publishes, as far as its frontmatter or its name says: addresses with placeholders say nothing. */
function slugOf({ path, fields }: SiteFile): string | null {
  for (const name of SLUGS) {
    const slug = scalarText(fields?.[name]);
    if (slug !== null && slug !== "") {
      if (/[:{}]/.test(slug)) return null;
      const own = `/${slug.replace(/^\/+|\/+$/g, "")}`;
      // A slug stands below its folder; a permalink is the whole address.
      return name === "slug" && !slug.startsWith("/") ? `${aboveArticle(path)}${own}` : own;
    }
  }
  const { folder, name } = splitPath(path);
  const stem = withoutEnding(name);
  return stem === "index" || stem === "_index" ? `file:${folder}` : `file:${folder}/${stem}`;
}

/** The folder that an article's own folder stands in, where the file is one of its folder's locales. */
function aboveArticle(path: string): string {
  const { folder } = splitPath(path);
  return folder;
}

function duplicates(
  files: readonly SiteFile[],
  keyOf: (file: SiteFile) => string | null,
  rule: "title-duplicate" | "slug-duplicate",
  field: string,
): readonly Finding[] {
  return [...Map.groupBy(files, keyOf)].flatMap(([key, group]) => {
    const [first, second] = group;
    if (key === null || !first || !second) return [];
    return group.map((file) => {
      const other = file === first ? second : first;
      const found = scalarText(file.fields?.[field]) ?? key.replace(/^file:/, "");
      const details = { found: shortened(found), other: other.path, more: group.length - 2 };
      return fieldFinding(file, field, { rule, severity: "warning", details });
    });
  });
}

/** A field is a vocabulary when its values come again and again. */
const ENOUGH_USES = 8;
const LONGEST_TERM = 40;
/** A spelling is rare beside one that is so many times as frequent. */
const RARE = 3;

function spellings(files: readonly SiteFile[]): readonly Finding[] {
  const fields = new Set(files.flatMap((file) => Object.keys(file.fields ?? {})));
  return [...fields].flatMap((name) => {
    const counts = new Map<string, number>();
    for (const file of files)
      for (const text of vocabularyOf(file, name)) counts.set(text, (counts.get(text) ?? 0) + 1);
    const uses = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const isListed = files.some((file) => Array.isArray(file.fields?.[name]));
    if (uses < ENOUGH_USES || (!isListed && counts.size > uses / 2)) return [];
    const usual = usualSpellings(counts);
    return files.flatMap((file) => spellingsIn(file, name, usual));
  });
}

function vocabularyOf({ fields }: SiteFile, name: string): readonly string[] {
  const value = fields?.[name];
  if (value === undefined || (typeof value !== "string" && !isList(value))) return [];
  return textsOf(value).filter((text) => text.length <= LONGEST_TERM);
}

interface Usual {
  readonly spelling: string;
  readonly count: number;
}

/** For each rare spelling the usual one. */
function usualSpellings(counts: ReadonlyMap<string, number>): ReadonlyMap<string, Usual> {
  const twins = Map.groupBy(counts, ([text]) => spellingOf(text));
  const usual = new Map<string, Usual>();
  for (const group of twins.values()) {
    const [first, ...others] = group.toSorted(([, a], [, b]) => b - a);
    if (!first) continue;
    for (const [spelling, count] of others)
      if (first[1] >= RARE * count) usual.set(spelling, { spelling: first[0], count: first[1] });
  }
  return usual;
}

function spellingsIn(file: SiteFile, name: string, usual: ReadonlyMap<string, Usual>): readonly Finding[] {
  const value = file.fields?.[name];
  const items = isList(value) ? value : [value];
  return items.flatMap((item, index): Finding[] => {
    const text = item === undefined ? null : scalarText(item);
    const better = text === null ? undefined : usual.get(text);
    if (text === null || !better) return [];
    // Where the usual spelling is there as well, the rare one is one too many.
    const isDouble = isList(value) && value.some((each) => scalarText(each) === better.spelling);
    const path = isList(value) ? [name, index] : [name];
    const details = { found: text, other: better.spelling, count: better.count };
    const finding = fieldFinding(file, name, {
      rule: "value-spelling",
      severity: "note",
      details,
      change: isDouble ? { kind: "remove", path } : { kind: "set", path, value: better.spelling },
    });
    return [{ ...finding, problem: { ...finding.problem, field: path } }];
  });
}
