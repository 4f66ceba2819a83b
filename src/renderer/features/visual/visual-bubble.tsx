/** A few controls at the link or image that the cursor is at. */

import { useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import type { VisualEditor } from "./visual-editor.ts";

export interface VisualBubbleProps {
  readonly editor: VisualEditor;
  /** Of what the bubble is about, in the editor's document. */
  readonly position: number;
  readonly label: string;
  readonly children: ReactNode;
}

/** In pixels, below what it is about. */
const DISTANCE = 6;

/** It stays where it came up: another place is another bubble, by its key. */
export function VisualBubble({ editor, position, label, children }: VisualBubbleProps) {
  const [place] = useState(() => placeBelow(editor, position));
  if (!place) return null;
  return createPortal(
    <div role="group" aria-label={label} className="visual-bubble" style={place}>
      {children}
    </div>,
    editor.frame,
  );
}

function placeBelow(editor: VisualEditor, position: number) {
  const box = editor.boxAt(position);
  const around = editor.frame.getBoundingClientRect();
  return box && { left: box.left - around.left, top: box.bottom - around.top + DISTANCE };
}
