/** The visual editor over a session: Crepe shows the body, the sync keeps both one. */

import { Plugin, NodeSelection, TextSelection, type Transaction } from "@milkdown/kit/prose/state";
import { ReplaceStep } from "@milkdown/kit/prose/transform";
import { undoInputRule } from "@milkdown/kit/prose/inputrules";
import { keymap } from "@milkdown/kit/prose/keymap";
import type { Node } from "@milkdown/kit/prose/model";
import type { EditorView } from "@milkdown/kit/prose/view";
import type { Body } from "#core/markdown/block";
import type { VisualNode } from "#core/visual/node";
import type { DocumentSession, PaneName } from "../../state/document-session.ts";
import { onScrolled } from "../../state/on-scrolled.ts";
import type { PanePlaces } from "../../state/panes.ts";
import { createBodySync, FOLLOWS, type BodySync } from "./body-sync.ts";
import { createCrepe } from "./crepe.ts";
import { nameFloating } from "./floating-names.ts";
import { conversionMemory } from "./input-rules.ts";
import { editSelectedIsland } from "./island-view.ts";
import { nodeViews } from "./node-views.ts";
import { markdownClipboard } from "./visual-clipboard.ts";
import { blockMoving, compositionWatch, leavingByTab, undoKeys } from "./visual-keys.ts";
import { createVisualPlaces, type VisualPlaces } from "./visual-places.ts";
import { mayConvert } from "./typing-steps.ts";
import type { VisualWords } from "./visual-words.ts";

export interface VisualEditorNeeds extends Required<PanePlaces> {
  readonly root: HTMLElement;
  readonly session: DocumentSession;
  readonly name: PaneName;
  readonly body: Body;
  readonly nodes: readonly VisualNode[];
  readonly locale: string | null;
  readonly words: VisualWords;
  readonly imageAddress: (reference: string) => string | null;
  /** A block could not be said in Markdown and is kept as source; `text` is how it begins. */
  readonly onIsland: (text: string) => void;
  /** A person asked to open a link of the article. */
  readonly onLink: (address: string) => void;
}

export interface VisualEditor {
  focus(): void;
  /** Put the cursor into the block that holds `offset` of the document's text. */
  reveal(offset: number): void;
  /** Scroll `offset` of the document's text to the upper edge. */
  scrollTo(offset: number): void;
  /** Images may be found elsewhere now, or at last. */
  redrawImages(): void;
  destroy(): void;
}

/** Where the person was in a document, by session: found again after another article or language. */
const leftAt = new WeakMap<DocumentSession, { readonly selection: number; readonly top: number }>();

export async function createVisualEditor(needs: VisualEditorNeeds): Promise<VisualEditor> {
  const { root, session, name, body, nodes, words, onIsland } = needs;
  // The sync needs the view, and the view's plugins need the sync.
  let sync: BodySync | null = null;
  let places: VisualPlaces | null = null;
  const redraws = new Set<() => void>();
  let readOnly = session.snapshot().readOnly !== null;
  const plugins = [
    undoKeys({ undo: () => session.undo(), redo: () => session.redo() }),
    leavingByTab(),
    blockMoving(),
    conversionMemory(),
    keymap({
      Enter: (_state, _dispatch, view) => (view ? editSelectedIsland(view) : false),
      // Before Crepe's own, which lift out of a list or heading.
      Backspace: undoInputRule,
    }),
    markdownClipboard(body.dialect),
    compositionWatch(() => {
      // What an input method made at once is undone at once.
      sync?.endBurst(true);
      sync?.settle();
    }),
    changeWatch(
      () => sync,
      () => places && needs.onCaret(bodyFrom(session) + places.atCaret()),
    ),
  ];
  const crepe = await createCrepe({
    root,
    nodes,
    words,
    isEditable: () => !readOnly,
    props: { attributes: attributesOf(needs), scrollThreshold: 60, scrollMargin: 60 },
    plugins,
    nodeViews: nodeViews({
      words,
      imageAddress: needs.imageAddress,
      onAddresses(listener) {
        redraws.add(listener);
        return () => redraws.delete(listener);
      },
    }),
  });
  const { view } = crepe;
  sync = createBodySync({ session, name, view, body, onIsland: (node) => onIsland(beginningOf(node)) });
  const shown = createVisualPlaces(root, view, sync);
  places = shown;
  // What other panes did while this one was being made.
  sync.settle();
  returnTo(view, root, leftAt.get(session));
  const stops = [
    sync.destroy,
    nameFloating(view.dom.parentElement ?? root, view.dom, words),
    watchReadOnly(session, (next) => {
      readOnly = next;
      view.setProps({ editable: () => !next });
    }),
    watchLinks(root, needs.onLink),
    hideOnScroll(root),
    onScrolled(root, () => {
      const place = shown.atTop();
      needs.onScroll(place === null ? 0 : bodyFrom(session) + place);
    }),
  ];
  return {
    focus: () => view.focus(),
    reveal: (offset) => reveal(view, session, sync, offset),
    scrollTo: (offset) => shown.scrollTo(offset - bodyFrom(session)),
    redrawImages() {
      for (const redraw of redraws) redraw();
    },
    destroy() {
      leftAt.set(session, { selection: view.state.selection.head, top: root.scrollTop });
      for (const stop of stops) stop();
      void crepe.destroy();
    },
  };
}

