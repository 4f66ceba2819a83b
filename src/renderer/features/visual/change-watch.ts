/** Hears what the person does in the text, and tells the sync where a step of undo ends. */

import { Plugin, type Transaction } from "@milkdown/kit/prose/state";
import { ReplaceStep } from "@milkdown/kit/prose/transform";
import { FOLLOWS, type BodySync } from "./body-sync.ts";
import { kindOfText, type Kind } from "./typing-steps.ts";

/** Tell the sync what the person does. The key's path ends here: nothing is read or written yet. */
export function changeWatch(sync: () => BodySync | null, onCaret: () => void): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      // What plugins append belongs to what it was appended to.
      const made = transactions.find((one) => one.getMeta("appendedTransaction") === undefined);
      if (!made || made.getMeta(FOLLOWS) !== undefined) return null;
      if (made.docChanged) sync()?.steps.changed(kindOf(made), before.doc);
      else if (!before.selection.eq(after.selection)) sync()?.steps.end();
      return null;
    },
    view: () => ({
      update(view, before) {
        if (view.state.doc !== before.doc) sync()?.typed();
        else if (view.hasFocus() && !view.state.selection.eq(before.selection)) onCaret();
      },
    }),
    props: {
      handleDOMEvents: {
        compositionstart() {
          // Nothing is delivered while it goes on.
          sync()?.deliver();
          return false;
        },
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

/** Typing is one step that puts in text or takes something away; a conversion of it, a choice of a menu is not. */
function kindOf(made: Transaction): Kind {
  const composition: unknown = made.getMeta("composition");
  if (typeof composition === "number") return `one:${composition}`;
  const [step] = made.steps;
  if (isPlaced(made) || made.steps.length > 1 || !(step instanceof ReplaceStep)) return "alone";
  const { content, openStart, openEnd } = step.slice;
  if (content.size === 0) return "deleting";
  if (openStart > 0 || openEnd > 0 || content.content.some(({ isText }) => !isText)) return "alone";
  if (step.from < step.to) return "replacing";
  return kindOfText(content.textBetween(0, content.size));
}

function isPlaced(made: Transaction): boolean {
  const event: unknown = made.getMeta("uiEvent");
  return made.getMeta("paste") === true || event === "drop" || event === "cut";
}
