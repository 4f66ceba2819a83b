/** Keeps the visual editor and the document one: delivers what was typed, shows what was edited elsewhere. */

import { Slice, type Node } from "@milkdown/kit/prose/model";
import { Selection, type Transaction } from "@milkdown/kit/prose/state";
import { ReplaceStep } from "@milkdown/kit/prose/transform";
import type { EditorView } from "@milkdown/kit/prose/view";
import type { Body } from "#core/markdown/block";
import { bodyText } from "#core/markdown/body";
import { reparseBody } from "#core/markdown/reparse";
import { saveBlocks } from "#core/markdown/save";
import { applyEdit, editBetween, mapOffset, shiftEdit, type Edit } from "#core/document/patch";
import type { DocumentChange, DocumentSession, PaneName } from "../../state/document-session.ts";
import { createDelivery, createSpacing } from "./delivery.ts";
import {
  afterOf,
  fragmentOf,
  retrack,
  trackDocument,
  trackSaved,
  type TrackedNode,
} from "./body-tracking.ts";
import { deliverOpenFields } from "./open-fields.ts";
import { createTypingSteps, type Cut, type Kind } from "./typing-steps.ts";
import { replaceRuns } from "./replace-runs.ts";
import { visualNodeOf } from "./visual-nodes.ts";

/** Marks a transaction that shows what was edited elsewhere. */
export const FOLLOWS = "galley-follows";

/** What is typed in another pane is shown here this much later: the pane that is typed in comes first. */
const LAG = 60;

export interface BodySyncNeeds {
  readonly session: DocumentSession;
  readonly name: PaneName;
  readonly view: EditorView;
  /** What the view's document was made from. */
  readonly body: Body;
  /** `node` could only be kept as source: the person is told. */
  readonly onIsland: (node: Node) => void;
}

export interface BodySync {
  /** The person did something to `before`, for which the view's document is another now or in a moment. */
  changed(kind: Kind, before: Node): void;
  /** The view's document is another. */
  typed(): void;
  /** The cursor moved, an input method is done: what follows is undone apart. */
  endStep(): void;
  /** Whatever `run` does is one step of undo, and delivered. */
  asOne(run: () => void): void;
  /** Deliver and show everything at once, unless an input method is composing. */
  settle(): void;
  /** The tracked nodes, for finding a place in the text. */
  tracked(): { readonly body: Body; readonly nodes: readonly TrackedNode[] };
  destroy(): void;
}

export function createBodySync({ session, name, view, body: first, onIsland }: BodySyncNeeds): BodySync {
  let body = first;
  let tracked = trackDocument(view.state.doc, first.blocks);
  let isDirty = false;
  /** What was delivered or shown last. */
  let delivered = view.state.doc;
  const steps = createTypingSteps<Node>();
  let command: Kind | null = null;
  let commands = 0;
  /** The body's text as the session has it; `body` lags behind it while edits from elsewhere wait. */
  let latest = textOfBody(session);
  // Edits may have come between the reading of the body and now.
  let isStale = latest !== bodyText(first);
  let follow: "quietly" | "to-change" = "quietly";
  const spacing = createSpacing();
  const delivery = createDelivery(() => deliver());
  const showing = timer(show);

  function deliver({ evenComposing = false } = {}) {
    delivery.stop();
    if (!isDirty || (view.composing && !evenComposing)) return;
    const began = performance.now();
    // Should this ever throw, the pane still has edits to deliver, and nothing may say that all is saved.
    for (const cut of steps.take(view.state.doc)) {
      const isLast = cut.document === view.state.doc;
      if (isLast || cut.document !== delivered) deliverStep(cut, isLast);
    }
    isDirty = false;
    spacing.delivered(began, performance.now());
  }

  function deliverStep({ document, step }: Cut<Node>, isLast: boolean) {
    const saved = saveBlocks(body, afterOf(tracked, document));
    // It would have to be shown anew before the next one can be told from it: both are one step then.
    if (!saved.isWhole && !isLast) return;
    const edit = isStale ? rebase(saved.edit, editBetween(bodyText(body), latest)) : saved.edit;
    body = saved.body;
    tracked = trackSaved(document, saved);
    delivered = document;
    const start = session.snapshot().parts.body.from;
    const wanted = (latest = applyEdit(latest, edit));
    session.edit(shiftEdit(edit, start), name, step);
    const { text, parts } = session.snapshot();
    // The rare edit that made frontmatter of body, met another, or reads otherwise: show what is there now.
    if (isStale || !saved.isWhole || parts.body.from !== start || text.length - start !== wanted.length) {
      latest = text.slice(parts.body.from);
      isStale = true;
      showing.start(0);
    }
    const island = isLast ? saved.outcomes.indexOf("island") : -1;
    if (island >= 0) onIsland(document.child(island));
  }

  function onEdit({ text, from }: DocumentChange) {
    if (from === name) return;
    const next = text.slice(session.snapshot().parts.body.from);
    if (next === latest) return;
    latest = next;
    isStale = true;
    follow = from === "history" ? "to-change" : follow;
    if (from === "history") show();
    else showing.start(LAG);
  }

  function show() {
    showing.stop();
    if (!isStale || view.composing) return;
    if (isDirty) return deliver();
    isStale = false;
    steps.end();
    body = reparseBody(body, editBetween(bodyText(body), latest));
    const shown = nodesFor(body, tracked, view);
    const transaction = replaceContent(view, shown, follow === "to-change");
    follow = "quietly";
    if (transaction) view.dispatch(transaction);
    tracked = trackDocument(
      view.state.doc,
      shown.map(({ block }) => block),
    );
    delivered = view.state.doc;
  }

  const stops = [
    session.onEdit(onEdit),
    session.onFlush(() => {
      deliverOpenFields(view.dom);
      deliver();
    }),
    tellOfFields(view, session),
  ];
  return {
    changed: (kind, before) => steps.changed(command ?? kind, before),
    typed() {
      isDirty = true;
      session.holding();
      delivery.start(spacing.waitAt(performance.now(), session.isAwaited()));
    },
    endStep: () => steps.end(),
    asOne(run) {
      // Compositions count upwards.
      command = `one:${--commands}`;
      try {
        run();
      } finally {
        command = null;
        steps.end();
      }
      deliver();
    },
    settle() {
      deliver();
      show();
    },
    tracked: () => ({ body, nodes: tracked }),
    destroy() {
      // What an input method has composed until now is in the document: the rest will never come.
      deliverOpenFields(view.dom);
      deliver({ evenComposing: true });
      for (const stop of [...stops, delivery.stop, showing.stop]) stop();
    },
  };
}

