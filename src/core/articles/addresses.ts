/** Every address in a document with its place: what a link, an image, a definition, an element or a field names. */

import { splitDocument } from "../document/parts.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import { isWritten, type FieldValue } from "../frontmatter/values.ts";
import type { Dialect } from "../markdown/block.ts";
import { bodyOf } from "../markdown/body.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import type { FieldPath } from "../problems/problem.ts";

/** An address in the body: code units of the document's text, and the address as it is written there. */
export interface WrittenAddress {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text in the frontmatter that may be an address. */
export interface FieldAddress {
  readonly path: FieldPath;
  readonly text: string;
}

const ATTRIBUTE = /\b(?:src|href|poster)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const IMPORT = /\bfrom\s*(?:"([^"]*)"|'([^']*)')/g;
const DEFINITION = /^[ \t>]*\[(?:[^\]\\]|\\.)+\]:[ \t]*(?:\r\n|\n|\r)?[ \t]*(?:<([^<>\r\n]*)>|(\S+))/;

/** Addresses in the body, in order. One that cannot be placed beyond doubt is left out. */
export function bodyAddresses(text: string, dialect: Dialect): readonly WrittenAddress[] {
  const parts = splitDocument(text);
  const body = bodyOf(parts, dialect);
  const found = new Map<number, WrittenAddress>();
  const add = (address: WrittenAddress): void => void found.set(address.from, address);
  let at = parts.body.from + body.lead.length;
  for (const { source, gap, tree } of body.blocks) {
    const base = at;
    at += source.length + gap.length;
    if (tree === null) {
      for (const each of addressesInCode(source, base)) add(each);
      continue;
    }
    walkTree(tree, (node) => {
      const from = node.position?.start.offset;
      const to = node.position?.end.offset;
      if (from === undefined || to === undefined) return undefined;
      const own = source.slice(from, to);
      if (node.type === "link" || node.type === "image") {
        const last =
          node.type === "link"
            ? (node.children.at(-1)?.position?.end.offset ?? from)
            : from + Math.max(labelEnd(own), 0);
        const place = destination(source.slice(last, to), node.url);
        if (place) add({ from: base + last + place.from, to: base + last + place.to, text: place.text });
        return undefined;
      }
      if (node.type !== "island" && node.type !== "inlineIsland" && node.type !== "html") return undefined;
      const definition = node.type === "island" && node.kind === "definition" ? DEFINITION.exec(own) : null;
      if (definition) {
        const address = definition[1] ?? definition[2] ?? "";
        const start = definition[0].length - address.length - (definition[1] === undefined ? 0 : 1);
        add({ from: base + from + start, to: base + from + start + address.length, text: address });
      } else for (const each of addressesInCode(own, base + from)) add(each);
      return undefined;
    });
  }
  return [...found.values()].toSorted((one, other) => one.from - other.from);
}

/** Where the label of the image `source` ends: its texts may look like a destination. -1: nowhere. */
function labelEnd(source: string): number {
  let depth = 0;
  for (let at = 1; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === "\\") at++;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return at;
  }
  return -1;
}

/** The destination of the first `](destination "title")`, if it reads as `url`. */
function destination(source: string, url: string): WrittenAddress | null {
  const at = source.indexOf("](");
  if (at < 0) return null;
  let from = at + 2;
  while (/\s/.test(source.charAt(from))) from++;
  const isPointed = source.charAt(from) === "<";
  if (isPointed) from++;
  const to = isPointed ? source.indexOf(">", from) : endOfBare(source, from);
  const text = source.slice(from, to);
  return to >= 0 && (text === url || unescaped(text) === url) ? { from, to, text } : null;
}

function endOfBare(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === "\\") at++;
    else if (/\s/.test(char)) return at;
    else if (char === "(") depth++;
    else if (char === ")" && --depth < 0) return at;
  }
  return source.length;
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

function addressesInCode(source: string, base: number): readonly WrittenAddress[] {
  return [ATTRIBUTE, IMPORT].flatMap((pattern) =>
    [...source.matchAll(pattern)].map((match) => {
      const text = match[1] ?? match[2] ?? "";
      const from = base + match.index + match[0].length - 1 - text.length;
      return { from, to: from + text.length, text };
    }),
  );
}

/** The texts of the frontmatter, wherever they stand in it. */
export function fieldTexts(text: string): readonly FieldAddress[] {
  const reading = readFrontmatter(splitDocument(text));
  return reading.kind === "read" ? textsIn(reading.values, []) : [];
}

/** The texts in `value`, which stands at `path`. */
export function textsIn(value: FieldValue, path: FieldPath): readonly FieldAddress[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item: FieldValue, at) => textsIn(item, [...path, at]));
  if (value === null || typeof value !== "object" || isWritten(value)) return [];
  return Object.entries(value as Readonly<Record<string, FieldValue>>).flatMap(([name, inner]) =>
    textsIn(inner, [...path, name]),
  );
}
