/** Keeps the visual editor and the document one: delivers what was typed, shows what was edited elsewhere. */

import { Slice, type Node } from "@milkdown/kit/prose/model";
import { Selection, type Transaction } from "@milkdown/kit/prose/state";
import { ReplaceStep } from "@milkdown/kit/prose/transform";
import type { EditorView } from "@milkdown/kit/prose/view";
import type { Body } from "#core/markdown/block";
import { bodyText } from "#core/markdown/body";
import { reparseBody } from "#core/markdown/reparse";
import { editMeanwhile, saveBlocks } from "#core/markdown/save";
import { applyEdit, editBetween, mapOffset, shiftEdit, type Edit } from "#core/document/patch";
import type { DocumentChange, DocumentSession, PaneName } from "../../state/document-session.ts";
import { createDelivery, createSpacing, timer } from "./delivery.ts";
import {
  afterOf,
  fragmentOf,
  retrack,
  trackDocument,
  trackSaved,
  type TrackedNode,
} from "./body-tracking.ts";
import { watchFields, type Fields } from "./open-fields.ts";
import { createTypingSteps, type Cut, type TypingSteps } from "./typing-steps.ts";
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
  /** Told of every change by the person's hand, before or after it is `typed`. */
  readonly steps: Pick<TypingSteps<Node>, "changed" | "end" | "asOne">;
  /** The view's document is another: typed, or shown by this sync itself. */
  typed(): void;
  /** Deliver what was typed. */
  deliver(): void;
  /** Deliver and show everything at once, unless an input method is composing. */
  settle(): void;
  /** The tracked nodes, for finding a place in the text. */
  tracked(): { readonly body: Body; readonly nodes: readonly TrackedNode[] };
  destroy(): void;
}

export function createBodySync(needs: BodySyncNeeds): BodySync {
  return new Sync(needs);
}

class Sync implements BodySync {
  readonly steps = createTypingSteps<Node>();
  private readonly needs: BodySyncNeeds;
  private body: Body;
  private nodes: readonly TrackedNode[];
  /** What was delivered or shown last: another document than this one has edits to deliver. */
  private delivered: Node;
  /** The body's text as the session has it; `body` lags behind it while edits from elsewhere wait. */
  private latest: string;
  private isStale: boolean;
  private follow: "quietly" | "to-change" = "quietly";
  private readonly spacing = createSpacing();
  private readonly delivery = createDelivery(() => this.deliver());
  private readonly showing = timer(() => this.show());
  private readonly fields: Fields;
  private readonly stops: readonly (() => void)[];

  constructor(needs: BodySyncNeeds) {
    const { session, view, body } = needs;
    this.needs = needs;
    this.body = body;
    this.nodes = trackDocument(view.state.doc, body.blocks);
    this.delivered = view.state.doc;
    this.latest = textOfBody(session);
    // Edits may have come between the reading of the body and now.
    this.isStale = this.latest !== bodyText(body);
    this.fields = watchFields(view.dom, () => session.holding());
    const flush = () => {
      this.fields.deliver();
      this.deliver();
    };
    this.stops = [
      session.onEdit((change) => this.onEdit(change)),
      session.onFlush(flush, () => this.held()),
      this.fields.stop,
      this.delivery.stop,
      this.showing.stop,
    ];
  }

  typed(): void {
    const { session } = this.needs;
    if (!this.isDirty()) return;
    session.holding();
    this.delivery.start(this.spacing.waitAt(performance.now(), session.isAwaited()));
  }

  deliver({ evenComposing = false } = {}): void {
    const { view } = this.needs;
    this.delivery.stop();
    if (!this.isDirty() || (view.composing && !evenComposing)) return;
    const began = performance.now();
    // Should this ever throw, the pane still has edits to deliver, and nothing may say that all is saved.
    for (const cut of this.steps.take(view.state.doc)) {
      const isLast = cut.document === view.state.doc;
      if (cut.document !== this.delivered) this.deliverStep(cut, isLast);
    }
    this.spacing.delivered(began, performance.now());
  }

  settle(): void {
    this.deliver();
    this.show();
  }

  tracked(): { readonly body: Body; readonly nodes: readonly TrackedNode[] } {
    return { body: this.body, nodes: this.nodes };
  }

  destroy(): void {
    // What an input method has composed until now is in the document: the rest will never come.
    this.fields.deliver();
    this.deliver({ evenComposing: true });
    for (const stop of this.stops) stop();
  }

  private deliverStep({ document, step }: Cut<Node>, isLast: boolean) {
    const { session, name, onIsland } = this.needs;
    const saved = saveBlocks(this.body, afterOf(this.nodes, document));
    // It would have to be shown anew before the next one can be told from it: both are one step then.
    if (!saved.isWhole && !isLast) return;
    const edit = this.isStale
      ? rebase(saved.edit, editBetween(bodyText(this.body), this.latest))
      : saved.edit;
    this.body = saved.body;
    this.nodes = trackSaved(document, saved);
    this.delivered = document;
    const start = session.snapshot().parts.body.from;
    const wanted = (this.latest = applyEdit(this.latest, edit));
    session.edit(shiftEdit(edit, start), name, step);
    const { text, parts } = session.snapshot();
    const isAsWanted = parts.body.from === start && text.length - start === wanted.length;
    // The rare edit that made frontmatter of body, met another, or reads otherwise: show what is there now.
    if (this.isStale || !saved.isWhole || !isAsWanted) {
      this.latest = text.slice(parts.body.from);
      this.isStale = true;
      this.showing.start(0);
    }
    const island = isLast ? saved.outcomes.indexOf("island") : -1;
    if (island >= 0) onIsland(document.child(island));
  }

  private onEdit({ text, from }: DocumentChange) {
    const { session, name } = this.needs;
    if (from === name) return;
    const next = text.slice(session.snapshot().parts.body.from);
    if (next === this.latest) return;
    this.latest = next;
    this.isStale = true;
    this.follow = from === "history" ? "to-change" : this.follow;
    if (from === "history") this.show();
    else this.showing.start(LAG);
  }

  private show() {
    const { view } = this.needs;
    this.showing.stop();
    if (!this.isStale || view.composing) return;
    if (this.isDirty()) return this.deliver();
    this.isStale = false;
    this.steps.end();
    this.body = reparseBody(this.body, editBetween(bodyText(this.body), this.latest));
    const shown = nodesFor(this.body, this.nodes, view);
    const transaction = replaceContent(view, shown, this.follow === "to-change");
    this.follow = "quietly";
    if (transaction) {
      this.delivered = transaction.doc;
      view.dispatch(transaction);
    }
    this.nodes = trackDocument(
      view.state.doc,
      shown.map(({ block }) => block),
    );
  }

  private isDirty(): boolean {
    return this.needs.view.state.doc !== this.delivered;
  }

  /** What is not delivered, as an edit of the session's text; `null` where only a delivery can tell. */
  private held(): Edit | null {
    const { view, session } = this.needs;
    if (this.fields.areTypedIn()) return null;
    // What is being composed is nobody's text yet; before it began, all else was delivered.
    if (!this.isDirty() || view.composing) return [];
    if (this.isStale) return null;
    const edit = editMeanwhile(this.body, afterOf(this.nodes, view.state.doc));
    return edit && shiftEdit(edit, session.snapshot().parts.body.from);
  }
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
