import { spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findSite } from "#services/workspace/open";
import { at, openSite, startServices } from "../support/site.ts";
import { photograph, temporaryFolder } from "../support/temporary-folder.ts";

test.each<readonly [string, Readonly<Record<string, string>>, string, readonly string[]]>([
  ["astro", { "astro.config.mjs": "export default {}" }, "astro", ["astro.config.mjs"]],
  ["astro by its package", { "package.json": '{"dependencies":{"astro":"5"}}' }, "astro", ["package.json"]],
  ["hugo", { "hugo.toml": "" }, "hugo", ["hugo.toml"]],
  ["older hugo", { "config.toml": 'baseURL = "https://example.org/"\n' }, "hugo", ["config.toml"]],
  ["hugo in yaml", { "config.yaml": "languageCode: en\n" }, "hugo", ["config.yaml"]],
  ["hugo with a config folder", { "config/_default/hugo.toml": "" }, "hugo", ["config/_default/hugo.toml"]],
  ["jekyll", { "_config.yml": "title: x", Gemfile: 'gem "jekyll"' }, "jekyll", ["_config.yml", "Gemfile"]],
  ["eleventy", { "eleventy.config.js": "" }, "eleventy", ["eleventy.config.js"]],
  ["older eleventy", { ".eleventy.js": "" }, "eleventy", [".eleventy.js"]],
  ["vitepress", { ".vitepress/config.ts": "" }, "vitepress", [".vitepress/"]],
  ["vitepress in docs", { "docs/.vitepress/config.ts": "" }, "vitepress", ["docs/.vitepress/"]],
  ["docusaurus", { "docusaurus.config.ts": "" }, "docusaurus", ["docusaurus.config.ts"]],
])("[WS4] knows %s by its marks", async (_, files, name, evidence) => {
  const root = await temporaryFolder({ ...files, "x/a.md": "" });
  expect((await findSite(root, "/nowhere")).publisher).toMatchObject({ name, evidence });
});

test.each<readonly [string, Readonly<Record<string, string>>]>([
  ["Zola", { "config.toml": 'base_url = "https://example.org"\n' }],
  ["Hexo", { "_config.yml": "title: x", "package.json": '{"dependencies":{"hexo":"7"}}' }],
  ["a package of something else", { "package.json": '{"dependencies":{"react":"19"}}' }],
  ["a broken package.json", { "package.json": "{" }],
  ["a hostile package.json", { "package.json": '{"dependencies":["astro"],"__proto__":{"astro":1}}' }],
  ["nothing", {}],
])("[WS4] does not take %s for another", async (_, files) => {
  const root = await temporaryFolder({ ...files, "a.md": "" });
  expect((await findSite(root, "/nowhere")).publisher).toBeNull();
});

test("[WS4] the surest marks win", async () => {
  const root = await temporaryFolder({
    "package.json": '{"devDependencies":{"@11ty/eleventy":"3","vitepress":"1"}}',
    "docusaurus.config.js": "",
  });
  expect((await findSite(root, "/nowhere")).publisher).toMatchObject({ name: "docusaurus" });
});

test("[WS2] finds the root above the content folder", async () => {
  const root = await temporaryFolder({
    "site/astro.config.mjs": "",
    "site/src/content/articles/a/en.md": "",
  });
  expect(await findSite(join(root, "site/src/content/articles"), "/nowhere")).toMatchObject({
    root: join(root, "site"),
    opened: "src/content/articles",
  });
});

test("[WS2] the nearest site in a repository of several", async () => {
  const root = await temporaryFolder({
    "package.json": '{"devDependencies":{"@docusaurus/core":"3"}}',
    "apps/site/astro.config.mjs": "",
    "apps/site/src/content/x/a.md": "",
  });
  expect((await findSite(join(root, "apps/site/src"), "/nowhere")).root).toBe(join(root, "apps/site"));
});

test("[WS2] galley.json marks a root; so does src/content in the path", async () => {
  const root = await temporaryFolder({
    "notes/galley.json": "{}",
    "notes/deep/a.md": "",
    "x/src/content/c/a.md": "",
  });
  expect((await findSite(join(root, "notes/deep"), "/nowhere")).root).toBe(join(root, "notes"));
  expect(await findSite(join(root, "x/src/content/c"), "/nowhere")).toMatchObject({
    root: join(root, "x"),
    opened: "src/content/c",
  });
});

test("[WS2] a folder of notes is its own root; a link is what it leads to", async () => {
  const root = await temporaryFolder({ "notes/deep/a.md": "" });
  await symlink("notes/deep", join(root, "link"));
  expect(await findSite(join(root, "link"), "/nowhere")).toMatchObject({
    root: join(root, "notes/deep"),
    opened: "",
    publisher: null,
  });
});

test("[WS3] a repository and the home folder end the search", async () => {
  const root = await temporaryFolder({
    "astro.config.mjs": "",
    "repository/.git/HEAD": "",
    "repository/posts/a.md": "",
    "home/hugo.toml": "",
    "home/notes/a.md": "",
  });
  expect((await findSite(join(root, "repository/posts"), "/nowhere")).root).toBe(
    join(root, "repository/posts"),
  );
  expect((await findSite(join(root, "home/notes"), join(root, "home"))).root).toBe(join(root, "home/notes"));
  // Asked for by name, it is opened.
  expect((await findSite(join(root, "home"), join(root, "home"))).publisher?.name).toBe("hugo");
});

