import {
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  truncate,
  unlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readEntryName } from "#services/history/entry";
import { openHistory } from "#services/history/history";
import { revisionOf } from "#services/storage/encoding";
import { keepCopiesIn } from "#services/storage/kept-copies";
import { nodeOperations, type FileOperations } from "#services/storage/operations";
import { createSaver } from "#services/storage/saver";
import { faultyOperations } from "../support/faulty-operations.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** D6 and D2 of `npm run test:faults` try many more, with another program and with the system's own calls. */
const WRITERS = 40;
/** One that is like most, and those that the code answers in a way of their own. */
const SINGLE_FAILURES = ["EIO", "ENOSPC", "EXDEV", "EINVAL"];

interface Options {
  readonly operations?: FileOperations;
  readonly now?: () => number;
  readonly limit?: number;
}

async function site(files: Readonly<Record<string, string>>, options: Options = {}) {
  const root = await temporaryFolder(files);
  const data = await temporaryFolder();
  return { root, data, ...services(root, data, options) };
}

function services(root: string, data: string, { operations, now = Date.now, limit }: Options = {}) {
  const folder = join(data, "history");
  const history = openHistory({
    folder,
    now,
    ...(operations && { operations }),
    ...(limit !== undefined && { limit }),
  });
  const saver = createSaver({
    keepOld: keepCopiesIn(join(data, "kept")),
    now,
    history: history.ofSaves,
    ...(operations && { operations }),
  });
  return {
    folder,
    history,
    saver,
    async save(path: string, text: string) {
      const real = join(root, path);
      return saver.replace({ path, real }, Buffer.from(text), revisionOf(await readFile(real)));
    },
    /** Every version, oldest first: its origin and its text. */
    async versions(path: string) {
      const real = join(root, path);
      const found = await history.versions(real, root);
      return Promise.all(
        found.map(async ({ kind, revision }) => [
          kind,
          Buffer.from(await history.read(real, revision)).toString(),
        ]),
      );
    },
  };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("keeping", () => {
  test("[HI1] a save keeps what it replaced and what it wrote", async () => {
    const { save, versions } = await site({ "a.md": "one" });
    await save("a.md", "two");
    await save("a.md", "three");
    await save("a.md", "two");
    expect(await versions("a.md")).toEqual([
      ["elsewhere", "one"],
      ["saved", "two"],
      ["saved", "three"],
      ["saved", "two"],
    ]);
  });

  test("[HI1] the same bytes take room once, and any bytes come back", async () => {
    const { save, history, root, folder } = await site({ "a.md": "x" });
    const large = Array.from({ length: 20_000 }, () => Math.random().toString(36)).join(" ");
    await save("a.md", large);
    const size = async () => {
      const sizes = await Promise.all(
        (await filesBelow(folder)).map(async (path) => (await stat(path)).size),
      );
      return sizes.reduce((sum, bytes) => sum + bytes, 0);
    };
    const before = await size();
    await save("a.md", "small");
    await save("a.md", large);
    expect((await size()) - before).toBeLessThan(2000);
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0xff, 0x00, 0x0a]);
    await writeFile(join(root, "a.md"), bytes);
    await save("a.md", "text");
    expect(Buffer.from(await history.read(join(root, "a.md"), revisionOf(bytes))).equals(bytes)).toBe(true);
  });

  test("[HI2] another program's text is kept when it is seen, and when it is saved over", async () => {
    const { save, versions, history, root } = await site({ "a.md": "one" });
    const path = join(root, "a.md");
    const see = async () => history.seen(path, revisionOf(await readFile(path)), () => readFile(path));
    await see();
    expect(await versions("a.md")).toEqual([]);
    await save("a.md", "two");
    await writeFile(path, "theirs");
    await see();
    await see();
    await writeFile(path, "theirs again");
    await save("a.md", "three");
    expect(await versions("a.md")).toEqual([
      ["elsewhere", "one"],
      ["saved", "two"],
      ["elsewhere", "theirs"],
      ["elsewhere", "theirs again"],
      ["saved", "three"],
    ]);
  });

  test.each(["link", "rename", "sync"])(
    "[HI3] what is written at the moment of %s is kept, and told",
    async (moment) => {
      const root = await temporaryFolder({ "a.md": "base" });
      const data = await temporaryFolder();
      const path = join(root, "a.md");
      const warm = faultyOperations({});
      await services(root, data, { operations: warm.operations }).save("a.md", "warm");
      // The operations on the article itself come after those that keep what it held.
      const lastRename = warm.log.lastIndexOf("rename");
      const at =
        moment === "rename"
          ? lastRename + 1
          : moment === "link"
            ? lastRename
            : warm.log.indexOf("sync", lastRename) + 1;
      await rm(data, { recursive: true });
      await mkdir(data);
      await writeFile(path, "base");
      const handle = await open(path, "r+");
      const meanwhile = async () => void (await handle.write("theirs", 0));
      const { save, versions } = services(root, data, {
        operations: faultyOperations({ at, meanwhile }).operations,
      });
      const { remarks } = await save("a.md", "mine");
      await handle.close();
      expect(remarks).toEqual(["late-writer"]);
      expect(await readFile(path, "utf8")).toBe("mine");
      expect(await versions("a.md")).toContainEqual(["late", "theirs"]);
      expect(await readdir(root)).toEqual(["a.md"]);
    },
  );

  test("[HI3] where it cannot be kept in the history, it stays beside the file", async () => {
    const root = await temporaryFolder({ "a.md": "base" });
    const real = join(root, "a.md");
    const handle = await open(real, "r+");
    const full = Object.assign(new Error("full"), { code: "ENOSPC" });
    const { history } = await site({});
    const saver = createSaver({
      now: Date.now,
      keepOld: () => Promise.reject(new RangeError("not in place")),
      operations: {
        ...nodeOperations,
        rename: async (from, to) => {
          await nodeOperations.rename(from, to);
          await handle.write("theirs", 0);
        },
      },
      history: { ...history.ofSaves, late: () => Promise.reject(full) },
    });
    const saving = saver.replace(
      { path: "a.md", real },
      Buffer.from("mine"),
      revisionOf(Buffer.from("base")),
    );
    await expect(saving).rejects.toMatchObject({ code: "disk-full" });
    await handle.close();
    const texts = await Promise.all((await readdir(root)).map((name) => readFile(join(root, name), "utf8")));
    expect(texts.toSorted()).toEqual(["mine", "theirs"]);
  });

  test("[HI3] in-place writers beside a save: none is lost", async () => {
    const { root, saver, history } = await site({ "a.md": "base" });
    const path = join(root, "a.md");
    let refused = 0;
    let told = 0;
    for (let round = 0; round < WRITERS; round++) {
      await writeFile(path, `base ${round}`);
      const theirs = `theirs ${round} ${"x".repeat(round % 50)}`;
      const base = revisionOf(Buffer.from(`base ${round}`));
      const writing = new Promise<void>((resolve, reject) => {
        setTimeout(() => void writeFile(path, theirs).then(resolve, reject), (round % 8) + Math.random());
      });
      const saving = saver.replace({ path: "a.md", real: path }, Buffer.from(`mine ${round}`), base).then(
        ({ remarks }) => remarks,
        () => null,
      );
      const [outcome] = await Promise.all([saving, writing]);
      if (outcome === null) refused++;
      else if (outcome.includes("late-writer")) told++;
      const isThere = (await readFile(path, "utf8")) === theirs;
      const found = isThere ? theirs : await history.read(path, revisionOf(Buffer.from(theirs)));
      expect(Buffer.from(found).toString()).toBe(theirs);
    }
    console.log(
      `HI3 ${WRITERS} in-place writers beside a save: ${refused} saves refused, ${told} told, 0 lost`,
    );
  });

  test.each([
    ["a full disk", "ENOSPC"],
    ["a folder that may not be written", "EACCES"],
  ])("[HI4] %s under the history does not stop a save", async (_, code) => {
    const { root, data } = await site({ "a.md": "one" });
    const healthy = services(root, data);
    const broken = openHistory({
      folder: join(data, "history"),
      now: Date.now,
      operations: faultyOperations({ always: "open-making", code }).operations,
    });
    const saver = createSaver({
      keepOld: keepCopiesIn(join(data, "kept")),
      now: Date.now,
      history: broken.ofSaves,
    });
    const saved = await saver.replace(
      { path: "a.md", real: join(root, "a.md") },
      Buffer.from("two"),
      revisionOf(Buffer.from("one")),
    );
    expect(saved.remarks).toEqual(["not-kept"]);
    expect(await readFile(join(root, "a.md"), "utf8")).toBe("two");
    expect((await healthy.save("a.md", "three")).remarks).toEqual([]);
  });

  test("[HI5] nobody else can read it, whatever the umask", async () => {
    const before = process.umask(0);
    try {
      const { save, data, folder } = await site({ "a.md": "one" });
      await save("a.md", "two");
      for (const path of [folder, ...(await filesBelow(folder))]) {
        const status = await stat(path);
        expect(status.mode & 0o777, path).toBe(status.isDirectory() ? 0o700 : 0o600);
      }
      expect((await readdir(join(data, "history"))).length).toBe(1);
    } finally {
      process.umask(before);
    }
  });

  test("[HI6] each single failure, of the file or of the history, leaves every version whole", async () => {
    const root = await temporaryFolder({ "a.md": "old" });
    const first = await temporaryFolder();
    const quiet = faultyOperations({});
    await services(root, first, { operations: quiet.operations }).save("a.md", "new");
    let runs = 0;
    for (let at = 1; at <= quiet.log.length; at++) {
      for (const code of SINGLE_FAILURES) {
        const data = await temporaryFolder();
        await writeFile(join(root, "a.md"), "old");
        const faulty = services(root, data, { operations: faultyOperations({ at, code }).operations });
        const outcome = await faulty.save("a.md", "new").catch(() => null);
        const what = `${code} at ${at} (${quiet.log[at - 1]})`;
        const stands = await readFile(join(root, "a.md"), "utf8");
        if (outcome) expect(stands, what).toBe("new");
        const kept = await faulty.versions("a.md");
        for (const [, text] of kept) expect(["old", "new"], what).toContain(text);
        if (outcome && !outcome.remarks.includes("not-kept"))
          expect(kept, what).toContainEqual(["elsewhere", "old"]);
        runs++;
      }
    }
    console.log(
      `HI6 ${runs} single failures with a history, 0 torn, 0 false "saved", 0 versions lost untold`,
    );
    expect(runs).toBe(quiet.log.length * SINGLE_FAILURES.length);
  });

  test("[HI7] two processes at once keep all their versions", async () => {
    const { root, data, folder } = await site({ "a.md": "one" });
    const both = [openHistory({ folder, now: Date.now }), openHistory({ folder, now: Date.now })];
    const texts = Array.from({ length: 40 }, (_, at) => `text ${at}`);
    await Promise.all(
      texts.map((text, at) => both[at % 2]!.ofSaves.replaced(join(root, "a.md"), Buffer.from(text))),
    );
    const kept = (await services(root, data).versions("a.md")).map(([, text]) => text);
    expect(new Set(kept)).toEqual(new Set(texts));
  });
});

