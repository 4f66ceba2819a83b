/** Open a file as a document: its text, what names its bytes, and whether it may be written. */

import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, open, type FileHandle } from "node:fs/promises";
import { Failure } from "#contract/failure";
import {
  LONGEST_TEXT,
  type ContentPath,
  type OpenDocument,
  type ReadOnlyReason,
  type Revision,
} from "#contract/values";
import { decodeBytes, revisionOf } from "./encoding.ts";
import { failureFor } from "./errors.ts";
import type { ExistingFile } from "./paths.ts";

/** A longer file is shown by its beginning and not edited. */
export const LONGEST_BYTES = LONGEST_TEXT;
const SHOWN_BYTES = 1_000_000;
const CAREFUL = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Read the document. `base` in a save is the revision that this gives. */
export async function readDocument(file: ExistingFile): Promise<OpenDocument> {
  try {
    const handle = await open(file.real, constants.O_RDONLY | CAREFUL);
    try {
      return await readFrom(handle, file);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw failureFor(error, file.path, "not-found");
  }
}

/** The file's bytes. Fails with `too-large` past what may be edited. */
export async function readBytes(file: ExistingFile): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const handle = await open(file.real, constants.O_RDONLY | CAREFUL);
    try {
      const status = await handle.stat();
      if (!status.isFile()) throw new Failure("not-a-file", { path: file.path });
      if (status.size > LONGEST_BYTES) throw new Failure("too-large", { path: file.path });
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw failureFor(error, file.path, "not-found");
  }
}

async function readFrom(handle: FileHandle, file: ExistingFile): Promise<OpenDocument> {
  const path = file.path as ContentPath;
  const status = await handle.stat();
  if (!status.isFile()) throw new Failure("not-a-file", { path: file.path });
  if (status.size > LONGEST_BYTES) {
    const { head, revision } = await readLong(handle);
    const { text, encoding } = decodeBytes(head);
    return { path, text, revision, encoding, readOnly: "too-large" };
  }
  const bytes = await handle.readFile();
  const { text, encoding, exact } = decodeBytes(bytes);
  const readOnly: ReadOnlyReason | null = !exact
    ? "encoding"
    : (await isWritable(file.real, status.mode))
      ? null
      : "permission";
  return { path, text, revision: revisionOf(bytes), encoding, readOnly };
}

/** What the saver refuses, said before anything was typed. */
async function isWritable(real: string, mode: number): Promise<boolean> {
  if ((mode & 0o222) === 0) return false;
  return access(real, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** The beginning, up to the end of a character, and the hash of the whole, without holding the whole. */
async function readLong(
  handle: FileHandle,
): Promise<{ readonly head: Uint8Array; readonly revision: Revision }> {
  const hash = createHash("sha256");
  const parts: Buffer[] = [];
  let kept = 0;
  for await (const part of handle.createReadStream({ autoClose: false, start: 0 }) as AsyncIterable<Buffer>) {
    hash.update(part);
    if (kept < SHOWN_BYTES) parts.push(part);
    kept += part.length;
  }
  const head = Buffer.concat(parts).subarray(0, SHOWN_BYTES);
  return { head: withoutCutCharacter(head), revision: hash.digest("hex") as Revision };
}

/** Back to where the last character began: UTF-8 continues one in bytes 10xxxxxx, UTF-16 has two bytes for each unit. */
function withoutCutCharacter(head: Buffer): Buffer {
  if ((head[0] ?? 0) >= 0xfe) return head.subarray(0, head.length - (head.length % 2));
  let end = head.length - 1;
  while (end > 0 && ((head[end] ?? 0) & 0xc0) === 0x80) end--;
  return head.subarray(0, end);
}

/** The revision of what stands at `real` now; `null` when nothing that can be read does. */
export async function currentRevision(real: string): Promise<Revision | null> {
  const handle = await open(real, constants.O_RDONLY | CAREFUL).catch(() => null);
  if (handle === null) return null;
  try {
    const status = await handle.stat();
    if (!status.isFile()) return null;
    return status.size > LONGEST_BYTES
      ? (await readLong(handle)).revision
      : revisionOf(await handle.readFile());
  } catch {
    return null;
  } finally {
    // Nobody waits for a look at the disk: a failure here would end the process.
    await handle.close().catch(() => undefined);
  }
}
