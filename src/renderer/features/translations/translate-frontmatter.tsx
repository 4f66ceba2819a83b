/** The field part of an open translation, with what is done about many files at once. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import type { FieldRow } from "#core/locale/field-states";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { canSpread, SpreadValue } from "./spread-value.tsx";
import { TranslateFields, type TranslateFieldsProps } from "./translate-fields.tsx";
import type { TranslationHost } from "./translation-host.ts";

export interface TranslateFrontmatterProps extends Omit<TranslateFieldsProps, "onRule" | "onSpread"> {
  readonly article: Article;
  /** Files of the article in other locales than the source's. */
  readonly others: readonly string[];
  readonly host: TranslationHost;
}

export function TranslateFrontmatter({ article, others, host, ...props }: TranslateFrontmatterProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const [spreading, setSpreading] = useState<FieldRow | null>(null);
  const [done, setDone] = useState<{ readonly id: string; readonly written: number } | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const failed = failure ?? props.model.failure;
  return (
    <section aria-label={t("fields.title")}>
      {failed ? <Notice tone="error">{describeFailure(failed, language)}</Notice> : null}
      {done ? (
        <Notice
          tone="success"
          isLive
          title={t("fields.spreadDone", { count: done.written })}
          actions={
            <Button
              onPress={() => {
                host.undoChange(done.id).then(
                  () => setDone(null),
                  (error: unknown) => setFailure(failureOf(error)),
                );
              }}
            >
              {t("fields.undo")}
            </Button>
          }
        />
      ) : null}
      <TranslateFields
        {...props}
        onRule={(row, rule) => {
          host.setRule(article.collection, row.name, rule).then(
            () => props.model.again(),
            (error: unknown) => setFailure(failureOf(error)),
          );
        }}
        onSpread={(row) => canSpread(row) && setSpreading(row)}
      />
      {spreading ? (
        <SpreadValue
          row={spreading}
          paths={others}
          host={host}
          onClose={() => setSpreading(null)}
          onDone={(outcome) => {
            setSpreading(null);
            setDone(outcome);
          }}
        />
      ) : null}
    </section>
  );
}
