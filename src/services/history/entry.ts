/**
 * One kept version of an article, as a file of its own. The folder of an article's versions is its index:
 * what a version is and where it comes in the order is in its name, so that no index can be damaged or disagree.
 *
 * A file holds one line of JSON and then the version's bytes, compressed; nothing after the line where the
 * same bytes are kept by another version of the folder.
 */

import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { VersionOrigin } from "#contract/history";
import type { Revision } from "#contract/values";
import { revisionOf } from "../storage/encoding.ts";

/** `moved`: no version, but where the versions before the article had this path are. */
export type EntryKind = VersionOrigin | "moved";

/** `number` orders the versions, not their times: a clock may jump. */
export interface EntryName {
  readonly number: number;
  readonly kind: EntryKind;
  readonly revision: Revision;
}

const Header = z.object({
  /** The article's absolute path when this was kept. */
  real: z.string(),
  /** Milliseconds since 1970, by the clock of then. */
  at: z.number(),
  /** Permissions of the file. */
  mode: z.number().int().optional(),
  /** Of a `moved` entry: the name of the folder that has the earlier versions, and the last of them that counts. */
  from: z.object({ folder: z.string().regex(/^[0-9a-f]{32}$/), upTo: z.number().int() }).optional(),
});
export type EntryHeader = z.infer<typeof Header>;

const NAME = /^(\d{8})-(saved|elsewhere|deleted|late|unsaved|moved)-([0-9a-f]{64})$/;
/** More than a header ever takes: paths are at most 4,096 bytes, escaped at most six times that. */
export const LONGEST_HEADER = 32_768;
const NEWLINE = 0x0a;

export function entryFileName({ number, kind, revision }: EntryName): string {
  return `${String(number).padStart(8, "0")}-${kind}-${revision}`;
}

/** `null` for a file that is no version. */
export function readEntryName(name: string): EntryName | null {
  const match = NAME.exec(name);
  if (!match) return null;
  return { number: Number(match[1]), kind: match[2] as EntryKind, revision: match[3] as Revision };
}

/** The file's content. `body` is `null` where the folder has the bytes already. */
export function encodeEntry(header: EntryHeader, body: Uint8Array | null): Uint8Array {
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  return body === null ? line : Buffer.concat([line, gzipSync(body)]);
}

/** The header of a file that begins with `bytes`; `null` when it is damaged. */
export function decodeHeader(bytes: Uint8Array): EntryHeader | null {
  const end = bytes.indexOf(NEWLINE);
  if (end === -1) return null;
  try {
    return Header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  } catch {
    return null;
  }
}

/** The version's bytes, if the file has them and they are those that its name says; a damaged header does not matter. */
export function decodeBody(bytes: Uint8Array, revision: Revision): Uint8Array<ArrayBuffer> | null {
  const start = bytes.indexOf(NEWLINE) + 1;
  if (start === 0 || start === bytes.length) return null;
  try {
    const body = new Uint8Array(gunzipSync(bytes.subarray(start)));
    return revisionOf(body) === revision ? body : null;
  } catch {
    return null;
  }
}
