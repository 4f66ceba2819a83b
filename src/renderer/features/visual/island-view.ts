/** Islands in the text: what they are, their source on demand, edited in place. */

import type { Node } from "@milkdown/kit/prose/model";
import { NodeSelection } from "@milkdown/kit/prose/state";
import type { EditorView, NodeView, NodeViewConstructor } from "@milkdown/kit/prose/view";
import { islandIcon } from "./island-icons.ts";
import { keepKeyInside, onFieldWanted } from "./open-fields.ts";
import type { VisualWords } from "./visual-words.ts";

type IslandWords = VisualWords["island"];

/** A block island: a bar with its kind and name, and its source under it. */
export function islandView(words: IslandWords): NodeViewConstructor {
  return (node, view, getPos) => createIslandView({ node, view, getPos, words, tag: "div" });
}

/** An inline island: a chip that holds its source. */
export function inlineIslandView(words: IslandWords): NodeViewConstructor {
  return (node, view, getPos) => createIslandView({ node, view, getPos, words, tag: "span" });
}

interface IslandNeeds {
  readonly node: Node;
  readonly view: EditorView;
  readonly getPos: () => number | undefined;
  readonly words: IslandWords;
  readonly tag: "div" | "span";
}

function createIslandView(needs: IslandNeeds): NodeView {
  const { view, getPos, words, tag } = needs;
  let { node } = needs;
  const dom = document.createElement(tag);
  const source = document.createElement(tag === "div" ? "pre" : "code");
  const button = document.createElement("button");
  let field: HTMLTextAreaElement | null = null;

  function draw() {
    const { kind, name, source: text } = attributesOf(node);
    const what = [words.kinds[kind] ?? words.kinds["unknown"] ?? kind, name]
      .filter((word) => word !== "")
      .join(" ");
    dom.dataset["kind"] = kind;
    source.textContent = text;
    dom.dataset["lines"] = /[\r\n]/.test(text) ? "many" : "one";
    button.replaceChildren(...(tag === "div" ? [islandIcon(kind), what] : []));
    button.setAttribute("aria-label", `${what}: ${words.edit}`);
    button.title = `${what}: ${words.edit}`;
  }

  function edit() {
    if (field || !view.editable) return;
    field = sourceField(attributesOf(node).source, words.source, { close, deliver });
    source.replaceWith(field);
    field.focus();
    fit(field);
  }

  /** Hand over what stands in the field and leave it open. What is empty waits: it may be about to be replaced. */
  function deliver(text: string) {
    const at = getPos();
    if (at === undefined || text === attributesOf(node).source || text.trim() === "") return;
    view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...node.attrs, source: text }));
  }

  /** Leave the field. What was written becomes the island's source; with nothing left the island goes. */
  function close(text: string) {
    const open = field;
    if (!open) return;
    field = null;
    open.replaceWith(source);
    const at = getPos();
    if (at === undefined) return;
    const isChanged = text !== attributesOf(node).source;
    const transaction = view.state.tr;
    if (isChanged && text.trim() === "") transaction.delete(at, at + node.nodeSize);
    else if (isChanged) transaction.setNodeMarkup(at, null, { ...node.attrs, source: text });
    if (!isChanged || text.trim() !== "") {
      transaction.setSelection(NodeSelection.create(transaction.doc, at));
    }
    view.dispatch(transaction);
    view.focus();
  }

  dom.className = tag === "div" ? "visual-island" : "visual-inline-island";
  source.className = "visual-island-source";
  button.type = "button";
  button.className = "visual-island-name";
  // One stop for Tab is the text itself; Enter on a selected island edits it.
  button.tabIndex = -1;
  button.addEventListener("click", edit);
  dom.addEventListener("dblclick", edit);
  dom.contentEditable = "false";
  dom.append(button, source);
  draw();
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      if (!field) draw();
      return true;
    },
    selectNode() {
      dom.classList.add("ProseMirror-selectednode");
      dom.addEventListener("galley-edit", edit);
    },
    deselectNode() {
      dom.classList.remove("ProseMirror-selectednode");
      dom.removeEventListener("galley-edit", edit);
    },
    stopEvent: (event) => field !== null && event.target === field,
    // A click beside an island can put the browser's caret into it: ProseMirror must read that and move it out.
    ignoreMutation: (mutation) => mutation.type !== "selection" || field !== null,
    destroy: () => field?.remove(),
  };
}

/** Open the selected island's source, if an island is selected. */
export function editSelectedIsland(view: EditorView): boolean {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection) || !selection.node.type.name.endsWith("island")) return false;
  const dom = view.nodeDOM(selection.from);
  dom?.dispatchEvent(new Event("galley-edit"));
  return true;
}

function attributesOf({ attrs }: Node): {
  readonly kind: string;
  readonly name: string;
  readonly source: string;
} {
  return { kind: String(attrs["kind"]), name: String(attrs["name"]), source: String(attrs["source"]) };
}

interface FieldUses {
  readonly close: (text: string) => void;
  readonly deliver: (text: string) => void;
}

function sourceField(text: string, label: string, { close, deliver }: FieldUses): HTMLTextAreaElement {
  const field = document.createElement("textarea");
  // A text area gives line feeds back for every break it was given: what was not touched keeps its own.
  const shown = text.replace(/\r\n?/g, "\n");
  field.className = "visual-island-field";
  field.value = shown;
  field.spellcheck = false;
  field.setAttribute("aria-label", label);
  const written = () => (field.value === shown ? text : withBreaksOf(text, field.value));
  field.addEventListener("input", () => fit(field));
  field.addEventListener("blur", () => close(written()));
  onFieldWanted(field, () => deliver(written()));
  field.addEventListener("keydown", (event) => {
    keepKeyInside(event);
    if (event.isComposing) return;
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      close(written());
    }
  });
  return field;
}

function withBreaksOf(source: string, text: string): string {
  return /\r\n/.test(source) ? text.replaceAll("\n", "\r\n") : text;
}

function fit(field: HTMLTextAreaElement) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}