test.each([
  ["nothing", "not-found"],
  ["a.md", "not-a-folder"],
])("[WS14] opening %s fails as %s", async (name, code) => {
  const { handlers } = await startServices();
  const root = await temporaryFolder({ "a.md": "" });
  await expect(handlers["workspace.open"]({ folder: join(root, name) })).rejects.toMatchObject({ code });
});

test("[WS14] a relative path and the whole disk are refused", async () => {
  const { handlers } = await startServices();
  await expect(handlers["workspace.open"]({ folder: "notes" })).rejects.toMatchObject({
    code: "invalid-input",
  });
  await expect(handlers["workspace.open"]({ folder: "/" })).rejects.toMatchObject({ code: "refused" });
});

/** Every process that this one starts while the test runs. */
function startedProcesses(): readonly unknown[] {
  const started: unknown[] = [];
  const listener = (message: unknown): void => void started.push(message);
  subscribe("child_process", listener);
  onTestFinished(() => void unsubscribe("child_process", listener));
  return started;
}

test("[WS1] opening and reading everything writes nothing, runs nothing", async () => {
  const trap = await temporaryFolder();
  const sprung = join(trap, "sprung");
  const spring = `require("fs").writeFileSync(${JSON.stringify(sprung)}, "")`;
  const { handlers, workspace, root } = await openSite({
    "astro.config.mjs": `import fs from "node:fs"; fs.writeFileSync(${JSON.stringify(sprung)}, "");`,
    ".eleventy.js": spring,
    "src/content/config.ts": spring,
    "package.json": JSON.stringify({
      scripts: { preinstall: "touch x", dev: "touch x" },
      dependencies: { astro: "5" },
    }),
    ".astro/collections/posts.schema.json": '{"type":"object","properties":{"title":{"type":"string"}}}',
    "src/content/posts/js.md": `---js\n${spring}\n---\n`,
    "src/content/posts/javascript.md": `--- javascript\n{ title: ${spring} }\n---\n`,
    "src/content/posts/tag.md": `---\ntitle: !!js/function 'function(){${spring}}'\n---\n`,
    "src/content/posts/a.md": "---\ntitle: a\ncover: ../../../../etc/passwd\n---\n![](./x.png)\n",
    "src/content/posts/x.png": "png",
    "node_modules/.bin/astro": "#!/bin/sh\ntouch x",
    ".git/hooks/post-checkout": "#!/bin/sh\ntouch x",
  });
  await chmod(join(root, "node_modules/.bin/astro"), 0o755);
  const before = await photograph(root);
  const started = startedProcesses();
  const again = await handlers["workspace.open"]({ folder: join(root, "src/content/posts") });
  for (const id of [workspace, again.id as typeof workspace]) {
    const { collections, articles } = await handlers["library.read"]({ workspace: id });
    await handlers["problems.read"]({ workspace: id });
    for (const collection of collections) {
      await handlers["schema.read"]({ workspace: id, collection: collection.id });
      await handlers["schema.values"]({
        workspace: id,
        collection: collection.id,
        field: "title",
        locale: null,
      });
    }
    for (const { path } of articles.flatMap(({ variants }) => variants)) {
      await handlers["document.open"]({ workspace: id, path: at(path) });
      await handlers["images.list"]({ workspace: id, path: at(path) });
    }
  }
  expect(await photograph(root)).toEqual(before);
  expect(existsSync(sprung)).toBe(false);
  expect(started).toEqual([]);
});

test("[WS1] the test above sees a program that is started", async () => {
  const started = startedProcesses();
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "close");
  expect(started).toHaveLength(1);
});

test("[WS2] a workspace says its name, its root and what was opened", async () => {
  const root = await temporaryFolder({ "site/hugo.toml": "", "site/content/posts/a.md": "" });
  const { handlers } = await startServices();
  const site = await handlers["workspace.open"]({ folder: join(root, "site/content") });
  expect(site).toMatchObject({
    name: "site",
    root: join(root, "site"),
    opened: "content",
    publisher: { name: "hugo", evidence: ["hugo.toml"] },
  });
  const { folders } = await handlers["folders.recent"]({});
  expect(folders.map(({ path }) => path)).toEqual([join(root, "site/content")]);
});

test("[WS16] completes folders, sites first, hidden ones only when asked for", async () => {
  const home = await temporaryFolder({
    "notes/a.md": "",
    "nature/a.md": "",
    ".nvm/a": "",
    "news/hugo.toml": "",
    "north.txt": "",
  });
  await mkdir(join(home, "Notable"));
  await symlink("notes", join(home, "nlink"));
  const { handlers } = await startServices({ home });
  const complete = async (typed: string) =>
    (await handlers["folders.complete"]({ typed })).folders.map(({ name }) => name);
  expect(await complete(join(home, "n"))).toEqual(["news", "nature", "nlink", "notes", "Notable"]);
  expect(await complete(`${home}/not`)).toEqual(["notes", "Notable"]);
  expect(await complete("~/no")).toEqual(["notes", "Notable"]);
  expect(await complete("~/.")).toEqual([".nvm"]);
  expect(await complete("~")).toEqual(["news", "Notable", "nature", "nlink", "notes"]);
  expect(await complete("")).toEqual(await complete("~"));
  expect(await complete("/nothing/here")).toEqual([]);
  expect((await handlers["folders.complete"]({ typed: "~/not" })).folders[0]?.path).toBe(join(home, "notes"));
  await writeFile(join(home, "notes", "x"), "");
});
