/** Addresses that follow a move. */

import { describe, expect, test } from "vitest";
import { addressAfter, mayNameMoved, movesOf, textAfterMove, type ArticleMove } from "#core/articles/moving";
import { dialectFor } from "#core/markdown/dialect";

const OLD = "src/content/articles/20260112/old-name";
const NEW = "src/content/articles/20260201/deeper/new-name";
const standing = new Set([
  `${OLD}/en.md`,
  `${OLD}/cover.png`,
  "src/content/articles/20260119/other/en.md",
  "src/assets/logo.svg",
  "docs/guide/a.md",
]);
const move: ArticleMove = {
  files: new Map([
    [`${OLD}/en.md`, `${NEW}/en.md`],
    [`${OLD}/ja.md`, `${NEW}/ja.md`],
    [`${OLD}/cover.png`, `${NEW}/cover.png`],
  ]),
  collection: "src/content/articles",
  locales: ["en", "ja"],
  key: { from: "20260112/old-name", to: "20260201/deeper/new-name" },
  exists: (path) => standing.has(path),
};

const after = (text: string, path = "src/content/articles/20260119/other/en.md") =>
  textAfterMove(text, path, move, dialectFor(path, null));

describe("[MV1] addresses of what moved follow it, as they were spelled", () => {
  test.each([
    ["[a](../../20260112/old-name/en.md)", "[a](../../20260201/deeper/new-name/en.md)"],
    ["[a](<../../20260112/old-name/en.md#part> 'x')", "[a](<../../20260201/deeper/new-name/en.md#part> 'x')"],
    ["![c](../../20260112/old-name/cover.png)", "![c](../../20260201/deeper/new-name/cover.png)"],
    [
      "![see \\](../../20260112/old-name/cover.png)](../../20260112/old-name/cover.png)",
      "![see \\](../../20260112/old-name/cover.png)](../../20260201/deeper/new-name/cover.png)",
    ],
    [
      "![a [b](../../20260112/old-name/cover.png) c](<../../20260112/old-name/cover.png>)",
      "![a [b](../../20260112/old-name/cover.png) c](<../../20260201/deeper/new-name/cover.png>)",
    ],
    [
      "[![c](../../20260112/old-name/cover.png)](../../20260112/old-name/en)",
      "[![c](../../20260201/deeper/new-name/cover.png)](../../20260201/deeper/new-name/en)",
    ],
    [
      '[a][b]\n\n[b]: ../../20260112/old-name/ja.md "t"\n',
      '[a][b]\n\n[b]: ../../20260201/deeper/new-name/ja.md "t"\n',
    ],
    [
      '<img src="../../20260112/old-name/cover.png" alt="">\n',
      '<img src="../../20260201/deeper/new-name/cover.png" alt="">\n',
    ],
    [
      "[a](/src/content/articles/20260112/old-name/en.md)",
      "[a](/src/content/articles/20260201/deeper/new-name/en.md)",
    ],
    [
      "---\ncover: ../../20260112/old-name/cover.png # kept\nrelated: [../../20260112/old-name/en.md]\n---\n",
      "---\ncover: ../../20260201/deeper/new-name/cover.png # kept\nrelated: [../../20260201/deeper/new-name/en.md]\n---\n",
    ],
    [
      "---\nhero:\n  kind: photo\n  src: ../../20260112/old-name/cover.png\n---\n",
      "---\nhero:\n  kind: photo\n  src: ../../20260201/deeper/new-name/cover.png\n---\n",
    ],
  ])("%j", (before, expected) => expect(after(before)).toBe(expected));
});

test.each([
  ["a%23b%3Fc.png", "posts/new/a#b?c.png", "../new/a%23b%3Fc.png"],
  ["plain.png", "posts/new#1/why?.png", "../new%231/why%3F.png"],
  ["plain.png", "posts/new/全\u3000角 (1).png", "../new/全%E3%80%80角%20%281%29.png"],
])("[MV1] what an address may not hold is encoded: %s to %s", (name, to, expected) => {
  const files = new Map([[`posts/old/${decodeURIComponent(name)}`, to]]);
  expect(addressAfter(`../old/${name}`, "posts/b/index.md", { ...move, files })).toBe(expected);
});

