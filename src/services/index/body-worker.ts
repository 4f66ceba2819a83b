/** A thread that reads whole files: their hashes, and what is in their bodies. It writes nothing. */

import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { join } from "node:path";
import { splitDocument } from "#core/document/parts";
import { scanBody } from "#core/query/body-scan";
import type { BodyCounts } from "#core/query/record";
import { decodeBytes, revisionOf } from "../storage/encoding.ts";
import { isInside } from "../storage/paths.ts";
import { answerTasks } from "../threads/answer-tasks.ts";

export interface BodyTask {
  /** The workspace's real folder: nothing outside of it is read. */
  readonly root: string;
  /** `hash` is what the file's bytes were when they were last scanned. */
  readonly files: readonly { readonly path: string; readonly hash: string | null }[];
}

/** In the order of the task. `null` where the file cannot be read; `counts` is `null` where the hash is the known one. */
export type BodyAnswer = readonly ({ readonly hash: string; readonly counts: BodyCounts | null } | null)[];

/** Longer files are hashed, and their bodies are not scanned. */
const LONGEST_BYTES = 4_000_000;

async function read(
  root: string,
  { path, hash: known }: BodyTask["files"][number],
): Promise<BodyAnswer[number]> {
  try {
    const bytes = await readInside(root, path);
    if (bytes === null) return null;
    const hash = revisionOf(bytes);
    if (hash === known) return { hash, counts: null };
    const parts = splitDocument(bytes.length > LONGEST_BYTES ? "" : decodeBytes(bytes).text);
    return { hash, counts: countsOf(parts.text.slice(parts.body.from, parts.body.to)) };
  } catch {
    return null;
  }
}

function countsOf(body: string): BodyCounts {
  const { words, characters, headings, links, images } = scanBody(body);
  return { words, characters, headings: headings.length, links: links.length, images: images.length };
}

/** `null` for what leads out of the workspace, and for what is no file. What was a file may be a pipe by now. */
async function readInside(root: string, path: string): Promise<Buffer | null> {
  const real = await realpath(join(root, path));
  if (!isInside(root, real)) return null;
  const file = await open(
    real,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    return (await file.stat()).isFile() ? await file.readFile() : null;
  } finally {
    await file.close();
  }
}

answerTasks(({ root, files }: BodyTask): Promise<BodyAnswer> =>
  Promise.all(files.map((file) => read(root, file))),
);
