import { expect, test } from "vitest";
import { groupArticles } from "#core/library/group";
import { variantPath } from "#core/locale/variant-path";

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
