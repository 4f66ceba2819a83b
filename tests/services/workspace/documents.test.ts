import { chmod, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Revision } from "#contract/values";
import { revisionOf } from "#services/storage/encoding";
import { at, openSite } from "../support/site.ts";

const ARTICLE = "---\r\ntitle: Old\r\n---\r\nText.\r\n";

test("[ST1] [ST7] a document is opened, saved and opened again", async () => {
  const { handlers, workspace, root } = await openSite({ "posts/a.md": ARTICLE });
  const opened = await handlers["document.open"]({ workspace, path: at("posts/a.md") });
  expect(opened).toEqual({
    path: "posts/a.md",
    text: ARTICLE,
    revision: revisionOf(Buffer.from(ARTICLE)),
    encoding: "utf-8",
    readOnly: null,
  });
  const text = ARTICLE.replace("Old", "新しい");
  const base = opened.revision as Revision;
  const { revision } = await handlers["document.save"]({
    workspace,
    path: at("posts/a.md"),
    text,
    encoding: "utf-8",
    base,
  });
  expect(await readFile(join(root, "posts/a.md"), "utf8")).toBe(text);
  expect((await handlers["document.open"]({ workspace, path: at("posts/a.md") })).revision).toBe(revision);
});

describe("[ST13] [ST14] what a save or a new file meets", () => {
  const open = async () => {
    const started = await openSite({ "a.md": "old\n", "b.md": "other\n" });
    const { handlers, workspace } = started;
    const save = (text: string, path = "a.md") =>
      handlers["document.save"]({
        workspace,
        path: at(path),
        text,
        encoding: "utf-8",
        base: revisionOf(Buffer.from("old\n")),
      });
    const create = (path: string) =>
      handlers["document.create"]({ workspace, path: at(path), text: "new\n", encoding: "utf-8" });
    return { ...started, save, create };
  };

  test("[ST7] another program's text", async () => {
    const { root, save } = await open();
    await writeFile(join(root, "a.md"), "theirs\n");
    await expect(save("mine\n")).rejects.toMatchObject({
      code: "changed-on-disk",
      details: { path: "a.md" },
    });
    expect(await readFile(join(root, "a.md"), "utf8")).toBe("theirs\n");
  });

  test("[ST13] nothing any more", async () => {
    const { root, save } = await open();
    await rm(join(root, "a.md"));
    await expect(save("mine\n")).rejects.toMatchObject({ code: "vanished" });
  });

  test("[ST13] a folder in its place", async () => {
    const { root, save } = await open();
    await rm(join(root, "a.md"));
    await mkdir(join(root, "a.md"));
    await expect(save("mine\n")).rejects.toMatchObject({ code: "not-a-file" });
  });

  test("[ST3] a link that leads out now", async () => {
    const { root, save } = await open();
    await rm(join(root, "a.md"));
    await symlink("/etc/hostname", join(root, "a.md"));
    await expect(save("mine\n")).rejects.toMatchObject({ code: "outside-workspace" });
  });

  test("[ST13] a read-only file", async () => {
    const { root, save, handlers, workspace } = await open();
    await chmod(join(root, "a.md"), 0o444);
    expect((await handlers["document.open"]({ workspace, path: at("a.md") })).readOnly).toBe("permission");
    await expect(save("mine\n")).rejects.toMatchObject({ code: "read-only" });
  });

  test("[ST14] a file that stands there", async () => {
    const { root, create } = await open();
    await expect(create("b.md")).rejects.toMatchObject({ code: "exists" });
    expect(await readFile(join(root, "b.md"), "utf8")).toBe("other\n");
    expect(await create("new/deep/c.md")).toEqual({ revision: revisionOf(Buffer.from("new\n")) });
    expect(await readFile(join(root, "new/deep/c.md"), "utf8")).toBe("new\n");
  });

  test("[ST6] places where nothing is made", async () => {
    const { create } = await open();
    await expect(create("../a.md")).rejects.toMatchObject({ code: "bad-name" });
    await expect(create("package.json")).rejects.toMatchObject({ code: "protected" });
    await expect(create(".github/x.md")).rejects.toMatchObject({ code: "protected" });
  });
});

