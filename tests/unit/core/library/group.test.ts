import fc from "fast-check";
import { expect, test } from "vitest";
import { written, type FieldMap } from "#core/frontmatter/values";
import type { ScannedFile } from "#core/library/article";
import { groupArticles, withProblemCounts } from "#core/library/group";

const file = (path: string, fields: FieldMap | null = {}): ScannedFile => ({ path, fields });

/** Group and say it short: `collection: key[locales] …`. */
function library(paths: readonly string[], hasPublisher = false): readonly string[] {
  const { collections, articles } = groupArticles(
    paths.map((path) => file(path)),
    { hasPublisher, rootName: "site" },
  );
  return collections.map(({ id, name, articles: count }) => {
    const own = articles.filter(({ collection }) => collection === id);
    expect(own).toHaveLength(count);
    const keys = own.map(
      ({ key, variants }) => `${key}[${variants.map(({ locale }) => locale ?? "-").join(",")}]`,
    );
    return `${name} (${id}): ${keys.join(" ")}`;
  });
}

test("[L6] Astro: a collection for each folder of src/content", () => {
  const paths = [
    "src/content/articles/20260105/a/en.md",
    "src/content/articles/20260105/a/ja.md",
    "src/content/articles/20260106/b/en.md",
    "src/content/articles/20260106/b/ja.md",
    "src/content/aiTimeline/202402-sora/en.md",
    "src/content/aiTimeline/202402-sora/ja.md",
    "README.md",
    "src/components/notes.md",
  ];
  expect(library(paths, true)).toEqual([
    "aiTimeline (src/content/aiTimeline): 202402-sora[en,ja]",
    "articles (src/content/articles): 20260105/a[en,ja] 20260106/b[en,ja]",
    "site (): README[-] src/components/notes[-]",
  ]);
});

test("[L6] Hugo: a collection for each section, the locales' folders above them together", () => {
  const paths = [
    "content/en/_index.md",
    "content/ja/_index.md",
    "content/en/docs/a.md",
    "content/ja/docs/a.md",
    "content/en/docs/b.md",
    "content/en/posts/p.md",
  ];
  expect(library(paths, true)).toEqual([
    "content (content/en): _index[en,ja]",
    "docs (content/en/docs): a[en,ja] b[en]",
    "posts (content/en/posts): p[en]",
  ]);
  expect(library(["content/posts/a.md", "content/posts/a.fr.md", "content/about.md"], true)).toEqual([
    "content (content): about[-]",
    "posts (content/posts): a[-,fr]",
  ]);
});

test("[L6] Jekyll: posts, drafts and collections by their underscore", () => {
  const paths = [
    "_posts/2026-01-05-a.md",
    "_drafts/b.md",
    "_recipes/c.md",
    "_includes/snippet.md",
    "about.md",
  ];
  expect(library(paths, true)).toEqual([
    "drafts (_drafts): b[-]",
    "posts (_posts): 2026-01-05-a[-]",
    "recipes (_recipes): c[-]",
    "site (): _includes/snippet[-] about[-]",
  ]);
});

test("[L6] Docusaurus: docs, blog and versions, with their translations", () => {
  const paths = [
    "docs/intro.md",
    "blog/2026-01-05-hello.md",
    "versioned_docs/version-1.0/intro.md",
    "i18n/ja/docusaurus-plugin-content-docs/current/intro.md",
    "i18n/ja/docusaurus-plugin-content-docs/version-1.0/intro.md",
    "i18n/ja/docusaurus-plugin-content-blog/2026-01-05-hello.md",
  ];
  expect(library(paths, true)).toEqual([
    "blog (blog): 2026-01-05-hello[-,ja]",
    "docs (docs): intro[-,ja]",
    "version-1.0 (versioned_docs/version-1.0): intro[-,ja]",
  ]);
});

test("[L6] VitePress: the folders at the root, a locale beside them", () => {
  const own = ["guide/a.md", "guide/b.md", "guide/c.md", "api/x.md", "api/y.md", "api/z.md", "index.md"];
  const translated = own.map((path) => `ja/${path}`);
  expect(library([...own, ...translated], true)).toEqual([
    "api (api): x[-,ja] y[-,ja] z[-,ja]",
    "guide (guide): a[-,ja] b[-,ja] c[-,ja]",
    "site (): index[-,ja]",
  ]);
});

test("[L6] a plain folder of Markdown is one collection", () => {
  expect(library(["a.md", "2025/b.md", "2026/deep/c.md", "my.md"])).toEqual([
    "site (): 2025/b[-] 2026/deep/c[-] a[-] my[-]",
  ]);
  expect(library([])).toEqual([]);
});

test("[L5] twins are two articles with ids of their own", () => {
  const { articles } = groupArticles(
    ["post.md", "post.mdx", "caf\u00e9.md", "cafe\u0301.md"].map((path) => file(path)),
    { hasPublisher: false, rootName: "site" },
  );
  expect(new Set(articles.map(({ id }) => id)).size).toBe(4);
});

