import { useTranslation } from "react-i18next";
import type { InterfaceLanguage } from "#core/settings/settings";

/** The interface's language now: for core's own sentences and for Intl. */
export function useLanguage(): InterfaceLanguage {
  return useTranslation().i18n.language === "ja" ? "ja" : "en";
}
