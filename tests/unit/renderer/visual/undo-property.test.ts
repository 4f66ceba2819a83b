import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { Transform } from "@milkdown/kit/prose/transform";
import { describe, expect, test } from "vitest";
import { applyEdit, editBetween } from "#core/document/patch";
import { emptyHistory, record, redo, undo, type History } from "#core/document/history";
import { splitDocument } from "#core/document/parts";
import { editField } from "#core/frontmatter/edit";
import type { Body } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { reparseBody } from "#core/markdown/reparse";
import { saveBlocks } from "#core/markdown/save";
import { visualSchema } from "#core/visual/schema";
import {
  afterOf,
  fragmentOf,
  retrack,
  trackDocument,
  trackSaved,
  type TrackedNode,
} from "../../../../src/renderer/features/visual/body-tracking.ts";
import { visualNodeOf } from "../../../../src/renderer/features/visual/visual-nodes.ts";
import { realArticles } from "../../../support/corpora.ts";
import { syntheticDocument } from "../../../support/synthetic.ts";

/** One document open in the visual editor, as body-sync.ts keeps it. */
interface Pane {
  readonly text: string;
  readonly body: Body;
  readonly document: Node;
  readonly tracked: readonly TrackedNode[];
  readonly history: History;
}

const nodesOf = (body: Body, tracked: readonly TrackedNode[]) =>
  retrack(tracked, body, (block) => visualSchema.nodeFromJSON(visualNodeOf(block, body)) as Node);

function openPane(path: string, text: string): Pane {
  const body = parseBody(text.slice(splitDocument(text).body.from), dialectFor(path, null));
  return shown({
    text,
    body,
    document: visualSchema.node("doc", null, visualSchema.node("paragraph")),
    tracked: [],
    history: emptyHistory,
  });
}

/** The pane with `body` shown anew. */
function shown(pane: Pane): Pane {
  const nodes = nodesOf(pane.body, pane.tracked);
  const all = nodes.length > 0 ? nodes : [{ node: visualSchema.node("paragraph") as Node, block: null }];
  const document = visualSchema.node("doc", null, fragmentOf(all) as never) as Node;
  return {
    ...pane,
    document,
    tracked: trackDocument(
      document,
      all.map(({ block }) => block),
    ),
  };
}

interface Step {
  readonly kind: "type" | "delete" | "mark" | "split" | "join" | "remove" | "move" | "lift" | "field";
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const TEXTS = [
  "word",
  " ",
  "*",
  "# ",
  "- ",
  "<b>",
  "[x](y)",
  "`",
  "{{< x >}}",
  "&amp;",
  "|",
  "文字。",
  "$a$",
  ":::",
];
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("type", "type", "delete", "mark", "split", "join", "remove", "move", "lift", "field"),
  at: fc.nat(100_000),
  length: fc.integer({ min: 1, max: 40 }),
  text: fc.constantFrom(...TEXTS),
});

function textPlaces(document: Node): readonly number[] {
  const places: number[] = [];
  document.descendants((node, position) => {
    if (node.isText) for (let index = 0; index < node.nodeSize; index += 3) places.push(position + index);
  });
  return places;
}

/** The document after one step of a hand; what the schema does not allow changes nothing. */
function edited(document: Node, { kind, at, length, text }: Step): Node {
  const tr = new Transform(document);
  const places = textPlaces(document);
  const from = places[at % Math.max(1, places.length)] ?? 1;
  const blocks = document.childCount;
  const starts = document.children.map((_, index) =>
    document.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0),
  );
  const index = at % blocks;
  const start = starts[index] ?? 0;
  try {
    const place = document.resolve(from);
    const to = Math.min(from + length, place.end());
    if (kind === "type") tr.insert(from, visualSchema.text(text, place.marks() as never) as never);
    else if (kind === "delete") tr.delete(from, Math.min(from + length, document.content.size));
    else if (kind === "mark") tr.addMark(from, to, visualSchema.marks.strong.create() as never);
    else if (kind === "split") tr.split(from);
    else if (kind === "join" && index > 0) tr.join(start);
    else if (kind === "remove" && blocks > 1) tr.delete(start, start + document.child(index).nodeSize);
    else if (kind === "move" && blocks > 1) {
      const node = document.child(index);
      tr.delete(start, start + node.nodeSize).insert(index === 0 ? tr.doc.content.size : 0, node);
    } else if (kind === "lift") {
      const range = place.blockRange();
      if (range && range.depth > 0) tr.lift(range, range.depth - 1);
    }
    tr.doc.check();
    return tr.doc;
  } catch (error) {
    // ProseMirror refuses a step that fits nowhere: a hand could not have made it.
    if (error instanceof Error) return document;
    throw error;
  }
}

