/** What the toolbar shows of the visual editor, worked out behind the frame that shows a key. */

import { NodeSelection, type EditorState } from "@milkdown/kit/prose/state";
import type { EditorView } from "@milkdown/kit/prose/view";
import { Plugin } from "@milkdown/kit/prose/state";
import { blockKindAt, type BlockKind } from "./block-commands.ts";
import { alignmentAt, tablePlace, type Alignment } from "./table-commands.ts";
import { linkAt, type LinkPlace } from "./link-commands.ts";
import { activeMarks, type MarkCommand } from "./visual-commands.ts";

/** Plain data: equal states are equal as JSON. */
export interface VisualState {
  readonly isEditable: boolean;
  /** Whether text can be set in bold here: not in code, not on an island. */
  readonly canFormat: boolean;
  readonly marks: readonly MarkCommand[];
  readonly block: BlockKind | null;
  /** How the column of a table is aligned; `null` outside of tables. */
  readonly alignment: Alignment | null;
  readonly link: LinkPlace | null;
  /** The position of the image that is selected. */
  readonly image: number | null;
}

export const noState: VisualState = {
  isEditable: false,
  canFormat: false,
  marks: [],
  block: null,
  alignment: null,
  link: null,
  image: null,
};

export function visualState(state: EditorState, isEditable: boolean): VisualState {
  const { selection } = state;
  const isNode = selection instanceof NodeSelection;
  const table = tablePlace(state);
  const { parent } = selection.$from;
  return {
    isEditable,
    canFormat: !isNode && parent.inlineContent && parent.type.spec.code !== true,
    marks: activeMarks(state),
    block: blockKindAt(state),
    alignment: table ? alignmentAt(table) : null,
    link: isNode ? null : linkAt(state),
    image: isNode && selection.node.type.name === "image" ? selection.from : null,
  };
}

/** Tells `listener` of every change of the state, at most once a frame and behind its drawing. */
export function stateWatch(listener: (state: VisualState) => void): Plugin {
  return new Plugin({
    view(first) {
      let known = "";
      let frame = 0;
      let behind: ReturnType<typeof setTimeout> | undefined;
      const tell = (view: EditorView) => {
        frame = 0;
        if (view.isDestroyed) return;
        const next = visualState(view.state, view.editable);
        const json = JSON.stringify(next);
        if (json === known) return;
        known = json;
        listener(next);
      };
      const plan = (view: EditorView) => {
        if (frame === 0)
          frame = requestAnimationFrame(() => {
            behind = setTimeout(() => tell(view));
          });
      };
      plan(first);
      return {
        update: plan,
        destroy() {
          cancelAnimationFrame(frame);
          clearTimeout(behind);
        },
      };
    },
  });
}
