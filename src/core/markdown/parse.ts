/** Source to syntax tree. */

import type { Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Dialect } from "./block.ts";
import { galleySyntax, galleyTree } from "./constructs.ts";
import type { Scanned } from "./island-ranges.ts";
import { findPairs } from "./pairs.ts";
import { isReadable } from "./readable.ts";
import { settleTree } from "./settle.ts";

/** Labels known to the document a slice was taken from: without them its references would be read as text. */
export interface KnownLabels {
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

const NO_LABELS: KnownLabels = { definitions: new Set(), footnotes: new Set() };

/** micromark passes over one byte order mark at the very start and counts without it: a second one is text. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * mdast-util-gfm also looks for addresses in finished text, and gives what it finds no positions. What micromark
 * itself reads as an address is enough here: what it does not is text that is kept as it is written.
 */
const gfmTree = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/**
 * Parse `source`. Offsets in the tree are UTF-16 units of `source`, lines and columns count from 1.
 *
 * `known` names the definitions and footnotes of the rest of the document, normalised as in `Body`. A text that
 * micromark cannot take in reasonable time comes back as one island of kind "lossy"; nothing is thrown.
 */
export function parseTree(source: string, dialect: Dialect, known: KnownLabels = NO_LABELS): Root {
  if (!isReadable(source)) return unreadable(source);
  return parseWindow(
    { text: source, dialect, pairs: findPairs(source, dialect), from: 0, to: source.length },
    known,
  );
}

/** A part of a text: what reaches out of it (a pair's closing tag) is still found in the whole. */
export interface Window extends Scanned {
  readonly to: number;
}

/** It knows nothing of the text: made once, for making it costs as much as reading a short paragraph. */
const gfmSyntax = gfm();

/** Parse the part of a text that `window` names. Offsets in the tree are relative to the window's start. */
export function parseWindow(window: Window, known: KnownLabels): Root {
  const part = window.text.slice(window.from, window.to);
  const tree = fromMarkdown(part.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + part : part, {
    extensions: [gfmSyntax, galleySyntax(window, known)],
    mdastExtensions: [...gfmTree, galleyTree()],
  });
  return settleTree(tree, part);
}

/** The top-level nodes of `source` alone. */
export function parseBlocks(source: string, dialect: Dialect, known?: KnownLabels): readonly RootContent[] {
  return parseTree(source, dialect, known).children;
}

function unreadable(source: string): Root {
  const lines = source.split(/\r\n|\n|\r/);
  const start = { line: 1, column: 1, offset: 0 };
  const end = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: source.length };
  const position = { start, end };
  return {
    type: "root",
    children: [{ type: "island", kind: "lossy", name: "", value: source, position }],
    position,
  };
}
