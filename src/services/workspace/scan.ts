/** A file's frontmatter, read fast: what libraries, tables and inference need of every file of a workspace. */

import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import type { FieldMap } from "#core/frontmatter/values";
import type { ScannedFile } from "#core/library/article";
import type { Problem } from "#core/problems/problem";
import { decodeBytes } from "../storage/encoding.ts";
import { readLean } from "./lean-frontmatter.ts";

/** A scanned file, and what is wrong with its frontmatter as it stands. */
export interface Scan extends ScannedFile {
  readonly problems: readonly Problem[];
}

const NO_FIELDS: FieldMap = Object.freeze(Object.create(null) as Record<string, never>);
const FENCE = Buffer.from("---");
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BRACE = 0x7b;

/**
 * Scan the bytes of a file.
 *
 * Its fields are what `readFrontmatter` reads: the lean reader only where it is certain, and the real one
 * for the rest. The body is not even decoded.
 */
export function scanBytes(path: string, bytes: Buffer): Scan {
  if (!mayHaveFrontmatter(bytes)) return { path, fields: NO_FIELDS, problems: [] };
  const content = yamlContent(bytes);
  const fields = content === null ? null : readLean(content);
  return fields === null ? scanFully(path, bytes) : { path, fields, problems: [] };
}

function scanFully(path: string, bytes: Buffer): Scan {
  const { text, exact } = decodeBytes(bytes);
  const reading = readFrontmatter(splitDocument(text));
  const problems: Problem[] = exact ? [] : [{ rule: "encoding-unsupported", severity: "error", details: {} }];
  switch (reading.kind) {
    case "none":
      return { path, fields: NO_FIELDS, problems };
    case "read":
      return { path, fields: reading.values, problems: [...problems, ...reading.problems] };
    case "unreadable":
      return { path, fields: null, problems: [...problems, ...reading.problems] };
  }
}

/** Whether core's splitter could find frontmatter: a fence, a brace, or a byte order mark before them. */
function mayHaveFrontmatter(bytes: Buffer): boolean {
  const [first, second, third] = bytes;
  const fence = first === second && second === third && (first === 0x2d || first === 0x2b || first === 0x3b);
  return fence || first === BRACE || first === 0xef || first === 0xff || first === 0xfe;
}

/** The text between two plain `---` lines; `null` where it is anything more special than that. */
function yamlContent(bytes: Buffer): string | null {
  if (!bytes.subarray(0, 3).equals(FENCE)) return null;
  const start = endOfFence(bytes, 3);
  if (start === null) return null;
  for (let at = start; at >= 0 && at < bytes.length; at = bytes.indexOf(LINE_FEED, at) + 1 || bytes.length) {
    const isFence = bytes[at] === 0x2d && bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d;
    if (!isFence) continue;
    const ends = at + 3 === bytes.length || endOfFence(bytes, at + 3) !== null;
    if (!ends) return null;
    const content = bytes.subarray(start, at);
    return content.includes(CARRIAGE_RETURN) && hasLoneReturn(content) ? null : decodeStrictly(content);
  }
  return null;
}

/** Where the line after a fence's marks begins; `null` when anything but the line's end follows. */
function endOfFence(bytes: Buffer, at: number): number | null {
  const next = bytes[at] === CARRIAGE_RETURN ? at + 1 : at;
  return bytes[next] === LINE_FEED ? next + 1 : null;
}

function hasLoneReturn(content: Buffer): boolean {
  for (let at = content.indexOf(CARRIAGE_RETURN); at >= 0; at = content.indexOf(CARRIAGE_RETURN, at + 1)) {
    if (content[at + 1] !== LINE_FEED) return true;
  }
  return false;
}

function decodeStrictly(content: Buffer): string | null {
  const { text, exact } = decodeBytes(content);
  return exact ? text : null;
}
