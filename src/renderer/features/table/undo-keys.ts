/** Undo and redo of what was done in the table: the window's own are of the article that is open. */

import type { KeyboardEvent } from "react";

/** True where the key was one of them, and was taken. */
export function takesUndo(event: KeyboardEvent, undo: (isRedo: boolean) => void): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return false;
  undo(key === "y" || event.shiftKey);
  event.stopPropagation();
  return true;
}
