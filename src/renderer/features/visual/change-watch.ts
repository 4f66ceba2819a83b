/** Hears what the person does in the text, and tells the sync where a step of undo ends. */

import { Plugin, type Transaction } from "@milkdown/kit/prose/state";
import { ReplaceStep } from "@milkdown/kit/prose/transform";
import { FOLLOWS, type BodySync } from "./body-sync.ts";
import { mayConvert } from "./typing-steps.ts";

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
export function changeWatch(sync: () => BodySync | null, onCaret: () => void): Plugin {
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
