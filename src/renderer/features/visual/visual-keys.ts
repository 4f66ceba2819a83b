/** Keys of the visual editor that are Galley's: undo, leaving with Tab, moving blocks. */

import {
  NodeSelection,
  Selection,
  type Command,
  type Plugin,
  type Transaction,
} from "@milkdown/kit/prose/state";
import { Plugin as StatePlugin } from "@milkdown/kit/prose/state";
import { keymap } from "@milkdown/kit/prose/keymap";
import type { EditorView } from "@milkdown/kit/prose/view";

export interface UndoRedo {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Undo and redo belong to the document, whether they come by key or from a menu. */
export function undoKeys({ undo, redo }: UndoRedo): Plugin {
  const run =
    (action: () => void): Command =>
    (_state, dispatch) => {
      if (dispatch) action();
      return true;
    };
  const keys = keymap({ "Mod-z": run(undo), "Mod-Shift-z": run(redo), "Mod-y": run(redo) });
  return new StatePlugin({
    props: {
      handleKeyDown: keys.props.handleKeyDown ?? (() => false),
      handleDOMEvents: {
        beforeinput(_view, event) {
          if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
          event.preventDefault();
          if (event.inputType === "historyUndo") undo();
          else redo();
          return true;
        },
      },
    },
  });
}

/**
 * Tab is never a trap. In lists, tables and code it does its work there; Escape first, then Tab leaves from anywhere.
 */
export function leavingByTab(): Plugin {
  let leaves = false;
  return new StatePlugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (event.key === "Escape" && !event.isComposing) leaves = true;
          else if (event.key === "Tab") return leaves;
          else if (event.key !== "Shift") leaves = false;
          // Nothing of a text selection is lost by Escape: Crepe would select the node around it.
          return (
            event.key === "Escape" &&
            !(view.state.selection instanceof NodeSelection) &&
            !event.defaultPrevented
          );
        },
        blur() {
          leaves = false;
          return false;
        },
      },
      handleKeyDown(view, event) {
        if (event.key !== "Tab" || event.shiftKey || event.isComposing) return false;
        const { $from, $to } = view.state.selection;
        if (!$from.parent.type.spec.code || !$from.sameParent($to)) return false;
        view.dispatch(view.state.tr.insertText("  "));
        return true;
      },
    },
  });
}

/** Alt and an arrow move the block that the cursor is in over its neighbour: dragging without a mouse. */
export function blockMoving(): Plugin {
  return keymap({ "Alt-ArrowUp": moveBlock(-1), "Alt-ArrowDown": moveBlock(1) });
}

function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from, $to, anchor } = state.selection;
    const index = $from.index(0);
    if (index !== $to.index(0)) return false;
    const other = index + direction;
    if (other < 0 || other >= state.doc.childCount) return false;
    const upper = state.doc.child(Math.min(index, other));
    const lower = state.doc.child(Math.max(index, other));
    const start = $from.posAtIndex(Math.min(index, other), 0);
    // The nodes themselves change places: both keep their blocks.
    const transaction = state.tr.replaceWith(start, start + upper.nodeSize + lower.nodeSize, [lower, upper]);
    const shift = direction === -1 ? -upper.nodeSize : lower.nodeSize;
    dispatch?.(keepSelection(transaction, state.selection, anchor + shift).scrollIntoView());
    return true;
  };
}

function keepSelection(transaction: Transaction, selection: Selection, anchor: number): Transaction {
  if (selection instanceof NodeSelection) {
    return transaction.setSelection(NodeSelection.create(transaction.doc, anchor));
  }
  return transaction.setSelection(Selection.near(transaction.doc.resolve(anchor)));
}

/** Calls `ended` when an input method has finished and the editor has taken its text. */
export function compositionWatch(ended: (view: EditorView) => void): Plugin {
  return new StatePlugin({
    props: {
      handleDOMEvents: {
        compositionend(view) {
          // ProseMirror takes the text over a little after the event; 60 ms is past its own delay.
          setTimeout(() => view.isDestroyed || ended(view), 60);
          return false;
        },
      },
    },
  });
}