test.each([
  ["Shift_JIS", Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x0a]), "encoding"],
  ["more than 20 MB", Buffer.alloc(20_000_001, "a"), "too-large"],
] as const)("[WS18] %s is shown and never written", async (_, bytes, reason) => {
  const { handlers, workspace, root } = await openSite({ "a.md": bytes });
  const opened = await handlers["document.open"]({ workspace, path: at("a.md") });
  expect(opened.readOnly).toBe(reason);
  expect(opened.revision).toBe(revisionOf(bytes));
  expect(opened.text.length).toBeLessThanOrEqual(1_000_000);
  const save = {
    workspace,
    path: at("a.md"),
    text: opened.text,
    encoding: opened.encoding,
    base: opened.revision as Revision,
  };
  await expect(handlers["document.save"](save)).rejects.toMatchObject({ code: reason });
  expect((await readFile(join(root, "a.md"))).equals(bytes)).toBe(true);
});

test("[WS18] an encoding that the file does not have is refused", async () => {
  const { handlers, workspace } = await openSite({ "a.md": "old" });
  const { revision } = await handlers["document.open"]({ workspace, path: at("a.md") });
  const save = {
    workspace,
    path: at("a.md"),
    text: "\u{feff}new",
    encoding: "utf-16le" as const,
    base: revision as Revision,
  };
  await expect(handlers["document.save"](save)).rejects.toMatchObject({ code: "encoding" });
});

test("[WS18] the beginning of a long file ends with a whole character", async () => {
  const bytes = Buffer.from(`x${"日".repeat(7_000_000)}`);
  const { handlers, workspace } = await openSite({ "a.md": bytes });
  const { text } = await handlers["document.open"]({ workspace, path: at("a.md") });
  expect(/^x日+$/.test(text)).toBe(true);
});

describe("[WS8] changes of an open document", () => {
  const open = async () => {
    const started = await openSite({ "a.md": "one", "b.md": "b" });
    const { handlers, workspace } = started;
    await handlers["library.read"]({ workspace });
    const { revision } = await handlers["document.open"]({ workspace, path: at("a.md") });
    return { ...started, base: revision as Revision };
  };
  const revision = (text: string) => revisionOf(Buffer.from(text));

  test("[WS8] by writing, of the same size and with an older time", async () => {
    const { root, next, workspace } = await open();
    await writeFile(join(root, "a.md"), "two");
    await utimes(join(root, "a.md"), 1_000_000, 1_000_000);
    expect(await next("document.changed")).toEqual({ workspace, path: "a.md", revision: revision("two") });
  });

  test("[WS8] by renaming another file over it, and by removing it", async () => {
    const { root, next } = await open();
    await writeFile(join(root, "other"), "three");
    await rename(join(root, "other"), join(root, "a.md"));
    expect(await next("document.changed")).toMatchObject({ revision: revision("three") });
    await rm(join(root, "a.md"));
    expect(await next("document.changed")).toMatchObject({ path: "a.md", revision: null });
    await writeFile(join(root, "a.md"), "back");
    expect(await next("document.changed")).toMatchObject({ revision: revision("back") });
  });

  test("[WS8] our own saves are no news, nor is a touched file", async () => {
    const { root, handlers, workspace, base, told, next } = await open();
    let last = base;
    for (const text of ["1", "2", "3"]) {
      const save = { workspace, path: at("a.md"), text, encoding: "utf-8" as const, base: last };
      last = (await handlers["document.save"](save)).revision as Revision;
    }
    await utimes(join(root, "a.md"), new Date(), new Date());
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(told.filter(({ event }) => event === "document.changed")).toEqual([]);
    await writeFile(join(root, "a.md"), "theirs");
    expect(await next("document.changed")).toMatchObject({ revision: revision("theirs") });
  });

  test("[WS8] even through a link, of which no event tells", async () => {
    const { root, next, handlers, workspace } = await open();
    await symlink("b.md", join(root, "link.md"));
    await handlers["document.open"]({ workspace, path: at("link.md") });
    await writeFile(join(root, "b.md"), "changed");
    expect(await next("document.changed")).toEqual({
      workspace,
      path: "link.md",
      revision: revision("changed"),
    });
  });
});

