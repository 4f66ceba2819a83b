import { lstat, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { docusaurus } from "#services/publishers/docusaurus/docusaurus";
import { installedPackage, packageReadiness } from "#services/publishers/node-program";
import { openOverlay } from "#services/publishers/overlay";
import { vitepress, vitepressFolder } from "#services/publishers/vitepress/vitepress";
import { temporaryFolder } from "../support/temporary-folder.ts";

const manifest = (version: string): string => JSON.stringify({ version });

test("[PU9] each package is a link, and what a tool keeps beside them stays in the copy", async () => {
  const root = await temporaryFolder({
    "a.md": "Text.\n",
    "node_modules/tool/package.json": manifest("1.0.0"),
    "node_modules/@scope/other/package.json": manifest("1.0.0"),
    "node_modules/.cache/tool/known": "The site's own.\n",
    "node_modules/.package-lock.json": "{}",
  });
  const place = await temporaryFolder();
  // As an earlier version left it: one link for all, through which tools wrote into the site.
  await mkdir(join(place, "site"));
  await symlink(join(root, "node_modules"), join(place, "site", "node_modules"));
  const overlay = await openOverlay({ root, folder: join(place, "site"), outputs: [] });
  const packages = join(overlay.folder, "node_modules");
  expect((await readdir(packages)).toSorted()).toEqual(["@scope", "tool"]);
  expect((await lstat(join(packages, "tool"))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(packages, "tool", "package.json"), "utf8")).toBe(manifest("1.0.0"));

  await mkdir(join(packages, ".cache"));
  await writeFile(join(packages, ".cache", "leak"), "Unsaved text.\n");
  await overlay.follow();
  expect(await readdir(join(root, "node_modules", ".cache"))).toEqual(["tool"]);
  expect(await readdir(join(packages, ".cache"))).toEqual(["leak"]);
  // What a build writes beside the copy finds the packages too.
  expect(await readFile(join(place, "node_modules", "tool", "package.json"), "utf8")).toBe(manifest("1.0.0"));
});

test("[PU10] packages are looked for in the folder and above", async () => {
  const root = await temporaryFolder({
    "node_modules/tool/package.json": manifest("2.1.0"),
    "sites/one/package.json": "{}",
  });
  expect(await installedPackage(join(root, "sites", "one"), "tool")).toMatchObject({ version: "2.1.0" });
  expect(await packageReadiness(join(root, "sites", "one"), "tool")).toEqual({ kind: "ready" });
});

test.each([
  ["pnpm-lock.yaml", ["pnpm", "install"]],
  ["yarn.lock", ["yarn", "install"]],
  ["bun.lock", ["bun", "install"]],
  ["package-lock.json", ["npm", "ci"]],
  ["package.json", ["npm", "install"]],
])("[PU10] a folder with %s is told how it is installed", async (file, command) => {
  const root = await temporaryFolder({ "package.json": "{}", [file]: "{}" });
  const install = { command, folder: root };
  expect(await packageReadiness(root, "tool")).toEqual({ kind: "missing", name: "tool", install });
});

test("[PU10] nothing is offered where no packages are named", async () => {
  const root = await temporaryFolder({ "package-lock.json": "{}" });
  expect(await packageReadiness(root, "tool")).toEqual({ kind: "missing", name: "tool", install: null });
});

test.each([
  ["its own folder", ["docs/.vitepress"], {}, "docs"],
  ["the root", [".vitepress", "docs/.vitepress"], {}, ""],
  ["a script", ["site/.vitepress", "docs/.vitepress"], { dev: "vitepress dev ./site" }, "site"],
  ["a script that leads outside", ["../.vitepress"], { dev: "vitepress dev ../" }, ""],
  ["nowhere", [], { dev: "vitepress dev site" }, ""],
])("[PU11] VitePress's site is found by %s", async (_how, folders, scripts, expected) => {
  const found = await vitepressFolder({
    has: (path) => Promise.resolve(folders.includes(path)),
    text: () => Promise.resolve(JSON.stringify({ scripts })),
  });
  expect(found).toBe(expected);
});

test("[PU11] a stored picture is compared by its name, an address elsewhere as it is", () => {
  const built = '<img src="/magazine/assets/press.B2x9kLmN.svg" alt="A press">';
  const served = '<img src="/magazine/en/press.svg" alt="A press">';
  expect(vitepress.comparable?.(built)).toBe(vitepress.comparable?.(served));
  const other = '<img src="/magazine/en/type.svg" alt="A press">';
  expect(vitepress.comparable?.(other)).not.toBe(vitepress.comparable?.(served));
  const link = '<a href="/magazine/en/press.svg">The picture</a>';
  expect(vitepress.comparable?.(link)).toBe(link);
});

test("[PU36] what Docusaurus names after the folder's place is not compared, what the site named is", () => {
  const code = (classes: string) => `<div class="${classes}">`;
  const note = (id: string) => `<a href="#user-content-fn-${id}" id="user-content-fnref-${id}">`;
  const alike = (one: string, other: string) =>
    docusaurus.comparable?.(one) === docusaurus.comparable?.(other);
  expect(alike(code("language-js codeBlock_xG2E theme"), code("language-js codeBlock_bZca theme"))).toBe(
    true,
  );
  expect(alike(code("codeBlock_xG2E"), code("codeLine_xG2E"))).toBe(false);
  expect(alike(code("language-js"), code("language-ts"))).toBe(false);
  expect(alike(note("one-948741"), note("one-785917"))).toBe(true);
  expect(alike(note("one-948741"), note("two-948741"))).toBe(false);
});
