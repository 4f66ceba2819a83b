import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Failure } from "#contract/failure";
import { begin, changeOf, journalIn, ROOT } from "../support/journal.ts";
import { typedText } from "../support/journal-text.ts";
import { faultyOperations } from "../support/faulty-operations.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const LOOP = join(import.meta.dirname, "../support/journal-loop.ts");
/** The journal alone; `npm run test:faults` (D5) sets many more. */
const KILLS = Number(process.env["GALLEY_JOURNAL_KILLS"] ?? 8);

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

test("[J1] what was answered is there for another process", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const entry = await begin(journal, "one\n", "one two\n");
  await journal.write(entry, 1, changeOf("one two\n", [{ from: 3, to: 3, insert: " and" }]));
  await journal.write(
    entry,
    2,
    changeOf("one and two\n", [{ from: 0, to: 12, insert: "another\r\n\ufefftext" }]),
  );
  await journal.write(entry, 3, changeOf("another\r\n\ufefftext", [{ from: 0, to: 7, insert: "終" }]));
  const [listed] = await journalIn(folder).list(ROOT);
  expect(listed).toMatchObject({ entry, path: "notes/a.md" });
  expect(await journalIn(folder).read(ROOT, entry)).toMatchObject({
    baseText: "one\n",
    text: "終\r\n\ufefftext",
    encoding: "utf-8",
  });
});

test(
  `[J3] ${KILLS} kills at random moments: 0 answered writes lost`,
  { timeout: 60_000 + KILLS * 3000 },
  async () => {
    const count = { kills: 0, writes: 0, lost: 0, wrong: 0, unlisted: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const folder = await temporaryFolder();
      const child = spawn(process.execPath, [LOOP, folder], { stdio: ["ignore", "pipe", "inherit"] });
      let told = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
      const ended = once(child, "close");
      await once(child.stdout, "data");
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      child.kill("SIGKILL");
      await ended;
      const answered = Number(told.split("\n").at(-2));
      const journal = journalIn(folder);
      const [listed] = await journal.list(ROOT);
      count.kills++;
      count.writes += answered;
      if (!listed || listed.openIn !== null) {
        count.unlisted++;
        continue;
      }
      const { text } = await journal.read(ROOT, listed.entry);
      const held = text.split(" ").length - 2;
      if (held < answered) count.lost++;
      if (text !== typedText(held)) count.wrong++;
      await rm(folder, { recursive: true, force: true });
    }
    console.log(`J3 ${JSON.stringify(count)}`);
    expect(count).toMatchObject({ lost: 0, wrong: 0, unlisted: 0 });
    expect(count.writes).toBeGreaterThan(KILLS);
  },
);

test("[J4] a write whose answer was lost can be sent again, and is kept once", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const entry = await begin(journal, "", "a");
  const change = changeOf("a", [{ from: 1, to: 1, insert: "b" }]);
  expect(await journal.write(entry, 1, change)).toBe(1);
  expect(await journal.write(entry, 1, change)).toBe(1);
  expect((await journal.read(ROOT, entry)).text).toBe("ab");
});

test("[J4] whichever operation fails, the entry is what it was or what was asked, and a second try succeeds", async () => {
  const count = async (): Promise<number> => {
    const { operations, log } = faultyOperations({});
    const journal = journalIn(await temporaryFolder(), operations);
    await journal.write(await begin(journal, "", "a"), 1, changeOf("a", [{ from: 1, to: 1, insert: "b" }]));
    return log.length;
  };
  const operationsInAll = await count();
  expect(operationsInAll).toBeGreaterThan(8);
  for (const code of ["EIO", "ENOSPC", "EDQUOT", "EACCES", "EMFILE"]) {
    for (let at = 1; at <= operationsInAll; at++) {
      const folder = await temporaryFolder();
      const { operations, log } = faultyOperations({ at, code });
      const journal = journalIn(folder, operations);
      let entry = await begin(journal, "", "a").catch(() => null);
      // The fault strikes once: whoever tries again is served.
      entry ??= await begin(journal, "", "a");
      const change = changeOf("a", [{ from: 1, to: 1, insert: "b" }]);
      const first = await codeOf(journal.write(entry, 1, change));
      const afterFirst = (await journalIn(folder).read(ROOT, entry)).text;
      expect(first === "done" ? ["ab"] : ["a", "ab"], `${code} at ${at}`).toContain(afterFirst);
      await journal.write(entry, 1, change);
      await journal.write(entry, 2, changeOf("ab", [{ from: 2, to: 2, insert: "c" }]));
      expect((await journalIn(folder).read(ROOT, entry)).text, `${code} at ${at}`).toBe("abc");
      const left = (await readdir(join(folder, "journal"))).filter((name) => name.endsWith(".tmp"));
      // What cannot be removed stays until it is swept.
      if (log[at - 1] !== "unlink") expect(left, `${code} at ${at}`).toEqual([]);
    }
  }
});

