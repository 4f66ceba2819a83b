/** Keys of the visual editor that are Galley's: undo, leaving with Tab, the end of a composition. */

import { NodeSelection, type Command, type Plugin } from "@milkdown/kit/prose/state";
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
