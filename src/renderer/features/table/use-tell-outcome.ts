/** What became of a value that was written from the table, where it is not simply there. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import type { WriteOutcome } from "../../state/table-edits.ts";

export type OnNotice = (tone: "info" | "warning", text: string) => void;

/** Tells an outcome; `nothing` is told where there was nothing to do. */
export function useTellOutcome(onNotice: OnNotice): (outcome: WriteOutcome | null, nothing: string) => void {
  const { t } = useTranslation("table");
  const language = useLanguage();
  return useCallback(
    (outcome, nothing) => {
      if (outcome === null) onNotice("info", nothing);
      else if (outcome.kind === "failed")
        onNotice("warning", describeFailure({ code: outcome.failure, details: {} }, language));
      else if (outcome.kind === "kept") onNotice("info", t("kept"));
      else if (outcome.kind === "refused" || outcome.kind === "conflict")
        onNotice("warning", t(outcome.kind));
    },
    [onNotice, t, language],
  );
}
