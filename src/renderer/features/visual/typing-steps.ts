/** Where typing is cut into steps of undo. */

import type { Edit } from "#core/document/patch";

/** A piece of an edit, on the text that the pieces before it lead to, and the step that it belongs to. */
export interface TypingStep {
  readonly edit: Edit;
  readonly number: number;
}

export interface TypingSteps {
  /** Cut an edit before the words that begin in it; one that `isOne` stays whole. */
  of(edit: Edit, isOne: boolean): readonly TypingStep[];
  /** What follows is another step. */
  end(): void;
}

/**
 * Cuts typing as it is delivered: a word begins a step, and so does deleting after typing and typing after deleting.
 * Deliveries may hold several words, when typing is fast or a delivery is dear.
 */
export function createTypingSteps(): TypingSteps {
  let number = 0;
  let last: "typing" | "space" | "deleting" | null = null;
  const begins = (typed: string) => {
    const before = last;
    last = typed === "" ? "deleting" : /\s$/.test(typed) ? "space" : "typing";
    if (before === null) return false;
    if ((last === "deleting") !== (before === "deleting")) return true;
    return /\s\S/.test(typed) || (before === "space" && /^\S/.test(typed));
  };
  return {
    of: (edit, isOne) =>
      (isOne ? [edit] : pieces(edit)).map((piece) => ({
        edit: piece,
        number: begins(piece.map(({ insert }) => insert).join("")) ? ++number : number,
      })),
    end() {
      number++;
      last = null;
    },
  };
}

function pieces(edit: Edit): readonly Edit[] {
  const [patch] = edit;
  if (!patch || edit.length > 1) return [edit];
  let at = patch.from;
  return patch.insert.split(/(?<=\S)(?=\s+\S)/).map((insert, index) => {
    const to = index === 0 ? patch.to : at;
    const piece = [{ from: at, to, insert }];
    at += insert.length;
    return piece;
  });
}

/** What stands before the cursor when a space would make a block of another kind of it. */
const BLOCK_MARK = /^\s*(?:[-+*>]|#{1,6}|\d+[.)]|\[[ xX]\]|```\S*)$/;
/** What closes a mark of a line when it is typed. */
const LINE_MARK = /^[*_~`-]$/;

/** Whether typing `text` behind `before` may be turned into something else: one undo then brings back what was typed. */
export function mayConvert(text: string, before: string): boolean {
  return LINE_MARK.test(text) || (/^\s$/.test(text) && BLOCK_MARK.test(before));
}
