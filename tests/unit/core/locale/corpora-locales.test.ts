/** Locales of real sites, by rules that a person read off each site's folders and not off Galley's code. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import type { FieldMap } from "#core/frontmatter/values";
import { groupArticles, type Library } from "#core/library/group";
import { surveySite } from "#core/locale/survey";
import { variantPath } from "#core/locale/variant-path";
import { corporaFolder, haveCorpora } from "../../../support/corpora.ts";

interface Site {
  readonly name: string;
  readonly library: Library;
  readonly fields: ReadonlyMap<string, FieldMap>;
}

let sites: readonly Site[] | null = null;

function readSites(): readonly Site[] {
  return (sites ??= globSync("*/", { cwd: corporaFolder })
    .toSorted()
    .map((name) => {
      const root = join(corporaFolder, name);
      const files = globSync("**/*.{md,mdx,markdown}", { cwd: root }).map((path) => {
        const reading = readFrontmatter(splitDocument(readFileSync(join(root, path), "utf8")));
        return { path, fields: reading.kind === "read" ? reading.values : {} };
      });
      // A folder of notes is no publisher's site.
      const options = { hasPublisher: !name.startsWith("obsidianmd"), rootName: name };
      return {
        name,
        library: groupArticles(files, options),
        fields: new Map(files.map(({ path, fields }) => [path, fields])),
      };
    }));
}

/** Which article a file is of, in which locale; `null` for files that are in one language alone. */
type Rule = (path: string, fields: FieldMap) => readonly [article: string, locale: string] | null;

const LOCALE = "([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)";

function inFolder(before: string, after = "(.*)"): Rule {
  const pattern = new RegExp(`^${before}(?:${LOCALE}/)${after}\\.mdx?$`);
  return (path) => {
    const [, locale, article] = pattern.exec(path) ?? [];
    return locale === undefined || article === undefined ? null : [article, locale];
  };
}

const bySuffix: Rule = (path) => {
  const [, article, locale] = /^(.*?)(?:\.(zh|fr|it|de|es|en))?\.md$/.exec(path) ?? [];
  return article === undefined ? null : [article, locale ?? "-"];
};

const STARLIGHT = "ar|cs|da|de|es|fa|fr|hi|hu|id|it|ja|ko|ms|nl|pl|pt-br|pt-pt|ru|sv|th|tr|uk|vi|zh-cn|zh-tw";
const rules: Readonly<Record<string, Rule>> = {
  "HugoBlox+hugo-blox-builder": bySuffix,
  "cncf+glossary": inFolder("content/"),
  "expressjs+expressjs.com": (path) => {
    const [, section, locale, article] =
      new RegExp(`^src/content/(docs|pages|blog)/${LOCALE}/(.*)\\.mdx?$`).exec(path) ?? [];
    return section === undefined ? null : [`${section}/${article}`, locale ?? ""];
  },
  "getzola+zola": bySuffix,
  "github+opensource.guide": (path) => {
    const [, locale, article] = new RegExp(`^_articles/(?:${LOCALE}/)?([^/]*)\\.md$`).exec(path) ?? [];
    return article === undefined ? null : [article, locale ?? "en"];
  },
  "letsencrypt+website": inFolder("content/"),
  "nodejs+nodejs.org": inFolder("apps/site/pages/"),
  "obsidianmd+obsidian-help": (path, { permalink }) => {
    const [, locale] = new RegExp(`^${LOCALE}/`).exec(path) ?? [];
    return locale !== undefined && typeof permalink === "string" ? [permalink, locale] : null;
  },
  "technyans-ai-digest": (path) => {
    const [, article, locale] = /^(src\/content\/.*)\/(en|ja)\.md$/.exec(path) ?? [];
    return article === undefined ? null : [article, locale ?? ""];
  },
  "withastro+starlight": (path) => {
    const [, locale, article] =
      new RegExp(`^docs/src/content/docs/(?:(${STARLIGHT})/)?(.*)\\.mdx?$`).exec(path) ?? [];
    return article === undefined ? null : [article, locale ?? "en"];
  },
};

/** Variants that are joined and are no translations of each other, and translations that stand apart. */
function wrongIn({ name, library, fields }: Site): readonly string[] {
  const rule = rules[name] ?? (() => null);
  const placeOf = (path: string) => rule(path, fields.get(path) ?? {});
  const articleOf = new Map(
    library.articles.flatMap(({ id, variants }) => variants.map(({ path }) => [path, id] as const)),
  );
  const joined = library.articles.flatMap(({ variants: [source, ...others] }) =>
    others
      .filter(({ path }) => source && (!placeOf(path) || placeOf(path)?.[0] !== placeOf(source.path)?.[0]))
      .map(({ path }) => `${path} is no translation of ${source?.path}`),
  );
  const placed = [...fields.keys()].flatMap((path) => {
    const place = placeOf(path);
    return place === null ? [] : [{ path, article: place[0], locale: place[1] }];
  });
  const apart = [...Map.groupBy(placed, ({ article }) => article)].filter(
    ([, group]) =>
      new Set(group.map(({ locale }) => locale)).size > 1 &&
      new Set(group.map(({ path }) => articleOf.get(path))).size > 1,
  );
  return [...joined, ...apart.map(([article]) => `${article} is in several articles`)];
}

test.skipIf(!haveCorpora)("[LT15] every corpus is laid out as its own folders say", () => {
  for (const site of readSites()) {
    const { layout, source, locales, articles, variants } = surveySite(
      site.library.collections,
      site.library.articles,
    );
    const wrong = wrongIn(site);
    const told = [
      layout,
      source ?? "-",
      `${locales.length} locales`,
      `${articles} articles`,
      `${variants} variants`,
    ];
    console.log([site.name, ...told, `${wrong.length} wrong`].join(" | "));
    expect(wrong, site.name).toEqual([]);
  }
});

/** A file name that was translated too can be known by nobody. */
function isNamedAlike(source: string, path: string): boolean {
  const stem = (each: string) => (each.split("/").at(-1) ?? "").replace(/(?:\.[a-zA-Z-_]{2,7})?\.mdx?$/, "");
  const above = (each: string) => each.split("/").slice(0, -1).join("/");
  return stem(source) === stem(path) || above(path) === above(source);
}

test.skipIf(!haveCorpora)("[LT10] variants that real sites have are found where they are", () => {
  const told: string[] = [];
  let [all, right] = [0, 0];
  for (const { library } of readSites()) {
    for (const article of library.articles) {
      const [source, ...others] = article.variants;
      const collection = library.collections.find(({ id }) => id === article.collection);
      if (!source || !collection) continue;
      const own = library.articles.filter(
        (each) => each.collection === collection.id && each.id !== article.id,
      );
      for (const { locale, path } of others.slice(0, 2)) {
        if (locale === null || !isNamedAlike(source.path, path)) continue;
        // As if the translation, and it alone, were not there.
        const without = { ...article, variants: article.variants.filter((each) => each.path !== path) };
        const guess = variantPath({ article: without, locale, collection, articles: [...own, without] });
        all++;
        if (guess?.replace(/\.\w+$/, "") === path.replace(/\.\w+$/, "")) right++;
        else told.push(`${path} is sought at ${guess ?? "no place"}`);
      }
    }
  }
  console.log(`${right} of ${all}\n${told.slice(0, 20).join("\n")}`);
  expect(all).toBeGreaterThan(250);
  expect(right / all).toBeGreaterThan(0.97);
});
