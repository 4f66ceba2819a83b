/** Said where a translation was made from sources that this machine does not keep, with the way to look them up. */

import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Earlier } from "./use-earlier.ts";

export function LearnNotice({ earlier }: { readonly earlier: Earlier }) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const { unknown, learning, failure, learn } = earlier;
  if (failure) {
    return (
      <Notice tone="error" isLive title={t("learn.failed")}>
        {describeFailure(failure, language)}
      </Notice>
    );
  }
  if (unknown === 0) return null;
  if (learning === "looked") {
    return (
      <Notice tone="info" isLive>
        {t("learn.notFound", { count: unknown })}
      </Notice>
    );
  }
  return (
    <Notice
      tone="info"
      actions={
        <Button isDisabled={learning === "asking"} onPress={learn}>
          {t("learn.action")}
        </Button>
      }
    >
      {t("learn.body", { count: unknown })}
    </Notice>
  );
}
