/** Where islands of Galley's own scanning begin and end, asked by the parser at a place where syntax may begin. */

import { lineAt } from "../document/parts.ts";
import type { Dialect, Island } from "./block.ts";
import type { Pairs } from "./pairs.ts";
import { endOfStatements } from "./scan-script.ts";
import { endOfDirectiveParts, tagAt, type Tag } from "./tags.ts";

export interface IslandRange {
  /** After the island's last code unit. */
  readonly end: number;
  readonly island: Island;
  /** Whether it may end a paragraph on the line before it. */
  readonly interrupts: boolean;
}

/** A text with what is known about the whole of it, and where the parser began to read it. */
export interface Scanned {
  readonly text: string;
  readonly from: number;
  readonly dialect: Dialect;
  readonly pairs: Pairs;
}

/**
 * Where a block begins: `margin` is how much of its line belongs to the containers it stands in (`> `, the
 * indentation of a list item), in code units; 0 at the top level.
 */
export interface Place {
  readonly at: number;
  readonly margin: number;
}

/** The block island that begins at `place`, or `null`. It always ends at the end of a line. */
export function blockIslandAt(scanned: Scanned, place: Place): IslandRange | null {
  const { text, dialect } = scanned;
  const character = text[place.at];
  if (character === ":" && dialect.directives) return directiveBlock(scanned, place);
  if (character === "$" && dialect.math) return mathBlock(scanned, place);
  if (character === "{" || (character === "<" && dialect.mdx)) return tagLines(scanned, place);
  if (dialect.mdx && place.margin === 0 && (character === "i" || character === "e"))
    return moduleCode(text, place.at);
  return null;
}

/** The inline island that begins at `at`, or `null`. */
export function inlineIslandAt({ text, dialect }: Scanned, at: number): IslandRange | null {
  const tag = tagAt(text, at, dialect);
  return tag === null ? null : { end: tag.end, island: islandOf(tag), interrupts: false };
}

function islandOf({ kind, name }: Tag): Island {
  return { kind, name };
}

/** Lines that hold tags and nothing else; where a tag opens a pair over several lines, up to its closing tag. */
function tagLines(scanned: Scanned, place: Place): IslandRange | null {
  const { text, dialect } = scanned;
  let first: Tag | null = null;
  let interrupts = false;
  let at = place.at;
  for (;;) {
    const end = endOfBlankRest(text, at);
    if (end >= 0) return first && { end, island: islandOf(first), interrupts };
    at = skipBlanks(text, at);
    const tag = text[at] === "{" || text[at] === "<" ? tagAt(text, at, dialect) : null;
    if (tag === null || !staysInside(text, { ...place, at }, tag.end)) return null;
    const paired = tag.role === "open" ? pairedEnd(scanned, { ...place, at }, tag.end) : -1;
    interrupts ||=
      paired >= 0 || tag.kind === "component" || (tag.kind === "attributes" && text[at + 1] === ":");
    first ??= tag;
    at = paired >= 0 ? paired : tag.end;
  }
}

/**
 * The end of the pair that opens at `place`, or -1 where it has none that counts: the closing tag stands on a later
 * line, nothing follows it there, and no line between leaves the container.
 */
function pairedEnd({ text, pairs }: Scanned, place: Place, opened: number): number {
  const end = pairs.get(place.at) ?? -1;
  if (end < 0 || !/[\r\n]/.test(text.slice(opened, end))) return -1;
  return endOfBlankRest(text, end) >= 0 && staysInside(text, place, end) ? end : -1;
}

/** Whether all lines from `place` to `end` carry the margin of the first, list markers read as spaces. */
function staysInside(text: string, { at, margin }: Place, end: number): boolean {
  if (margin === 0) return true;
  const start = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
  const prefix = text.slice(start, start + margin).replace(/[^>\t]/g, " ");
  if (prefix.includes("\t")) return false;
  for (let next = lineAt(text, at).next; next < end;) {
    const line = lineAt(text, next);
    const content = text.slice(next, line.end);
    const held = content.trim() === "" ? !prefix.includes(">") : content.startsWith(prefix);
    if (!held) return false;
    if (line.next === next) break;
    next = line.next;
  }
  return true;
}

/** `:::name` with its closing fence, a fence without its other half, `::name[label]{attributes}`. */
function directiveBlock(scanned: Scanned, place: Place): IslandRange | null {
  const { text } = scanned;
  const line = text.slice(place.at, lineAt(text, place.at).end);
  const fence = /^:{3,}(?=[ \t]*(.*)$)/.exec(line);
  if (fence) {
    const name = /^[ \t]*\{?\.?([\p{L}\p{N}_-]*)/u.exec(line.slice(fence[0].length))?.[1] ?? "";
    const paired = pairedEnd(scanned, place, place.at + fence[0].length);
    const end = paired >= 0 ? endOfBlankRest(text, paired) : place.at + line.length;
    return { end, island: { kind: "directive", name }, interrupts: true };
  }
  const leaf = /^::(\p{L}[\p{L}\p{N}_-]*)/u.exec(line);
  if (!leaf) return null;
  const parts = endOfDirectiveParts(text, place.at + leaf[0].length);
  const end = parts < 0 ? -1 : endOfBlankRest(text, parts);
  return end < 0 ? null : { end, island: { kind: "directive", name: leaf[1] ?? "" }, interrupts: true };
}

/** `$$` … `$$` over several lines, or on a line of its own. */
function mathBlock(scanned: Scanned, place: Place): IslandRange | null {
  const { text, dialect } = scanned;
  if (text[place.at + 1] !== "$") return null;
  const island = { kind: "math", name: "" } as const;
  const paired = pairedEnd(scanned, place, place.at + 2);
  if (paired >= 0) return { end: endOfBlankRest(text, paired), island, interrupts: true };
  const tag = tagAt(text, place.at, dialect);
  const end = tag === null ? -1 : endOfBlankRest(text, tag.end);
  return end < 0 ? null : { end, island, interrupts: false };
}

const IMPORT = /^import(?:\s+(?:type\s+)?([\p{L}\p{N}_$,*{}\s]+?)\s+from\s*|\s*)["']/u;
const EXPORT =
  /^export\s+(?:(?:default|async|abstract|declare)\s+)*(?:(?:const|let|var|function\*?|class|type|interface|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)|(?:[{*]|(?<=default\s+)\S))/u;

/** ES modules' `import` and `export`, up to the blank line after them. Sentences that begin so are prose. */
function moduleCode(text: string, at: number): IslandRange | null {
  const slice = text.slice(at, at + 2000);
  const match = IMPORT.exec(slice) ?? EXPORT.exec(slice);
  if (match === null) return null;
  const end = endOfStatements(text, at);
  if (end < 0) return null;
  return { end, island: { kind: "code-import", name: match[1]?.trim() ?? "" }, interrupts: false };
}

/** The end of the line when only blanks stand between `at` and it, else -1. */
function endOfBlankRest(text: string, at: number): number {
  const end = skipBlanks(text, at);
  return end >= text.length || text[end] === "\n" || text[end] === "\r" ? end : -1;
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === " " || text[end] === "\t") end++;
  return end;
}
