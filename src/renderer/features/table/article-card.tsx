/** An article as a card: its title, and what an editor looks for first. */

import { useTranslation } from "react-i18next";
import { formatWrittenDate, languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Problems } from "./cell.tsx";
import type { GroupRow } from "./table-source.ts";

/** What cards are made of, in this order. */
export const CARD_COLUMNS = ["title", "date"] as const;

export function titleOf({ cells: [title], key }: Pick<GroupRow, "cells" | "key">): string {
  return typeof title === "string" && title !== "" ? title : key;
}

export function isDraft({ path, variants }: Pick<GroupRow, "path" | "variants">): boolean {
  return variants.some((variant) => variant.path === path && variant.draft);
}

export function ArticleCard({ row }: { readonly row: GroupRow }) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  const [, date] = row.cells;
  const locales = row.variants.flatMap(({ locale }) => (locale === null ? [] : [locale]));
  return (
    <>
      <span className="card-title" lang={row.locale ?? undefined}>
        {titleOf(row)}
      </span>
      <span className="card-foot">
        {typeof date === "string" ? (
          <time dateTime={date} className="table-faint">
            {formatWrittenDate(date, language)}
          </time>
        ) : null}
        {isDraft(row) ? <Badge tone="mark">{t("names.draft")}</Badge> : null}
        {locales.map((locale) => (
          <span key={locale} title={languageName(locale, language)}>
            <Badge tone={locale === row.locale ? "accent" : "plain"}>{locale}</Badge>
          </span>
        ))}
        <Problems row={row} />
      </span>
    </>
  );
}
