/** Views of nodes where Crepe's own cost too much, lose something, or cannot be named. */

import type { Node } from "@milkdown/kit/prose/model";
import { Selection } from "@milkdown/kit/prose/state";
import type { EditorView, NodeViewConstructor } from "@milkdown/kit/prose/view";
import { inlineIslandView, islandView } from "./island-view.ts";
import { keepKeyInside, onFieldWanted } from "./open-fields.ts";
import type { VisualWords } from "./visual-words.ts";

export interface NodeViewNeeds {
  readonly words: VisualWords;
  /** Where an article's relative image reference is found; `null` when nothing can be shown. */
  readonly imageAddress: (reference: string) => string | null;
  /** Hear that addresses are other ones now; call the returned function to stop. */
  readonly onAddresses: (listener: () => void) => () => void;
}

export function nodeViews({
  words,
  imageAddress,
  onAddresses,
}: NodeViewNeeds): Readonly<Record<string, NodeViewConstructor>> {
  return {
    list_item: listItemView(words.task),
    code_block: codeBlockView(words.code),
    image: imageView(words.image, { imageAddress, onAddresses }),
    island: islandView(words.island),
    inline_island: inlineIslandView(words.island),
  };
}

/** A list item is plain DOM; a task has a real checkbox. Crepe's is a Vue component per item: 25 ms a key at 200 KB. */
function listItemView(label: string): NodeViewConstructor {
  return (first, view, getPos) => {
    let node = first;
    const dom = document.createElement("li");
    const isTask = node.attrs["checked"] !== null;
    if (!isTask)
      return {
        dom,
        contentDOM: dom,
        update: (next) => next.type === node.type && next.attrs["checked"] === null,
      };
    const box = document.createElement("input");
    const contentDOM = document.createElement("div");
    dom.className = "visual-task";
    box.type = "checkbox";
    box.contentEditable = "false";
    box.setAttribute("aria-label", label);
    const draw = () => {
      box.checked = node.attrs["checked"] === true;
      box.disabled = !view.editable;
      dom.dataset["checked"] = String(box.checked);
    };
    box.addEventListener("change", () => setAttribute(view, getPos, "checked", box.checked));
    dom.append(box, contentDOM);
    draw();
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type || next.attrs["checked"] === null) return false;
        node = next;
        draw();
        return true;
      },
      stopEvent: ({ target }) => target === box,
      ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
    };
  };
}

function setAttribute(view: EditorView, getPos: () => number | undefined, name: string, value: unknown) {
  const at = getPos();
  if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, name, value));
}

/** Code is text of the document like any other: one history, one input method, no second editor inside. */
function codeBlockView(words: VisualWords["code"]): NodeViewConstructor {
  return (first, view, getPos) => {
    let node = first;
    const dom = document.createElement("div");
    const language = document.createElement("input");
    const pre = document.createElement("pre");
    const contentDOM = document.createElement("code");
    dom.className = "visual-code";
    language.className = "visual-code-language";
    language.setAttribute("aria-label", words.language);
    language.placeholder = words.plain;
    language.spellcheck = false;
    contentDOM.spellcheck = false;
    const draw = () => {
      language.value = String(node.attrs["language"]);
      language.readOnly = !view.editable;
    };
    const take = () => {
      const value = language.value.trim().replaceAll(/[\s`]+/g, "");
      if (value !== node.attrs["language"]) setAttribute(view, getPos, "language", value);
      else draw();
    };
    language.addEventListener("blur", take);
    onFieldWanted(language, take);
    language.addEventListener("keydown", (event) => {
      keepKeyInside(event);
      if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      if (event.key === "Escape") draw();
      take();
      focusInto(view, getPos);
    });
    pre.append(contentDOM);
    dom.append(language, pre);
    draw();
    return {
      dom,
      contentDOM,
      update(next: Node) {
        if (next.type !== node.type) return false;
        const isSame = next.attrs["language"] === node.attrs["language"];
        node = next;
        if (!isSame) draw();
        return true;
      },
      stopEvent: ({ target }) => target === language,
      ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
    };
  };
}

function focusInto(view: EditorView, getPos: () => number | undefined) {
  const at = getPos();
  if (at === undefined) return;
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at + 1))));
  view.focus();
}

/** An image as the article shows it: its reference is resolved beside the article, never changed. */
function imageView(
  words: VisualWords["image"],
  { imageAddress, onAddresses }: Pick<NodeViewNeeds, "imageAddress" | "onAddresses">,
): NodeViewConstructor {
  return (first) => {
    let node = first;
    const dom = document.createElement("span");
    const image = document.createElement("img");
    const caption = document.createElement("span");
    dom.className = "visual-image";
    caption.className = "visual-image-missing";
    image.draggable = false;
    const say = (text: string) => {
      const address = document.createElement("code");
      address.textContent = String(node.attrs["src"]);
      const alt = String(node.attrs["alt"]);
      caption.replaceChildren(alt === "" ? text : `${text}: ${alt}`, " ", address);
      dom.replaceChildren(caption);
    };
    const draw = () => {
      const { src, alt, title } = node.attrs;
      const address = imageAddress(String(src));
      image.alt = String(alt);
      image.title = String(title);
      if (address === null) return say(words.remote);
      dom.replaceChildren(image);
      if (image.getAttribute("src") !== address) image.src = address;
    };
    image.addEventListener("error", () => say(words.missing));
    draw();
    const stop = onAddresses(draw);
    return {
      dom,
      destroy: stop,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        draw();
        return true;
      },
      ignoreMutation: () => true,
    };
  };
}
