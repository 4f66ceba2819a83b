/** The terms of the block that has the focus, and the way to the whole glossary. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { termsIn } from "#core/glossary/find-terms";
import { directionOf } from "#core/locale/tags";
import type { Block } from "#core/markdown/block";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { GlossaryDialog } from "./glossary-dialog.tsx";
import type { GlossaryHost } from "./glossary-host.ts";
import type { TranslateRowProps } from "./translate-row.tsx";
import type { Glossary } from "./use-glossary.ts";

export interface TermsPaneProps {
  readonly block: Block | null;
  readonly glossary: Glossary;
  readonly host: GlossaryHost;
  /** The target's. */
  readonly path: string;
  readonly locales: TranslateRowProps["locales"];
}

export function TermsPane({ block, glossary, host, path, locales }: TermsPaneProps) {
  const { t } = useTranslation("glossary");
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const found = block === null ? [] : termsIn(block, glossary.terms);
  const own = [...new Map(found.map(({ term }) => [`${term.source} ${term.target}`, term])).values()];
  return (
    <section className="help-terms" aria-label={t("inBlock")}>
      <header className="help-head">
        <h2 className="help-title">{t("inBlock")}</h2>
        <Button size="small" tone="quiet" onPress={() => setOpen(true)}>
          {t("open")}
        </Button>
      </header>
      {glossary.failure ? <p className="help-remark">{describeFailure(glossary.failure, language)}</p> : null}
      {own.length === 0 ? (
        <p className="help-remark">{t("noneHere")}</p>
      ) : (
        <dl className="help-term-list">
          {own.map(({ source, target, note }) => (
            <div key={`${source} ${target}`}>
              <dt lang={locales.source ?? undefined}>{source}</dt>
              <dd lang={locales.target ?? undefined} dir={directionOf(locales.target)}>
                {target}
              </dd>
              {note === "" ? null : <dd className="help-remark">{note}</dd>}
            </div>
          ))}
        </dl>
      )}
      {isOpen ? (
        <GlossaryDialog {...{ glossary, host, path, locales }} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}
