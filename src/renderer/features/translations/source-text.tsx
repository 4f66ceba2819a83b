/** A source's text; where its translation was made from an earlier one, with what changed since. */

import { useTranslation } from "react-i18next";
import { ChangedWords } from "../../ui/changed-words.tsx";

export interface SourceTextProps {
  readonly text: string;
  /** What the translation was made from; `undefined` where that is this text, or not known. */
  readonly before: string | undefined;
}

export function SourceText({ text, before }: SourceTextProps) {
  const { t } = useTranslation("translations");
  if (before === undefined) return <p className="translate-text">{text}</p>;
  return (
    <p className="translate-text" aria-label={t("changed")} role="group">
      <ChangedWords before={before} after={text} />
    </p>
  );
}
