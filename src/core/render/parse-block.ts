/** A block's source as Astro's Markdown parser reads it, with what the rest of the document lends to it. */

import type { Definition, FootnoteDefinition, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Extension, TokenizeContext } from "micromark-util-types";
import { walk } from "./tree-walk.ts";

/** Labels that are defined elsewhere in the document, upper-cased as `mdast-util-to-hast` looks them up. */
export interface Labels {
  readonly definitions: readonly string[];
  readonly footnotes: readonly string[];
}

export const noLabels: Labels = { definitions: [], footnotes: [] };

/** What a block gives to the rest of the document. */
export interface Given {
  readonly definitions: readonly Definition[];
  readonly footnotes: readonly FootnoteDefinition[];
}

/** Parse `markdown` by CommonMark and GFM, taking `labels` as defined. Positions are left out. */
export function parseWithLabels(markdown: string, labels: Labels): Root {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm(), knowing(labels)],
    mdastExtensions: [gfmFromMarkdown()],
  });
  walk<Nodes>(tree, (node) => {
    delete node.position;
  });
  return tree;
}

/** Definitions and footnotes anywhere in `tree`, also inside lists and quotes. */
export function given(tree: Root): Given {
  const definitions: Definition[] = [];
  const footnotes: FootnoteDefinition[] = [];
  walk<Nodes>(tree, (node) => {
    if (node.type === "definition") definitions.push(node);
    if (node.type === "footnoteDefinition") footnotes.push(node);
  });
  return { definitions, footnotes };
}

/** The form of a label under which references find their definition. */
export function labelOf(node: { readonly identifier: string }): string {
  return node.identifier.toUpperCase();
}

/**
 * Footnotes that `tree` refers to, in order, repeated ones repeated. Those inside footnotes do not count here:
 * their text stands at the end of the page.
 */
export function footnoteReferences(tree: Root): readonly string[] {
  const labels: string[] = [];
  walk<Nodes>(tree, (node) => {
    if (node.type === "footnoteReference") labels.push(labelOf(node));
    return node.type !== "footnoteDefinition";
  });
  return labels;
}

/**
 * A syntax extension that recognises nothing and, when it is first asked, tells micromark which labels exist:
 * references are resolved only after the flow of a text has been read.
 */
function knowing({ definitions, footnotes }: Labels): Extension {
  if (definitions.length === 0 && footnotes.length === 0) return {};
  return {
    document: {
      null: {
        name: "knownLabels",
        tokenize(this: TokenizeContext, _effects, _ok, nok) {
          const parser = this.parser as { defined: string[]; gfmFootnotes?: string[] };
          if (!definitions.every((label) => parser.defined.includes(label)))
            parser.defined.push(...definitions);
          const known = (parser.gfmFootnotes ??= []);
          if (!footnotes.every((label) => known.includes(label))) known.push(...footnotes);
          return nok;
        },
      },
    },
  };
}