/** What is typed in a field inside the text is no edit of the view's until the field is left. */
function tellOfFields({ dom }: EditorView, session: DocumentSession): () => void {
  const held = () => session.holding();
  dom.addEventListener("input", held);
  return () => dom.removeEventListener("input", held);
}

function textOfBody(session: DocumentSession): string {
  const { text, parts } = session.snapshot();
  return text.slice(parts.body.from);
}

/** Move an edit over another one that happened meanwhile. Nothing typed is dropped: what collides stands beside it. */
function rebase(edit: Edit, over: Edit): Edit {
  let least = 0;
  return edit.map(({ from, to, insert }) => {
    const start = Math.max(least, mapOffset(over, from, "after"));
    const end = Math.max(start, mapOffset(over, to, "after"));
    least = end;
    return { from: start, to: end, insert };
  });
}

/** What shows `body`; an empty one is a paragraph to type in. */
function nodesFor(body: Body, tracked: readonly TrackedNode[], view: EditorView): readonly TrackedNode[] {
  const { schema } = view.state;
  const nodes = retrack(tracked, body, (block) => schema.nodeFromJSON(visualNodeOf(block, body)));
  return nodes.length > 0 ? nodes : [{ node: emptyParagraph(view), block: null }];
}

function emptyParagraph(view: EditorView): Node {
  const node = view.state.schema.nodes["paragraph"]?.create();
  if (!node) throw new RangeError("the schema has no paragraph");
  return node;
}

/** The smallest change that makes the document the given nodes; `null` when it shows them already. */
function replaceContent(
  view: EditorView,
  nodes: readonly TrackedNode[],
  moveToChange: boolean,
): Transaction | null {
  const { doc } = view.state;
  const wanted = fragmentOf(nodes);
  const byRuns = view.state.tr;
  if (!moveToChange && replaceRuns(byRuns, wanted))
    return byRuns.docChanged ? byRuns.setMeta(FOLLOWS, true) : null;
  const from = doc.content.findDiffStart(wanted);
  const end = doc.content.findDiffEnd(wanted);
  if (from === null || end === null) return null;
  // Repeated text lets the search from the end run past the one from the start.
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  const to = end.a + overlap;
  const until = end.b + overlap;
  const transaction = view.state.tr;
  const slice = doc.copy(wanted).slice(from, until);
  const step = transaction.maybeStep(new ReplaceStep(from, to, slice));
  if (step.failed !== null || !transaction.doc.content.eq(wanted)) {
    return replaceTopLevel(view, wanted).setMeta(FOLLOWS, true);
  }
  if (moveToChange && view.hasFocus()) {
    transaction.setSelection(Selection.near(transaction.doc.resolve(until), -1)).scrollIntoView();
  }
  return transaction.setMeta(FOLLOWS, true);
}

/** The same by whole top-level nodes, for changes that no single step between two depths can make. */
function replaceTopLevel(view: EditorView, wanted: Node["content"]): Transaction {
  const { doc, tr } = view.state;
  let head = 0;
  while (head < Math.min(doc.childCount, wanted.childCount) && doc.child(head).eq(wanted.child(head))) head++;
  let tail = 0;
  const most = Math.min(doc.childCount, wanted.childCount) - head;
  while (tail < most && doc.child(doc.childCount - 1 - tail).eq(wanted.child(wanted.childCount - 1 - tail)))
    tail++;
  const sizeOf = (content: Node["content"], until: number) =>
    content.content.slice(0, until).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const from = sizeOf(doc.content, head);
  const to = sizeOf(doc.content, doc.childCount - tail);
  const young = wanted.cut(sizeOf(wanted, head), sizeOf(wanted, wanted.childCount - tail));
  return tr.step(new ReplaceStep(from, to, new Slice(young, 0, 0)));
}

function timer(run: () => void) {
  let pending: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (pending !== null) clearTimeout(pending);
    pending = null;
  };
  return {
    stop,
    start(after: number) {
      stop();
      pending = setTimeout(run, after);
    },
  };
}
