/** What the text asks the pane around it for. */

import { NodeSelection, type Command } from "@milkdown/kit/prose/state";
import { visualState } from "./visual-state.ts";

/** A dialog or menu, by a key or a press on the text. */
export type Asked = "link" | "image" | "newImage" | "menu";

type OnAsk = (asked: Asked) => void;

/** Keys that open what React shows. */
export function askingKeys(onAsk: OnAsk): Readonly<Record<"link" | "menu", Command>> {
  const ask =
    (asked: Asked): Command =>
    (state) => {
      const isPossible = asked === "menu" || visualState(state, true).canFormat;
      if (isPossible) onAsk(asked);
      return isPossible;
    };
  return { link: ask("link"), menu: ask("menu") };
}

/** Enter on a selected image. */
export function askForImage(onAsk: OnAsk): Command {
  return ({ selection }) => {
    const isImage = selection instanceof NodeSelection && selection.node.type.name === "image";
    if (isImage) onAsk("image");
    return isImage;
  };
}
