/** The weeks of a month as a grid of days, each with its articles. */

import type { KeyboardEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarPlace } from "#core/views/calendar-keys";
import { weeksOf, type Day, type Month } from "#core/views/days";
import { formatDay, formatMonth, formatNumber, formatWeekday } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { classes } from "../../ui/classes.ts";
import { isDraft, titleOf } from "./article-card.tsx";
import { isOutside, today, type DayItems } from "./calendar-model.ts";
import { errorsIn } from "./cell.tsx";
import type { GroupRow } from "./table-source.ts";
import type { Dragging } from "./use-dragging.ts";

export interface CalendarGridProps {
  readonly month: Month;
  readonly place: CalendarPlace;
  readonly firstWeekday: number;
  readonly itemsOn: (day: Day) => DayItems;
  readonly dragging: Dragging;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onPlace: (place: CalendarPlace) => void;
  readonly onOpen: (row: GroupRow) => void;
  readonly onMore: (day: Day) => void;
  /** True where the key was taken. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

export function CalendarGrid(props: CalendarGridProps) {
  const { month, place, itemsOn, gridRef, onKey } = props;
  const { t } = useTranslation("views");
  const language = useLanguage();
  const weeks = weeksOf(month, props.firstWeekday);
  const { places } = itemsOn(place.day);
  const active = places === 0 ? dayId(place.day) : itemId(place.day, Math.min(place.item, places - 1));
  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      aria-label={t("calendarOf", { month: formatMonth(month, language) })}
      aria-activedescendant={active}
      className="calendar-grid"
      onClick={({ target }) => {
        const day = target instanceof HTMLElement ? target.dataset["day"] : undefined;
        if (day !== undefined) props.onPlace({ day, item: 0 });
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && onKey(event)) event.preventDefault();
      }}
    >
      <div role="row" className="calendar-week calendar-weekdays">
        {(weeks[0] ?? []).map((day) => (
          <span key={day} role="columnheader">
            {formatWeekday(day, language)}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className="calendar-week">
          {week.map((day) => (
            <DayCell key={day} day={day} active={active} {...props} />
          ))}
        </div>
      ))}
    </div>
  );
}

type DayCellProps = CalendarGridProps & { readonly day: Day; readonly active: string };

function DayCell({ day, active, month, itemsOn, dragging, gridRef, onPlace, onOpen, onMore }: DayCellProps) {
  const { t } = useTranslation("views");
  const language = useLanguage();
  const { rows, total, hasMore } = itemsOn(day);
  const number = Number(day.slice(8));
  const label = t("day", {
    day: formatDay(day, language),
    count: total,
    total: formatNumber(total, language),
  });
  return (
    <div
      id={dayId(day)}
      role="gridcell"
      aria-current={day === today() ? "date" : undefined}
      aria-selected={active === dayId(day)}
      className={classes(
        "calendar-day",
        isOutside(day, month) && "is-outside",
        dragging.over === day && "is-over",
      )}
      data-day={day}
      {...dragging.groupHandlers(day, true)}
    >
      <time dateTime={day} className="calendar-number">
        <span aria-hidden>{number}</span>
        <span className="visually-hidden">{label}</span>
      </time>
      {rows.map((row, item) => (
        <button
          key={row.id}
          id={itemId(day, item)}
          type="button"
          tabIndex={-1}
          lang={row.locale ?? undefined}
          title={titleOf(row)}
          data-article={row.article}
          className={classes(
            "calendar-item",
            active === itemId(day, item) && "is-active",
            isDraft(row) && "is-draft",
            errorsIn(row) > 0 && "has-errors",
          )}
          onClick={() => {
            onPlace({ day, item });
            onOpen(row);
          }}
          {...dragging.itemHandlers(row, day)}
        >
          {titleOf(row)}
          {isDraft(row) ? <span className="visually-hidden">{t("isDraft")}</span> : null}
        </button>
      ))}
      {hasMore ? (
        <button
          id={itemId(day, rows.length)}
          type="button"
          tabIndex={-1}
          className={classes("calendar-more", active === itemId(day, rows.length) && "is-active")}
          onClick={() => {
            onPlace({ day, item: rows.length });
            onMore(day);
            gridRef.current?.focus();
          }}
        >
          {t("more", { number: formatNumber(total - rows.length, language) })}
        </button>
      ) : null}
    </div>
  );
}

function dayId(day: Day): string {
  return `day-${day}`;
}

function itemId(day: Day, item: number): string {
  return `day-${day}-${item}`;
}
