import fc from "fast-check";
import { EditorState, TextSelection, type Plugin, type Transaction } from "@milkdown/kit/prose/state";
import type { EditorView } from "@milkdown/kit/prose/view";
import { describe, expect, test, vi } from "vitest";
import { applyEdit } from "#core/document/patch";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { visualSchema } from "#core/visual/schema";
import type { DocumentSession } from "../../../../src/renderer/state/document-session.ts";
import { createBodySync, type BodySync } from "../../../../src/renderer/features/visual/body-sync.ts";
import { changeWatch } from "../../../../src/renderer/features/visual/change-watch.ts";
import {
  createTypingSteps,
  kindOfText,
  type Kind,
} from "../../../../src/renderer/features/visual/typing-steps.ts";
import { visualNodeOf } from "../../../../src/renderer/features/visual/visual-nodes.ts";
import { sessionOver } from "../../../support/session.ts";

/** Kinds in the order they are done; between two of them there may be an end. @returns the step that each belongs to. */
function stepsOf(...kinds: readonly (Kind | "end")[]): readonly number[] {
  const steps = createTypingSteps<number>();
  return kinds.flatMap((kind, index) => {
    if (kind === "end") steps.end();
    else steps.changed(kind, index);
    return kind === "end" ? [] : [steps.take(index + 1).at(-1)?.step.step ?? -1];
  });
}

describe("what belongs to a step", () => {
  test("[UI33] a word, with the space before it", () =>
    expect(stepsOf("word", "word", "space", "space", "word", "space")).toEqual([1, 1, 2, 2, 2, 3]));

  test("[UI33] what was deleted, apart from what was typed", () =>
    expect(stepsOf("word", "deleting", "deleting", "word", "replacing", "word")).toEqual([1, 2, 2, 3, 4, 4]));

  test("[UI33] one composition, one command; what is done at once is alone; an end is an end", () =>
    expect(stepsOf("one:1", "one:1", "one:2", "alone", "alone", "word", "end", "word")).toEqual([
      1, 1, 2, 3, 4, 5, 6,
    ]));

  test("[UI33] what text is, by its white space", () =>
    expect(["fox", "日本", " ", "\n\t", "two words"].map(kindOfText)).toEqual([
      "word",
      "word",
      "space",
      "space",
      "alone",
    ]));
});

/** The view as far as the sync knows it: what is dispatched is applied, with the editor's plugins. */
class View {
  state: EditorState;
  composing = false;
  readonly dom = Object.assign(new EventTarget(), { querySelectorAll: () => [] });
  private readonly watches: { update?: (view: EditorView, before: EditorState) => void }[];

  constructor(state: EditorState) {
    this.state = state;
    this.watches = state.plugins.flatMap(({ spec }) => spec.view?.(this.asView()) ?? []);
  }

  asView(): EditorView {
    return this as unknown as EditorView;
  }

  hasFocus(): boolean {
    return false;
  }

  readonly dispatch = (transaction: Transaction): void => {
    const before = this.state;
    this.state = before.apply(transaction);
    for (const watch of this.watches) watch.update?.(this.asView(), before);
  };
}

interface Desk {
  readonly session: DocumentSession;
  readonly view: View;
  readonly sync: BodySync;
}

function openDesk(text: string): Desk {
  const dialect = dialectFor("a.md", null);
  const body = parseBody(text, dialect);
  // Each edit long after the one before: on no clock do steps depend.
  const session = sessionOver({ text, now: () => (time += 5000) });
  let time = 0;
  let sync: BodySync | null = null;
  const nodes = body.blocks.map((block) => visualNodeOf(block, body));
  const watch: Plugin = changeWatch(
    () => sync,
    () => {},
  );
  const doc = visualSchema.nodeFromJSON({ type: "doc", content: nodes });
  const view = new View(EditorState.create({ doc, plugins: [watch] }));
  sync = createBodySync({ session, name: "visual", view: view.asView(), body, onIsland: () => {} });
  return { session, view, sync };
}

