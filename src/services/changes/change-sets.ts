/** Edits of many files as one: planned, written down, made, finished after a crash, and undone. */

import { randomUUID } from "node:crypto";
import { changedLines, changeText, losesFrontmatter, type ChangedText } from "#core/bulk/change-text";
import { applyEdit } from "#core/document/patch";
import {
  coreOperation,
  type ChangeOutcome,
  type ChangeRequest as AnyRequest,
  type ChangeSetValue,
  type PlannedFile,
  type Refusal,
} from "#contract/changes";
import { Failure } from "#contract/failure";
import type { Encoding, Revision } from "#contract/values";
import { readDocument } from "../storage/documents.ts";
import { encodeText, revisionOf } from "../storage/encoding.ts";
import type { PathResolver } from "../storage/paths.ts";
import type { LockAcrossProcesses } from "../storage/process-locks.ts";
import type { ChangedFile, RecordedFile, SetRecord, SetRecords } from "./set-record.ts";

/** A request whose files are known. */
export type ChangeRequest = Exclude<AnyRequest, { readonly kind: "queries" }>;

/** The files of one folder, as a change set needs them. */
export interface ChangePlace {
  readonly root: string;
  readonly resolver: PathResolver;
  /** Write the file if it still has the bytes of `base`; fails as the saver does. */
  readonly write: (path: string, bytes: Uint8Array, base: Revision) => Promise<void>;
  readonly progress: (done: number, total: number) => void;
  /** Whether the person asked to stop. */
  readonly isStopped: () => boolean;
}

export interface ChangePlan {
  readonly plan: string;
  readonly files: readonly PlannedFile[];
  readonly same: number;
  readonly refused: readonly RefusedFile[];
}

interface RefusedFile {
  readonly path: string;
  readonly reason: Refusal;
  readonly message: string;
}

export interface ChangeSets {
  readonly plan: (place: ChangePlace, request: ChangeRequest) => Promise<ChangePlan>;
  readonly apply: (
    place: ChangePlace,
    choice: { readonly plan: string; readonly label: string; readonly without: readonly string[] },
  ) => Promise<ChangeOutcome>;
  readonly finish: (place: ChangePlace, id: string) => Promise<ChangeOutcome>;
  readonly undo: (place: ChangePlace, id: string) => Promise<ChangeOutcome>;
  readonly list: (root: string) => Promise<readonly ChangeSetValue[]>;
}

export interface ChangeSetsNeeds {
  readonly records: SetRecords;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
}

/** A plan that was looked at: what each file's bytes were then. The last one of each folder is kept. */
interface KeptPlan {
  readonly id: string;
  readonly changes: Changes;
  readonly bases: ReadonlyMap<string, Revision>;
}

/** What a request makes of the text of a file. */
interface Changes {
  readonly paths: Iterable<string>;
  readonly of: (path: string, read: Read) => ChangedText | "changed";
}

export function createChangeSets({ records, lock, now }: ChangeSetsNeeds): ChangeSets {
  const plans = new Map<string, KeptPlan>();
  const running = new Set<string>();
  const run = async (place: ChangePlace, id: string, direction?: SetRecord["direction"]) =>
    lock(`change-set ${id}`, async () => {
      const record = await records.read(id);
      if (record.root !== place.root) throw new Failure("not-found", { path: id });
      const started = { ...record, direction: direction ?? record.direction, isFinished: false };
      running.add(id);
      try {
        if (record.isFinished || record.direction !== started.direction) await records.update(started);
        return await write(records, place, started);
      } finally {
        running.delete(id);
      }
    });
  return {
    async plan(place, request) {
      const changes = changesOf(request);
      const { bases, ...found } = await planFiles(place, changes);
      const id = randomUUID();
      plans.set(place.root, { id, changes, bases });
      return { plan: id, ...found };
    },
    async apply(place, { plan: id, label, without }) {
      const kept = plans.get(place.root);
      if (kept?.id !== id) throw new Failure("not-found", { path: id });
      plans.delete(place.root);
      const refused: RefusedFile[] = [];
      const left = new Set(without);
      const paths = [...kept.bases.keys()].filter((path) => !left.has(path));
      const files = changedFiles(place, { kept, paths, refused });
      const record = await records.begin({ root: place.root, label, at: now() }, files);
      if (record === null) return { id, written: 0, refused, isFinished: true };
      const outcome = await run(place, record.id);
      return { ...outcome, refused: [...refused, ...outcome.refused] };
    },
    finish: (place, id) => run(place, id),
    undo: (place, id) => run(place, id, "back"),
    async list(root) {
      return (await records.list(root))
        .filter(({ id }) => !running.has(id))
        .map(({ id, label, at, files, direction, isFinished }) => ({
          id,
          label,
          at,
          files: files.length,
          state: !isFinished ? "interrupted" : direction === "forward" ? "applied" : "undone",
        }));
    },
  };
}

interface Read {
  readonly text: string;
  readonly revision: Revision;
  readonly encoding: Encoding;
}

async function readText({ resolver }: ChangePlace, path: string): Promise<Read | RefusedFile> {
  try {
    const { text, revision, encoding, readOnly } = await readDocument(await resolver.article(path));
    if (readOnly !== null) return { path, reason: "read-only", message: readOnly };
    return { text, revision, encoding };
  } catch (error) {
    if (error instanceof Failure) return { path, reason: "failed", message: error.code };
    throw error;
  }
}