describe("[WS33] an open document that another program moves", () => {
  const open = async (files: Readonly<Record<string, string>>) => {
    const site = await openSite(files);
    const { handlers, workspace } = site;
    await handlers["library.read"]({ workspace });
    await handlers["document.open"]({ workspace, path: at("posts/a.md") });
    return site;
  };
  const moved = { from: "posts/a.md", to: "posts/b.md", revision: revisionOf(Buffer.from("one\n")) };

  test("[WS33] is told where it is, and watched there", async () => {
    const { root, next, workspace, told } = await open({ "posts/a.md": "one\n", "copy.md": "one\n" });
    await rename(join(root, "posts/a.md"), join(root, "posts/b.md"));
    expect(await next("document.moved")).toEqual({ workspace, ...moved });
    expect(told.filter(({ event }) => event === "document.changed")).toEqual([]);
    await writeFile(join(root, "posts/b.md"), "two\n");
    expect(await next("document.changed")).toMatchObject({ path: "posts/b.md" });
  });

  test("[WS33] and one whose folder is moved, and one that is written anew elsewhere", async () => {
    const { root, next } = await open({ "posts/a.md": "one\n" });
    await rename(join(root, "posts"), join(root, "notes"));
    expect(await next("document.moved")).toMatchObject({ from: "posts/a.md", to: "notes/a.md" });
    await mkdir(join(root, "deep"));
    await writeFile(join(root, "deep/c.md"), "one\n");
    await rm(join(root, "notes/a.md"));
    expect(await next("document.moved")).toMatchObject({ from: "notes/a.md", to: "deep/c.md" });
  });

  test.each([
    ["a copy that stood there before", async (root: string) => rm(join(root, "posts/a.md"))],
    [
      "one of two",
      async (root: string) => {
        await rename(join(root, "posts/a.md"), join(root, "posts/b.md"));
        await writeFile(join(root, "posts/c.md"), "one\n");
      },
    ],
    [
      "other bytes",
      async (root: string) => {
        await rm(join(root, "posts/a.md"));
        await writeFile(join(root, "posts/b.md"), "other\n");
      },
    ],
  ])("[WS33] is gone where there is %s", async (_, change) => {
    const { root, next, told } = await open({ "posts/a.md": "one\n", "copy.md": "one\n" });
    await change(root);
    expect(await next("document.changed")).toMatchObject({ path: "posts/a.md", revision: null });
    expect(told.filter(({ event }) => event === "document.moved")).toEqual([]);
  });
});

test("[WS9] files added, changed and removed are a changed library", async () => {
  const { handlers, workspace, root, next } = await openSite({ "a.md": "---\ntitle: One\n---\n" });
  const titles = async () => {
    const { articles } = await handlers["library.read"]({ workspace });
    return articles.flatMap(({ variants }) => variants.map(({ title }) => title));
  };
  expect(await titles()).toEqual(["One"]);
  // The system's watch begins after the first list: until it stands, the list itself is asked.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await mkdir(join(root, "new"));
  await writeFile(join(root, "new/b.md"), "---\ntitle: Two\n---\n");
  await next("library.changed");
  await expect.poll(titles).toEqual(["One", "Two"]);
  await writeFile(join(root, "a.md"), "---\ntitle: Uno\n---\n");
  await next("library.changed");
  await expect.poll(titles).toEqual(["Uno", "Two"]);
  await rm(join(root, "new"), { recursive: true });
  await next("library.changed");
  await expect.poll(titles).toEqual(["Uno"]);
});
