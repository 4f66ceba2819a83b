import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { groupArticles } from "#core/library/group";
import { variantPath } from "#core/locale/variant-path";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";

function library(paths: readonly string[]) {
  const files = paths.map((path) => ({ path, fields: {} }));
  return groupArticles(files, { hasPublisher: false, rootName: "site" });
}

function placed(paths: readonly string[], key: string, locale: string): string | null {
  const { articles, collections } = library(paths);
  const article = articles.find((each) => each.variants.some(({ path }) => path === key));
  const collection = collections.find(({ id }) => id === article?.collection);
  if (!article || !collection) throw new RangeError(key);
  return variantPath({
    article,
    locale,
    collection,
    articles: articles.filter((each) => each.collection === collection.id),
  });
}

test("[LT10] each layout's own example is followed", () => {
  const file = ["posts/a/en.md", "posts/a/ja.md", "posts/b/en.mdx"];
  expect(placed(file, "posts/b/en.mdx", "ja")).toBe("posts/b/ja.mdx");
  const suffix = ["p/a.md", "p/a.ja.md", "p/c.md", "p/c.ja.md", "p/b.md"];
  expect(placed(suffix, "p/b.md", "ja")).toBe("p/b.ja.md");
  const folder = ["docs/en/x/a.md", "docs/ja/x/a.md", "docs/en/b.md", "docs/ja/b.md", "docs/en/x/c.md"];
  expect(placed(folder, "docs/en/x/c.md", "ja")).toBe("docs/ja/x/c.md");
  const bare = ["docs/a.md", "docs/ja/a.md", "docs/b.md", "docs/ja/b.md", "docs/deep/c.md"];
  expect(placed(bare, "docs/deep/c.md", "ja")).toBe("docs/ja/deep/c.md");
});

test("[LT10] a locale that no article has is spelled as the others are; a taken place is none", () => {
  const spelled = ["d/en-us/a.md", "d/zh-cn/a.md", "d/en-us/b.md", "d/zh-cn/b.md", "d/en-us/c.md"];
  expect(placed(spelled, "d/en-us/c.md", "pt-BR")).toBe("d/pt-br/c.md");
  const score = ["p/a.md", "p/a.zh_CN.md", "p/b.md", "p/b.zh_CN.md"];
  expect(placed(score, "p/b.md", "pt-BR")).toBe("p/b.pt_BR.md");
  expect(placed(["posts/a/en.md", "posts/a/ja.md"], "posts/a/en.md", "fr")).toBe("posts/a/fr.md");
  expect(placed(["p/a/en.md", "p/a/ja.md"], "p/a/en.md", "ja")).toBeNull();
});

function isNamedAlike(source: string, path: string): boolean {
  const stem = (each: string) => (each.split("/").at(-1) ?? "").replace(/(?:\.[a-zA-Z-_]{2,7})?\.mdx?$/, "");
  return (
    stem(source) === stem(path) ||
    path.split("/").slice(0, -1).join() === source.split("/").slice(0, -1).join()
  );
}

const corpora = process.env["GALLEY_CORPORA"];

test.skipIf(corpora === undefined)("[LT10] variants that real sites have are found where they are", () => {
  const told: string[] = [];
  let [all, right] = [0, 0];
  for (const corpus of globSync("*/", { cwd: corpora ?? "" }).toSorted()) {
    const root = join(corpora ?? "", corpus);
    const files = globSync("**/*.{md,mdx}", { cwd: root }).map((path) => {
      const reading = readFrontmatter(splitDocument(readFileSync(join(root, path), "utf8")));
      return { path, fields: reading.kind === "read" ? reading.values : {} };
    });
    const { articles, collections } = groupArticles(files, { hasPublisher: true, rootName: corpus });
    let [asked, found] = [0, 0];
    for (const article of articles) {
      const [source, ...others] = article.variants;
      const collection = collections.find(({ id }) => id === article.collection);
      if (!source || !collection) continue;
      const own = articles.filter((each) => each.collection === collection.id && each.id !== article.id);
      for (const { locale, path } of others.slice(0, 2)) {
        // A file name that was translated too can be known by nobody.
        if (locale === null || !isNamedAlike(source.path, path)) continue;
        // As if the translation, and it alone, were not there.
        const without = { ...article, variants: article.variants.filter((each) => each.path !== path) };
        const guess = variantPath({ article: without, locale, collection, articles: [...own, without] });
        asked++;
        if (guess === path || guess?.replace(/\.\w+$/, "") === path.replace(/\.\w+$/, "")) found++;
        else told.push(`${corpus}: ${path} is sought at ${guess ?? "no place"}`);
      }
    }
    if (asked > 0) console.log(`${corpus}: ${found} of ${asked}`);
    all += asked;
    right += found;
  }
  console.log(`${right} of ${all}\n${told.slice(0, 20).join("\n")}`);
  expect(all).toBeGreaterThan(250);
  expect(right / all).toBeGreaterThan(0.97);
});
