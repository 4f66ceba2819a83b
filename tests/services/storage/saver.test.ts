import { execFileSync } from "node:child_process";
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeBytes, encodeText, revisionOf } from "#services/storage/encoding";
import { keepCopiesIn } from "#services/storage/kept-copies";
import type { FileOperations } from "#services/storage/operations";
import { createPathResolver } from "#services/storage/paths";
import { createSaver } from "#services/storage/saver";
import { faultyOperations } from "../support/faulty-operations.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function workspace(files: Readonly<Record<string, string | Uint8Array>>, operations?: FileOperations) {
  const root = await temporaryFolder(files);
  const kept = await temporaryFolder();
  const saver = createSaver({
    keepOld: keepCopiesIn(kept),
    now: Date.now,
    ...(operations && { operations }),
  });
  const resolver = createPathResolver(root);
  return {
    root,
    kept,
    saver,
    resolver,
    /** Change the file's text the way a document is: decoded, edited, encoded again. */
    async edit(path: string, change: (text: string) => string) {
      const file = await resolver.article(path);
      const bytes = await readFile(file.real);
      const { text, encoding } = decodeBytes(bytes);
      return saver.replace(file, encodeText(change(text), encoding), revisionOf(bytes));
    },
  };
}

const replaceOld = (text: string): string => text.replace("old", "new");
const isRoot = process.getuid?.() === 0;

test.each([0o644, 0o600, 0o664, 0o755, 0o2664, 0o666])("[ST9] keeps the mode %o", async (mode) => {
  const { root, edit } = await workspace({ "a.md": "old" });
  await chmod(join(root, "a.md"), mode);
  await edit("a.md", replaceOld);
  expect((await stat(join(root, "a.md"))).mode & 0o7777).toBe(mode);
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("new");
});

test("[ST9] keeps the owner and the group", async ({ skip }) => {
  if (!isRoot) skip("only an administrator can give a file away");
  const { root, edit } = await workspace({ "a.md": "old" });
  await chown(join(root, "a.md"), 12345, 23456);
  await edit("a.md", replaceOld);
  const { uid, gid } = await stat(join(root, "a.md"));
  expect({ uid, gid }).toEqual({ uid: 12345, gid: 23456 });
});

test("[ST9] writes in place where the owner could not be kept", async ({ skip }) => {
  if (!isRoot) skip("only an administrator can give a file away");
  const { root, edit, kept } = await workspace(
    { "a.md": "old" },
    faultyOperations({ always: "chown", code: "EPERM" }).operations,
  );
  await chown(join(root, "a.md"), 12345, 23456);
  const before = await stat(join(root, "a.md"));
  await edit("a.md", replaceOld);
  const after = await stat(join(root, "a.md"));
  expect({ ino: after.ino, uid: after.uid }).toEqual({ ino: before.ino, uid: 12345 });
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("new");
  expect(await readdir(root)).toEqual(["a.md"]);
  expect(await readdir(kept)).toEqual([]);
});

test("[ST4] [ST9] a link stays a link and its target changes", async () => {
  const { root, edit } = await workspace({ "real/a.md": "old" });
  await symlink("real/a.md", join(root, "link.md"));
  await edit("link.md", replaceOld);
  expect(await readlink(join(root, "link.md"))).toBe("real/a.md");
  expect(await readFile(join(root, "real/a.md"), "utf8")).toBe("new");
});

test("[ST9] every name of a file with several keeps in step", async () => {
  const { root, edit, kept } = await workspace({ "a.md": "old and longer than the new text" });
  await link(join(root, "a.md"), join(root, "b.md"));
  await edit("a.md", () => "new");
  expect(await readFile(join(root, "b.md"), "utf8")).toBe("new");
  expect((await stat(join(root, "a.md"))).nlink).toBe(2);
  expect(await readdir(kept)).toEqual([]);
});

