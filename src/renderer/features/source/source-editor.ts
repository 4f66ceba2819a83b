/** CodeMirror over a session: it shows the text and says what was typed; text and history are the session's. */

import { defaultKeymap } from "@codemirror/commands";
import { markdown, markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
import { yamlFrontmatter } from "@codemirror/lang-yaml";
import { syntaxHighlighting } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  type Extension,
  type Transaction,
} from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  dropCursor,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from "@codemirror/view";
import type { DocumentChange, DocumentSession, PaneName } from "../../state/document-session.ts";
import { handOver, takeOver } from "../../state/handover.ts";
import { onScrolled } from "../../state/on-scrolled.ts";
import type { PanePlaces } from "../../state/panes.ts";
import {
  changesOfEdit,
  editOfChanges,
  editorText,
  offsetOf,
  positionOf,
  type EditorChange,
} from "./line-breaks.ts";
import { sourceHighlighting, sourceTheme } from "./source-theme.ts";

/** Marks what another pane did: it is shown, not reported back. */
const fromElsewhere = Annotation.define<boolean>();

/** Where the cursor stands, for a status bar: one-based line and column, and how much is selected. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
  readonly selected: number;
}

export interface SourceEditorNeeds extends Required<PanePlaces> {
  readonly parent: HTMLElement;
  readonly session: DocumentSession;
  readonly name: PaneName;
  /** The accessible name of the text. */
  readonly label: string;
  /** CodeMirror's own words by their English form. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onPlace: (place: SourcePlace) => void;
}

export interface SourceEditor {
  focus(): void;
  /** Bring `offset` of the document's text into view and put the cursor there. */
  reveal(offset: number): void;
  /** Scroll `offset` to the upper edge. */
  scrollTo(offset: number): void;
  /** Follow a change of the interface's language. */
  relabel(label: string, phrases: Readonly<Record<string, string>>): void;
  destroy(): void;
}

/** What a pane remembers of a document while another one is open. */
interface Place {
  readonly anchor: number;
  readonly head: number;
  readonly top: number;
}
const places = new WeakMap<DocumentSession, Map<PaneName, Place>>();

export function createSourceEditor(needs: SourceEditorNeeds): SourceEditor {
  const { parent, session, name } = needs;
  const words = new Compartment();
  const writing = new Compartment();
  let text = session.snapshot().text;
  let readOnly = session.snapshot().readOnly !== null;
  const report = reporter(needs, {
    read: () => text,
    write: (next) => {
      text = next;
    },
  });
  // Where the visual editor was that this one takes the place of. The focus stays where it is.
  const left = takeOver(session, "source");
  const at = (offset: number) => Math.min(positionOf(text, Math.floor(offset)), text.length);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: editorText(text),
      ...(left ? { selection: EditorSelection.cursor(at(left.caret)) } : {}),
      extensions: [
        words.of(wording(needs.label, needs.phrases)),
        writing.of(EditorState.readOnly.of(readOnly)),
        undoing(session),
        sourceExtensions(session.snapshot().parts.frontmatter?.language === "yaml"),
        EditorView.updateListener.of(report),
      ],
    }),
  });
  if (!left) returnTo(view, places.get(session)?.get(name), text);
  const placing = requestAnimationFrame(() => {
    if (left?.top)
      view.dispatch({ effects: EditorView.scrollIntoView(at(left.top), { y: "start", yMargin: 0 }) });
  });
  // Kept, since the element is gone from the page, and stands at its beginning, when it is asked at the end.
  let scrolled: { readonly top: number; readonly place: number } | null = null;
  const stopReporting = reportScrolling(
    view,
    () => text,
    (place) => {
      scrolled = { top: view.scrollDOM.scrollTop, place };
      needs.onScroll(place);
    },
  );
  const stopFollowing = session.onEdit((change) => {
    if (change.from === name) return;
    const before = text;
    text = change.text;
    show(view, before, change);
  }, "awaiting");
  const stopWatching = session.subscribe(() => {
    const next = session.snapshot().readOnly !== null;
    if (next === readOnly) return;
    readOnly = next;
    view.dispatch({ effects: writing.reconfigure(EditorState.readOnly.of(next)) });
  });
  return {
    focus: () => view.focus(),
    reveal(offset) {
      const at = Math.min(positionOf(text, offset), view.state.doc.length);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    scrollTo(offset) {
      const at = Math.min(positionOf(text, Math.floor(offset)), view.state.doc.length);
      view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 0 }) });
    },
    relabel: (label, phrases) => view.dispatch({ effects: words.reconfigure(wording(label, phrases)) }),
    destroy() {
      cancelAnimationFrame(placing);
      stopReporting();
      stopFollowing();
      stopWatching();
      rememberPlace(session, name, view, text);
      const caret = offsetOf(text, view.state.selection.main.head);
      handOver(session, {
        by: "source",
        caret,
        top: scrolled?.top ? scrolled.place : null,
      });
      view.destroy();
    },
  };
}

