/** Copy and paste: Markdown goes out and comes in through core, never through Milkdown's parser. */

import { Fragment, Slice, type Node, type Schema } from "@milkdown/kit/prose/model";
import { Plugin } from "@milkdown/kit/prose/state";
import type { Dialect } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { saveBlocks } from "#core/markdown/save";
import type { VisualNode } from "#core/visual/node";
import { visualNodesOf } from "./visual-nodes.ts";

/** Text longer than this, in code units, is pasted as plain paragraphs: reading it as Markdown would stop the window. */
const LONGEST_MARKDOWN = 200_000;

export function markdownClipboard(dialect: Dialect): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const data = event.clipboardData;
        if (!data || view.state.selection.$from.parent.type.spec.code) return false;
        const text = data.getData("text/plain");
        // What another page or this editor gives as HTML says more than its text.
        if (text === "" || data.getData("text/html") !== "" || text.length > LONGEST_MARKDOWN) return false;
        const slice = sliceOfMarkdown(view.state.schema, text, dialect);
        view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
        return true;
      },
      clipboardTextSerializer: (slice) => markdownOfSlice(slice, dialect),
    },
  });
}

/** Pasted lines open at both ends, so that a word pasted into a sentence stays in it. */
function sliceOfMarkdown(schema: Schema, text: string, dialect: Dialect): Slice {
  const nodes = visualNodesOf(parseBody(text.replace(/\r\n?/g, "\n"), dialect)).map((node) =>
    schema.nodeFromJSON(node),
  );
  const opens = (node: Node | undefined) => (node?.type.name === "paragraph" ? 1 : 0);
  return new Slice(Fragment.from(nodes), opens(nodes[0]), opens(nodes.at(-1)));
}

/** The Markdown of what was copied; a piece of one line is its text alone. */
function markdownOfSlice(slice: Slice, dialect: Dialect): string {
  const { content, openStart, openEnd } = slice;
  const only = content.firstChild;
  if (content.childCount === 1 && only?.isTextblock && openStart > 0 && openEnd > 0 && isPlain(only)) {
    return only.textContent;
  }
  const nodes = content.content.map((node) => node.toJSON() as VisualNode);
  const blocks = nodes.map((node) => (isBlock(node) ? node : { type: "paragraph", content: [node] }));
  const saved = saveBlocks(
    parseBody("", dialect),
    blocks.map((node) => ({ kind: "new", node })),
  );
  return bodyText(saved.body).trimEnd();
}

function isPlain(node: Node): boolean {
  return node.children.every((child) => child.isText && child.marks.length === 0);
}

const blockTypes = new Set([
  "paragraph",
  "heading",
  "blockquote",
  "code_block",
  "hr",
  "bullet_list",
  "ordered_list",
  "table",
  "island",
]);

function isBlock({ type }: VisualNode): boolean {
  return blockTypes.has(type);
}
