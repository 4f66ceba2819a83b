/** Articles made, copied and moved in real folders. */

import { existsSync } from "node:fs";
import { lstat, mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { createFileSets, type FileStep } from "#services/articles/file-set";
import { openSetRecords } from "#services/changes/set-record";
import { createPathResolver } from "#services/storage/paths";
import { createSaver } from "#services/storage/saver";
import { openSite, startServices } from "../support/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PNG = Buffer.from("89504e470d0a1a0a00ff00fe", "hex").toString("latin1");

const site = {
  "content/posts/old/index.md":
    "---\ntitle: Old   # kept\ncover: cover.png\n---\n![c](cover.png) [b](../b/index.md)\n",
  "content/posts/old/index.ja.md": "+++\ntitle = 'Old'\n+++\n[b](../b/)\n",
  "content/posts/b/index.md":
    "---\ntitle: B\n---\n* see [old](../old/index.md#x)  \n* and ![](../old/cover.png)\n",
  "content/posts/c/index.md": "---\r\ntitle: C\r\n---\r\n[old](/posts/old/)\r\n",
  "content/posts/d/index.md": "---\ntitle: D\n---\nNothing of old things\n",
  "content/posts/old/notes.sh": "echo no\n",
};

async function started() {
  const opened = await openSite(site);
  await writeFile(join(opened.root, "content/posts/old/cover.png"), PNG, "latin1");
  const { workspace, handlers } = opened;
  await handlers["library.read"]({ workspace });
  return opened;
}

/** Every file below `root` with its bytes. */
async function bytesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(
    async (path) => [path.slice(root.length + 1), await readFile(path, "latin1")] as const,
  );
  return Object.fromEntries((await Promise.all(read)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const OLD = "content/posts/old/index";
const idOf = async ({ handlers, workspace }: Awaited<ReturnType<typeof started>>, key = "old/index") => {
  const { articles } = await handlers["library.read"]({ workspace });
  const found = articles.find((article) => article.key === key);
  if (!found) throw new Error(`no article ${key} in ${articles.map((each) => each.key).join(", ")}`);
  return found.id;
};

test("[AF1, AF3, AF4, AF7] a move is shown, takes links and pictures with it, and is undone to the byte", async () => {
  const opened = await started();
  const { handlers, workspace, root } = opened;
  const before = await bytesOf(root);
  const article = await idOf(opened);
  const plan = await handlers["articles.planMove"]({ workspace, article, key: "new/index" });
  expect(await bytesOf(root)).toEqual(before);
  expect(plan.moves).toEqual([
    { from: `${OLD}.md`, to: "content/posts/new/index.md" },
    { from: "content/posts/old/cover.png", to: "content/posts/new/cover.png" },
    { from: `${OLD}.ja.md`, to: "content/posts/new/index.ja.md" },
  ]);
  expect(plan.files.map(({ path, line }) => [path, line])).toEqual([
    ["content/posts/b/index.md", 4],
    ["content/posts/c/index.md", 4],
  ]);
  expect(plan.left).toEqual(["content/posts/old/notes.sh"]);
  const moved = await handlers["articles.move"]({ workspace, plan: plan.plan, label: "m", without: [] });
  expect(moved.refused).toEqual([]);
  const after = await bytesOf(root);
  expect(after["content/posts/b/index.md"]).toBe(
    "---\ntitle: B\n---\n* see [old](../new/index.md#x)  \n* and ![](../new/cover.png)\n",
  );
  expect(after["content/posts/c/index.md"]).toBe("---\r\ntitle: C\r\n---\r\n[old](/posts/new/)\r\n");
  expect(after["content/posts/new/index.md"]).toBe(before[`${OLD}.md`]);
  expect(after["content/posts/new/cover.png"]).toBe(PNG);
  expect(Object.keys(after).filter((path) => path.includes("/old/"))).toEqual(["content/posts/old/notes.sh"]);

  const undone = await handlers["articles.undo"]({ workspace, id: moved.id });
  expect(undone.refused).toEqual([]);
  expect(await bytesOf(root)).toEqual(before);
  expect(existsSync(join(root, "content/posts/new"))).toBe(false);
});

test("[MV2] what an article imports is found in its publisher's own syntax", async () => {
  const opened = await openSite({
    "docusaurus.config.ts": "",
    "docs/old/index.md": 'import notes from "../notes.json";\n\n# Old\n',
    "docs/notes.json": "{}",
  });
  const { handlers, workspace } = opened;
  const article = await idOf(opened);
  const { plan } = await handlers["articles.planMove"]({ workspace, article, key: "deep/old/index" });
  await handlers["articles.move"]({ workspace, plan, label: "m", without: [] });
  expect((await bytesOf(opened.root))["docs/deep/old/index.md"]).toBe(
    'import notes from "../../notes.json";\n\n# Old\n',
  );
});

test("[AF3, AF4] a move that was planned for other bytes is not begun; what was changed since stays as it is when it is undone", async () => {
  const opened = await started();
  const { handlers, workspace, root } = opened;
  const article = await idOf(opened);
  const first = await handlers["articles.planMove"]({ workspace, article, key: "new/index" });
  await writeFile(join(root, "content/posts/b/index.md"), "changed\n");
  const tried = handlers["articles.move"]({ workspace, plan: first.plan, label: "m", without: [] });
  await expect(tried).rejects.toMatchObject({ code: "changed-on-disk" });
  expect(await readFile(join(root, "content/posts/b/index.md"), "utf8")).toBe("changed\n");
  expect(existsSync(join(root, `${OLD}.md`))).toBe(true);
  expect(existsSync(join(root, "content/posts/new"))).toBe(false);

  const plan = await handlers["articles.planMove"]({ workspace, article, key: "new/index" });
  const without = ["content/posts/c/index.md" as ContentPath];
  const moved = await handlers["articles.move"]({ workspace, plan: plan.plan, label: "m", without });
  expect(moved.refused).toEqual([]);
  expect(await readFile(join(root, "content/posts/c/index.md"), "utf8")).toContain("/posts/old/");
  await writeFile(join(root, "content/posts/new/index.md"), "edited after the move\n");
  const undone = await handlers["articles.undo"]({ workspace, id: moved.id });
  expect(undone.refused.map(({ path }) => path)).toEqual(["content/posts/new/index.md"]);
  expect(await readFile(join(root, "content/posts/new/index.md"), "utf8")).toBe("edited after the move\n");
  await expect(
    handlers["articles.move"]({ workspace, plan: plan.plan, label: "m", without: [] }),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("[AF1] a place that is taken is told of before anything is written, and no place outside can be named", async () => {
  const opened = await started();
  const { handlers, workspace, root } = opened;
  const before = await bytesOf(root);
  const article = await idOf(opened);
  const plan = (key: string) => handlers["articles.planMove"]({ workspace, article, key });
  await expect(plan("b/index")).rejects.toMatchObject({ code: "exists" });
  await expect(plan("../../../evil")).rejects.toMatchObject({ code: "bad-name" });
  await expect(plan("../../.github/x")).rejects.toMatchObject({
    code: expect.stringMatching(/bad-name|protected/),
  });
  await expect(
    handlers["articles.copy"]({ workspace, article, key: "b/index", label: "c" }),
  ).rejects.toMatchObject({ code: "exists" });
  const files = [
    { path: "content/posts/e/index.md" as ContentPath, text: "---\ntitle: E\n---\n" },
    { path: "content/posts/d/index.md" as ContentPath, text: "---\ntitle: D2\n---\n" },
  ];
  await expect(handlers["articles.make"]({ workspace, label: "n", files })).rejects.toMatchObject({
    code: "exists",
  });
  expect(await bytesOf(root)).toEqual(before);
});

test("[AF1] an article is made in all its locales, and copied with its pictures; each can be undone", async () => {
  const opened = await started();
  const { handlers, workspace, root } = opened;
  const before = await bytesOf(root);
  const files = ["index.md", "index.ja.md"].map((name) => ({
    path: `content/posts/e/${name}` as ContentPath,
    text: "---\ntitle: E\n---\n",
  }));
  const made = await handlers["articles.make"]({ workspace, label: "n", files });
  expect(made).toMatchObject({ written: 2, refused: [] });
  expect(await idOf(opened, "e/index")).toBeTruthy();
  const copied = await handlers["articles.copy"]({
    workspace,
    article: await idOf(opened),
    key: "copy/index",
    label: "c",
  });
  expect(copied.paths).toEqual([
    "content/posts/copy/index.md",
    "content/posts/copy/cover.png",
    "content/posts/copy/index.ja.md",
  ]);
  expect(await readFile(join(root, "content/posts/copy/cover.png"), "latin1")).toBe(PNG);
  await handlers["articles.undo"]({ workspace, id: copied.id });
  await handlers["articles.undo"]({ workspace, id: made.id });
  expect(await bytesOf(root)).toEqual(before);
});

test("[AF8] an article that is a link to another is not moved: its target and the link stay", async () => {
  const root = await temporaryFolder(site);
  await mkdir(join(root, "content/posts/link"));
  await symlink("../b/index.md", join(root, "content/posts/link/index.md"));
  const { handlers } = await startServices();
  const { id } = await handlers["workspace.open"]({ folder: root });
  const workspace = id as WorkspaceId;
  const before = await bytesOf(root);
  const { articles } = await handlers["library.read"]({ workspace });
  const article = articles.find(({ key }) => key === "link/index")?.id ?? "";
  await expect(
    handlers["articles.planMove"]({ workspace, article, key: "moved/index" }),
  ).rejects.toMatchObject({ code: "is-a-link" });
  expect(await bytesOf(root)).toEqual(before);
});

test("[AF8] a place that is a link is never taken away; what was made in a linked folder is", async () => {
  const root = join(await temporaryFolder(), "site");
  await mkdir(join(root, "real"), { recursive: true });
  await writeFile(join(root, "a.md"), "a");
  await symlink("a.md", join(root, "link.md"));
  await symlink("real", join(root, "linked"));
  const records = openSetRecords(join(await temporaryFolder(), "moves"));
  const sets = createFileSets({ records, lock: (_key, task) => task(), now: Date.now });
  const keepOld = () => Promise.reject(new RangeError("not in place"));
  const saver = createSaver({ keepOld, now: Date.now });
  const place = { resolver: createPathResolver(root), saver, wrote: () => undefined };
  const text = new TextEncoder().encode("a");
  const outcome = await sets.apply(place, "m", [{ path: "link.md", before: text, after: null }]);
  expect(outcome.refused).toEqual([{ path: "link.md", code: "is-a-link" }]);
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("a");
  expect((await lstat(join(root, "link.md"))).isSymbolicLink()).toBe(true);
  const made = await sets.apply(place, "n", [{ path: "linked/n.md", before: null, after: text }]);
  expect(await sets.undo(place, made.id)).toMatchObject({ refused: [] });
  expect(existsSync(join(root, "real/n.md"))).toBe(false);
});

test("[AF5] a moved article has its earlier versions", async () => {
  const opened = await started();
  const { handlers, workspace } = opened;
  const path = "content/posts/b/index.md" as ContentPath;
  const { text, encoding, revision } = await handlers["document.open"]({ workspace, path });
  await handlers["document.save"]({
    workspace,
    path,
    text: `${text}More\n`,
    encoding,
    base: revision as never,
  });
  const article = await idOf(opened, "b/index");
  const { plan } = await handlers["articles.planMove"]({ workspace, article, key: "deep/b2/index" });
  const { moves } = await handlers["articles.move"]({ workspace, plan, label: "m", without: [] });
  const to = moves[0]?.to as ContentPath;
  expect((await handlers["document.open"]({ workspace, path: to })).text).toContain(
    "[old](../../old/index.md#x)",
  );
  const { versions } = await handlers["history.list"]({ workspace, path: to, before: null });
  expect(versions.map(({ oldPath }) => oldPath)).toContain(path);
  const oldest = versions.at(-1);
  expect(
    (await handlers["history.read"]({ workspace, path: to, revision: oldest!.revision as never })).text,
  ).toBe(text);
});

test("[AF2] cut short after any step, a set is finished or undone to the byte", async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const steps: readonly FileStep[] = [
    { path: "new/a.md", before: null, after: bytes("a") },
    { path: "new/c.png", before: null, after: bytes("png") },
    { path: "new/a.md", before: bytes("a"), after: bytes("a2") },
    { path: "b.md", before: bytes("b"), after: bytes("b2") },
    { path: "old/a.md", before: bytes("a"), after: null },
    { path: "old/c.png", before: bytes("png"), after: null },
  ];
  const whole = { "b.md": "b2", "new/a.md": "a2", "new/c.png": "png" };
  const old = { "b.md": "b", "old/a.md": "a", "old/c.png": "png" };
  for (let cut = 0; cut <= steps.length; cut++) {
    for (const way of ["finish", "undo"] as const) {
      const root = join(await temporaryFolder(), "site");
      await mkdir(join(root, "old"), { recursive: true });
      for (const [path, text] of Object.entries(old)) await writeFile(join(root, path), text);
      const records = openSetRecords(join(await temporaryFolder(), "moves"));
      const sets = createFileSets({ records, lock: (_key, task) => task(), now: Date.now });
      const saver = createSaver({
        keepOld: () => Promise.reject(new RangeError("not in place")),
        now: Date.now,
      });
      let left = cut;
      const dies = async <T>(task: () => Promise<T>): Promise<T> => {
        if (left-- === 0) throw new RangeError("killed");
        return task();
      };
      const dying = {
        create: (...input: Parameters<typeof saver.create>) => dies(() => saver.create(...input)),
        replace: (...input: Parameters<typeof saver.replace>) => dies(() => saver.replace(...input)),
        remove: (...input: Parameters<typeof saver.remove>) => dies(() => saver.remove(...input)),
      };
      const resolver = createPathResolver(root);
      const place = { resolver, saver, wrote: () => undefined };
      const applied = sets.apply({ ...place, saver: dying }, "cut", steps);
      if (cut < steps.length) await expect(applied).rejects.toThrow("killed");
      else await applied;
      const interrupted = await sets.interrupted(root);
      expect(interrupted).toHaveLength(cut < steps.length ? 1 : 0);
      const [{ id }] = (await records.list(root)) as unknown as [{ id: string }];
      const outcome = await sets[way](place, id);
      expect(outcome.refused).toEqual([]);
      expect(await bytesOf(root)).toEqual(way === "finish" ? whole : old);
    }
  }
});

test("[AF6] the template is the nearest one, else the archetype of the section", async () => {
  const templates = {
    ...site,
    "archetypes/default.md": "default",
    "archetypes/posts.md": "posts",
    "content/notes/a.md": "---\ntitle: A\n---\n",
    "content/notes/b.md": "---\ntitle: B\n---\n",
    "content/notes/.article-template.md": "own",
    "hugo.toml": "title = 'x'\n",
  };
  const { handlers, workspace } = await openSite(templates);
  const { collections } = await handlers["library.read"]({ workspace });
  const read = async (folder: string) => {
    const collection = collections.find((each) => each.folder === folder)?.id ?? "";
    return (await handlers["articles.template"]({ workspace, collection })).template;
  };
  expect(await read("content/posts")).toEqual({ path: "archetypes/posts.md", text: "posts" });
  expect(await read("content/notes")).toEqual({ path: "content/notes/.article-template.md", text: "own" });
});

test("[AF1] a host without a file manager says so; one with it is given the real file", async () => {
  const shown: string[] = [];
  const { handlers, workspace } = await openSite(site);
  const path = "content/posts/b/index.md" as ContentPath;
  await expect(handlers["articles.reveal"]({ workspace, path })).rejects.toMatchObject({
    code: "no-file-manager",
  });
  const able = await startServices({ revealFile: (real) => void shown.push(real) });
  const root = join(await temporaryFolder(), "site");
  await mkdir(root, { recursive: true });
  await writeFile(join(root, "a.md"), "x\n");
  const { id } = await able.handlers["workspace.open"]({ folder: root });
  await able.handlers["articles.reveal"]({ workspace: id as WorkspaceId, path: "a.md" as ContentPath });
  expect(shown).toEqual([join(root, "a.md")]);
});
