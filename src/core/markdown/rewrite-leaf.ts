/** Headings, code and islands: their own syntax patched in place. */

import type { Patch } from "../document/patch.ts";
import type { Descent } from "./rewrite-children.ts";
import { patchInline } from "./rewrite-inline.ts";
import { afterLineEnding, lineEnd, linePrefix, withPrefix } from "./rewrite-lines.ts";
import { trimPatch } from "./rewrite-patches.ts";
import { childrenOf, spanOf, type Tree } from "./rewrite-tree.ts";
import { fenceFor, infoString } from "./rewrite-write.ts";

/** Patch a heading: its text, and its marks when the level changed. `null` when its form must change. */
export function patchHeading(before: Tree, after: Tree, { setting, quotes }: Descent): Patch[] | null {
  if (childrenOf(before).length === 0 || childrenOf(after).length === 0) return null;
  const { signature } = setting;
  const text = (node: Tree): string => signature({ type: "paragraph", children: childrenOf(node) });
  const inline = text(before) === text(after) ? [] : patchInline(before, after, quotes, setting);
  const level = patchLevel(before, after, setting.source);
  return inline && level && [...inline, ...level];
}

function patchLevel(before: Tree, after: Tree, source: string): Patch[] | null {
  const depth = after.depth ?? 1;
  if (before.depth === depth) return [];
  const { from, to } = spanOf(before);
  const slice = source.slice(from, to);
  const marker = /^#{1,6}/.exec(slice)?.[0];
  if (marker) {
    const opening = { from, to: from + marker.length, insert: "#".repeat(depth) };
    const closing = /[ \t](#+)[ \t]*$/.exec(slice);
    if (!closing?.[1]) return [opening];
    const at = from + closing.index + 1;
    return [opening, { from: at, to: at + closing[1].length, insert: "#".repeat(depth) }];
  }
  const underline = /(=+|-+)[ \t]*$/.exec(slice);
  if (!underline?.[1] || depth > 2) return null;
  const at = from + underline.index;
  return [
    { from: at, to: at + underline[1].length, insert: (depth === 1 ? "=" : "-").repeat(underline[1].length) },
  ];
}

/** Patch a node that is nothing but its source. */
export function patchValue(before: Tree, after: Tree, { setting }: Descent): Patch[] | null {
  if (after.value === undefined) return null;
  const { from, to } = spanOf(before);
  const prefix = linePrefix(setting.source, from);
  const insert = withPrefix(after.value.replace(/\r\n?/g, "\n"), prefix, setting.lineEnding);
  return trimPatch({ from, to, insert }, setting.source);
}

interface Line {
  readonly from: number;
  readonly to: number;
}

function linesOf(source: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let at = from; ;) {
    const end = Math.min(lineEnd(source, at), to);
    lines.push({ from: at, to: end });
    const next = end >= to ? null : afterLineEnding(source, end);
    if (next === null) return lines;
    at = next;
  }
}

const OPENING = /^(`{3,}|~{3,})[ \t]*([^\r\n]*?)[ \t]*$/;
const INDENTED = 4;

/** Patch code: the lines that changed, the info string, the fences when the code could close them. */
export function patchCode(before: Tree, after: Tree, { setting }: Descent): Patch[] | null {
  const { source } = setting;
  const { from, to } = spanOf(before);
  const lines = linesOf(source, from, to);
  const first = lines[0];
  const opening = first && OPENING.exec(source.slice(first.from, first.to));
  const oldLines = valueLines(before);
  const newLines = valueLines(after);
  const prefix = linePrefix(source, from);
  if (!first || !opening?.[1]) {
    if (infoString(after) !== "" || lines.length !== oldLines.length) return null;
    const indentation = /^[ \t]*/.exec(source.slice(first?.from ?? from))?.[0] || " ".repeat(INDENTED);
    return replaceLines(
      { lines, oldLines, newLines, prefix: prefix + indentation, skips: indentation.length },
      descentOf(setting),
    );
  }
  const last = lines.at(-1);
  const closing = last && /^[\t >]*(`{3,}|~{3,})[ \t]*$/.exec(source.slice(last.from, last.to))?.[1];
  const content = lines.slice(1, -1);
  if (!closing || lines.length < 2 || content.length !== oldLines.length) return null;
  const info = patchInfo(before, after, first, opening);
  const fence = fenceFor(after.value ?? "", opening[1]);
  const fences: Patch[] =
    fence === opening[1] ? [] : lengthen([first, last], { old: opening[1], fence, source });
  const body = replaceLines(
    { lines: content, oldLines, newLines, prefix, skips: 0, opening: first },
    descentOf(setting),
  );
  return [...info, ...fences, ...body];
}

function valueLines({ value }: Tree): string[] {
  return value === undefined || value === "" ? [] : value.split(/\r\n|\n|\r/);
}

function descentOf({ source, lineEnding }: { source: string; lineEnding: string }) {
  return { source, lineEnding };
}

function patchInfo(
  before: Tree,
  after: Tree,
  first: Line,
  [whole, fence = "", info = ""]: RegExpExecArray,
): Patch[] {
  if (infoString(before) === infoString(after)) return [];
  const at = info === "" ? first.from + fence.length : first.from + whole.indexOf(info, fence.length);
  return [{ from: at, to: at + info.length, insert: infoString(after) }];
}

function lengthen(
  [first, last]: readonly [Line, Line],
  { old, fence, source }: { readonly old: string; readonly fence: string; readonly source: string },
): Patch[] {
  const closing = source.slice(last.from, last.to);
  const at = last.from + closing.search(/[`~]/);
  const run = /[`~]+/.exec(closing)?.[0] ?? "";
  return [
    { from: first.from, to: first.from + old.length, insert: fence },
    { from: at, to: at + run.length, insert: fence },
  ];
}

interface Replacing {
  readonly lines: readonly Line[];
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  readonly prefix: string;
  /** How many code units of the first line are indentation that is already there. */
  readonly skips: number;
  /** The fence's line; absent for indented code. */
  readonly opening?: Line;
}

function replaceLines(
  replacing: Replacing,
  { source, lineEnding }: { source: string; lineEnding: string },
): Patch[] {
  const { lines, oldLines, newLines, prefix, opening, skips } = replacing;
  const shorter = Math.min(oldLines.length, newLines.length);
  let start = 0;
  while (start < shorter && oldLines[start] === newLines[start]) start++;
  let end = 0;
  while (end < shorter - start && oldLines.at(-1 - end) === newLines.at(-1 - end)) end++;
  if (start + end === oldLines.length && oldLines.length === newLines.length) return [];
  const added = newLines.slice(start, newLines.length - end);
  const blank = prefix.trimEnd();
  const text = added.map((line) => (line === "" ? blank : prefix) + line);
  const gone = lines.slice(start, lines.length - end);
  const [one, other] = [gone[0], gone.at(-1)];
  if (!one || !other) {
    const above = lines[start - 1] ?? opening;
    if (above)
      return [{ from: above.to, to: above.to, insert: text.map((line) => lineEnding + line).join("") }];
    return [];
  }
  if (added.length === 0) {
    const above = lines[start - 1] ?? opening;
    return above ? [{ from: above.to, to: other.to, insert: "" }] : [];
  }
  const insert = text.join(lineEnding);
  const outer = opening || start > 0 ? insert : insert.slice(prefix.length - skips);
  return trimPatch({ from: one.from, to: other.to, insert: outer }, source);
}