test("[L5] whatever the paths, each file is in exactly one article and ids are unique", () => {
  const name = fc.constantFrom(
    "a",
    "b",
    "en",
    "ja",
    "my",
    "docs",
    "content",
    "src",
    "_posts",
    "i18n",
    "index",
    "x.fr",
    "x",
  );
  const path = fc
    .tuple(fc.array(name, { maxLength: 5 }), name, fc.constantFrom("md", "mdx"))
    .map(([folders, stem, ending]) => [...folders, `${stem}.${ending}`].join("/"));
  const options = fc.record({ hasPublisher: fc.boolean(), rootName: fc.constant("site") });
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 25 }), options, (paths, chosen) => {
      const { collections, articles } = groupArticles(
        paths.map((each) => file(each)),
        chosen,
      );
      expect(articles.flatMap(({ variants }) => variants.map((variant) => variant.path)).toSorted()).toEqual(
        paths.toSorted(),
      );
      expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
      expect(new Set(collections.map(({ id }) => id)).size).toBe(collections.length);
      for (const article of articles)
        expect(collections.some(({ id }) => id === article.collection)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("[L4] the source locale comes first", () => {
  const of = (counts: Readonly<Record<string, number>>): readonly string[] => {
    const files = Object.entries(counts).flatMap(([locale, count]) =>
      Array.from({ length: count }, (_, index) => file(`${index}/${locale}.md`)),
    );
    return groupArticles(files, { hasPublisher: false, rootName: "site" }).collections[0]?.locales ?? [];
  };
  expect(of({ ja: 10, en: 10, fr: 3 })).toEqual(["en", "fr", "ja"]);
  expect(of({ ja: 20, en: 19 })).toEqual(["en", "ja"]);
  expect(of({ ja: 20, en: 10 })).toEqual(["ja", "en"]);
});

test("[L4] variants stand in that order", () => {
  const [article] = groupArticles(
    ["a/ja.md", "a/fr.md", "a/en.md", "b/en.md"].map((path) => file(path)),
    {
      hasPublisher: false,
      rootName: "site",
    },
  ).articles;
  expect(article?.variants.map(({ locale }) => locale)).toEqual(["en", "fr", "ja"]);
});

/** The first variant of the one file with these fields. */
function variant(fields: FieldMap | null, path = "post.md") {
  return groupArticles([file(path, fields)], { hasPublisher: false, rootName: "site" }).articles[0]
    ?.variants[0];
}

test("[L7] the model site's fields", () => {
  const date = written("date", "2025-11-20");
  expect(
    variant({ title: "T", description: "D", date, category: "Research", tags: ["AI", "MCP"], locale: "en" }),
  ).toEqual({
    path: "post.md",
    locale: "en",
    title: "T",
    description: "D",
    date: "2025-11-20",
    category: "Research",
    tags: ["AI", "MCP"],
    draft: false,
    errors: 0,
    warnings: 0,
  });
});

test.each<readonly [string, FieldMap, object]>([
  [
    "Astro's blog",
    { pubDate: written("date", "2026-01-05"), draft: true },
    { date: "2026-01-05", draft: true },
  ],
  [
    "Jekyll",
    { categories: ["news", "x"], excerpt: "E", published: false },
    { category: "news", description: "E", draft: true },
  ],
  [
    "Hugo",
    { publishDate: "2026-01-05", summary: "S", keywords: "a, b" },
    { date: "2026-01-05", description: "S", tags: ["a", "b"] },
  ],
  ["Zola", { taxonomies: { tags: ["x"], categories: ["c"] } }, { tags: ["x"], category: "c" }],
  ["numbers", { title: 2026, tags: [1, "b"] }, { title: "2026", tags: ["1", "b"] }],
  [
    "nonsense",
    { title: { a: 1 }, tags: { b: 2 }, date: ["x"], draft: "yes" },
    { title: null, tags: [], date: null, draft: false },
  ],
  [
    "empty texts",
    { title: " ", description: "", category: null },
    { title: null, description: null, category: null },
  ],
])("[L7] the fields of %s", (_, fields, expected) => {
  expect(variant(fields)).toMatchObject(expected);
});

test("[L7] Jekyll's date is in the file's name; an unreadable file is an article too", () => {
  expect(variant({}, "_posts/2026-01-05-hello.md")).toMatchObject({ date: "2026-01-05" });
  expect(variant(null)).toMatchObject({ path: "post.md", title: null, tags: [] });
});

test("[L5] numbers of problems come to their variants", () => {
  const { articles } = groupArticles([file("a.md"), file("b.md")], { hasPublisher: false, rootName: "site" });
  const counted = withProblemCounts(articles, new Map([["b.md", { errors: 2, warnings: 1 }]]));
  expect(
    counted.flatMap(({ variants }) => variants.map(({ errors, warnings }) => [errors, warnings])),
  ).toEqual([
    [0, 0],
    [2, 1],
  ]);
});