/** Edit, deliver and record, as the pane and the session do. */
function after(pane: Pane, step: Step, at: number): Pane {
  if (step.kind === "field") return afterField(pane, step, at);
  const document = edited(pane.document, step);
  if (document === pane.document) return pane;
  const saved = saveBlocks(pane.body, afterOf(pane.tracked, document));
  const start = splitDocument(pane.text).body.from;
  const edit = saved.edit.map((patch) => ({ ...patch, from: patch.from + start, to: patch.to + start }));
  const text = applyEdit(pane.text, edit);
  const next = {
    text,
    body: saved.body,
    document,
    tracked: trackSaved(document, saved),
    history: record(pane.history, { before: pane.text, edit, join: null, at }),
  };
  const isBody = splitDocument(text).body.from === start;
  return saved.isWhole && isBody ? next : reshown(next);
}

function afterField(pane: Pane, { text: value }: Step, at: number): Pane {
  try {
    const edit = editField(pane.text, { kind: "set", path: ["title"], value });
    const text = applyEdit(pane.text, edit);
    return reshown({
      ...pane,
      text,
      history: record(pane.history, { before: pane.text, edit, join: null, at }),
    });
  } catch (error) {
    if (error instanceof RangeError) return pane;
    throw error;
  }
}

/** The body as the text has it now, read again only where it changed. */
function reshown(pane: Pane): Pane {
  const now = pane.text.slice(splitDocument(pane.text).body.from);
  const body = reparseBody(pane.body, editBetween(bodyText(pane.body), now));
  return shown({ ...pane, body });
}

/** Make all steps; undo them all; do them all again; undo half, edit, and undo everything. */
function travels(path: string, text: string, steps: readonly Step[]): void {
  let pane = openPane(path, text);
  for (const [at, each] of steps.entries()) pane = after(pane, each, at * 10_000);
  const end = pane.text;
  const back = (from: Pane, times: number): Pane => {
    let at = from;
    for (let time = 0; time < times; time++) {
      const travel = undo(at.history, at.text);
      if (!travel) break;
      at = reshown({ ...at, text: travel.text, history: travel.history });
    }
    return at;
  };
  pane = back(pane, Infinity);
  expect(pane.text).toBe(text);
  expect(bodyText(pane.body)).toBe(text.slice(splitDocument(text).body.from));
  for (let travel = redo(pane.history, pane.text); travel; travel = redo(pane.history, pane.text))
    pane = reshown({ ...pane, text: travel.text, history: travel.history });
  expect(pane.text).toBe(end);
  pane = back(pane, Math.ceil(steps.length / 2));
  for (const [at, each] of steps.entries()) pane = after(pane, each, (steps.length + at) * 10_000);
  expect(back(pane, Infinity).text).toBe(text);
}

const runs = Number(process.env["GALLEY_RUNS"] ?? 40);
const seed = Number(process.env["GALLEY_SEED"] ?? 5);
const steps = fc.array(step, { minLength: 1, maxLength: 10 });

describe("undo", () => {
  test("[UI98] of any edits, in the body and in the fields, restores every byte, and redo the edited text", () => {
    fc.assert(
      fc.property(syntheticDocument, steps, ({ path, text }, edits) => travels(path, text, edits)),
      { numRuns: runs, seed },
    );
  }, 600_000);

  test("[UI98] so it is in real articles", () => {
    const articles = realArticles(12).filter(({ body }) => body.length < 20_000);
    fc.assert(
      fc.property(fc.constantFrom(...articles), steps, ({ path, body }, edits) => travels(path, body, edits)),
      { numRuns: Math.ceil(runs / 2), seed },
    );
  }, 600_000);
});
