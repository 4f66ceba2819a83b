/** Where an article's variant in another locale belongs, by the example of the articles that have one. */

import type { Article, Collection } from "../library/article.ts";
import { splitPath, withoutEnding } from "./evidence.ts";
import { readLocaleName } from "./tags.ts";

export interface WantedVariant {
  readonly article: Article;
  readonly locale: string;
  readonly collection: Collection;
  /** Every article of the collection. */
  readonly articles: readonly Article[];
}

/** So many articles are taken for examples: those of a large collection all say the same. */
const MOST_EXAMPLES = 400;

/**
 * The path for the article's variant in `locale`; `null` where nothing shows one.
 *
 * First by articles that have this locale, then by those that have any other, the locale's name spelled as theirs are
 * (`pt_BR`, `zh-cn`), and at last by what the layout is called. A path that is taken is none.
 */
export function variantPath(wanted: WantedVariant): string | null {
  const taken = new Set(wanted.articles.flatMap(({ variants }) => variants.map(({ path }) => path)));
  const free = (path: string | null): path is string => path !== null && !taken.has(path);
  return (
    mostOften(byExample(wanted).filter(free)) ??
    mostOften(byOtherLocales(wanted).filter(free)) ??
    byLayout(wanted).find(free) ??
    null
  );
}

function mostOften(paths: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}

/** Apply what leads from a variant in the source's locale to one in `locale`. */
function byExample({ article, locale, articles }: WantedVariant): readonly string[] {
  const [source] = article.variants;
  if (!source) return [];
  return examples(articles, article, source.locale, locale).flatMap(
    ({ from, to }) => applied(moveBetween(from, to), source.path) ?? [],
  );
}

function byOtherLocales({ article, locale, collection, articles }: WantedVariant): readonly string[] {
  const [source, ...variants] = article.variants;
  if (!source) return [];
  return collection.locales.flatMap((other) => {
    if (other === locale || other === source.locale) return [];
    const own = variants
      .filter((each) => each.locale === other)
      .map(({ path }) => ({ from: source.path, to: path }));
    return [...examples(articles, article, source.locale, other), ...own].flatMap(({ from, to }) => {
      const move = moveBetween(from, to);
      return move ? (applied(withLocale(move, other, locale), source.path) ?? []) : [];
    });
  });
}

interface Example {
  readonly from: string;
  readonly to: string;
}

function examples(
  articles: readonly Article[],
  but: Article,
  from: string | null,
  to: string,
): readonly Example[] {
  const found: Example[] = [];
  for (const { id, variants } of articles) {
    if (id === but.id || found.length >= MOST_EXAMPLES) continue;
    const one = variants.find(({ locale }) => locale === from);
    const other = variants.find(({ locale }) => locale === to);
    if (one && other) found.push({ from: one.path, to: other.path });
  }
  return found;
}

/**
 * What makes one variant's path of another's. `folders`: names between the same names before and after. `suffix`:
 * what stands before the ending. `name`: the file's own name in the same folder.
 */
type Move =
  | {
      readonly kind: "folders";
      readonly before: readonly string[];
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | { readonly kind: "suffix" | "name"; readonly from: string; readonly to: string };

function moveBetween(from: string, to: string): Move | null {
  const [one, two] = [withoutEnding(from).split("/"), withoutEnding(to).split("/")];
  let after = 0;
  while (after < Math.min(one.length, two.length) && one.at(-1 - after) === two.at(-1 - after)) after++;
  let before = 0;
  while (before < Math.min(one.length, two.length) - after && one[before] === two[before]) before++;
  const left = one.slice(before, one.length - after);
  const right = two.slice(before, two.length - after);
  if (after > 0) return { kind: "folders", before: one.slice(0, before), from: left, to: right };
  const [name, other] = [left[0] ?? "", right[0] ?? ""];
  if (left.length !== 1 || right.length !== 1) return null;
  const [a, b] = [splitSuffix(name), splitSuffix(other)];
  if (a.stem === b.stem) return { kind: "suffix", from: a.suffix, to: b.suffix };
  return readLocaleName(name) || readLocaleName(other) ? { kind: "name", from: name, to: other } : null;
}

/** `about.ja` → `about` and `.ja`; a suffix that is no locale belongs to the name. */
function splitSuffix(name: string): { readonly stem: string; readonly suffix: string } {
  const at = name.lastIndexOf(".");
  const isLocale = at > 0 && readLocaleName(name.slice(at + 1)) !== null;
  return isLocale ? { stem: name.slice(0, at), suffix: name.slice(at) } : { stem: name, suffix: "" };
}

function applied(move: Move | null, path: string): string | null {
  if (move === null) return null;
  const { folder, name } = splitPath(path);
  const stem = withoutEnding(name);
  const ending = name.slice(stem.length);
  const inFolder = (next: string): string => (folder === "" ? "" : `${folder}/`) + next + ending;
  switch (move.kind) {
    case "folders": {
      const names = path.split("/");
      const expected = [...move.before, ...move.from];
      const fits = names.length > expected.length && expected.every((each, at) => names[at] === each);
      return fits ? [...move.before, ...move.to, ...names.slice(expected.length)].join("/") : null;
    }
    case "suffix":
      if (!stem.endsWith(move.from) || (move.from === "" && splitSuffix(stem).suffix !== "")) return null;
      return inFolder(stem.slice(0, stem.length - move.from.length) + move.to);
    case "name":
      return stem === move.from ? inFolder(move.to) : null;
  }
}

/** The move with the name of `locale` where `other`'s stands, spelled alike. */
function withLocale(move: Move, other: string, locale: string): Move | null {
  const renamed = (name: string): string =>
    readLocaleName(name)?.tag === other ? spelledLike(name, locale) : name;
  switch (move.kind) {
    case "folders": {
      const to = move.to.map(renamed);
      return to.join("/") === move.to.join("/") ? null : { ...move, to };
    }
    case "suffix":
      return move.to === "" ? null : { ...move, to: `.${renamed(move.to.slice(1))}` };
    case "name":
      return { ...move, to: renamed(move.to) };
  }
}

/** `pt-BR` as `pt_BR` beside `zh_CN`, and as `pt-br` beside `zh-cn`. */
function spelledLike(example: string, tag: string): string {
  const separated = example.includes("_") ? tag.replaceAll("-", "_") : tag;
  const isLower = /[-_]/.test(example) && example === example.toLowerCase();
  return isLower ? separated.toLowerCase() : separated;
}

/** With no example at all: the source's own name of its locale, else what the layout says. */
function byLayout({ article, locale, collection }: WantedVariant): readonly string[] {
  const [source] = article.variants;
  if (!source) return [];
  const { folder, name } = splitPath(source.path);
  const stem = withoutEnding(name);
  const ending = name.slice(stem.length);
  const above = folder === "" ? "" : `${folder}/`;
  const names = source.path.split("/");
  const at = names.findIndex((each) => readLocaleName(each)?.tag === source.locale);
  const isNamed = source.locale !== null && at >= 0;
  switch (collection.layout.kind) {
    case "file":
      return [`${above}${locale}${ending}`];
    case "suffix":
      return [`${above}${splitSuffix(stem).stem}.${locale}${ending}`];
    case "folder": {
      if (isNamed) return [names.with(at, spelledLike(names[at] ?? "", locale)).join("/")];
      const base = collection.folder === "" ? "" : `${collection.folder}/`;
      return [`${base}${locale}/${source.path.slice(base.length)}`];
    }
    case "none":
      return [];
  }
}