/** What a block begins with, in words a person finds again. */
function beginningOf(block: Node): string {
  const text = block.textContent.replaceAll(/\s+/g, " ").trim();
  return text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text;
}

function bodyFrom(session: DocumentSession): number {
  return session.snapshot().parts.body.from;
}

function attributesOf({ words, locale }: VisualEditorNeeds): Record<string, string> {
  return {
    "aria-label": words.label,
    "aria-multiline": "true",
    class: "visual-text",
    spellcheck: "true",
    ...(locale === null ? {} : { lang: locale }),
  };
}

/** Pasting, dropping, and what is not typing: a choice of a menu, a conversion of what was typed. */
function standsAlone(transaction: Transaction): boolean {
  const { steps } = transaction;
  return (
    transaction.getMeta("paste") === true ||
    transaction.getMeta("uiEvent") === "drop" ||
    steps.length > 1 ||
    steps.some((step) => !(step instanceof ReplaceStep))
  );
}

/** Tell the sync what the person does. The key's path ends here: nothing is read or written yet. */
function changeWatch(sync: () => BodySync | null, onCaret: () => void): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      const byHand = transactions.filter((transaction) => transaction.getMeta(FOLLOWS) === undefined);
      if (byHand.length === 0) return null;
      const moved = before.doc === after.doc && !before.selection.eq(after.selection);
      const isAlone = byHand.some(standsAlone);
      if (moved || isAlone) queueMicrotask(() => sync()?.endBurst(isAlone));
      return null;
    },
    view: () => ({
      update(view, before) {
        if (view.state.doc !== before.doc) sync()?.typed();
        else if (view.hasFocus() && !view.state.selection.eq(before.selection)) onCaret();
      },
    }),
    props: {
      handleTextInput(view, from, _to, text) {
        const { parent, parentOffset } = view.state.doc.resolve(from);
        const before = parent.textBetween(Math.max(0, parentOffset - 40), parentOffset, null, "\ufffc");
        if (mayConvert(text, before)) sync()?.endBurst();
        return false;
      },
      handleDOMEvents: {
        focus() {
          sync()?.settle();
          return false;
        },
        blur() {
          sync()?.settle();
          return false;
        },
      },
    },
  });
}

function returnTo(
  view: EditorView,
  root: HTMLElement,
  place: { readonly selection: number; readonly top: number } | undefined,
) {
  if (!place) return;
  const at = Math.min(place.selection, view.state.doc.content.size);
  view.dispatch(
    view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))).setMeta(FOLLOWS, true),
  );
  root.scrollTop = place.top;
}

function reveal(view: EditorView, session: DocumentSession, sync: BodySync | null, offset: number) {
  if (!sync) return;
  sync.settle();
  const { body, nodes } = sync.tracked();
  let left = offset - session.snapshot().parts.body.from - body.lead.length;
  let position = 0;
  for (const { node, block } of nodes) {
    const length = block ? block.source.length + block.gap.length : 0;
    if (block && left < length) break;
    left -= length;
    position += node.nodeSize;
  }
  const $at = view.state.doc.resolve(Math.min(position, view.state.doc.content.size));
  const node = $at.nodeAfter;
  const selection = node?.isAtom ? NodeSelection.create(view.state.doc, $at.pos) : TextSelection.near($at);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.focus();
}

function watchReadOnly(session: DocumentSession, tell: (readOnly: boolean) => void): () => void {
  let known = session.snapshot().readOnly !== null;
  return session.subscribe(() => {
    const next = session.snapshot().readOnly !== null;
    if (next === known) return;
    known = next;
    tell(next);
  });
}

/** Links open in the system's browser, and only when asked for: in the text with Ctrl or Command. */
function watchLinks(root: HTMLElement, open: (address: string) => void): () => void {
  const listener = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link) return;
    event.preventDefault();
    const isControl = link.classList.contains("link-display");
    if (isControl || event.ctrlKey || event.metaKey)
      open(link.getAttribute("data-href") ?? link.textContent ?? "");
  };
  root.addEventListener("click", listener);
  return () => root.removeEventListener("click", listener);
}

/** What Crepe shows at a link stays where the link was: it goes when the text moves. */
function hideOnScroll(root: HTMLElement): () => void {
  const listener = () => {
    const preview = root.querySelector<HTMLElement>(".milkdown-link-preview[data-show='true']");
    if (preview) preview.dataset["show"] = "false";
  };
  root.addEventListener("scroll", listener, { passive: true });
  return () => root.removeEventListener("scroll", listener);
}
