/** One value of one row. */

import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CellValue } from "#contract/table";
import { formatNumber, formatWrittenDate, languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { cellText } from "./cell-text.ts";
import type { Column } from "./columns.ts";
import type { TableRow } from "./table-source.ts";

export interface CellProps {
  readonly column: Column;
  readonly row: TableRow;
  readonly value: CellValue | undefined;
}

export function CellContent({ column, row, value }: CellProps) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  if (column.id === "locales" && column.isBuiltIn) return <Locales row={row} />;
  if (column.id === "problems" && column.isBuiltIn) return <Problems row={row} />;
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value)) return <List values={value.map(String)} lang={row.locale} />;
  if (typeof value === "object") return <code className="table-json">{value.json}</code>;
  if (typeof value === "number") return <span className="table-number">{formatNumber(value, language)}</span>;
  if (typeof value === "boolean")
    return value ? (
      <Icon of={Check} size={15} label={t("yes")} />
    ) : (
      <span className="table-faint">{t("no")}</span>
    );
  const isDate = column.shape?.kind === "date" || column.shape?.kind === "date-time" || column.id === "date";
  if (isDate) return <time dateTime={value}>{formatWrittenDate(value, language)}</time>;
  return <span lang={row.locale ?? undefined}>{cellText(value)}</span>;
}

function List({ values, lang }: { readonly values: readonly string[]; readonly lang: string | null }) {
  return (
    <span className="table-list" lang={lang ?? undefined}>
      {values.map((value, index) => (
        // Items may be the same twice.
        // oxlint-disable-next-line react/no-array-index-key
        <Badge key={index}>{value}</Badge>
      ))}
    </span>
  );
}

function Locales({ row }: { readonly row: TableRow }) {
  const language = useLanguage();
  const locales = row.variants.flatMap(({ locale }) => (locale === null ? [] : [locale]));
  return (
    <span className="table-list">
      {locales.map((locale) => (
        <span key={locale} title={languageName(locale, language)}>
          <Badge tone={locale === row.locale ? "accent" : "plain"}>{locale}</Badge>
        </span>
      ))}
    </span>
  );
}

export function errorsIn({ variants }: Pick<TableRow, "variants">): number {
  return variants.reduce((sum, variant) => sum + variant.errors, 0);
}

export function Problems({ row }: { readonly row: Pick<TableRow, "variants"> }) {
  const { t } = useTranslation("library");
  const errors = errorsIn(row);
  const warnings = row.variants.reduce((sum, variant) => sum + variant.warnings, 0);
  return (
    <span className="table-list">
      {errors > 0 ? (
        <span className="library-errors">
          <Icon of={CircleAlert} size={14} label={t("errors", { count: errors })} />
          <span aria-hidden>{errors}</span>
        </span>
      ) : null}
      {warnings > 0 ? (
        <span className="library-warnings">
          <Icon of={TriangleAlert} size={14} label={t("warnings", { count: warnings })} />
          <span aria-hidden>{warnings}</span>
        </span>
      ) : null}
    </span>
  );
}
