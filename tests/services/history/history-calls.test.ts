import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { at, openSite } from "../support/site.ts";

type Site = Awaited<ReturnType<typeof openSite>>;

async function save({ handlers, workspace }: Site, path: string, text: string) {
  const { revision, encoding } = await handlers["document.open"]({ workspace, path: at(path) });
  return handlers["document.save"]({ workspace, path: at(path), text, encoding, base: revision } as never);
}

const list = ({ handlers, workspace }: Site, path: string, before: number | null = null) =>
  handlers["history.list"]({ workspace, path: at(path), before });

test("[HI11] the list says what each version changed, newest first", async () => {
  const site = await openSite({ "a.md": "---\ntitle: One\n---\n\nFirst words here.\n" });
  await save(site, "a.md", "---\ntitle: Two\n---\n\nFirst words here, now.\n");
  await save(site, "a.md", "---\ntitle: Two\ndraft: true\n---\n\n最初の言葉。\n");
  await save(site, "a.md", "---\ntitle: One\n---\n\nFirst words here.\n");
  const { versions, hasMore, overLimit } = await list(site, "a.md");
  expect(
    versions.map(({ number, origin, difference, isCurrent, isRestored }) => [
      number,
      origin,
      difference?.fields,
      difference && [difference.added, difference.removed],
      isCurrent,
      isRestored,
    ]),
  ).toEqual([
    [3, "saved", ["title", "draft"], [3, 3], true, true],
    [2, "saved", ["draft"], [3, 4], false, false],
    [1, "saved", ["title"], [1, 0], false, false],
    [0, "elsewhere", undefined, null, false, false],
  ]);
  expect({ hasMore, overLimit }).toEqual({ hasMore: false, overLimit: null });
  const { revision } = versions[3]!;
  const read = await site.handlers["history.read"]({
    workspace: site.workspace,
    path: at("a.md"),
    revision,
  } as never);
  expect(read).toEqual({ text: "---\ntitle: One\n---\n\nFirst words here.\n", encoding: "utf-8" });
});

test("[HI11] many versions come in pages", async () => {
  const site = await openSite({ "a.md": "0" });
  for (let number = 1; number < 70; number++) await save(site, "a.md", String(number));
  const numbers: number[] = [];
  let before: number | null = null;
  for (let pages = 1; ; pages++) {
    const page = await list(site, "a.md", before);
    numbers.push(...page.versions.map(({ number }) => number));
    before = page.versions.at(-1)?.number ?? null;
    expect(page.hasMore).toBe(pages < 3);
    if (!page.hasMore) break;
  }
  expect(numbers).toEqual(Array.from({ length: 70 }, (_, index) => 69 - index));
});

test("[HI2] what another program wrote is in the list when the article was opened again", async () => {
  const site = await openSite({ "a.md": "one" });
  await save(site, "a.md", "two");
  await writeFile(join(site.root, "a.md"), "theirs");
  await site.handlers["document.open"]({ workspace: site.workspace, path: at("a.md") });
  const { versions } = await list(site, "a.md");
  expect(versions.map(({ origin, isCurrent }) => [origin, isCurrent])).toEqual([
    ["elsewhere", true],
    ["saved", false],
    ["elsewhere", false],
  ]);
});

test("[HI9] a moved article's older versions name their path", async () => {
  const site = await openSite({ "old/a.md": "one" });
  await save(site, "old/a.md", "two");
  await mkdir(join(site.root, "new"));
  await rename(join(site.root, "old/a.md"), join(site.root, "new/b.md"));
  await save(site, "new/b.md", "three");
  const { versions } = await list(site, "new/b.md");
  expect(versions.map(({ oldPath }) => oldPath)).toEqual([null, "old/a.md", "old/a.md"]);
});

test("[HI11] an article that is gone has a history; one that never was has none", async () => {
  const site = await openSite({ "a.md": "one" });
  await save(site, "a.md", "two");
  await rm(join(site.root, "a.md"));
  expect((await list(site, "a.md")).versions).toHaveLength(2);
  expect((await list(site, "b.md")).versions).toHaveLength(0);
});

test("[HI12] no path leads to a history outside the workspace", async () => {
  const site = await openSite({ "a.md": "one" });
  for (const path of ["../a.md", "/etc/passwd", ".git/config", "a.txt"])
    await expect(list(site, path)).rejects.toMatchObject({ name: "Failure" });
  expect(await readFile(join(site.root, "a.md"), "utf8")).toBe("one");
});

test("[HI27] a text that is given up is kept with the file's after it, and a moved article is still found", async () => {
  const site = await openSite({ "a.md": "base\n" });
  const { handlers, workspace, root } = site;
  await save(site, "a.md", "saved\n");
  await writeFile(join(root, "a.md"), "theirs\n");
  const keep = (text: string) =>
    handlers["history.keep"]({ workspace, path: at("a.md"), text, encoding: "utf-8" });
  await keep("mine\n");
  const listed = async (path: string) => (await list(site, path)).versions.map(({ origin }) => origin);
  expect(await listed("a.md")).toEqual(["elsewhere", "unsaved", "saved", "elsewhere"]);
  const { versions } = await list(site, "a.md");
  const { revision } = versions[1]!;
  expect(await handlers["history.read"]({ workspace, path: at("a.md"), revision } as never)).toEqual({
    text: "mine\n",
    encoding: "utf-8",
  });
  await rename(join(root, "a.md"), join(root, "b.md"));
  expect(await listed("b.md")).toEqual(["elsewhere", "unsaved", "saved", "elsewhere"]);
});

test("[HI27] where a given-up text cannot be kept, the person is told and nothing fails", async () => {
  const site = await openSite({ "a.md": "base\n" });
  const { handlers, workspace, userData, told } = site;
  await mkdir(userData, { recursive: true });
  // A file where the histories' folder would be.
  await writeFile(join(userData, "history"), "");
  await handlers["history.keep"]({ workspace, path: at("a.md"), text: "mine\n", encoding: "utf-8" });
  expect(told.filter(({ event }) => event === "document.remarked").map(({ value }) => value)).toEqual([
    { workspace, path: "a.md", remark: "unsaved-not-kept" },
  ]);
});