test.each([
  ["CRLF", Buffer.from("---\r\na: old\r\n---\r\nb\r\n")],
  ["mixed line endings", Buffer.from("old\r\nb\nc\rd")],
  ["no final line ending", Buffer.from("old")],
  ["a byte order mark", Buffer.from("\u{feff}old\n")],
  ["UTF-16LE", Buffer.from("\u{feff}old 日本\r\n", "utf16le")],
  ["UTF-16BE", Buffer.from("\u{feff}old 日本\r\n", "utf16le").swap16()],
])("[ST9] keeps %s", async (_, bytes) => {
  const { root, edit } = await workspace({ "a.md": bytes });
  await edit("a.md", replaceOld);
  const expected = Buffer.from(bytes);
  const wide = bytes.length > 4 && (bytes[0] === 0xff || bytes[0] === 0xfe);
  const needle = wide ? Buffer.from("old", "utf16le") : Buffer.from("old");
  const replacement = wide ? Buffer.from("new", "utf16le") : Buffer.from("new");
  if (bytes[0] === 0xfe) {
    needle.swap16();
    replacement.swap16();
  }
  replacement.copy(expected, expected.indexOf(needle));
  expect((await readFile(join(root, "a.md"))).equals(expected)).toBe(true);
});

test("[ST8] saving what the file already holds writes nothing", async () => {
  const { root, edit } = await workspace({ "a.md": "same" });
  await utimes(join(root, "a.md"), 1_000_000, 1_000_000);
  const before = await stat(join(root, "a.md"), { bigint: true });
  await edit("a.md", (text) => text);
  expect(await stat(join(root, "a.md"), { bigint: true })).toMatchObject({
    ino: before.ino,
    mtimeNs: before.mtimeNs,
  });
});

test("[ST7] another program's text is not overwritten, whatever its size and time", async () => {
  const { root, saver, resolver } = await workspace({ "a.md": "one" });
  const file = await resolver.article("a.md");
  const { atime, mtime } = await stat(file.real);
  await writeFile(file.real, "two");
  await utimes(file.real, atime, mtime);
  const saving = saver.replace(file, Buffer.from("new"), revisionOf(Buffer.from("one")));
  await expect(saving).rejects.toMatchObject({ code: "changed-on-disk" });
  expect(await readFile(file.real, "utf8")).toBe("two");
  expect(await readdir(root)).toEqual(["a.md"]);
});

test.each(["write", "rename"] as const)(
  "[ST7] nor when it is written during the save, by %s",
  async (how) => {
    const root = await temporaryFolder({ "a.md": "one" });
    const path = join(root, "a.md");
    const quiet = faultyOperations({});
    await saverWith(quiet.operations).replace(
      { path: "a.md", real: path },
      Buffer.from("warm"),
      revisionOf(Buffer.from("one")),
    );
    const lastLook = quiet.log.indexOf("open-reading") + 1;
    for (let at = 1; at <= lastLook; at++) {
      await writeFile(path, "one");
      const { operations } = faultyOperations({ at, meanwhile: () => otherProgram(path, how) });
      const saving = saverWith(operations).replace(
        { path: "a.md", real: path },
        Buffer.from("mine"),
        revisionOf(Buffer.from("one")),
      );
      await expect(saving, `operation ${at}`).rejects.toMatchObject({ code: "changed-on-disk" });
      expect(await readFile(path, "utf8")).toBe("theirs");
    }
  },
);

function saverWith(operations: FileOperations) {
  return createSaver({
    operations,
    now: Date.now,
    keepOld: () => Promise.reject(new RangeError("not in place")),
  });
}

async function otherProgram(path: string, how: "write" | "rename"): Promise<void> {
  if (how === "write") return writeFile(path, "theirs");
  await writeFile(`${path}.other`, "theirs");
  await rename(`${path}.other`, path);
}

test("[ST7] two savers on one base: one wins, the other is told", async () => {
  for (let round = 0; round < 50; round++) {
    const { root, resolver, saver } = await workspace({ "a.md": "base" });
    const file = await resolver.article("a.md");
    const base = revisionOf(Buffer.from("base"));
    const outcomes = await Promise.allSettled(
      ["one", "two"].map((text) => saver.replace(file, Buffer.from(text), base)),
    );
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const winner = outcomes[0]?.status === "fulfilled" ? "one" : "two";
    expect(await readFile(join(root, "a.md"), "utf8")).toBe(winner);
  }
});

test("[ST13] a file that nobody may write stays, even for an administrator", async () => {
  const { root, edit } = await workspace({ "a.md": "old" });
  await chmod(join(root, "a.md"), 0o444);
  await expect(edit("a.md", replaceOld)).rejects.toMatchObject({ code: "read-only" });
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("old");
});

