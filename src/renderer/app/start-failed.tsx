import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../i18n/use-language.ts";
import type { FailureValue } from "../state/workspace-state.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import "./app.css";

/** The screen for a window whose host does not let it begin. */
export function StartFailed({ failure }: { readonly failure: FailureValue }) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  return (
    <main className="app-start-failed">
      <EmptyState
        title={t("startFailed")}
        actions={<Button onPress={() => location.reload()}>{t("retry", { ns: "common" })}</Button>}
      >
        <p role="alert">{describeFailure(failure, language)}</p>
      </EmptyState>
    </main>
  );
}
