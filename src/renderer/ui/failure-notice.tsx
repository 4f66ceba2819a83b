import { useTranslation } from "react-i18next";
import { describeFailure, type FailureLike } from "#core/words/failures";
import { useLanguage } from "../i18n/use-language.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

export interface FailureNoticeProps {
  readonly tone: "warning" | "error";
  /** What could not be done. */
  readonly title?: string;
  readonly failure: FailureLike;
  readonly onRetry: () => void;
}

/** Why something could not be done, and the way to try it again. */
export function FailureNotice({ tone, title, failure, onRetry }: FailureNoticeProps) {
  const { t } = useTranslation("common");
  const language = useLanguage();
  return (
    <Notice
      tone={tone}
      isLive
      title={title}
      actions={
        <Button size="small" onPress={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      {describeFailure(failure, language)}
    </Notice>
  );
}
