/** Images added to articles and looked over, in real folders. */

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { at, openSite } from "../support/site.ts";

const PNG = Buffer.from("89504e470d0a1a0a0000", "hex");
const base64 = PNG.toString("base64");
const article = "---\ntitle: A\n---\n";

test("[ME1, ME2, ME4] an image goes where the collection's stand, under a free name", async () => {
  const { handlers, workspace, root } = await openSite({
    "hugo.toml": "",
    "static/images/a.png": PNG,
    "content/posts/a.md": `${article}![](/images/a.png)\n`,
    "content/posts/b.md": article,
    "content/notes/c/index.md": article,
  });
  const add = (path: string, name: string) =>
    handlers["media.add"]({ workspace, path: at(path), name, base64 });
  expect(await handlers["media.place"]({ workspace, path: at("content/posts/b.md") })).toEqual({
    folder: "static/images",
    isChosen: false,
  });
  expect(await add("content/posts/b.md", "A.PNG")).toEqual({
    path: "static/images/a-2.png",
    reference: "/images/a-2.png",
  });
  expect(await add("content/notes/c/index.md", "image.png")).toEqual({
    path: "content/notes/c/c-image.png",
    reference: "./c-image.png",
  });
  expect(await readFile(join(root, "static/images/a.png"))).toEqual(PNG);
  await writeFile(join(root, "galley.json"), '{"media": {"folder": "static/pictures"}}');
  expect(await add("content/notes/c/index.md", "x.png")).toMatchObject({ reference: "/pictures/x.png" });
});

test("[ME3] what is no picture, and a drawing with a program in it, is refused and nothing is written", async () => {
  const { handlers, workspace, root } = await openSite({ "a.md": article });
  const add = (text: string | Buffer, name: string) =>
    handlers["media.add"]({
      workspace,
      path: at("a.md"),
      name,
      base64: Buffer.from(text).toString("base64"),
    });
  await expect(add("#!/bin/sh\n", "x.png")).rejects.toMatchObject({ code: "not-an-image" });
  await expect(add("<svg><script/></svg>", "x.svg")).rejects.toMatchObject({ code: "not-an-image" });
  await expect(add(Buffer.concat([PNG, Buffer.alloc(10_000_001)]), "x.png")).rejects.toMatchObject({
    code: "too-large",
  });
  expect(existsSync(join(root, "x.png")) || existsSync(join(root, "x.svg"))).toBe(false);
  // Its bytes say what it is, whatever it was called.
  expect(await add(PNG, "../../x.exe")).toEqual({ path: "x.png", reference: "./x.png" });
});

test("[ME5, ME6] every image with its uses; what is unused, mentioned elsewhere, or not there", async () => {
  const { handlers, workspace } = await openSite({
    "hugo.toml": "",
    "static/logo.svg": "<svg/>",
    "static/old.png": PNG,
    "static/used.png": PNG,
    "layouts/index.html": "<img src='/logo.svg'>",
    "content/posts/a/index.md": "---\ntitle: A\ncover: beside.png\n---\n![](/used.png)\n\n![](./gone.png)\n",
    "content/posts/a/beside.png": PNG,
    "node_modules/x/y.png": PNG,
  });
  const { images, broken, isCut } = await handlers["media.read"]({ workspace });
  const use = (line: number) => [{ path: "content/posts/a/index.md", line }];
  expect(images.map(({ path, uses, isMentioned }) => [path, uses, isMentioned])).toEqual([
    ["content/posts/a/beside.png", use(3), false],
    ["static/logo.svg", [], true],
    ["static/old.png", [], false],
    ["static/used.png", use(5), false],
  ]);
  expect(broken).toEqual([{ path: "content/posts/a/index.md", line: 7, target: "./gone.png" }]);
  expect(isCut).toBe(false);
});

test("[ME5] an image in a folder that is not looked into is there all the same", async () => {
  const { handlers, workspace } = await openSite({
    "docs/.vuepress/config.js": "",
    "docs/.vuepress/public/hero.png": PNG,
    "docs/guide.md": "![](/hero.png)\n\n![](/gone.png)\n",
  });
  const { broken } = await handlers["media.read"]({ workspace });
  expect(broken).toEqual([{ path: "docs/guide.md", line: 3, target: "/gone.png" }]);
});