test("[J4] short writes of the system are gone on with", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder, faultyOperations({ bytesAWrite: 3 }).operations);
  const entry = await begin(journal, "", "a");
  await journal.write(entry, 1, changeOf("a", [{ from: 1, to: 1, insert: "長い文".repeat(50) }]));
  expect((await journalIn(folder).read(ROOT, entry)).text).toBe(`a${"長い文".repeat(50)}`);
});

test("[J4] an entry whose file was cleared away is written whole again", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const entry = await begin(journal, "", "a");
  await rm(join(folder, "journal"), { recursive: true });
  await journal.write(entry, 1, changeOf("a", [{ from: 1, to: 1, insert: "b" }]));
  expect((await journalIn(folder).read(ROOT, entry)).text).toBe("ab");
});

test("[J5] an edit of another text, a gap and an unknown entry are refused", async () => {
  const journal = journalIn(await temporaryFolder());
  const entry = await begin(journal, "", "abc");
  const refused = [
    { edit: [{ from: 2, to: 9, insert: "" }], length: 2 },
    { edit: [{ from: 0, to: 1, insert: "" }], length: 3 },
    { edit: [{ from: 2, to: 1, insert: "" }], length: 3 },
  ];
  for (const change of refused) expect(await codeOf(journal.write(entry, 1, change))).toBe("invalid-input");
  expect(await codeOf(journal.write(entry, 2, { edit: [], length: 3 }))).toBe("invalid-input");
  await journal.leave(entry);
  expect(await codeOf(journal.write(entry, 1, { edit: [], length: 3 }))).toBe("not-found");
  expect((await journal.read(ROOT, entry)).text).toBe("abc");
});

test("[J6] a file stays in proportion to its text", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const base = "x".repeat(5000);
  const entry = await begin(journal, base, base);
  let text = base;
  let longest = 0;
  for (let number = 1; number <= 300; number++) {
    // Something is typed, and taken back: the text does not grow.
    const edit =
      number % 2 === 1
        ? [{ from: 10, to: 10, insert: "y".repeat(800) }]
        : [{ from: 10, to: 810, insert: "" }];
    const change = changeOf(text, edit);
    await journal.write(entry, number, change);
    text = number % 2 === 1 ? text.slice(0, 10) + "y".repeat(800) + text.slice(10) : base;
    longest = Math.max(longest, (await stat(join(folder, "journal", `${entry}.journal`))).size);
  }
  expect(longest).toBeLessThan(100_000);
  expect((await journalIn(folder).read(ROOT, entry)).text).toBe(base);
});

test("[J7] an entry goes when it is dropped or replaced, and only by who keeps it", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const listed = async () => (await journal.list(ROOT)).map(({ entry }) => entry);
  const first = await begin(journal, "", "a");
  // Another process does not keep it: it can only discard it.
  await journalIn(folder).drop(first);
  expect(await listed()).toEqual([first]);
  const other = await begin(journal, "", "x", { path: "notes/b.md" });
  // Of another document: not replaced.
  const second = await begin(journal, "", "ab", { window: "window-two", replaces: other });
  expect((await listed()).toSorted()).toEqual([first, other, second].toSorted());
  const third = await begin(journal, "", "abc", { window: "window-three", replaces: second });
  expect((await listed()).toSorted()).toEqual([first, other, third].toSorted());
  // The same window's own earlier entry of the same document, whose answer it may have missed.
  const fourth = await begin(journal, "", "abcd");
  expect((await listed()).toSorted()).toEqual([other, third, fourth].toSorted());
  await journal.drop(fourth);
  await journal.leave(third);
  await journal.drop(third);
  expect((await listed()).toSorted()).toEqual([other, third].toSorted());
});

