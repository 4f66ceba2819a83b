/** What is being typed into a field, between keystrokes and the document. */

import { useState } from "react";

interface Draft {
  readonly typed: string;
  /** The document's text that `typed` began from or has already become. */
  readonly base: string;
  readonly isComposing: boolean;
}

export interface DraftProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/**
 * A text field's props: every keystroke is pushed, but nothing while an input method composes.
 *
 * What comes from elsewhere (undo, the source pane) replaces the draft. What was pushed comes back as the same
 * text, so that the caret stays where it is.
 */
export function useDraft(text: string, push: (typed: string) => void): DraftProps {
  const [draft, setDraft] = useState<Draft>({ typed: text, base: text, isComposing: false });
  if (text !== draft.base && !draft.isComposing) setDraft({ typed: text, base: text, isComposing: false });
  const deliver = (typed: string) => {
    setDraft({ typed, base: typed, isComposing: false });
    push(typed);
  };
  return {
    value: draft.typed,
    onChange(typed) {
      if (draft.isComposing) setDraft({ ...draft, typed });
      else deliver(typed);
    },
    onCompositionStart: () => setDraft({ ...draft, isComposing: true }),
    onCompositionEnd: (event) => deliver(event.currentTarget.value),
  };
}