test("[MV2] what a moved article names leads where it led; what moves along keeps its address", () => {
  const before =
    "---\ncover: ./cover.png\n---\n[o](../../20260119/other/en.md) ![l](../../../../assets/logo.svg) ![c](cover.png) [gone](../nowhere.md)\n";
  expect(after(before, `${OLD}/en.md`)).toBe(
    "---\ncover: ./cover.png\n---\n[o](../../../20260119/other/en.md) ![l](../../../../../assets/logo.svg) ![c](cover.png) [gone](../nowhere.md)\n",
  );
});

test.each([
  ["/articles/20260112/old-name/", "/articles/20260201/deeper/new-name/"],
  ["/ja/articles/20260112/old-name#x", "/ja/articles/20260201/deeper/new-name#x"],
  ["/articles/20260112/old-name.html", "/articles/20260201/deeper/new-name.html"],
  ["/notes/20260112/old-name/", "/notes/20260112/old-name/"],
  ["/articles/20260112/old-name/more", "/articles/20260112/old-name/more"],
  ["/20260112/old-name/", "/20260112/old-name/"],
  ["https://example.com/articles/20260112/old-name/", "https://example.com/articles/20260112/old-name/"],
])("[MV3] the page's address on the site: %s", (before, expected) => {
  expect(after(`[x](${before})`)).toBe(`[x](${expected})`);
});

test("[MV4] nothing else of a text changes: code, other links, look-alikes", () => {
  const text =
    "\uFEFF---\r\ntitle: 'old-name' # ../../20260112/old-name/en.md\r\nnote: see old-name\r\n---\r\n* `[a](../../20260112/old-name/en.md)`\r\n\r\n```\r\n[a](../../20260112/old-name/en.md)\r\n```\r\n\r\nold-name [a](../old-name/en.md) <https://a.example/old-name>\r\n";
  expect(after(text)).toBe(text);
  expect(after(text.replace("[a](../old-name", "[a](../../20260112/old-name"))).toBe(
    text.replace("[a](../old-name", "[a](../../20260201/deeper/new-name"),
  );
  expect(mayNameMoved("nothing of it", move)).toBe(false);
  expect(mayNameMoved("see old-name", move)).toBe(true);
});

describe("[MV5] what stands in an article's own folder moves with it", () => {
  const folders = (shared: readonly string[] = []) => ({
    filesIn: (folder: string) => (folder === OLD ? [`${OLD}/cover.png`, `${OLD}/en.md`] : ["blog/a/x.png"]),
    isShared: (folder: string) => shared.includes(folder),
  });
  const article = {
    key: "20260112/old-name",
    variants: [{ path: `${OLD}/en.md` }, { path: "elsewhere/ja.md" }],
  };
  test("its own folder", () => {
    const { files, left } = movesOf(article, "20260201/new", folders());
    expect([...files]).toEqual([
      [`${OLD}/en.md`, "src/content/articles/20260201/new/en.md"],
      [`${OLD}/cover.png`, "src/content/articles/20260201/new/cover.png"],
    ]);
    expect(left).toEqual(["elsewhere/ja.md"]);
  });
  test("a folder that another article stands in, and a plain file", () => {
    expect(movesOf(article, "x/y", folders([OLD])).files.size).toBe(1);
    const plain = { key: "a", variants: [{ path: "blog/a.md" }] };
    expect([...movesOf(plain, "b", folders()).files]).toEqual([["blog/a.md", "blog/b.md"]]);
    const bundle = { key: "a/index", variants: [{ path: "blog/a/index.md" }] };
    expect([...movesOf(bundle, "b/index", folders()).files]).toEqual([
      ["blog/a/index.md", "blog/b/index.md"],
      ["blog/a/x.png", "blog/b/x.png"],
    ]);
  });
});