/** Turn what CodeMirror did into edits of the document, and moves of its cursor into places. */
function reporter(needs: SourceEditorNeeds, cell: { read(): string; write(text: string): void }) {
  const { session, name, onPlace, onCaret } = needs;
  // Moving the cursor ends a burst of typing: what is typed elsewhere is undone apart.
  let burst = 0;
  return (update: ViewUpdate) => {
    if (
      update.docChanged &&
      !update.transactions.some((transaction) => transaction.annotation(fromElsewhere))
    ) {
      const changes: EditorChange[] = [];
      update.changes.iterChanges((...[from, to, , , inserted]) => {
        changes.push({ from, to, insert: inserted.toString() });
      });
      const before = cell.read();
      const edit = editOfChanges(before, changes, session.snapshot().parts.lineEnding);
      const join = joinOf(update.transactions);
      session.edit(edit, name, join === null ? null : `${name}:${join}:${burst}`);
      cell.write(session.snapshot().text);
    } else if (update.selectionSet) {
      burst++;
      if (update.view.hasFocus) onCaret(offsetOf(cell.read(), update.state.selection.main.head));
    }
    if (update.docChanged || update.selectionSet) onPlace(placeOf(update.state));
  };
}

/** Say which place is at the upper edge, once for each frame in which the text scrolls. */
function reportScrolling(view: EditorView, read: () => string, tell: (offset: number) => void): () => void {
  return onScrolled(view.scrollDOM, () => {
    const height = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
    const line = view.lineBlockAtHeight(height);
    const share = line.height === 0 ? 0 : Math.min(1, Math.max(0, (height - line.top) / line.height));
    tell(offsetOf(read(), line.from) + share * line.length);
  });
}

function joinOf(transactions: readonly Transaction[]): string | null {
  if (transactions.every((transaction) => transaction.isUserEvent("input.type"))) return "typing";
  if (transactions.every((transaction) => transaction.isUserEvent("delete"))) return "deleting";
  return null;
}

function placeOf(state: EditorState): SourcePlace {
  const { head, from, to } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1, selected: to - from };
}

/** Show an edit from elsewhere. The selection is mapped; where undo or redo changed something, the cursor goes. */
function show(view: EditorView, before: string, { edit, text, from }: DocumentChange) {
  const changes = changesOfEdit(before, text, edit);
  const last = changes.at(-1);
  const follows = from === "history" && last !== undefined && view.hasFocus;
  const grown = changes.reduce((sum, { from: start, to, insert }) => sum + insert.length - (to - start), 0);
  view.dispatch({
    changes: [...changes],
    annotations: fromElsewhere.of(true),
    ...(follows ? { selection: EditorSelection.cursor(last.to + grown), scrollIntoView: true } : {}),
  });
}

function returnTo(view: EditorView, place: Place | undefined, text: string) {
  if (!place) return;
  const length = view.state.doc.length;
  const at = (offset: number) => Math.min(positionOf(text, offset), length);
  view.dispatch({ selection: EditorSelection.single(at(place.anchor), at(place.head)) });
  view.requestMeasure({ read: () => {}, write: () => view.scrollDOM.scrollTo({ top: place.top }) });
}

function rememberPlace(session: DocumentSession, name: PaneName, view: EditorView, text: string) {
  const { anchor, head } = view.state.selection.main;
  const remembered = places.get(session) ?? new Map<PaneName, Place>();
  remembered.set(name, {
    anchor: offsetOf(text, anchor),
    head: offsetOf(text, head),
    top: view.scrollDOM.scrollTop,
  });
  places.set(session, remembered);
}

function wording(label: string, phrases: Readonly<Record<string, string>>): Extension {
  return [
    EditorState.phrases.of({ ...phrases }),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
  ];
}

/** Undo and redo belong to the document, not to the pane, whether they come by key or by menu. */
function undoing(session: DocumentSession): Extension {
  const undo = () => (session.undo(), true);
  const redo = () => (session.redo(), true);
  return [
    keymap.of([
      { key: "Mod-z", run: undo, preventDefault: true },
      { key: "Mod-Shift-z", run: redo, preventDefault: true },
      { key: "Mod-y", run: redo, preventDefault: true },
    ]),
    EditorView.domEventHandlers({
      beforeinput(event) {
        if (event.inputType === "historyUndo") return undo();
        return event.inputType === "historyRedo" ? redo() : false;
      },
    }),
  ];
}

/** Tab is not bound: it leaves the editor as it leaves any field. Mod-] and Mod-[ indent. */
function sourceExtensions(hasYaml: boolean): Extension {
  const body = markdown({ base: markdownLanguage, addKeymap: false });
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return [
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    dropCursor(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ spellcheck: "true", autocorrect: "off", autocapitalize: "off" }),
    search({ top: true }),
    keymap.of([...searchKeymap, ...markdownKeymap, ...defaultKeymap]),
    hasYaml ? yamlFrontmatter({ content: body }) : body,
    syntaxHighlighting(sourceHighlighting),
    sourceTheme,
  ];
}
