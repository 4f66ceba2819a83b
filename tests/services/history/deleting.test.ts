import { chmod, lstat, mkdir, readFile, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Failure } from "#contract/failure";
import { openHistory } from "#services/history/history";
import { revisionOf } from "#services/storage/encoding";
import type { OldFile } from "#services/storage/save-history";
import { createSaver } from "#services/storage/saver";
import { moveToTrash, systemTrash } from "#services/storage/system-trash";
import { faultyOperations } from "../support/faulty-operations.ts";
import { at, openSite } from "../support/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Site = Awaited<ReturnType<typeof openSite>>;

const remove = ({ handlers, workspace }: Site, path: string, unsaved: string | null = null) =>
  handlers["document.delete"]({
    workspace,
    path: at(path),
    unsaved: unsaved === null ? null : { text: unsaved, encoding: "utf-8" },
  });
const bringBack = ({ handlers, workspace }: Site, path: string) =>
  handlers["history.bringBack"]({ workspace, path: at(path) });
const deleted = async ({ handlers, workspace }: Site) =>
  (await handlers["history.deleted"]({ workspace })).files.map(({ path, title }) => [path, title]);

describe("deleting", () => {
  test("[HI21, HI22] an article goes, is listed, and comes back as it was", async () => {
    const bytes = Buffer.from("\u{feff}---\r\ntitle: 題名\r\n---\r\nText\r\n", "utf16le");
    const site = await openSite({ "posts/a.md": bytes, "b.md": "---\ntitle: Bee\n---\n" });
    await chmod(join(site.root, "posts/a.md"), 0o640);
    expect(await remove(site, "posts/a.md")).toEqual({ inTrash: false });
    await remove(site, "b.md");
    expect(await readdir(site.root, { recursive: true })).toEqual(["posts"]);
    expect(await deleted(site)).toEqual([
      ["b.md", "Bee"],
      ["posts/a.md", "題名"],
    ]);
    const list = await site.handlers["library.read"]({ workspace: site.workspace });
    expect(list.articles).toEqual([]);

    expect(await bringBack(site, "posts/a.md")).toEqual({ revision: revisionOf(bytes) });
    const back = join(site.root, "posts/a.md");
    expect((await readFile(back)).equals(bytes)).toBe(true);
    expect((await stat(back)).mode & 0o777).toBe(0o640);
    expect(await deleted(site)).toEqual([["b.md", "Bee"]]);
    await expect(bringBack(site, "posts/a.md")).rejects.toMatchObject({ code: "exists" });
    expect((await readdir(join(site.root, "posts"))).length).toBe(1);
  });

  test("[HI22] a file that stands there again is not replaced and not listed", async () => {
    const site = await openSite({ "a.md": "one" });
    await remove(site, "a.md");
    await writeFile(join(site.root, "a.md"), "another");
    expect(await deleted(site)).toEqual([]);
    await expect(bringBack(site, "a.md")).rejects.toMatchObject({ code: "exists" });
    expect(await readFile(join(site.root, "a.md"), "utf8")).toBe("another");
    await expect(bringBack(site, "never.md")).rejects.toMatchObject({ code: "not-found" });
  });

  test("[HI21] the text that was not saved is in the history too", async () => {
    const site = await openSite({ "a.md": "one" });
    await remove(site, "a.md", "one, and more");
    const { versions } = await site.handlers["history.list"]({
      workspace: site.workspace,
      path: at("a.md"),
      before: null,
    });
    expect(versions.map(({ origin }) => origin)).toEqual(["deleted", "unsaved"]);
    const { text } = await site.handlers["history.read"]({
      workspace: site.workspace,
      path: at("a.md"),
      revision: versions[1]!.revision as never,
    });
    expect(text).toBe("one, and more");
    await bringBack(site, "a.md");
    expect(await readFile(join(site.root, "a.md"), "utf8")).toBe("one");
  });

  test("[HI20] what cannot be kept stays", async () => {
    const site = await openSite({ "a.md": "one" });
    await mkdir(site.userData, { recursive: true });
    await writeFile(join(site.userData, "history"), "a file in the way");
    await expect(remove(site, "a.md")).rejects.toBeInstanceOf(Failure);
    expect(await readFile(join(site.root, "a.md"), "utf8")).toBe("one");
  });

  test("[HI23] nothing else is deleted", async () => {
    const outside = await temporaryFolder({ "secret.md": "secret" });
    const site = await openSite({
      "a.md": "a",
      "package.json": "{}",
      ".git/HEAD.md": "ref",
      "folder/b.md": "b",
    });
    await symlink(join(outside, "secret.md"), join(site.root, "out.md"));
    await symlink("a.md", join(site.root, "link.md"));
    for (const [path, code] of [
      ["../secret.md", "bad-name"],
      [join(outside, "secret.md"), "bad-name"],
      ["out.md", "outside-workspace"],
      ["link.md", "is-a-link"],
      ["package.json", "protected"],
      [".git/HEAD.md", "protected"],
      ["folder", "protected"],
      ["nothing.md", "not-found"],
    ] as const)
      await expect(remove(site, path), path).rejects.toMatchObject({ code });
    expect(await readFile(join(outside, "secret.md"), "utf8")).toBe("secret");
    expect((await lstat(join(site.root, "link.md"))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(site.root, "a.md"), "utf8")).toBe("a");
    expect(await deleted(site)).toEqual([]);
  });

  test("[HI24] each single failure leaves the file whole, or gone and kept", async () => {
    const quiet = faultyOperations({});
    const run = async (operations: ReturnType<typeof faultyOperations>["operations"]) => {
      const root = await temporaryFolder({ "a.md": "text" });
      const history = openHistory({
        folder: join(await temporaryFolder(), "history"),
        now: Date.now,
        operations,
      });
      const keepOld = () => Promise.reject(new RangeError("not in place"));
      const saver = createSaver({ operations, now: Date.now, keepOld, history: history.ofSaves });
      const real = join(root, "a.md");
      const removal = { keep: (old: OldFile) => history.keep(old, "deleted"), toTrash: null };
      const outcome = await saver.remove({ path: "a.md", real }, removal).then(
        () => "deleted",
        () => "failed",
      );
      const stands = await readFile(real, "utf8").catch(() => null);
      const kept = await history.read(real, revisionOf(Buffer.from("text"))).then(String, () => null);
      return { outcome, stands, kept, left: await readdir(root) };
    };
    expect(await run(quiet.operations)).toMatchObject({ outcome: "deleted", stands: null, left: [] });
    let runs = 0;
    for (let place = 1; place <= quiet.log.length; place++) {
      for (const code of ["EIO", "ENOSPC", "EACCES", "EBUSY", "EROFS", "EXDEV", "EMFILE"]) {
        const what = `${code} at ${place} (${quiet.log[place - 1]})`;
        const { outcome, stands, kept } = await run(faultyOperations({ at: place, code }).operations);
        if (stands === null) expect(kept, what).not.toBeNull();
        else expect(stands, what).toBe("text");
        if (outcome === "deleted") expect(stands, what).toBeNull();
        runs++;
      }
    }
    console.log(`HI24 ${runs} single failures of a deletion, 0 files lost, 0 false "deleted"`);
    expect(runs).toBeGreaterThan(80);
  });
});

