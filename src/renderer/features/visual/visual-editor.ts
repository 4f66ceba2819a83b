/** The visual editor over a session: Crepe shows the body, the sync keeps both one. */

import type { Plugin } from "@milkdown/kit/prose/state";
import { chainCommands } from "@milkdown/kit/prose/commands";
import { NodeSelection, TextSelection, type Command, type EditorState } from "@milkdown/kit/prose/state";
import { undoInputRule } from "@milkdown/kit/prose/inputrules";
import { keymap } from "@milkdown/kit/prose/keymap";
import type { Node } from "@milkdown/kit/prose/model";
import type { EditorView } from "@milkdown/kit/prose/view";
import type { Body } from "#core/markdown/block";
import type { VisualNode } from "#core/visual/node";
import type { DocumentSession, PaneName } from "../../state/document-session.ts";
import { handOver, type LeftPlace } from "../../state/handover.ts";
import { onScrolled } from "../../state/on-scrolled.ts";
import type { PanePlaces } from "../../state/panes.ts";
import { askForImage, askingKeys, type OnAsk } from "./asking.ts";
import { createBodySync, FOLLOWS, type BodySync } from "./body-sync.ts";
import { changeWatch } from "./change-watch.ts";
import { createCrepe } from "./crepe.ts";
import { nameFloating } from "./floating-names.ts";
import { conversionMemory } from "./input-rules.ts";
import { editSelectedIsland } from "./island-view.ts";
import { nodeViews } from "./node-views.ts";
import { markdownClipboard } from "./visual-clipboard.ts";
import { commandKeys } from "./visual-commands.ts";
import { compositionWatch, leavingByTab, undoKeys } from "./visual-keys.ts";
import { continueBehindLastCell } from "./table-commands.ts";
import { createVisualPlaces, type VisualPlaces } from "./visual-places.ts";
import { stateWatch, type VisualState } from "./visual-state.ts";
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
  /** Where another editor was that this one takes the place of. */
  readonly left: LeftPlace | null;
  readonly onState: (state: VisualState) => void;
  /** A key or the text itself asks for a dialog or a menu. */
  readonly onAsk: OnAsk;
  /** The toolbar above the text is asked for. */
  readonly onToolbar: () => void;
}

