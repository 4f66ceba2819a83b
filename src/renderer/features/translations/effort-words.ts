/** How much there is to translate, in the interface's words. */

import { useTranslation } from "react-i18next";
import type { Effort } from "#core/locale/effort";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";

/** "1,240 words", "340 characters", or both; nothing for nothing. */
export function useEffortWords(): (effort: Effort) => string {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  return ({ words, characters }) =>
    [
      ...(words > 0 ? [t("effort.words", { count: words, number: formatNumber(words, language) })] : []),
      ...(characters > 0
        ? [t("effort.characters", { count: characters, number: formatNumber(characters, language) })]
        : []),
    ].join(t("effort.and"));
}