describe("the system's trash", () => {
  test("[HI21] has the file, and where it was", async () => {
    const trash = join(await temporaryFolder(), "Trash");
    const site = await openSite({ "a b%.md": "one" }, { moveToTrash: (real) => moveToTrash(real, trash) });
    expect(await remove(site, "a b%.md")).toEqual({ inTrash: true });
    expect(await readFile(join(trash, "files", "a b%.md"), "utf8")).toBe("one");
    const info = await readFile(join(trash, "info", "a b%.md.trashinfo"), "utf8");
    expect(info).toMatch(
      /^\[Trash Info\]\nPath=\/.*a%20b%25\.md\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/,
    );
    expect((await stat(trash)).mode & 0o777).toBe(0o700);
    await bringBack(site, "a b%.md");
    await remove(site, "a b%.md");
    expect((await readdir(join(trash, "files"))).toSorted()).toEqual(["a b%.2.md", "a b%.md"]);
  });

  test("[HI21] where the trash fails, the history has it, and that is said", async () => {
    const site = await openSite(
      { "a.md": "one" },
      { moveToTrash: () => Promise.reject(new Error("no trash")) },
    );
    expect(await remove(site, "a.md")).toEqual({ inTrash: false });
    expect(await readdir(site.root)).toEqual([]);
    expect(await deleted(site)).toEqual([["a.md", null]]);
  });

  test("[HI21] is offered on a desktop alone", () => {
    expect(systemTrash("linux", {}, "/home/a")).toBeNull();
    expect(systemTrash("darwin", { DISPLAY: ":0" }, "/home/a")).toBeNull();
    expect(systemTrash("linux", { DISPLAY: ":0" }, "/home/a")).not.toBeNull();
  });
});
