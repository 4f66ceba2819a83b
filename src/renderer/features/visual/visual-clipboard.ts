/** Copy, paste and drop: Markdown and HTML go out and come in through core, never through Milkdown's parser. */

import { Fragment, Slice, type Node, type Schema } from "@milkdown/kit/prose/model";
import { Plugin, Selection } from "@milkdown/kit/prose/state";
import { dropPoint } from "@milkdown/kit/prose/transform";
import type { EditorView } from "@milkdown/kit/prose/view";
import type { Body, Dialect } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { saveBlocks } from "#core/markdown/save";
import type { VisualNode } from "#core/visual/node";
import { blocksOfPastedHtml } from "./pasted-html.ts";
import { visualNodesOf } from "./visual-nodes.ts";

/** Text longer than this, in code units, is pasted as plain paragraphs: reading it as Markdown would stop the window. */
const LONGEST_MARKDOWN = 200_000;

/** The text of what was copied last in this window: HTML that comes with it is the editor's own. */
let copiedText: string | null = null;

export interface ClipboardNeeds {
  readonly dialect: Dialect;
  /** What labels lead to is known there, for what is copied. */
  readonly bodyNow: () => Body;
  /** A picture came, which has to be put somewhere before the text can name it. */
  readonly onImage: (file: File) => void;
}

export function markdownClipboard({ dialect, bodyNow, onImage }: ClipboardNeeds): Plugin {
  return new Plugin({
    props: {
      // Before ProseMirror's own handlers: they read the HTML in the browser first, styles and handlers included.
      handleDOMEvents: {
        paste: (view, event) =>
          event.clipboardData !== null &&
          (pasteImage(view, event, event.clipboardData, onImage) ||
            paste(view, event, event.clipboardData, dialect)),
        drop: (view, event) =>
          event.dataTransfer !== null &&
          (dropImage(view, event, event.dataTransfer, onImage) ||
            drop(view, event, event.dataTransfer, dialect)),
      },
      clipboardTextSerializer(slice) {
        copiedText = markdownOfSlice(slice, bodyNow());
        return copiedText;
      },
    },
  });
}

/** A picture from the clipboard. What a spreadsheet or a page copies as text beside its picture is text. */
function pasteImage(
  view: EditorView,
  event: ClipboardEvent,
  data: DataTransfer,
  onImage: ClipboardNeeds["onImage"],
): boolean {
  const file = imageIn(data);
  if (!view.editable || file === null || data.getData("text/plain").trim() !== "") return false;
  event.preventDefault();
  onImage(file);
  return true;
}

function dropImage(
  view: EditorView,
  event: DragEvent,
  data: DataTransfer,
  onImage: ClipboardNeeds["onImage"],
): boolean {
  const file = imageIn(data);
  if (!view.editable || view.dragging || file === null) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
  event.preventDefault();
  if (at !== undefined) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at))));
  onImage(file);
  return true;
}

function imageIn({ files }: DataTransfer): File | null {
  return [...files].find(({ type }) => type.startsWith("image/")) ?? null;
}

function paste(view: EditorView, event: ClipboardEvent, data: DataTransfer, dialect: Dialect): boolean {
  if (!view.editable || view.state.selection.$from.parent.type.spec.code) return false;
  const slice = sliceOf(data, view.state.schema, dialect);
  if (!slice) return false;
  event.preventDefault();
  // What holds nothing for an article replaces nothing.
  if (slice.size > 0)
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
  return true;
}

function drop(view: EditorView, event: DragEvent, data: DataTransfer, dialect: Dialect): boolean {
  // What is dragged inside the editor moves node for node.
  if (!view.editable || view.dragging || !data.getData("text/html")) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
  if (at === undefined || view.state.doc.resolve(at).parent.type.spec.code) return false;
  const slice = sliceOf(data, view.state.schema, dialect);
  if (!slice) return false;
  event.preventDefault();
  const place = dropPoint(view.state.doc, at, slice) ?? at;
  view.dispatch(view.state.tr.replaceRange(place, place, slice).setMeta("uiEvent", "drop"));
  return true;
}

/** What `data` offers, as content; `null` leaves it to the editor, which takes its own HTML node for node. */
function sliceOf(data: DataTransfer, schema: Schema, dialect: Dialect): Slice | null {
  const text = data.getData("text/plain").replace(/\r\n?/g, "\n");
  const html = data.getData("text/html");
  if (html.includes("data-pm-slice") && text === copiedText) return null;
  if (html !== "" && !isSource(data, html)) {
    const blocks = blocksOfPastedHtml(html);
    if (blocks.length > 0) return openSlice(schema, blocks);
  }
  if (text === "") return html === "" ? null : Slice.empty;
  return text.length > LONGEST_MARKDOWN
    ? openSlice(schema, paragraphsOf(text))
    : openSlice(schema, visualNodesOf(parseBody(text, dialect)));
}

/** Whether the text beside `html` is what was meant: a code editor's lines, or blocks of another Galley's window. */
function isSource(data: DataTransfer, html: string): boolean {
  return (
    data.types.includes("vscode-editor-data") ||
    (html.includes("data-pm-slice") && html.includes("data-island="))
  );
}

function paragraphsOf(text: string): readonly VisualNode[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] }));
}

/** Pasted lines open at both ends, so that a word pasted into a sentence stays in it. */
function openSlice(schema: Schema, blocks: readonly VisualNode[]): Slice {
  const nodes = blocks.map((block) => schema.nodeFromJSON(block));
  const opens = (node: Node | undefined) => (node?.type.name === "paragraph" ? 1 : 0);
  return new Slice(Fragment.from(nodes), opens(nodes[0]), opens(nodes.at(-1)));
}

/** The Markdown of what was copied; a piece of one line without marks is its text, islands by their source. */
function markdownOfSlice(slice: Slice, { dialect, definitions, footnotes }: Body): string {
  const { content, openStart, openEnd } = slice;
  const only = content.firstChild;
  const line = !only ? [] : only.isInline ? content.content : content.childCount === 1 ? only.children : [];
  if (line.every(isPlain) && (only?.isInline || (only?.isTextblock && openStart > 0 && openEnd > 0)))
    return line.map((node) => node.text ?? String(node.attrs["source"])).join("");
  const nodes = content.content.map((node) => node.toJSON() as VisualNode);
  const blocks = nodes.map((node) => (isBlock(node) ? node : { type: "paragraph", content: [node] }));
  const saved = saveBlocks(
    { ...parseBody("", dialect), definitions, footnotes },
    blocks.map((node) => ({ kind: "new", node })),
  );
  return bodyText(saved.body).trimEnd();
}

function isPlain({ isText, type, marks }: Node): boolean {
  return (isText || type.name === "inline_island") && marks.length === 0;
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
