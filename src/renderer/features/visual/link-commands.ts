/** Links of the text: found at the cursor, set, changed and removed. */

import type { Mark, Node } from "@milkdown/kit/prose/model";
import type { Command, EditorState } from "@milkdown/kit/prose/state";

export interface LinkPlace {
  readonly from: number;
  readonly to: number;
  readonly href: string;
  readonly title: string;
}

/** The link that the whole selection is in, or that the cursor is in or at the end of. */
export function linkAt({ selection, schema }: EditorState): LinkPlace | null {
  const { $from, from, to, empty } = selection;
  const type = schema.marks["link"];
  const { parent } = $from;
  if (!type || !parent.inlineContent || !selection.$to.sameParent($from)) return null;
  const start = $from.start();
  const pieces: { readonly mark: Mark | undefined; readonly from: number; readonly to: number }[] = [];
  parent.forEach((child: Node, offset) => {
    const mark = type.isInSet(child.marks);
    const last = pieces.at(-1);
    const place = { mark, from: start + offset, to: start + offset + child.nodeSize };
    if (last && mark && last.mark?.eq(mark)) pieces[pieces.length - 1] = { ...place, from: last.from };
    else pieces.push(place);
  });
  const found = pieces.find(
    (piece) => piece.mark && piece.from <= from && to <= piece.to && (!empty || piece.from < from),
  );
  if (!found?.mark) return null;
  const { href, title } = found.mark.attrs;
  return { from: found.from, to: found.to, href: String(href), title: String(title ?? "") };
}

/**
 * Set the link at the cursor or over the selection; with nothing selected the address is its text.
 *
 * A reference says its address and title elsewhere: with others of its own it is none any more. A link whose text is
 * its address keeps the two the same.
 */
export function setLink(href: string, title: string): Command {
  return (state, dispatch) => {
    const type = state.schema.marks["link"];
    const at = linkAt(state);
    const { from, to, empty, $from } = state.selection;
    if (!type || !$from.parent.inlineContent || !$from.parent.type.allowsMarkType(type)) return false;
    if (at?.href === href && at.title === title) return false;
    const link = type.create({ href, title: title === "" ? null : title });
    const isBare = at !== null && state.doc.textBetween(at.from, at.to) === at.href;
    const transaction = state.tr;
    if (isBare || (!at && empty)) {
      const others = type.removeFromSet(at ? (state.doc.nodeAt(at.from)?.marks ?? []) : $from.marks());
      transaction.replaceWith(at?.from ?? from, at?.to ?? to, state.schema.text(href, link.addToSet(others)));
    } else {
      transaction.removeMark(at?.from ?? from, at?.to ?? to, type);
      transaction.addMark(at?.from ?? from, at?.to ?? to, link);
    }
    dispatch?.(transaction.removeStoredMark(type));
    return true;
  };
}

export const removeLink: Command = (state, dispatch) => {
  const type = state.schema.marks["link"];
  const at = linkAt(state);
  if (!type || !at) return false;
  dispatch?.(state.tr.removeMark(at.from, at.to, type).removeStoredMark(type));
  return true;
};