/** One deed of a person: a sign typed, `<` deletes backwards, `^` and `$` go to the start and end of the text. */
function press({ view }: Desk, key: string) {
  const { tr, selection, doc } = view.state;
  const { head } = selection;
  if (key === "^" || key === "$") {
    view.dispatch(tr.setSelection(TextSelection.create(doc, key === "^" ? 1 : doc.content.size - 1)));
  } else if (key !== "<") view.dispatch(tr.insertText(key));
  else if (selection.$head.parentOffset > 0) view.dispatch(tr.delete(head - 1, head));
}

/** Press `keys` behind `behind` with a delivery after each key whose turn it is; then the text after each undo. */
function textsUndone(text: string, keys: string, isDelivered: (index: number) => boolean): readonly string[] {
  const desk = openDesk(text);
  const { session, view, sync } = desk;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, text.indexOf("|") + 1)));
  view.dispatch(view.state.tr.delete(view.state.selection.head, view.state.selection.head + 1));
  session.flush();
  sync.steps.end();
  [...keys].forEach((key, index) => {
    press(desk, key);
    if (isDelivered(index)) session.flush();
  });
  session.flush();
  const texts = [session.snapshot().text];
  while (session.snapshot().canUndo) {
    session.undo();
    texts.push(session.snapshot().text);
  }
  sync.destroy();
  return texts.slice(0, -1);
}

describe("wherever deliveries fall", () => {
  test("[UI33] one undo takes back the last word", () => {
    const words = " w ow";
    const all = 2 ** words.length;
    for (let places = 0; places < all; places++) {
      expect(textsUndone("One| two\n", words, (index) => ((places >> index) & 1) === 1)).toEqual([
        "One w ow two\n",
        "One w two\n",
        "One two\n",
      ]);
    }
  });

  test("[UI33] what is undone depends on what was done alone", () => {
    // Without signs of Markdown: how these are spelt may differ with the way to them, what they say does not.
    const keys = fc
      .array(fc.constantFrom("t", "w", "o", " ", "<", "^", "$", "字"), { maxLength: 24 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(keys, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (typed, isDelivered) => {
        const seldom = textsUndone("One| two\n", typed, () => false);
        expect(textsUndone("One| two\n", typed, (index) => isDelivered[index] ?? false)).toEqual(seldom);
      }),
      { numRuns: 30 },
    );
  });
});

test("[UI130] what the disk brings is shown, and is no edit that the editor holds", () => {
  vi.useFakeTimers();
  const { session, view, sync } = openDesk("One two\n");
  const holding = vi.fn();
  session.onHolding(holding);
  session.edit([{ from: 0, to: 3, insert: "Three" }], "disk", null);
  vi.advanceTimersByTime(60);
  expect(view.state.doc.textContent).toBe("Three two");
  vi.advanceTimersByTime(5000);
  expect(holding).not.toHaveBeenCalled();
  expect(session.snapshot().text).toBe("Three two\n");
  sync.destroy();
  vi.useRealTimers();
});

describe("what is not delivered", () => {
  test("[UI121] is told as the edit that its delivery comes to, and nothing is delivered for it", () => {
    const desk = openDesk("One two\n\n- item\n- **other**\n\nLast\n");
    const { session, view, sync } = desk;
    expect(session.held()).toEqual([]);
    for (const position of [4, 14, 26, view.state.doc.content.size - 1]) {
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position))));
      for (const key of "a <字 *b") {
        press(desk, key);
        const before = session.snapshot();
        const held = session.held();
        expect(session.snapshot()).toBe(before);
        session.flush();
        expect(applyEdit(before.text, held ?? [])).toBe(session.snapshot().text);
        expect(session.held()).toEqual([]);
      }
    }
    sync.destroy();
  });

  test("[UI121] has to be delivered where more than one block was edited", () => {
    const { session, view, sync } = openDesk("One two\n\nThree\n");
    view.dispatch(view.state.tr.insertText("x", 3).insertText("y", 13));
    expect(session.held()).toBeNull();
    session.flush();
    expect(session.snapshot().text).toBe("Onxe two\n\nThyree\n");
    sync.destroy();
  });

  test("[UI121] but what an input method composes, which is nobody's text yet", () => {
    const { session, view, sync } = openDesk("One two\n");
    view.composing = true;
    view.dispatch(view.state.tr.insertText("x", 3));
    expect(session.held()).toEqual([]);
    view.composing = false;
    expect(session.held()).toHaveLength(1);
    sync.destroy();
  });
});
