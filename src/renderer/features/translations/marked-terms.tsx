/** A block's source with the glossary's terms marked in it. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { termsIn } from "#core/glossary/find-terms";
import type { Block } from "#core/markdown/block";
import { useTerms } from "./use-glossary.ts";

export function MarkedTerms({ block }: { readonly block: Block }) {
  const { t } = useTranslation("glossary");
  const terms = useTerms();
  const found = useMemo(() => termsIn(block, terms), [block, terms]);
  const pieces = [];
  let at = 0;
  for (const { from, to } of found) {
    if (from < at) continue;
    const own = found.filter((one) => one.from === from && one.to === to);
    const translations = own.map(({ term }) => term.target).join(" / ");
    pieces.push(
      block.source.slice(at, from),
      <mark key={from} className="translate-term" title={t("translatedAs", { translations })}>
        {block.source.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <>
      {pieces}
      {block.source.slice(at)}
    </>
  );
}
