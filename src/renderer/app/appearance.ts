/** Theme and language on the page itself, following the settings and the machine. */

import { useEffect, useSyncExternalStore } from "react";
import type { Theme } from "#core/settings/settings";
import { languageOf, switchWords } from "../i18n/i18n.ts";
import { useAppState } from "../state/store.ts";

const DARK = "(prefers-color-scheme: dark)";

export function systemPrefersDark(): boolean {
  return matchMedia(DARK).matches;
}

function resolvedTheme(theme: Theme, prefersDark: boolean): "light" | "dark" {
  if (theme !== "system") return theme;
  return prefersDark ? "dark" : "light";
}

export function showTheme(theme: Theme, prefersDark: boolean): void {
  document.documentElement.dataset["theme"] = resolvedTheme(theme, prefersDark);
}

/** The theme on show: what `system` comes to now. */
export function useResolvedTheme(): "light" | "dark" {
  const theme = useAppState((state) => state.settings.theme);
  return resolvedTheme(theme, useSyncExternalStore(subscribeToSystem, systemPrefersDark));
}

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Keep the page in the theme and the language of the settings, whoever changed them. */
export function useAppearance(): void {
  const theme = useResolvedTheme();
  const language = useAppState((state) => state.settings.language);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  useEffect(() => switchWords(languageOf({ language }, navigator.languages)), [language]);
}
