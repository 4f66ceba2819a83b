/** The form's edits of a document: every one a patch of a field's own bytes. */

import { useCallback, useState } from "react";
import { editField, type FieldChange } from "#core/frontmatter/edit";
import type { DocumentSession } from "../../state/document-session.ts";
import { pathKey } from "./form-model.ts";

export interface FieldEdits {
  /** Make a change; `isTyping` lets quick changes of the same field be undone as one. */
  readonly change: (change: FieldChange, isTyping?: boolean) => void;
  /** The field whose last change could not be written, by its path's key. */
  readonly refused: string | null;
}

export function useFieldEdits(session: DocumentSession): FieldEdits {
  const [refused, setRefused] = useState<string | null>(null);
  const change = useCallback(
    (made: FieldChange, isTyping = false) => {
      const key = pathKey(made.path);
      // What the editor beside has not delivered yet belongs before this edit, in the text and in the history.
      session.flush();
      try {
        session.edit(editField(session.snapshot().text, made), "form", isTyping ? `form:${key}` : null);
        setRefused(null);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        setRefused(key);
      }
    },
    [session],
  );
  return { change, refused };
}
