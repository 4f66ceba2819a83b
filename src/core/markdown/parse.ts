/** Source to syntax tree. */

import type { Root, RootContent } from "mdast";
import type { Dialect } from "./block.ts";

/** Labels known to the document a slice was taken from: without them its references would be read as text. */
export interface KnownLabels {
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

/**
 * Parse `source`. Offsets in the tree are UTF-16 units of `source`; never throws, whatever the source.
 *
 * `known` names the definitions and footnotes of the rest of the document, normalised as in `Body`.
 */
export function parseTree(source: string, dialect: Dialect, known?: KnownLabels): Root {
  throw new RangeError(`not ready: ${source.length} ${String(dialect.mdx)} ${known?.definitions.size ?? 0}`);
}

/** The top-level nodes of `source` alone. */
export function parseBlocks(source: string, dialect: Dialect, known?: KnownLabels): readonly RootContent[] {
  return parseTree(source, dialect, known).children;
}
