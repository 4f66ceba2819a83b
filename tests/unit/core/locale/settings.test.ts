import { describe, expect, test } from "vitest";
import { groupArticles } from "#core/library/group";
import { guessLanguage } from "#core/locale/language-guess";
import { readLocaleSettings, settingsFor } from "#core/locale/settings";
import { surveySite } from "#core/locale/survey";
import { directionOf, fallbackLocales } from "#core/locale/tags";
import { describeLocales } from "../../../../src/main/cli/locales.ts";

function group(
  paths: readonly (string | readonly [string, Readonly<Record<string, string>>])[],
  locales: unknown = {},
  hasPublisher = true,
) {
  const files = paths.map((file) =>
    typeof file === "string" ? { path: file, fields: {} } : { path: file[0], fields: file[1] },
  );
  return groupArticles(files, { hasPublisher, rootName: "site", locales: readLocaleSettings({ locales }) });
}

/** `key: path locale, path locale` of each article. */
function articlesOf(...given: Parameters<typeof group>) {
  return group(...given).articles.map(
    ({ key, variants }) => `${key}: ${variants.map(({ locale }) => locale ?? "-").join(" ")}`,
  );
}

describe("locale folders above collections", () => {
  test("[L10] Jekyll's `<locale>/_posts` and `_i18n/<locale>/_posts` are one collection", () => {
    const posts = ["en/_posts/2026-01-01-a.md", "en/_posts/2026-01-02-b.md", "ja/_posts/2026-01-01-a.md"];
    expect(articlesOf(posts)).toEqual(["2026-01-01-a: en ja", "2026-01-02-b: en"]);
    expect(articlesOf(posts.map((path) => `_i18n/${path}`))).toHaveLength(2);
  });

  test("[L10] mdn's `files/<locale>/…` are one collection", () => {
    const library = group([
      "files/en-us/web/html/index.md",
      "files/en-us/web/css/index.md",
      "files/en-us/web/api/index.md",
      "files/ja/web/html/index.md",
    ]);
    expect(library.articles.map(({ variants }) => variants.length)).toEqual([1, 1, 2]);
    expect(library.collections.map(({ folder }) => folder)).toEqual(["files"]);
  });

  test("[L10] a folder called `it` above a collection is a folder", () => {
    expect(articlesOf(["it/docs/a.md", "other/docs/a.md"])).toEqual(["a: -", "a: -"]);
  });
});

test("[L11] a word beside the original and another translation is a locale too", () => {
  expect(articlesOf(["content/blog/a.md", "content/blog/a.fr.md", "content/blog/a.it.md"])).toEqual([
    "a: - fr it",
  ]);
});

describe("what the files beside translations are written in", () => {
  const english = {
    title: "How to print with the type that you have",
    description: "And what is in the case",
  };

  test("[L12] their own words say", () => {
    const { collections, articles } = group([
      ["docs/a.md", english],
      ["docs/b.md", english],
      "docs/ja/a.md",
      "docs/ja/b.md",
    ]);
    expect(collections[0]?.locales).toEqual(["en", "ja"]);
    expect(articles.map(({ variants }) => variants.map(({ locale }) => locale))).toEqual([
      ["en", "ja"],
      ["en", "ja"],
    ]);
  });

  test("[L12] what stands without a locale's name is the source, however few its files are", () => {
    const { collections, articles } = group([
      ["docs/a.md", english],
      ...["a", "b", "c"].map((name) => `docs/de/${name}.md`),
      ...["a", "b", "c"].map((name) => `docs/ja/${name}.md`),
    ]);
    expect(collections[0]?.locales).toEqual(["en", "de", "ja"]);
    expect(surveySite(collections, articles)).toMatchObject({ layout: "folder", source: "en", missing: 2 });
  });

  test("[L12] where nothing says, it stays open", () => {
    const { collections, articles } = group(["docs/a.md", "docs/ja/a.md"]);
    expect(articles[0]?.variants.map(({ locale }) => locale)).toEqual([null, "ja"]);
    expect(surveySite(collections, articles).source).toBeNull();
  });
});

test("[L13] variants whose paths differ are joined by what the frontmatter says that they translate", () => {
  expect(
    articlesOf([
      ["content/en/start.md", { translationKey: "start" }],
      ["content/fr/debut.md", { translationKey: "start" }],
      ["content/en/same.md", {}],
      ["content/fr/same.md", {}],
    ]),
  ).toEqual(["same: en fr", "start: en fr"]);
});

test("[L13] a value that stands twice in most of its locales joins nothing", () => {
  const permalink = { permalink: "/" };
  expect(
    articlesOf([
      ["content/en/a.md", permalink],
      ["content/en/b.md", permalink],
      ["content/fr/c.md", permalink],
      ["content/fr/d.md", permalink],
      "content/en/x.md",
      "content/fr/x.md",
    ]),
  ).toEqual(["a: en", "b: en", "c: fr", "d: fr", "x: en fr"]);
});