test("[ST13] an immutable file is read-only", async ({ skip }) => {
  const { root, edit } = await workspace({ "a.md": "old" });
  try {
    execFileSync("chattr", ["+i", join(root, "a.md")], { stdio: "ignore" });
  } catch {
    skip("this file system has no immutable files");
  }
  try {
    await expect(edit("a.md", replaceOld)).rejects.toMatchObject({ code: "read-only" });
  } finally {
    execFileSync("chattr", ["-i", join(root, "a.md")], { stdio: "ignore" });
  }
});

test.each(["EACCES", "EPERM", "EROFS"])("[ST13] %s on opening is read-only", async (code) => {
  const { edit } = await workspace(
    { "a.md": "old" },
    faultyOperations({ always: "open-writing", code }).operations,
  );
  await expect(edit("a.md", replaceOld)).rejects.toMatchObject({
    code: "read-only",
    details: { path: "a.md", system: code },
  });
});

test.each([
  ["vanished", "vanished", (path: string) => rm(path)],
  ["is a folder now", "not-a-file", (path: string) => rm(path).then(() => mkdir(path))],
] as const)("[ST13] a file that %s fails by name", async (_, code, happens) => {
  const { saver, resolver } = await workspace({ "a.md": "old" });
  const file = await resolver.article("a.md");
  await happens(file.real);
  await expect(saver.replace(file, Buffer.from("new"), revisionOf(Buffer.from("old")))).rejects.toMatchObject(
    { code },
  );
});

test("[ST13] a pipe in its place is not waited for", async ({ skip }) => {
  if (process.platform === "win32") skip("no pipes in folders");
  const { saver, resolver } = await workspace({ "a.md": "old" });
  const file = await resolver.article("a.md");
  await rm(file.real);
  execFileSync("mkfifo", [file.real]);
  await expect(saver.replace(file, Buffer.from("new"), revisionOf(Buffer.from("old")))).rejects.toMatchObject(
    { code: "not-a-file" },
  );
});

test.each(["ENOSPC", "EDQUOT"])("[ST13] a full disk (%s) leaves the file and no other", async (code) => {
  const { root, edit } = await workspace(
    { "a.md": "old" },
    faultyOperations({ always: "write", code }).operations,
  );
  await expect(edit("a.md", replaceOld)).rejects.toMatchObject({ code: "disk-full" });
  expect(await readdir(root)).toEqual(["a.md"]);
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("old");
});

test("[ST12] clears away what a killed process left, and nothing else", async () => {
  const { root, edit } = await workspace({ "a.md": "old" });
  const dead = 999_999_999;
  const names = {
    stale: `.galley-${dead}-0123456789abcdef.tmp`,
    young: `.galley-${dead}-fedcba9876543210.tmp`,
    running: `.galley-${process.ppid}-0123456789abcdef.tmp`,
    anothers: `.other-${dead}-01.tmp`,
  };
  for (const name of Object.values(names)) await writeFile(join(root, name), "half");
  const longAgo = Date.now() / 1000 - 3600;
  for (const name of [names.stale, names.running, names.anothers])
    await utimes(join(root, name), longAgo, longAgo);
  await edit("a.md", replaceOld);
  expect((await readdir(root)).toSorted()).toEqual(
    [names.young, names.running, names.anothers, "a.md"].toSorted(),
  );
});

test("[ST23] a second name that a killed save left is no reason to write in place", async () => {
  const { root, edit } = await workspace({ "a.md": "old" });
  const stray = join(root, ".galley-999999999-0123456789abcdef.tmp");
  await link(join(root, "a.md"), stray);
  const before = await stat(join(root, "a.md"));
  await edit("a.md", replaceOld);
  expect((await stat(join(root, "a.md"))).ino).not.toBe(before.ino);
  expect(await readdir(root)).toEqual(["a.md"]);
});

test("[ST23] a name of a running process is another's wish", async () => {
  const { root, edit } = await workspace({ "a.md": "old" });
  const name = `.galley-${process.ppid}-0123456789abcdef.tmp`;
  await link(join(root, "a.md"), join(root, name));
  await edit("a.md", replaceOld);
  expect(await readFile(join(root, name), "utf8")).toBe("new");
});

