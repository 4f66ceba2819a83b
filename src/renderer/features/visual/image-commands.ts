/** Images of the text: what they say and where they are. */

import { NodeSelection, type Command, type EditorState } from "@milkdown/kit/prose/state";

export interface ImageTexts {
  readonly src: string;
  readonly alt: string;
  readonly title: string;
}

/** What the image at `position` says; `null` when none is there. */
export function imageAt({ doc }: EditorState, position: number): ImageTexts | null {
  const node = position < doc.content.size ? doc.nodeAt(position) : null;
  if (node?.type.name !== "image") return null;
  const { src, alt, title } = node.attrs;
  return { src: String(src), alt: String(alt), title: String(title) };
}

/** Change the image at `position`. A reference stays one while its address and title do. */
export function changeImage(position: number, texts: ImageTexts): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position);
    const old = imageAt(state, position);
    if (!node || !old || (old.src === texts.src && old.alt === texts.alt && old.title === texts.title))
      return false;
    const isElsewhere = old.src !== texts.src || old.title !== texts.title;
    const reference = isElsewhere ? { refType: null, label: null, refHref: null } : {};
    const transaction = state.tr.setNodeMarkup(position, null, { ...node.attrs, ...texts, ...reference });
    dispatch?.(transaction.setSelection(NodeSelection.create(transaction.doc, position)));
    return true;
  };
}

/** An image at the cursor, selected. */
export function insertImage(texts: ImageTexts): Command {
  return (state, dispatch) => {
    const image = state.schema.nodes["image"]?.create(texts);
    const { $from, from } = state.selection;
    if (!image) return false;
    if (!$from.parent.inlineContent || !$from.parent.type.contentMatch.matchType(image.type)) {
      // On an island or in code: a paragraph of its own below.
      const paragraph = state.schema.nodes["paragraph"]?.create(null, image);
      const after = $from.depth === 0 ? from + (state.doc.nodeAt(from)?.nodeSize ?? 0) : $from.after(1);
      if (!paragraph) return false;
      const transaction = state.tr.insert(after, paragraph);
      dispatch?.(transaction.setSelection(NodeSelection.create(transaction.doc, after + 1)).scrollIntoView());
      return true;
    }
    const transaction = state.tr.replaceSelectionWith(image, false);
    dispatch?.(transaction.setSelection(NodeSelection.create(transaction.doc, from)).scrollIntoView());
    return true;
  };
}

export function deleteImage(position: number): Command {
  return (state, dispatch) => {
    if (!imageAt(state, position)) return false;
    dispatch?.(state.tr.delete(position, position + 1).scrollIntoView());
    return true;
  };
}
