/** Blocks: a body as an ordered list of top-level pieces, each with its exact source and the gap after it. */

import type { RootContent } from "mdast";

/**
 * Which syntax a body is written in beyond CommonMark with GFM. A publisher decides; without one, the file
 * name does (`.mdx`) and the rest is on wherever its syntax cannot be mistaken for prose.
 */
export interface Dialect {
  /** JSX elements, expressions, `import` and `export` (MDX). Raw HTML is then not HTML but JSX. */
  readonly mdx: boolean;
  /** `$…$` and `$$…$$`. */
  readonly math: boolean;
  /** `:::name` … `:::` (directives, VitePress and Docusaurus containers), `::name`. */
  readonly directives: boolean;
  /** Hugo shortcodes `{{< >}}`, `{{% %}}`. */
  readonly shortcodes: boolean;
  /** Liquid `{% %}` and `{{ }}`, and Jekyll's attribute lists `{: }`. */
  readonly liquid: boolean;
}

/** What an island is, for its icon and its name. */
export type IslandKind =
  | "html"
  | "comment"
  | "component"
  | "code-import"
  | "expression"
  | "shortcode"
  | "liquid"
  | "directive"
  | "attributes"
  | "math"
  | "definition"
  | "footnote"
  | "unknown"
  /** Known Markdown that the visual editor's model cannot hold without loss. */
  | "lossy";

/** `name`: what a person would call it: "figure", "Tabs", "youtube"; "" where it has no name. */
export interface Island {
  readonly kind: IslandKind;
  readonly name: string;
}

/** One top-level piece of a body. Immutable: a block that was not edited stays the same object. */
export interface Block {
  /** Exact source, from its first to its last code unit, without the line ending after it. Never empty. */
  readonly source: string;
  /** What stands between it and the next block (or the end): line endings, blank lines. Exact. */
  readonly gap: string;
  /** `null`: the visual editor edits it. */
  readonly island: Island | null;
  /** Its syntax tree; offsets (`position.start.offset`) are relative to `source`. `null` for islands of Galley's own scanning. */
  readonly tree: RootContent | null;
}

/** `lead + blocks.map(b => b.source + b.gap).join("")` is the body's text, to the code unit. */
export interface Body {
  /** What stands before the first block. */
  readonly lead: string;
  readonly blocks: readonly Block[];
  readonly dialect: Dialect;
  /** Labels that are defined in this body, normalised as CommonMark does: they decide how references parse. */
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}
