import { Fragment, useMemo } from "react";
import { wordDiff } from "#core/document/word-diff";

export interface ChangedWordsProps {
  readonly before: string;
  readonly after: string;
}

/** What went and what came between two texts, word by word; the place where it stands says how both look. */
export function ChangedWords({ before, after }: ChangedWordsProps) {
  const pieces = useMemo(() => wordDiff(before, after), [before, after]);
  return pieces.map(({ kind, text }, at) => {
    const key = `${at} ${kind}`;
    if (kind === "same") return <Fragment key={key}>{text}</Fragment>;
    return kind === "removed" ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
  });
}
