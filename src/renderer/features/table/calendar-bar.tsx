/** Which month is shown, and by which date. */

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Field } from "#core/schema/field";
import { monthOf, monthsAfter, type Month } from "#core/views/days";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { today } from "./calendar-model.ts";
import { useColumnName } from "./use-column-name.ts";

export interface CalendarBarProps {
  readonly month: Month;
  readonly months: readonly { readonly month: Month; readonly name: string; readonly rows: number }[];
  readonly dates: readonly Field[];
  readonly field: string | null;
  readonly onField: (field: string) => void;
  readonly onMonth: (month: Month) => void;
}

export function CalendarBar({ month, months, dates, field, onField, onMonth }: CalendarBarProps) {
  const { t } = useTranslation("views");
  const language = useLanguage();
  const nameOf = useColumnName();
  const rows = months.find((each) => each.month === month)?.rows ?? 0;
  const step = (by: number) => onMonth(monthOf(monthsAfter(`${month}-01`, by)));
  return (
    <header className="calendar-bar">
      <Select
        label={t("month")}
        hideLabel
        className="calendar-month"
        choices={months.map((each) => ({
          id: each.month,
          label: each.name,
          description: t("articles", { count: each.rows, total: formatNumber(each.rows, language) }),
        }))}
        value={month}
        onChange={onMonth}
      />
      <IconButton
        size="small"
        icon={ChevronLeft}
        label={t("monthBefore")}
        shortcut="PageUp"
        onPress={() => step(-1)}
      />
      <IconButton
        size="small"
        icon={ChevronRight}
        label={t("monthAfter")}
        shortcut="PageDown"
        onPress={() => step(1)}
      />
      <Button size="small" tone="quiet" onPress={() => onMonth(monthOf(today()))}>
        {t("thisMonth")}
      </Button>
      <p className="views-total">{t("articles", { count: rows, total: formatNumber(rows, language) })}</p>
      {dates.length > 1 ? (
        <Select
          label={t("dateField")}
          hideLabel
          className="views-field"
          choices={dates.map(({ name }) => ({ id: name, label: nameOf(name) }))}
          value={field}
          onChange={onField}
        />
      ) : null}
    </header>
  );
}
