/** What the library says when there is no list to show. */

import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Screen } from "../../ui/screen.tsx";

export function LibraryReading({
  progress,
}: {
  readonly progress: { readonly read: number; readonly total: number } | null;
}) {
  const { t } = useTranslation("library");
  const language = useLanguage();
  const values = progress && {
    read: formatNumber(progress.read, language),
    total: formatNumber(progress.total, language),
  };
  return (
    <Screen isWaiting>
      <ProgressBar
        label={progress ? t("loading.title") : t("loading.counting")}
        value={progress?.read ?? null}
        total={progress?.total ?? 0}
        {...(values ? { valueLabel: t("loading.progress", values) } : {})}
      />
    </Screen>
  );
}

export function LibraryFailed({
  failure,
  onRetry,
  onCloseFolder,
}: {
  readonly failure: FailureValue;
  readonly onRetry: () => void;
  readonly onCloseFolder: () => void;
}) {
  const { t } = useTranslation("library");
  const language = useLanguage();
  const actions = (
    <>
      <Button onPress={onCloseFolder}>{t("empty.another")}</Button>
      <Button tone="primary" onPress={onRetry}>
        {t("retry", { ns: "common" })}
      </Button>
    </>
  );
  return (
    <Screen>
      <EmptyState title={t("failed")} actions={actions}>
        <p role="alert">{describeFailure(failure, language)}</p>
      </EmptyState>
    </Screen>
  );
}

export function LibraryEmpty({ onCloseFolder }: { readonly onCloseFolder: () => void }) {
  const { t } = useTranslation("library");
  return (
    <Screen>
      <EmptyState
        title={t("empty.title")}
        actions={<Button onPress={onCloseFolder}>{t("empty.another")}</Button>}
      >
        <p>{t("empty.body")}</p>
      </EmptyState>
    </Screen>
  );
}

/** Nothing to list: a filter without a match, or a collection without articles. */
export function NoMatch({ query, onClear }: { readonly query: string; readonly onClear: () => void }) {
  const { t } = useTranslation("library");
  if (query.trim() === "") return <EmptyState title={t("emptyCollection")} />;
  return (
    <EmptyState
      title={t("noMatch.title", { query: query.trim() })}
      actions={<Button onPress={onClear}>{t("noMatch.clear")}</Button>}
    >
      <p>{t("noMatch.body")}</p>
    </EmptyState>
  );
}
