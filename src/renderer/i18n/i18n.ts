/** Sets up the interface's words. Both languages are there from the start, so that a switch is one frame. */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { InterfaceLanguage, Settings } from "#core/settings/settings";
import { en, ja } from "./catalogs.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "common";
    readonly resources: typeof en;
  }
}

/** What `system` comes to on this machine. */
export function languageOf(
  settings: Pick<Settings, "language">,
  preferred: readonly string[],
): InterfaceLanguage {
  if (settings.language !== "system") return settings.language;
  const first = preferred.find((tag) => /^(en|ja)\b/i.test(tag));
  return first?.toLowerCase().startsWith("ja") ? "ja" : "en";
}

/** Start in `language`; React escapes what is filled in, so i18next does not. */
export async function startWords(language: InterfaceLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    defaultNS: "common",
    resources: { en, ja },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
}

export function switchWords(language: InterfaceLanguage): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