function changesOf(request: ChangeRequest): Changes {
  if (request.kind === "edits") {
    const files = new Map<string, (typeof request.files)[number]>();
    // Of two edits of one file the first is meant: both were made on the same text.
    for (const file of request.files) if (!files.has(file.path)) files.set(file.path, file);
    return {
      paths: files.keys(),
      of(path, { text, revision }) {
        const file = files.get(path);
        if (file?.base !== revision) return "changed";
        const after = applyEdit(text, file.edit);
        return losesFrontmatter(text, after)
          ? { kind: "refused", reason: "breaks-frontmatter", message: "" }
          : outcome(text, after);
      },
    };
  }
  const steps = request.steps.map(({ paths, operation }) => ({
    paths: new Set<string>(paths),
    operation: coreOperation(operation),
  }));
  return {
    paths: new Set(steps.flatMap(({ paths }) => [...paths])),
    of(path, { text }) {
      let current = text;
      for (const { paths, operation } of steps) {
        if (!paths.has(path)) continue;
        const changed = changeText(current, operation);
        if (changed.kind === "refused") return changed;
        if (changed.kind === "changed") current = changed.text;
      }
      return outcome(text, current);
    },
  };
}

function outcome(before: string, after: string): ChangedText {
  return after === before ? { kind: "same" } : { kind: "changed", text: after };
}

async function planFiles(place: ChangePlace, changes: Changes) {
  const paths = [...changes.paths];
  const bases = new Map<string, Revision>();
  const files: PlannedFile[] = [];
  const refused: RefusedFile[] = [];
  let same = 0;
  for (const [index, path] of paths.entries()) {
    place.progress(index, paths.length);
    const read = await readText(place, path);
    if ("reason" in read) {
      refused.push(read);
      continue;
    }
    const after = changes.of(path, read);
    if (after === "changed") refused.push({ path, reason: "changed", message: "" });
    else if (after.kind === "refused") refused.push({ path, reason: after.reason, message: after.message });
    else if (after.kind === "same") same++;
    else {
      bases.set(path, read.revision);
      files.push({ path, ...changedLines(read.text, after.text) });
    }
  }
  place.progress(paths.length, paths.length);
  return { bases, files, same, refused };
}

interface Chosen {
  readonly kept: KeptPlan;
  readonly paths: readonly string[];
  /** Gets what is refused on the way. */
  readonly refused: RefusedFile[];
}

/** The files of a plan with their bytes, read again: one that changed since it was looked at is left out. */
async function* changedFiles(
  place: ChangePlace,
  { kept, paths, refused }: Chosen,
): AsyncGenerator<ChangedFile> {
  for (const path of paths) {
    const read = await readText(place, path);
    if ("reason" in read) {
      refused.push(read);
      continue;
    }
    const after = read.revision === kept.bases.get(path) ? kept.changes.of(path, read) : "changed";
    if (after === "changed" || after.kind !== "changed") {
      refused.push({ path, reason: "changed", message: "" });
      continue;
    }
    const before = encodeText(read.text, read.encoding);
    const bytes = encodeText(after.text, read.encoding);
    yield { path, base: read.revision, result: revisionOf(bytes), before, after: bytes };
  }
}

/** Bring every file of the set to its end in the record's direction, as far as the files still are what they were. */
async function write(records: SetRecords, place: ChangePlace, started: SetRecord): Promise<ChangeOutcome> {
  const refused: RefusedFile[] = [];
  const isForward = started.direction === "forward";
  let written = 0;
  for (const [index, file] of started.files.entries()) {
    if (place.isStopped()) return { id: started.id, written, refused, isFinished: false };
    place.progress(index, started.files.length);
    const [from, to] = isForward ? [file.base, file.result] : [file.result, file.base];
    const problem = await writeFile(records, place, { record: started, file, from, to });
    if (problem === null) written++;
    else refused.push(problem);
  }
  place.progress(started.files.length, started.files.length);
  await records.update({ ...started, isFinished: true });
  return { id: started.id, written, refused, isFinished: true };
}

interface FileStep {
  readonly record: SetRecord;
  readonly file: RecordedFile;
  readonly from: Revision;
  readonly to: Revision;
}

async function writeFile(
  records: SetRecords,
  place: ChangePlace,
  { record, file, from, to }: FileStep,
): Promise<RefusedFile | null> {
  const { path } = file;
  const read = await readText(place, path);
  if ("reason" in read) return read;
  if (read.revision === to) return null;
  if (read.revision !== from) return { path, reason: "changed", message: "" };
  const bytes = await records.bytesOf(record, file, record.direction === "forward" ? "after" : "before");
  if (revisionOf(bytes) !== to) throw new Failure("damaged", { path });
  try {
    await place.write(path, bytes, from);
    return null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // A full disk stops every file after it as well: what is left can be finished when there is room.
    if (error.code === "disk-full") throw error;
    const reason = error.code === "changed-on-disk" || error.code === "vanished" ? "changed" : "failed";
    return { path, reason, message: error.code };
  }
}
