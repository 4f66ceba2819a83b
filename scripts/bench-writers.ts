/** Ways from a document's text to what a save would write, without an edit between them. */

import matter from "gray-matter";
import type { Page } from "@playwright/test";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { splitDocument } from "#core/document/parts";
import { applyEdit } from "#core/document/patch";
import type { Block, Body } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { targetsOf } from "#core/markdown/labels";
import { saveBlocks, type After } from "#core/markdown/save";
import type { VisualNode } from "#core/visual/node";
import { visualSchema } from "#core/visual/schema";
import { toVisual } from "#core/visual/to-visual";
import type { PeerEditor } from "./bench-pages/peers.ts";

export interface Writer {
  readonly name: string;
  /** Throws, or promises nothing, where it cannot read the text. */
  readonly write: (text: string) => string | Promise<string>;
}

/**
 * Galley, made to do more than a save without an edit does: every block goes through the visual editor's nodes and
 * is compared and written as if it had been edited.
 */
export const throughGalley: Writer = {
  name: "Galley, every block through the editor",
  write(text) {
    const start = splitDocument(text).body.from;
    const body = parseBody(text.slice(start), dialectFor("article.md", null));
    const after = body.blocks.map((block): After => ({ kind: "changed", block, node: nodeOf(block, body) }));
    return text.slice(0, start) + applyEdit(text.slice(start), saveBlocks(body, after).edit);
  },
};

function nodeOf(block: Block, body: Body): VisualNode {
  return visualSchema.nodeFromJSON(toVisual(block, targetsOf(body.blocks))).toJSON() as VisualNode;
}

/** Editors that know no frontmatter get the body alone, and the frontmatter stays as it was. */
export function throughPeer(name: string, page: Page, editor: PeerEditor): Writer {
  return {
    name,
    async write(text) {
      const start = splitDocument(text).body.from;
      const markdown = text.slice(start);
      return (
        text.slice(0, start) +
        (await page.evaluate(([peer, body]) => window.throughPeer(peer, body), [editor, markdown] as const))
      );
    },
  };
}

const processor = remark().use(remarkGfm).use(remarkFrontmatter, ["yaml", "toml"]);

export const throughRemark: Writer = {
  name: "remark-stringify with GFM, frontmatter",
  write: async (text) => String(await processor.process(text)),
};

export const throughGrayMatter: Writer = {
  name: "gray-matter.stringify, body untouched",
  // With options it does not remember what it read before.
  write: (text) => matter.stringify(matter(text, {}), {}),
};
