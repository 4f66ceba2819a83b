import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "#core/library/article";
import { matchTraffic, readTraffic } from "#core/locale/traffic";
import { variantOf } from "../../../support/variant.ts";

const rowsOf = (text: string) => readTraffic(text).rows.map(({ address, views }) => [address, views]);

test("[LT17] a table is read whatever it is separated by, with or without headings", () => {
  const rows = [
    ["/a/", 1234],
    ["/b, c/", 5],
  ];
  expect(rowsOf('/a/,1234\n"/b, c/",5\n')).toEqual(rows);
  expect(rowsOf("\ufeffpath\tviews\r\n/a/\t1,234\r\n/b, c/\t5")).toEqual(rows);
  expect(rowsOf('# GA4\n# ----\n\nPage path,Title,Views,Users\n/a/,A,"1,234",9\n"/b, c/",B,5,5\n')).toEqual(
    rows,
  );
  expect(
    rowsOf("閲覧数;ページ\n1.234;/a/\n5;/b, c/".replace("/b, c/", '"/b, c/"').replaceAll(", ", " ")),
  ).toEqual([
    ["/a/", 1234],
    ["/b c/", 5],
  ]);
  expect(rowsOf('1234,/a/\n5,"/b, c/"')).toEqual(rows);
});

test("[LT17] what is no row is skipped and counted, and behind the limit nothing is read", () => {
  expect(readTraffic("path,views\n/a,many\n,3\n/b,-1\n/c,2\nTotal\n")).toMatchObject({
    rows: [{ address: "/c", views: 2 }],
    skipped: 4,
    isCut: false,
  });
  expect(readTraffic("/a,1\n/b,2\n/c,3\n", 2)).toMatchObject({ rows: { length: 2 }, isCut: true });
  expect(readTraffic("")).toEqual({ rows: [], skipped: 0, isCut: false });
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => void readTraffic(text)));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'",;\t\n\r#/a1. '), maxLength: 200 }), (text) =>
      readTraffic(text).rows.every(({ views }) => Number.isSafeInteger(views) && views >= 0),
    ),
  );
});

test("[LT17] a quote that is never closed takes nothing with it, however long the file is", () => {
  const rest = "x".repeat(17_000_000);
  expect(readTraffic(`path,views\n/a,1\n"${rest}`)).toMatchObject({ rows: [{ address: "/a" }], skipped: 1 });
  expect(rowsOf(`path,views\n/a,1\n${'"'.repeat(1_000_000)}`)).toEqual([["/a", 1]]);
});

function article(id: string, ...paths: readonly string[]): Article {
  return { id, collection: "", key: id, variants: paths.map((path) => variantOf(path)) };
}

test("[LT17] a row counts for the one article that its address names, in every language", () => {
  const articles = [
    article("press", "docs/press/en.md", "docs/press/ja.md"),
    article("blog-press", "blog/press.md"),
    article("post", "_posts/2026-01-05-ink.md", "_posts/2026-01-05-ink.ja.md"),
    article("front", "index.md"),
    article("slug", "docs/long-name.md"),
    article("nfc", "docs/パリ.md"),
    article("one", "a/same.md"),
    article("two", "b/same.md"),
  ];
  const fields = new Map([["docs/long-name.md", { slug: "short", aliases: ["/old/name/"] }]]);
  const matched = (...addresses: readonly string[]) => {
    const rows = addresses.map((address) => ({ address, views: 1 }));
    const { views, unmatched } = matchTraffic(rows, articles, (path) => fields.get(path) ?? null);
    return { ...Object.fromEntries(views), unmatched };
  };
  expect(matched("docs/press/ja.md", "./docs/press/en.md", "docs\\press\\en.md")).toEqual({
    press: 3,
    unmatched: 0,
  });
  expect(matched("https://example.org/ja/docs/press/?utm=1#top", "/docs/press.html")).toEqual({
    press: 2,
    unmatched: 0,
  });
  expect(matched("/blog/press")).toEqual({ "blog-press": 1, unmatched: 0 });
  expect(matched("/2026/01/05/ink.html", "/ja/ink")).toEqual({ post: 2, unmatched: 0 });
  expect(matched("/", "https://example.org", "/ja/")).toEqual({ front: 3, unmatched: 0 });
  expect(matched("/docs/short/", "/old/name", "/docs/long-name")).toEqual({ slug: 3, unmatched: 0 });
  expect(matched(`/docs/${encodeURIComponent("パリ".normalize("NFD"))}`)).toEqual({ nfc: 1, unmatched: 0 });
  expect(matched("/same", "/c/same", "(not set)", "/docs/%E0%A4", "__proto__")).toEqual({ unmatched: 5 });
  expect(matched("/x/b/same")).toEqual({ two: 1, unmatched: 0 });
});
