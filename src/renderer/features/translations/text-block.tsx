import { useState } from "react";
import { TextArea } from "../../ui/text-area.tsx";

export interface TextBlockProps {
  readonly label: string;
  readonly lang: string | null;
  readonly text: string;
  /** The source's words, shown while nothing is written. */
  readonly hint?: string;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** A text of the translation. It goes to the document when the person leaves it, so that it is one step of undo. */
export function TextBlock({ label, lang, text, hint, isReadOnly, onChange }: TextBlockProps) {
  const [draft, setDraft] = useState(text);
  return (
    <TextArea
      label={label}
      hideLabel
      rows={1}
      isReadOnly={isReadOnly}
      {...(hint === undefined ? {} : { placeholder: hint })}
      {...(lang === null ? {} : { contentLang: lang })}
      value={draft}
      onChange={setDraft}
      onBlur={() => {
        if (draft !== text) onChange(draft);
      }}
    />
  );
}