export interface VisualEditor {
  focus(): void;
  state(): EditorState;
  /** Do what a person chose: a step of undo of its own. */
  run(command: Command): void;
  /** Whether a command has anything to do now. */
  can(command: Command): boolean;
  /** Where what begins at a position of the editor's document is drawn. */
  boxAt(position: number): DOMRect | null;
  /** The element that scrolls with the text: what belongs to a place of it is laid here. */
  readonly frame: HTMLElement;
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
  const plugins = pluginsOf(needs, { sync: () => sync, places: () => places });
  const crepe = await createCrepe({
    root,
    nodes,
    words,
    isEditable: () => !readOnly,
    props: { attributes: attributesOf(needs), scrollThreshold: 60, scrollMargin: 60 },
    plugins,
    onImage: () => needs.onAsk("newImage"),
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
  if (needs.left) openAt(view, shown, needs.left, bodyFrom(session));
  // Kept, since the element is gone from the page, and stands at its beginning, when it is asked at the end.
  let scrolled = { top: root.scrollTop, place: shown.atTop() };
  const stops = [
    () => sync.destroy(),
    nameFloating(view.dom.parentElement ?? root, view.dom, words),
    watchReadOnly(session, (next) => {
      readOnly = next;
      view.setProps({ editable: () => !next });
    }),
    watchLinks(root, needs.onLink),
    onScrolled(root, () => {
      const place = shown.atTop();
      scrolled = { top: root.scrollTop, place };
      needs.onScroll(place === null ? 0 : bodyFrom(session) + place);
    }),
  ];
  return {
    focus: () => view.focus(),
    state: () => view.state,
    run(command) {
      sync.steps.asOne(() => command(view.state, view.dispatch, view));
      sync.deliver();
      if (view.hasFocus()) view.focus();
      else selectOnFocus(view);
    },
    can: (command) => command(view.state),
    boxAt: (position) => boxAt(view, position),
    frame: view.dom.parentElement ?? root,
    reveal: (offset) => reveal(view, session, sync, offset),
    scrollTo: (offset) => shown.scrollTo(offset - bodyFrom(session)),
    redrawImages() {
      for (const redraw of redraws) redraw();
    },
    destroy() {
      const from = bodyFrom(session);
      const top = scrolled.place === null ? null : from + scrolled.place;
      handOver(session, { by: "visual", caret: from + shown.atCaret(), top });
      leftAt.set(session, { selection: view.state.selection.head, top: scrolled.top });
      for (const stop of stops) stop();
      void crepe.destroy();
    },
  };
}

interface Late {
  readonly sync: () => BodySync | null;
  readonly places: () => VisualPlaces | null;
}

/** The first to be asked stands first. */
function pluginsOf(needs: VisualEditorNeeds, { sync, places }: Late): readonly Plugin[] {
  const { session, body } = needs;
  return [
    undoKeys({ undo: () => session.undo(), redo: () => session.redo() }),
    leavingByTab(),
    conversionMemory(),
    keymap(commandKeys(askingKeys(needs.onAsk))),
    keymap({
      "Alt-F10": () => {
        needs.onToolbar();
        return true;
      },
      Enter: chainCommands(
        (_state, _dispatch, view) => (view ? editSelectedIsland(view) : false),
        askForImage(needs.onAsk),
      ),
      // Before Crepe's own, which lift out of a list or heading.
      Backspace: undoInputRule,
      Tab: continueBehindLastCell,
    }),
    markdownClipboard({
      dialect: body.dialect,
      bodyNow: () => sync()?.tracked().body ?? body,
      onImage: (file) => needs.onAsk({ file }),
    }),
    stateWatch(needs.onState),
    compositionWatch(() => {
      sync()?.steps.end();
      sync()?.settle();
    }),
    changeWatch(sync, () => {
      const at = places()?.atCaret();
      if (at !== undefined) needs.onCaret(bodyFrom(session) + at);
    }),
  ];
}

/** A menu has the focus while its command runs: the browser's selection must follow when the focus comes back. */
function selectOnFocus(view: EditorView) {
  view.dom.addEventListener("focus", () => view.focus(), { once: true });
}

function boxAt(view: EditorView, position: number): DOMRect | null {
  if (position >= view.state.doc.content.size) return null;
  const dom = view.nodeDOM(position);
  if (dom instanceof HTMLElement) {
    // An image stands in the line of its own element, which is no higher than that line.
    return (dom.querySelector(":scope > img") ?? dom).getBoundingClientRect();
  }
  const { left, top, bottom } = view.coordsAtPos(position, 1);
  return new DOMRect(left, top, 0, bottom - top);
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
    // Editable text has a place among the tabs anyway; said, readers and checks know that keys scroll it.
    tabindex: "0",
    class: "visual-text",
    spellcheck: "true",
    ...(locale === null ? {} : { lang: locale }),
  };
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

/** The same block with the cursor, and the same place at the upper edge. The focus stays where it is. */
function openAt(view: EditorView, places: VisualPlaces, { caret, top }: LeftPlace, from: number) {
  const $at = view.state.doc.resolve(Math.min(places.positionAt(caret - from), view.state.doc.content.size));
  view.dispatch(view.state.tr.setSelection(TextSelection.near($at)).setMeta(FOLLOWS, true));
  places.scrollTo(top === null ? 0 : top - from);
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
    if (event.ctrlKey || event.metaKey) open(link.getAttribute("data-href") ?? link.textContent ?? "");
  };
  root.addEventListener("click", listener);
  return () => root.removeEventListener("click", listener);
}