test("[ST24] a full disk leaves the old bytes of a file that is written in place", async () => {
  const root = await temporaryFolder({ "a.md": "old" });
  await link(join(root, "a.md"), join(root, "b.md"));
  const { operations } = faultyOperations({ always: "write", code: "ENOSPC" });
  const saver = createSaver({ operations, now: Date.now, keepOld: async () => async () => undefined });
  const file = { path: "a.md", real: join(root, "a.md") };
  const saving = saver.replace(file, Buffer.from("new and longer"), revisionOf(Buffer.from("old")));
  await expect(saving).rejects.toMatchObject({ code: "disk-full" });
  expect(await readFile(join(root, "b.md"), "utf8")).toBe("old");
});

test("[ST14] makes a new file and its folders, and never replaces one", async () => {
  const { root, saver, resolver } = await workspace({ "a.md": "a" });
  const place = await resolver.newArticle("posts/new/en.md");
  await saver.create(place, Buffer.from("new"));
  expect(await readFile(join(root, "posts/new/en.md"), "utf8")).toBe("new");
  expect(await readdir(join(root, "posts/new"))).toEqual(["en.md"]);
  await expect(saver.create(place, Buffer.from("other"))).rejects.toMatchObject({ code: "exists" });
  expect(await readFile(join(root, "posts/new/en.md"), "utf8")).toBe("new");
});

test("[ST14] nor where the file system has no links", async () => {
  const { root, saver, resolver } = await workspace(
    { "a.md": "a" },
    faultyOperations({ always: "link", code: "ENOTSUP" }).operations,
  );
  const place = await resolver.newArticle("new.md");
  await saver.create(place, Buffer.from("new"));
  await expect(saver.create(place, Buffer.from("other"))).rejects.toMatchObject({ code: "exists" });
  expect(await readFile(join(root, "new.md"), "utf8")).toBe("new");
  expect((await readdir(root)).toSorted()).toEqual(["a.md", "new.md"]);
  expect((await lstat(join(root, "new.md"))).isFile()).toBe(true);
});

test.each(["EINVAL", "ENOTSUP"])("[ST20] %s on syncing is told, and the save stands", async (code) => {
  const { root, edit } = await workspace(
    { "a.md": "old" },
    faultyOperations({ always: "sync", code }).operations,
  );
  expect((await edit("a.md", replaceOld)).remarks).toEqual(["durability-unknown"]);
  expect(await readFile(join(root, "a.md"), "utf8")).toBe("new");
});

test("[ST20] a disk that syncs is not remarked on", async () => {
  const { edit } = await workspace({ "a.md": "old" });
  expect((await edit("a.md", replaceOld)).remarks).toEqual([]);
});

test.each(["EPERM", "EACCES", "EBUSY"])("[ST21] a rename that ends in %s is tried again", async (code) => {
  const { operations, log } = faultyOperations({});
  const waits: number[] = [];
  let refusals = 3;
  const { root, edit } = await workspace(
    { "a.md": "old" },
    {
      ...operations,
      wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
      rename: (from, to) =>
        refusals-- > 0
          ? Promise.reject(Object.assign(new Error(code), { code }))
          : operations.rename(from, to),
    },
  );
  const before = await stat(join(root, "a.md"));
  await edit("a.md", replaceOld);
  expect(waits).toEqual([10, 25, 50]);
  expect((await stat(join(root, "a.md"))).ino).not.toBe(before.ino);
  expect(log).toContain("rename");
});

test.each(["EPERM", "EACCES", "EBUSY"])(
  "[ST21] refused for good by %s, it is written in place",
  async (code) => {
    const { operations } = faultyOperations({ always: "rename", code });
    const { root, edit, kept } = await workspace({ "a.md": "old" }, operations);
    const before = await stat(join(root, "a.md"));
    await edit("a.md", replaceOld);
    expect((await stat(join(root, "a.md"))).ino).toBe(before.ino);
    expect(await readFile(join(root, "a.md"), "utf8")).toBe("new");
    expect([await readdir(root), await readdir(kept)]).toEqual([["a.md"], []]);
  },
);
