/**
 * Files made, changed and taken away as one. Each step leads a path from one revision to another, `ABSENT` being one;
 * all bytes are written down before the first step, so that a crash loses nothing and all of it can be undone.
 */

import { dirname } from "node:path";
import type { FileSetOutcome } from "#contract/articles";
import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import type { ChangedFile, RecordedFile, SetRecord, SetRecords } from "../changes/set-record.ts";
import { currentRevision } from "../storage/documents.ts";
import { revisionOf } from "../storage/encoding.ts";
import { removeEmptyFolders } from "../storage/folders.ts";
import { isLink, type PathResolver } from "../storage/paths.ts";
import type { LockAcrossProcesses } from "../storage/process-locks.ts";
import type { Saver } from "../storage/saver.ts";

/** The revision of a path at which nothing stands. */
export const ABSENT = "0".repeat(64) as Revision;

const NOTHING = new Uint8Array();

/** `null` bytes: nothing stands there. */
export interface FileStep {
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

export interface FileSetPlace {
  readonly resolver: PathResolver;
  readonly saver: Pick<Saver, "create" | "replace" | "remove">;
  /** Told of each path that was written, made or taken away. */
  readonly wrote: (path: string) => void;
}

export interface FileSets {
  readonly apply: (place: FileSetPlace, label: string, steps: readonly FileStep[]) => Promise<FileSetOutcome>;
  readonly finish: (place: FileSetPlace, id: string) => Promise<FileSetOutcome>;
  readonly undo: (place: FileSetPlace, id: string) => Promise<FileSetOutcome>;
  readonly interrupted: (root: string) => Promise<readonly SetRecord[]>;
}

export interface FileSetsNeeds {
  readonly records: SetRecords;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
}

export function createFileSets({ records, lock, now }: FileSetsNeeds): FileSets {
  const running = new Set<string>();
  const run = (place: FileSetPlace, id: string, direction: SetRecord["direction"] | null) =>
    lock(`file-set ${id}`, async () => {
      const record = await records.read(id);
      if (record.root !== place.resolver.root) throw new Failure("not-found", { path: id });
      const started = { ...record, direction: direction ?? record.direction, isFinished: false };
      running.add(id);
      try {
        if (record.isFinished || record.direction !== started.direction) await records.update(started);
        return await carryOut(records, place, started);
      } finally {
        running.delete(id);
      }
    });
  return {
    async apply(place, label, steps) {
      await refuseChanged(place.resolver, steps);
      const head = { root: place.resolver.root, label, at: now() };
      const record = await records.begin(head, recorded(steps));
      if (record === null) throw new Failure("invalid-input");
      return run(place, record.id, "forward");
    },
    finish: (place, id) => run(place, id, null),
    undo: (place, id) => run(place, id, "back"),
    interrupted: async (root) =>
      (await records.list(root)).filter(({ id, isFinished }) => !isFinished && !running.has(id)),
  };
}

/** Nothing is begun that cannot be done whole: what was planned for other bytes is planned again. */
async function refuseChanged(resolver: PathResolver, steps: readonly FileStep[]): Promise<void> {
  const seen = new Set<string>();
  for (const { path, before } of steps) {
    if (seen.has(path)) continue;
    seen.add(path);
    const expected = before === null ? ABSENT : revisionOf(before);
    if ((await revisionAt(resolver, path)) === expected) continue;
    throw new Failure(before === null ? "exists" : "changed-on-disk", { path });
  }
}

async function* recorded(steps: readonly FileStep[]): AsyncGenerator<ChangedFile> {
  for (const { path, before, after } of steps) {
    yield {
      path,
      base: before === null ? ABSENT : revisionOf(before),
      result: after === null ? ABSENT : revisionOf(after),
      before: before ?? NOTHING,
      after: after ?? NOTHING,
    };
  }
}

/** A step in the direction in which it is taken, and what its path holds once later steps are done as well. */
interface Turn {
  readonly file: RecordedFile;
  readonly from: Revision;
  readonly to: Revision;
  readonly later: ReadonlySet<Revision>;
}

function turnsOf({ files, direction }: SetRecord): readonly Turn[] {
  const turns = files.map((file) =>
    direction === "forward"
      ? { file, from: file.base, to: file.result }
      : { file, from: file.result, to: file.base },
  );
  const ordered = direction === "forward" ? turns : turns.toReversed();
  return ordered.map((turn, at) => ({
    ...turn,
    later: new Set(ordered.slice(at).flatMap(({ file, to }) => (file.path === turn.file.path ? [to] : []))),
  }));
}

async function carryOut(
  records: SetRecords,
  place: FileSetPlace,
  record: SetRecord,
): Promise<FileSetOutcome> {
  const refused = new Map<string, string>();
  const written = new Set<string>();
  let isUnmade = false;
  for (const turn of turnsOf(record)) {
    const { path } = turn.file;
    // No place is given up for one that could not be made.
    const isKept = refused.has(path) || (turn.to === ABSENT && isUnmade);
    const code = isKept ? "changed-on-disk" : await take(records, place, record, turn);
    if (code === null) written.add(path);
    else {
      refused.set(path, code);
      if (turn.from === ABSENT) isUnmade = true;
    }
  }
  await records.update({ ...record, isFinished: true });
  return {
    id: record.id,
    written: written.size,
    refused: [...refused].map(([path, code]) => ({ path, code })),
  };
}

/** Take one step; why it was not, in the code of a failure. A full disk stops everything. */
async function take(
  records: SetRecords,
  place: FileSetPlace,
  record: SetRecord,
  { file, from, to, later }: Turn,
): Promise<string | null> {
  const { path } = file;
  try {
    const current = await revisionAt(place.resolver, path);
    if (later.has(current)) return null;
    if (current !== from) return "changed-on-disk";
    if (to === ABSENT) await takeAway(place, path, from);
    else {
      const bytes = await records.bytesOf(record, file, record.direction === "forward" ? "after" : "before");
      if (revisionOf(bytes) !== to) throw new Failure("damaged", { path });
      if (from === ABSENT) await place.saver.create(await place.resolver.newFile(path), bytes);
      else await place.saver.replace(await place.resolver.file(path), bytes, from);
    }
    place.wrote(path);
    return null;
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "disk-full") throw error;
    return error.code;
  }
}

async function revisionAt(resolver: PathResolver, path: string): Promise<Revision> {
  try {
    const { real } = await resolver.file(path);
    const revision = await currentRevision(real);
    if (revision === null) throw new Failure("no-permission", { path });
    return revision;
  } catch (error) {
    if (error instanceof Failure && error.code === "not-found") return ABSENT;
    throw error;
  }
}

async function takeAway({ resolver, saver }: FileSetPlace, path: string, expected: Revision): Promise<void> {
  const file = await resolver.file(path);
  // What would go is the link's target: another file.
  if (await isLink(resolver.root, path)) throw new Failure("is-a-link", { path });
  await saver.remove(file, {
    // Its bytes are in the set already: what is not those is another program's, and stays.
    keep: async ({ revision }) => {
      if (revision !== expected) throw new Failure("changed-on-disk", { path });
    },
    toTrash: null,
  });
  await removeEmptyFolders(dirname(file.real), resolver.root);
}