describe("finding", () => {
  test("[HI8] in the order of the saves, though the clock runs backwards", async () => {
    let time = Date.parse("2026-06-01");
    const { save, versions } = await site({ "a.md": "0" }, { now: () => (time -= 86_400_000) });
    for (const text of ["1", "2", "3"]) await save("a.md", text);
    expect((await versions("a.md")).map(([, text]) => text)).toEqual(["0", "1", "2", "3"]);
  });

  test("[HI9] an article that was moved keeps its versions", async () => {
    const { root, save, versions } = await site({ "a.md": "one" });
    await save("a.md", "two");
    await rename(join(root, "a.md"), join(root, "b.md"));
    expect(await versions("b.md")).toEqual([
      ["elsewhere", "one"],
      ["saved", "two"],
    ]);
    await save("b.md", "three");
    await writeFile(join(root, "a.md"), "another");
    await save("a.md", "another one");
    await rename(join(root, "b.md"), join(root, "c.md"));
    expect((await versions("c.md")).map(([, text]) => text)).toEqual(["one", "two", "three"]);
    expect((await versions("a.md")).map(([, text]) => text)).toEqual([
      "one",
      "two",
      "another",
      "another one",
    ]);
  });

  test("[HI9] a copy is no move, nor is an empty file, nor one outside the root", async () => {
    const { root, data, save, versions } = await site({ "a.md": "one", "empty.md": "x" });
    await save("a.md", "two");
    await writeFile(join(root, "b.md"), "two");
    expect(await versions("b.md")).toEqual([]);
    await save("empty.md", "");
    await rename(join(root, "empty.md"), join(root, "other.md"));
    expect(await versions("other.md")).toEqual([]);
    const elsewhere = await temporaryFolder();
    await rename(join(root, "a.md"), join(elsewhere, "a.md"));
    expect(await services(elsewhere, data).versions("a.md")).toEqual([]);
  });

  test("[HI10] damage costs the damaged version alone", async () => {
    const { root, save, history, folder } = await site({ "a.md": "one" });
    for (const text of ["two", "three", "four"]) await save("a.md", text);
    const files = (await filesBelow(folder)).toSorted();
    const real = join(root, "a.md");
    await truncate(files[1]!, 5);
    const whole = await readFile(files[2]!);
    whole[whole.length - 3]! ^= 0xff;
    await writeFile(files[2]!, whole);
    await writeFile(join(files[0]!, "..", "not a version"), "noise");
    const found = await history.versions(real, root);
    expect(found.map(({ kind }) => kind)).toEqual(["elsewhere", "saved", "saved", "saved"]);
    const read = (at: number) =>
      history.read(real, found[at]!.revision).then((bytes) => Buffer.from(bytes).toString());
    await expect(read(1)).rejects.toMatchObject({ code: "damaged" });
    await expect(read(2)).rejects.toMatchObject({ code: "damaged" });
    expect([await read(0), await read(3)]).toEqual(["one", "four"]);
    // The same text saved again is whole again.
    await save("a.md", "two");
    expect(await read(1)).toBe("two");
  });

  test("[HI10] a version whose line is damaged is read by its name", async () => {
    const { root, save, history, folder } = await site({ "a.md": "one" });
    await save("a.md", "two");
    const [first] = (await filesBelow(folder)).toSorted();
    const bytes = await readFile(first!);
    bytes[3] = 0xff;
    await writeFile(first!, bytes);
    const [version] = await history.versions(join(root, "a.md"), root);
    expect(version?.kind).toBe("elsewhere");
    expect(Buffer.from(await history.read(join(root, "a.md"), version!.revision)).toString()).toBe("one");
  });

  test("[HI10] whole bytes that are another version's are not given for the true ones", async () => {
    const { root, save, history, folder } = await site({ "a.md": "one" });
    await save("a.md", "two");
    const [first, second] = (await filesBelow(folder)).toSorted();
    await writeFile(second!, await readFile(first!));
    const two = revisionOf(Buffer.from("two"));
    await expect(history.read(join(root, "a.md"), two)).rejects.toMatchObject({ code: "damaged" });
  });

  test("[HI12] one article's history does not lead to another's", async () => {
    const { root, save, history } = await site({ "a.md": "one", "b.md": "secret" });
    await save("a.md", "two");
    await save("b.md", "other");
    const secret = revisionOf(Buffer.from("secret"));
    await expect(history.read(join(root, "a.md"), secret)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("room", () => {
  const DAY = 86_400_000;

  /** Save `count` versions a day apart, each of about `size` bytes that do not compress. */
  async function longHistory(count: number, limit: number) {
    let time = Date.parse("2026-01-01");
    const made = await site({ "a.md": "start" }, { now: () => time, limit });
    for (let at = 0; at < count; at++) {
      time += DAY;
      await made.save(
        "a.md",
        `${at} ${Array.from({ length: 400 }, () => Math.random().toString(36)).join("")}`,
      );
    }
    await made.history.idle();
    return { ...made, advance: (days: number) => void (time += days * DAY) };
  }
  const entriesIn = async (folder: string) =>
    (await filesBelow(folder)).filter((path) => readEntryName(path.split("/").at(-1)!) !== null).length;

  test("[HI13] what is old goes when there is no room; the newest 50 stay", async () => {
    const { history, folder } = await longHistory(70, 10_000);
    await history.tidying.now();
    expect(await entriesIn(folder)).toBe(50);
  });

  test("[HI13] nothing goes while there is room, nor what is younger than 30 days", async () => {
    const roomy = await longHistory(70, 100_000_000);
    await roomy.history.tidying.now();
    expect(await entriesIn(roomy.folder)).toBe(71);
    let time = Date.parse("2026-01-01");
    const quick = await site({ "a.md": "start" }, { now: () => (time += 60_000), limit: 10 });
    for (let at = 0; at < 70; at++) await quick.save("a.md", `text ${at}`);
    await quick.history.tidying.now();
    expect(await entriesIn(quick.folder)).toBe(71);
  });

  test("[HI13] a text that came back stays, though its first version is old", async () => {
    const { history, folder, save, root } = await longHistory(70, 10_000);
    const real = join(root, "a.md");
    const [oldest] = await history.versions(real, root);
    await save("a.md", "start");
    await history.tidying.now();
    expect(Buffer.from(await history.read(real, oldest!.revision)).toString()).toBe("start");
    expect(await entriesIn(folder)).toBeLessThan(60);
  });

  test("[HI14] a clock that jumps years ahead makes nothing old", async () => {
    let time = Date.parse("2026-01-01");
    const { save, history, folder } = await site(
      { "a.md": "start" },
      { now: () => (time += 60_000), limit: 10 },
    );
    for (let at = 0; at < 70; at++) await save("a.md", `text ${at}`);
    time += 3000 * DAY;
    await save("a.md", "in the future");
    await history.tidying.now();
    expect(await entriesIn(folder)).toBe(72);
    time -= 6000 * DAY;
    await save("a.md", "in the past");
    await history.tidying.now();
    expect(await entriesIn(folder)).toBe(73);
  });

  test("[HI15] where the limit does not suffice, that is said", async () => {
    const { history, save } = await site({ "a.md": "one" }, { limit: 10 });
    await save("a.md", "two");
    const bytes = await history.tidying.now();
    expect(history.tidying.overLimit()).toEqual({ bytes, limit: 10 });
  });
});

test("[ST12] half-written versions of a killed process are cleared away when the history is tidied", async () => {
  const { save, history, folder } = await site({ "a.md": "one" }, { limit: 10 });
  await save("a.md", "two");
  const [own] = await readdir(folder);
  const stale = join(folder, own!, ".galley-999999999-0123456789abcdef.tmp");
  await writeFile(stale, "half");
  const { utimes } = await import("node:fs/promises");
  await utimes(stale, 1000, 1000);
  await history.tidying.now();
  expect(await readdir(join(folder, own!))).not.toContain(stale.split("/").at(-1));
  await unlink(stale).catch(() => undefined);
});

test("[HI26] a version that cannot be read is a failure by name, not a bug", async () => {
  const { root, folder, history, save } = await site({ "a.md": "one" });
  await save("a.md", "two");
  const [name = ""] = await readdir(folder);
  const revision = revisionOf(Buffer.from("one"));
  const [version = ""] = (await readdir(join(folder, name))).filter((each) => each.endsWith(revision));
  await rm(join(folder, name, version));
  await mkdir(join(folder, name, version));
  await expect(history.read(join(root, "a.md"), revision)).rejects.toMatchObject({ code: "not-a-file" });
});
