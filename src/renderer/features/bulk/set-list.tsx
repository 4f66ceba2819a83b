import { useTranslation } from "react-i18next";
import type { ChangeSetValue } from "#contract/changes";
import { formatMoment } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";

export interface SetListProps {
  readonly sets: readonly ChangeSetValue[];
  readonly isBusy: boolean;
  readonly actions: {
    readonly undo: (id: string) => void;
    readonly finish: (id: string) => void;
  };
}

/** What was done before, newest first, each with the way back. */
export function SetList({ sets, isBusy, actions }: SetListProps) {
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  if (sets.length === 0) return null;
  return (
    <section className="bulk-sets" aria-label={t("earlier")}>
      <h2>{t("earlier")}</h2>
      <ul>
        {sets.map(({ id, label, at, files, state }) => (
          <li key={id}>
            <span className="bulk-set-text">
              <span>{label}</span>
              <span className="bulk-set-when">
                {formatMoment(at, language)} · {t("chosen", { count: files })} · {t(`states.${state}`)}
              </span>
            </span>
            {state === "interrupted" ? (
              <Button size="small" isDisabled={isBusy} onPress={() => actions.finish(id)}>
                {t("finish")}
              </Button>
            ) : null}
            {state === "undone" ? null : (
              <Button
                size="small"
                isDisabled={isBusy}
                aria-label={t("undoLabel", { label })}
                onPress={() => actions.undo(id)}
              >
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
