import { describe, expect, test } from "vitest";
import { detectLayout } from "#core/locale/layout";
import { readLocaleName, readLocaleValue } from "#core/locale/tags";

/** Detect the layout of `paths` and say where each belongs: `key locale`. */
function places(paths: readonly string[], named: Readonly<Record<string, string>> = {}) {
  const files = paths.map((path) => ({ path, named: named[path] ?? null }));
  const { kind, placeOf } = detectLayout(files);
  return {
    kind,
    places: files.map((file) => {
      const { key, locale } = placeOf(file);
      return `${key} ${locale ?? "-"}`;
    }),
  };
}

describe("locale names", () => {
  test.each([
    ["en", "en", false],
    ["ja", "ja", false],
    ["pt-br", "pt-BR", false],
    ["zh_TW", "zh-TW", false],
    ["zh-hans", "zh-Hans", false],
    ["zh-Hant-HK", "zh-Hant-HK", false],
    ["es-419", "es-419", false],
    ["EN", "en", false],
    ["my", "my", true],
    ["as", "as", true],
    ["it", "it", true],
    ["it-IT", "it-IT", false],
  ])("[L3] %s is %s", (name, tag, word) => {
    expect(readLocaleName(name)).toEqual({ tag, word });
  });

  test.each(["", "e", "english", "xx", "en-", "en-USA", "2026", "en.md", "README", "zh-Blah", "en-us-x-y"])(
    "[L3] %j is none",
    (name) => {
      expect(readLocaleName(name)).toBeNull();
    },
  );

  test("[L3] frontmatter says a locale in words of its own only as a tag", () => {
    expect(readLocaleValue(" ja ")).toBe("ja");
    expect(readLocaleValue("Japanese")).toBeNull();
    expect(readLocaleValue(["en"])).toBeNull();
  });
});

test("[L1] a folder per article, a file per locale", () => {
  expect(places(["20260105/a/en.md", "20260105/a/ja.md", "20260106/b/ja.md", "20260106/b/en.md"])).toEqual({
    kind: "file",
    places: ["20260105/a en", "20260105/a ja", "20260106/b ja", "20260106/b en"],
  });
});

test("[L1] one article is enough where the names cannot be words", () => {
  expect(places(["a/en.md", "a/ja.md"]).kind).toBe("file");
});

test("[L1] an article that lacks a locale, and one that has another, belong to the same layout", () => {
  expect(places(["a/en.md", "a/ja.md", "b/en.md", "c/en.md", "c/fr.md"])).toEqual({
    kind: "file",
    places: ["a en", "a ja", "b en", "c en", "c fr"],
  });
});

test("[L1] one language so far is a layout when it stands alone again and again", () => {
  expect(places(["a/en.md", "b/en.md", "c/en.md"])).toEqual({
    kind: "file",
    places: ["a en", "b en", "c en"],
  });
  expect(places(["a/en.md", "b/en.md"]).kind).toBe("none");
  expect(places(["a/en.md"], { "a/en.md": "en" })).toEqual({ kind: "file", places: ["a en"] });
});

test("[L3] notes called my, as, is or it are notes", () => {
  const notes = ["my.md", "as.md", "is.md", "it.md", "so.md"];
  expect(places(notes)).toEqual({ kind: "none", places: ["my -", "as -", "is -", "it -", "so -"] });
  expect(places(["a/my.md", "b/my.md", "c/my.md"]).kind).toBe("none");
  expect(places(["a/to.md", "a/do.md", "b/to.md", "b/do.md"]).kind).toBe("none");
});

test("[L3] words are locales beside others, repeated", () => {
  expect(places(["a/en.md", "a/it.md", "b/en.md", "b/it.md"])).toEqual({
    kind: "file",
    places: ["a en", "a it", "b en", "b it"],
  });
});

test("[L3] a locale's name beside other articles is an article", () => {
  expect(places(["guide/en.md", "guide/start.md", "guide/end.md"])).toEqual({
    kind: "none",
    places: ["guide/en -", "guide/start -", "guide/end -"],
  });
});

test("[L2] a suffix beside the same name without one", () => {
  expect(places(["post.md", "post.ja.md", "other.md", "bundle/index.md", "bundle/index.fr.md"])).toEqual({
    kind: "suffix",
    places: ["post -", "post ja", "other -", "bundle/index -", "bundle/index fr"],
  });
});

test("[L3] dots in names are no suffixes", () => {
  expect(places(["10.28.md", "10.29.md", "v1.2.md", "node.js.md", "x.my.md", "hello.is.md"]).kind).toBe(
    "none",
  );
});

test("[L2] a folder per locale with the same paths", () => {
  expect(places(["en/a.md", "en/b/c.md", "ja/a.md", "ja/b/c.md"])).toEqual({
    kind: "folder",
    places: ["a en", "b/c en", "a ja", "b/c ja"],
  });
});

test("[L2] translations in a folder beside the originals", () => {
  expect(places(["guide/start.md", "index.md", "ja/guide/start.md", "ja/index.md"])).toEqual({
    kind: "folder",
    places: ["guide/start -", "index -", "guide/start ja", "index ja"],
  });
});

test("[L2] many locale folders whose file names are translated too", () => {
  expect(places(["en/Home.md", "fr/Accueil.md", "de/Start.md", "pt/Casa.md", "no/Hjem.md"])).toEqual({
    kind: "folder",
    places: ["Home en", "Accueil fr", "Start de", "Casa pt", "Hjem no"],
  });
});

test("[L3] folders called my, no or as are folders", () => {
  expect(places(["my/a.md", "no/b.md", "as/c.md", "x/d.md"]).kind).toBe("none");
  expect(places(["ar/scene.md", "vr/scene.md", "notes/x.md"]).kind).toBe("none");
});

test("[L3] the frontmatter's locale is one where the path says none", () => {
  const named = { "bonjour.md": "fr", "hello.md": "en" };
  expect(places(["bonjour.md", "hello.md"], named)).toEqual({
    kind: "none",
    places: ["bonjour fr", "hello en"],
  });
});
