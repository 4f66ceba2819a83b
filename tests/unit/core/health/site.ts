/** Small sites as values: what checks over many articles are tried on. */

import { readFrontmatter } from "#core/frontmatter/read";
import { readFacts } from "#core/health/facts";
import type { SiteArticle, SiteCollection, SiteFile } from "#core/health/site-file";
import { documentAt } from "#core/markdown/document-at";
import { bodyPlace } from "#core/problems/body";

/** A collection of articles `<key>/<locale>.md` from texts by path; locales in the order in which they come. */
export function collectionOf(id: string, texts: Readonly<Record<string, string>>): SiteCollection {
  const articles = new Map<string, SiteFile[]>();
  const locales = new Set<string>();
  for (const [path, text] of Object.entries(texts)) {
    const key = path.split("/").slice(0, -1).join("/");
    const locale = path.split("/").at(-1)?.replace(".md", "") ?? null;
    if (locale !== null) locales.add(locale);
    articles.set(key, [...(articles.get(key) ?? []), fileOf(`${id}/${path}`, text, { id, key, locale })]);
  }
  return { id, locales: [...locales], articles: [...articles.values()] as unknown as SiteArticle[] };
}

interface Place {
  readonly id: string;
  readonly key: string;
  readonly locale: string | null;
}

function fileOf(path: string, text: string, { id, key, locale }: Place): SiteFile {
  const { parts, body } = documentAt({ path, text }, null);
  const reading = readFrontmatter(parts);
  const place = bodyPlace(parts, null);
  const places = reading.kind === "read" ? reading.places : [];
  return {
    path,
    article: `${id}:${key}`,
    collection: id,
    locale,
    fields: reading.kind === "read" ? reading.values : reading.kind === "none" ? {} : null,
    lines: new Map(places.flatMap(({ path: at, line }) => (at.length === 1 ? [[String(at[0]), line]] : []))),
    facts: readFacts(body, place.line),
  };
}
