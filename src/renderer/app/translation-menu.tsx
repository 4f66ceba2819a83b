/** From an open article to its translations: those that are there, block by block, and those that are to be begun. */

import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { languageName } from "../i18n/format.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useAppState, useStore } from "../state/store.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";

export function TranslationMenu({ article }: { readonly article: Article }) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const store = useStore();
  const locales = useAppState(({ workspace }) =>
    workspace?.library.kind === "read"
      ? workspace.library.collections.find(({ id }) => id === article.collection)?.locales
      : undefined,
  );
  const [source, ...others] = article.variants;
  const there = others.flatMap(({ locale }) => locale ?? []);
  const missing = (locales ?? []).filter((locale) => locale !== source?.locale && !there.includes(locale));
  if (there.length + missing.length === 0) return null;
  const entry = (locale: string) => ({ id: locale, label: languageName(locale, language) });
  return (
    <Menu
      label={t("menu.label")}
      trigger={<IconButton label={t("menu.label")} icon={Languages} />}
      groups={[
        ...(there.length > 0 ? [{ id: "there", label: t("menu.there"), entries: there.map(entry) }] : []),
        ...(missing.length > 0
          ? [{ id: "missing", label: t("menu.missing"), entries: missing.map(entry) }]
          : []),
      ]}
      onAction={(locale) =>
        store.dispatch({ kind: "page-shown", page: "translations", translation: { article, locale } })
      }
    />
  );
}
