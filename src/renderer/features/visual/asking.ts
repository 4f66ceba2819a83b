/** What the text asks the pane around it for. */

import { NodeSelection, type Command, type EditorState } from "@milkdown/kit/prose/state";
import type { EditorView } from "@milkdown/kit/prose/view";
import { visualState, type VisualState } from "./visual-state.ts";

/** A dialog or menu, by a key or a press on the text. */
export type Asked = "link" | "image" | "newImage" | "menu" | GivenImage;

/** A picture that was pasted or dropped into the text. */
interface GivenImage {
  readonly file: File;
}

/** `state` is what is asked about: the pane may not have been told it yet, as that waits for a frame. */
export type OnAsk = (asked: Asked, state?: VisualState) => void;

/** Keys that open what React shows. */
export function askingKeys(onAsk: OnAsk): Readonly<Record<"link" | "menu", Command>> {
  const ask =
    (asked: "link" | "menu"): Command =>
    (state, _dispatch, view) => {
      const now = stateNow(state, view);
      const isPossible = asked === "menu" || now.canFormat;
      if (isPossible) onAsk(asked, now);
      return isPossible;
    };
  return { link: ask("link"), menu: ask("menu") };
}

/** Enter on a selected image. */
export function askForImage(onAsk: OnAsk): Command {
  return (state, _dispatch, view) => {
    const { selection } = state;
    const isImage = selection instanceof NodeSelection && selection.node.type.name === "image";
    if (isImage) onAsk("image", stateNow(state, view));
    return isImage;
  };
}

function stateNow(state: EditorState, view: EditorView | undefined): VisualState {
  return visualState(state, view?.editable ?? true);
}
