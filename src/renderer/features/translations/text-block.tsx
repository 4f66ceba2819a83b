import { useState } from "react";
import type { Edit } from "#core/document/patch";
import { isComposing } from "../../state/composing.ts";
import { TextArea } from "../../ui/text-area.tsx";
import type { Typing } from "./typing.ts";

export interface TextBlockProps {
  readonly label: string;
  readonly lang: string | null;
  readonly text: string;
  /** The source's words, shown while nothing is written. */
  readonly hint?: string;
  readonly isReadOnly: boolean;
  readonly typing: Typing;
  /** Which text it is, for `typing`. */
  readonly owner: string;
  /** The edit that makes it `text`. */
  readonly editFor: (text: string) => Edit;
}

/** A text of the translation. What is typed is in the document within a moment, all of it as one step of undo. */
export function TextBlock({ label, lang, text, hint, isReadOnly, typing, owner, editFor }: TextBlockProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (next: string) => {
    setTyped(next);
    // Half a word of an input method is nobody's text yet: its end brings the whole of it.
    if (isComposing()) return;
    typing.type({ owner, edit: () => editFor(next), drop: () => setTyped(null) });
  };
  return (
    <TextArea
      label={label}
      hideLabel
      rows={1}
      isReadOnly={isReadOnly}
      {...(hint === undefined ? {} : { placeholder: hint })}
      {...(lang === null ? {} : { contentLang: lang })}
      value={typed ?? text}
      onChange={take}
      onCompositionEnd={({ target }) => target instanceof HTMLTextAreaElement && take(target.value)}
      onBlur={() => {
        typing.end();
        setTyped(null);
      }}
    />
  );
}
