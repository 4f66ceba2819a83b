import { link, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Failure } from "#contract/failure";
import { describeFailure } from "#core/words/failures";
import { revisionOf } from "#services/storage/encoding";
import { keepCopiesIn } from "#services/storage/kept-copies";
import type { FileOperations } from "#services/storage/operations";
import { createSaver } from "#services/storage/saver";
import { faultyOperations } from "../support/faulty-operations.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const CODES = [
  "EIO",
  "ENOSPC",
  "EDQUOT",
  "EACCES",
  "EPERM",
  "EROFS",
  "EINTR",
  "EBUSY",
  "ESTALE",
  "EMFILE",
  "EXDEV",
  "EINVAL",
];
const OLD = "the old text\n".repeat(50);
const NEW = "the new, somewhat longer text\n".repeat(60);
const base = revisionOf(Buffer.from(OLD));

/** Start from the old file, let operation `at` fail with `code`, and say what became of it. */
async function saveWithFault(folder: string, operations: FileOperations): Promise<"saved" | Failure> {
  const saver = createSaver({
    operations,
    now: Date.now,
    keepOld: keepCopiesIn(join(folder, "kept"), operations),
  });
  try {
    await saver.replace({ path: "a.md", real: join(folder, "site/a.md") }, Buffer.from(NEW), base);
    return "saved";
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return error as Failure;
  }
}

async function freshFile(folder: string, names: number): Promise<void> {
  await mkdir(join(folder, "site"), { recursive: true });
  await writeFile(join(folder, "site/a.md"), OLD);
  if (names > 1) await link(join(folder, "site/a.md"), join(folder, "b.md")).catch(() => undefined);
}

test.each([
  ["of its own", 1],
  ["that has a second name", 2],
])("[ST10] each single failure while replacing a file %s leaves it whole", async (_, names) => {
  const folder = await temporaryFolder();
  await freshFile(folder, names);
  const quiet = faultyOperations({});
  expect(await saveWithFault(folder, quiet.operations)).toBe("saved");
  let runs = 0;
  for (let at = 1; at <= quiet.log.length; at++) {
    for (const code of CODES) {
      await freshFile(folder, names);
      const what = `${code} at ${at} (${quiet.log[at - 1]})`;
      const outcome = await saveWithFault(folder, faultyOperations({ at, code }).operations);
      const text = await readFile(join(folder, "site/a.md"), "utf8");
      expect(text === OLD || text === NEW, `${what}: torn`).toBe(true);
      if (outcome === "saved") expect(text, `${what}: a false "saved"`).toBe(NEW);
      const left = (await readdir(join(folder, "site"))).filter((name) => name !== "a.md");
      if (quiet.log[at - 1] !== "unlink") expect(left, `${what}: left behind`).toEqual([]);
      runs++;
    }
  }
  console.log(`ST10 ${runs} single failures (${names} name${names > 1 ? "s" : ""}), 0 torn, 0 false "saved"`);
  expect(runs).toBeGreaterThan(150);
});

test("[ST10] a failure after the rename is told, and saving again then succeeds", async () => {
  const folder = await temporaryFolder();
  await freshFile(folder, 1);
  const quiet = faultyOperations({});
  await saveWithFault(folder, quiet.operations);
  await freshFile(folder, 1);
  const folderSync = quiet.log.lastIndexOf("sync") + 1;
  const outcome = await saveWithFault(folder, faultyOperations({ at: folderSync, code: "EIO" }).operations);
  expect(outcome).toMatchObject({ code: "io" });
  expect(await saveWithFault(folder, faultyOperations({}).operations)).toBe("saved");
});

test.each([1, 7, 64])("[ST10] a disk that takes %i bytes at a time gets them all", async (bytesAWrite) => {
  const folder = await temporaryFolder();
  await freshFile(folder, 1);
  expect(await saveWithFault(folder, faultyOperations({ bytesAWrite }).operations)).toBe("saved");
  expect(await readFile(join(folder, "site/a.md"), "utf8")).toBe(NEW);
});

test("[ST10] a disk that takes nothing and says so is a failure", async () => {
  const folder = await temporaryFolder();
  await freshFile(folder, 1);
  expect(await saveWithFault(folder, faultyOperations({ bytesAWrite: 0 }).operations)).toMatchObject({
    code: "io",
  });
  expect(await readFile(join(folder, "site/a.md"), "utf8")).toBe(OLD);
});

test("[ST10] each single failure while making a file leaves it whole or absent", async () => {
  const folder = await temporaryFolder();
  const make = async (operations: FileOperations, name: string): Promise<"saved" | "failed"> => {
    const saver = createSaver({ operations, now: Date.now, keepOld: keepCopiesIn(folder) });
    const place = { path: name, real: join(folder, "made", name, "en.md"), folder };
    return saver.create(place, Buffer.from(NEW)).then(
      () => "saved",
      () => "failed",
    );
  };
  const quiet = faultyOperations({});
  expect(await make(quiet.operations, "quiet")).toBe("saved");
  for (let at = 1; at <= quiet.log.length; at++) {
    for (const code of CODES) {
      const name = `${at}-${code}`;
      const outcome = await make(faultyOperations({ at, code }).operations, name);
      const text = await readFile(join(folder, "made", name, "en.md"), "utf8").catch(() => null);
      expect(outcome === "saved" ? text === NEW : text === null || text === NEW, `${code} at ${at}`).toBe(
        true,
      );
    }
  }
});

test.each([
  ["ENOSPC", "write", "disk-full", "free some space"],
  ["EDQUOT", "write", "disk-full", "free some space"],
  ["EIO", "write", "io", "try again"],
  ["EIO", "sync", "io", "try again"],
  ["EROFS", "open-writing", "read-only", "save your text under another name"],
  ["EACCES", "open-writing", "read-only", "allow writing to the file"],
  ["ENOENT", "open-writing", "vanished", "save it again"],
  ["EISDIR", "open-writing", "not-a-file", "move the folder away"],
  ["EMFILE", "open-writing", "busy", "Try again in a moment"],
])("[ST22] %s on %s is %s, with what to do", async (code, always, failure, advice) => {
  const folder = await temporaryFolder();
  await freshFile(folder, 1);
  const outcome = await saveWithFault(folder, faultyOperations({ always, code }).operations);
  expect(outcome).toMatchObject({ code: failure });
  if (outcome === "saved") return;
  const details = { ...outcome.details, path: "a.md" };
  expect(describeFailure({ code: outcome.code, details }, "en")).toContain(advice);
  expect(describeFailure({ code: outcome.code, details }, "ja")).toMatch(/ください。$/);
  expect(await readFile(join(folder, "site/a.md"), "utf8")).toBe(OLD);
});