describe("galley.json", () => {
  const notes = ["docs/my.md", "docs/as.md", "docs/x/my.md"];

  test("[L14] a chosen layout goes before what the paths show", () => {
    expect(articlesOf(["docs/a/my.md", "docs/b/as.md"])).toEqual(["a/my: -", "b/as: -"]);
    const chosen = { collections: { docs: { layout: "file" } } };
    expect(articlesOf(["docs/a/my.md", "docs/b/as.md"], chosen)).toEqual(["a: my", "b: as"]);
    expect(articlesOf(["docs/a/en.md", "docs/a/ja.md"], { layout: "none" })).toEqual(["a/en: -", "a/ja: -"]);
    expect(group(notes, chosen).collections[0]?.layout).toEqual({ kind: "file", confidence: "chosen" });
  });

  test("[L14] the locales, the source and the default can be named", () => {
    const files = ["docs/a/en.md", "docs/a/ja.md", "docs/b/en.md", "docs/b/ja.md", "docs/b/fr.md"];
    expect(group(files, { source: "ja" }).collections[0]?.locales).toEqual(["ja", "en", "fr"]);
    expect(articlesOf(files, { locales: ["en", "ja"] })).toEqual(["a: en ja", "b: en ja", "b/fr: -"]);
    expect(articlesOf(["docs/a.md", "docs/ja/a.md"], { default: "de" })).toEqual(["a: de ja"]);
  });

  test("[L14] what is not understood is not said", () => {
    const settings = readLocaleSettings({
      locales: {
        source: 3,
        layout: "tree",
        fields: { date: "same", title: "x" },
        collections: { "./docs/": 1 },
      },
    });
    expect(settings).toMatchObject({ source: null, layout: null, fields: new Map([["date", "same"]]) });
    expect(readLocaleSettings(null).collections.size).toBe(0);
    const both = readLocaleSettings({
      locales: { source: "en", fields: { a: "own" }, collections: { "/docs/": { fields: { b: "same" } } } },
    });
    expect(settingsFor(both, "docs")).toMatchObject({
      source: "en",
      fields: new Map([
        ["a", "own"],
        ["b", "same"],
      ]),
    });
  });
});

test("[L15] a layout says how sure it is", () => {
  const confidence = (paths: readonly string[]) => group(paths).collections[0]?.layout.confidence;
  expect(confidence(["docs/a/en.md", "docs/a/ja.md", "docs/b/en.md", "docs/b/ja.md"])).toBe("sure");
  expect(confidence(["docs/a/en.md", "docs/a/ja.md"])).toBe("likely");
  expect(confidence(["docs/a/en.md", "docs/b/en.md", "docs/c/en.md"])).toBe("guess");
});

test.each([
  ["The press and the type that you need for it", "en"],
  ["Die Presse und der Satz sind nicht mit dem Text zu sehen", "de"],
  ["活版印刷の組版について、AI が解説します", "ja"],
  ["关于活字印刷的排版和校对工作", "zh"],
  ["활판 인쇄와 조판에 대하여", "ko"],
  ["Печатный станок и набор", "ru"],
  ["API SDK", null],
])("[L12] %j is %s", (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});

test("[L16] a locale's direction follows its script, else its language", () => {
  expect(["ar", "he", "fa-IR", "ur", "en", "ja", "az-Arab", "ks-Deva"].map(directionOf)).toEqual([
    ...["rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "rtl", "ltr"],
  ]);
  expect(directionOf(null)).toBe("ltr");
});

test("[L16] a regional locale falls back to its language, then to another region; scripts stay apart", () => {
  expect(fallbackLocales("pt-BR", ["en", "pt", "pt-PT"])).toEqual(["pt", "pt-PT"]);
  expect(fallbackLocales("zh-Hant-HK", ["zh-TW", "zh-CN", "zh-Hant"])).toEqual(["zh-Hant", "zh-TW"]);
  expect(fallbackLocales("zh-TW", ["zh", "zh-CN", "en"])).toEqual([]);
  expect(fallbackLocales("ja", ["en"])).toEqual([]);
});

test("[H47] the same counts as a table, for a person", () => {
  const { collections, articles } = group(["docs/a/en.md", "docs/a/ja.md", "docs/b/en.md"]);
  expect(describeLocales({ ...surveySite(collections, articles), stale: 1 }).split("\n")).toEqual([
    "collection  layout          source  locales  articles  variants  missing",
    "docs          file  likely      en        2         2         3        1",
    "all           file              en        2         2         3        1",
    "1 stale",
  ]);
});