test("[J8] what a running process keeps is open there; what it left, or a dead one kept, is nobody's", async () => {
  const folder = await temporaryFolder();
  const child = spawn(process.execPath, [LOOP, folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  const journal = journalIn(folder);
  const openIn = async () => (await journal.list(ROOT)).map((value) => value.openIn);
  expect(await openIn()).toEqual([{ kind: "elsewhere" }]);
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
  expect(await openIn()).toEqual([null]);
  const own = await begin(journal, "", "mine");
  expect(await openIn()).toContainEqual({ kind: "window", window: "window-one" });
  await journal.leave(own);
  expect(await openIn()).toEqual([null, null]);
});

test("[J8] an entry whose process id another program has now is nobody's", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const entry = await begin(journal, "", "a");
  const file = join(folder, "journal", `${entry}.journal`);
  const { entryBytes, readEntry } = await import("#services/journal/entry-file");
  const content = readEntry(await readFile(file));
  expect(content?.beginning.owner.pid).toBe(process.pid);
  if (!content) return;
  // The parent runs, yet it did not start when the entry's process did.
  const owner = { pid: process.ppid, started: "another boot 1" };
  await writeFile(file, entryBytes({ ...content, beginning: { ...content.beginning, owner } }));
  const expected = process.platform === "linux" ? null : { kind: "elsewhere" };
  expect((await journalIn(folder).list(ROOT))[0]?.openIn).toEqual(expected);
});

test("[J9] what is discarded can be brought back, and old ones go only when there are many newer", async () => {
  const folder = await temporaryFolder();
  let now = Date.parse("2026-01-01");
  const journal = journalIn(folder, undefined, () => now);
  const first = await begin(journal, "", "first");
  await journal.discard(ROOT, first);
  expect(await journal.list(ROOT)).toEqual([]);
  expect(await codeOf(journal.discard(ROOT, first))).toBe("not-found");
  await journal.bringBack(ROOT, first);
  expect((await journal.read(ROOT, first)).text).toBe("first");
  await journal.discard(ROOT, first);
  const discarded = () => readdir(join(folder, "journal", "discarded"));
  now += 1000 * 24 * 60 * 60_000;
  await journal.discard(ROOT, await begin(journal, "", "after a jump of the clock"));
  expect(await discarded()).toHaveLength(2);
  for (let count = 0; count < 50; count++) await journal.discard(ROOT, await begin(journal, "", `${count}`));
  // Fifty, and the one that is not thirty days old.
  expect(await discarded()).toHaveLength(51);
  expect(await codeOf(journal.bringBack(ROOT, first))).toBe("not-found");
});

test("[J10] the person alone may read entries, and a workspace is told only its own", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "journal"), { mode: 0o755 });
  const journal = journalIn(folder);
  const mine = await begin(journal, "", "mine");
  const other = await begin(journal, "", "other", { root: "/another" });
  await journal.discard("/another", other);
  await journal.bringBack("/another", other);
  const modes: Record<string, string> = {};
  for (const name of ["journal", "journal/discarded", `journal/${mine}.journal`])
    modes[name] = ((await stat(join(folder, name))).mode & 0o777).toString(8);
  expect(Object.values(modes)).toEqual(["700", "700", "600"]);
  expect((await journal.list(ROOT)).map(({ entry }) => entry)).toEqual([mine]);
  for (const call of [journal.read, journal.discard, journal.bringBack])
    expect(await codeOf(call(ROOT, other))).toBe("not-found");
  expect((await journal.list("/another")).map(({ entry }) => entry)).toEqual([other]);
});

test("[J10] a file that is no entry, and a link, hide no entry", async () => {
  const folder = await temporaryFolder();
  const journal = journalIn(folder);
  const entry = await begin(journal, "", "a");
  const inFolder = (name: string) => join(folder, "journal", name);
  await writeFile(inFolder(`${"0".repeat(32)}.journal`), "rubbish");
  await mkdir(inFolder(`${"1".repeat(32)}.journal`));
  execFileSync("ln", ["-s", inFolder(`${entry}.journal`), inFolder(`${"2".repeat(32)}.journal`)]);
  expect((await journal.list(ROOT)).map((value) => value.entry)).toEqual([entry]);
});

const mayMount = process.getuid?.() === 0 && process.platform === "linux" && canMount();

function canMount(): boolean {
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!mayMount)(
  "[J11] a full disk fails by name, harms nothing, and writing goes on when there is room",
  async () => {
    const folder = await temporaryFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "galley-test", folder]);
    onTestFinished(() => void execFileSync("umount", [folder]));
    const journal = journalIn(folder);
    const entry = await begin(journal, "", "a");
    await writeFile(join(folder, "filler"), Buffer.alloc(1_000_000)).catch(() => undefined);
    const large = changeOf("a", [{ from: 1, to: 1, insert: "b".repeat(40_000) }]);
    expect(await codeOf(journal.write(entry, 1, large))).toBe("disk-full");
    expect((await journalIn(folder).read(ROOT, entry)).text).toBe("a");
    expect(await codeOf(begin(journal, "", "c".repeat(40_000), { path: "notes/c.md" }))).toBe("disk-full");
    expect((await journal.list(ROOT)).map((value) => value.entry)).toEqual([entry]);
    await rm(join(folder, "filler"));
    await journal.write(entry, 1, large);
    expect((await journalIn(folder).read(ROOT, entry)).text).toHaveLength(40_001);
  },
);
