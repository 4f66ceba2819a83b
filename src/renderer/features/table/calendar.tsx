/** The articles of the query on the days of a month; keys and the mouse carry them to other days. */

import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { dayAfter, placeAfter, type CalendarPlace } from "#core/views/calendar-keys";
import { monthOf, weeksOf, type Day, type Month } from "#core/views/days";
import { calendarFields } from "#core/views/lanes";
import { movedDate } from "#core/views/moved-date";
import type { Field } from "#core/schema/field";
import { firstWeekday, formatDay, formatMonth } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { titleOf } from "./article-card.tsx";
import { CalendarBar } from "./calendar-bar.tsx";
import { dayItems, monthAtFirst, today, type DayItems } from "./calendar-model.ts";
import { CalendarGrid } from "./calendar-grid.tsx";
import { CalendarSide } from "./calendar-side.tsx";
import type { GroupRow, GroupsRequest, TableSource } from "./table-source.ts";
import { takesUndo } from "./undo-keys.ts";
import { useDragging } from "./use-dragging.ts";
import { useGroups, useGroupsRequest } from "./use-groups.ts";
import { useMoves } from "./use-moves.ts";
import type { TableView } from "./use-table-rows.ts";
import "./views.css";

/** More than are drawn on a day, so that it is known whether there are more. */
const A_DAY = 4;

export interface GroupViewProps {
  readonly source: TableSource;
  readonly view: TableView;
  /** The schema's fields; `null` for all collections, and until they are known. */
  readonly fields: readonly Field[] | null;
  /** The field that it is by, as a person chose it. */
  readonly by: string | null;
  readonly onBy: (field: string) => void;
  readonly onOpen: (row: GroupRow) => void;
  readonly onNotice: (tone: "info" | "warning", text: string) => void;
}

export function Calendar(props: GroupViewProps) {
  const { t } = useTranslation("views");
  const { fields, by } = props;
  const dates = useMemo(() => calendarFields(fields ?? []), [fields]);
  const field =
    dates.find(({ name }) => name === by) ?? dates.find(({ name }) => name === "date") ?? dates[0];
  if (fields !== null && field === undefined) {
    return (
      <EmptyState title={t("noDates")}>
        <p>{t("noDatesHint")}</p>
      </EmptyState>
    );
  }
  return <MonthView key={field?.name ?? ""} {...props} dates={dates} field={field ?? null} />;
}

interface MonthProps extends GroupViewProps {
  readonly dates: readonly Field[];
  /** `null`: the date that every article has, which is not written where no schema says how. */
  readonly field: Field | null;
}

function MonthView(props: MonthProps) {
  const { t } = useTranslation("views");
  const { t: common } = useTranslation("common");
  const calendar = useCalendar(props);
  if (calendar.groups.failed) {
    const retry = <Button onPress={calendar.groups.retry}>{common("retry")}</Button>;
    return <EmptyState title={t("failed")} actions={retry} />;
  }
  if (calendar.groups.page === null) {
    return (
      <div className="views-waiting">
        <Spinner label={t("readingCalendar")} />
      </div>
    );
  }
  const { month, place, listed } = calendar;
  return (
    <div className="calendar">
      <section className="calendar-main" aria-label={t("calendar")}>
        <CalendarBar
          month={month}
          months={calendar.months}
          dates={props.dates}
          field={props.field?.name ?? null}
          onField={props.onBy}
          onMonth={(next) => calendar.go({ day: `${next}-01`, item: 0 })}
        />
        <CalendarGrid
          month={month}
          place={place}
          firstWeekday={calendar.firstWeekday}
          itemsOn={calendar.itemsOn}
          dragging={calendar.dragging}
          gridRef={calendar.grid}
          onPlace={calendar.go}
          onOpen={props.onOpen}
          onMore={calendar.list}
          onKey={calendar.onKey}
        />
      </section>
      <CalendarSide
        key={listed ?? ""}
        {...{ listed, place }}
        source={props.source}
        request={calendar.request}
        total={calendar.totalOf(listed)}
        moves={calendar.moves}
        dragging={calendar.dragging}
        accepts={props.field !== null && !props.field.required}
        onClose={() => {
          calendar.list(null);
          calendar.grid.current?.focus();
        }}
        onOpen={props.onOpen}
        onMove={calendar.move}
        onUndo={calendar.undo}
      />
      <p role="status" className="visually-hidden">
        {calendar.said}
      </p>
    </div>
  );
}

/** Where the person is in the calendar, what stands on its days, and how articles are moved in it. */
function useCalendar({ source, view, field, onOpen, onNotice }: MonthProps) {
  const { t } = useTranslation("views");
  const language = useLanguage();
  const grid = useRef<HTMLDivElement>(null);
  const start = firstWeekday(language);
  const [gone, setGone] = useState<CalendarPlace | null>(null);
  /** The article that a key moved: it is gone with. */
  const [carried, setCarried] = useState<string | null>(null);
  const [listed, setListed] = useState<Day | null>(null);
  const [said, setSaid] = useState("");
  const [first, setFirst] = useState<Month | null>(null);
  const started = first === null || first === monthOf(today()) ? today() : `${first}-01`;
  const at = gone ?? { day: started, item: 0 };
  const month = monthOf(at.day);
  const request = useGroupsRequest(view, field?.name ?? "date", "day");
  const groups = useGroups(source, useMonthOf(request, month, start));
  // Until the person goes anywhere: where there is something to see.
  if (first === null && groups.page !== null) setFirst(monthAtFirst(groups.page.counts, monthOf(today())));
  const valueIn = useCallback(
    (group: string | null) =>
      group === null
        ? undefined
        : (before: Parameters<typeof movedDate>[0]) =>
            movedDate(before, group, field?.shape ?? { kind: "date" }),
    [field],
  );
  const moving = useMoves({ source, round: groups.round, field: field?.name ?? "date", valueIn, onNotice });
  const move = (row: GroupRow, from: string | null, to: string | null) => {
    if (field === null) return onNotice("info", t("chooseCollection"));
    moving.move(row, from, to);
    setSaid(t("moved", { title: titleOf(row), to: to === null ? t("noDate") : formatDay(to, language) }));
  };
  const itemsOn = (day: Day): DayItems => dayItems(day, groups, moving.moves);
  // Wherever it comes to stand among the others of its day.
  const held = itemsOn(at.day).rows.findIndex(({ id }) => id === carried);
  const place = held >= 0 ? { ...at, item: held } : at;
  const go = (next: CalendarPlace, by: string | null = null) => {
    setGone(next);
    setCarried(by);
  };
  const dragging = useDragging(move);
  const onKey = (event: KeyboardEvent): boolean => {
    const pressed = { key: event.key, isShift: event.shiftKey };
    const { rows, hasMore } = itemsOn(place.day);
    const row = rows[Math.min(place.item, rows.length - 1)];
    const isMore = hasMore && place.item >= rows.length;
    if (takesUndo(event, moving.undo)) return true;
    if (event.ctrlKey || event.metaKey) return false;
    if (event.altKey) {
      const to = dayAfter(pressed, place.day);
      if (to === null || row === undefined || isMore) return false;
      move(row, place.day, to);
      if (field !== null) go({ day: to, item: 0 }, row.id);
      return true;
    }
    if (event.key === "Enter" && isMore) setListed(place.day);
    else if (event.key === "Enter" && row) onOpen(row);
    else {
      const next = placeAfter(pressed, place, {
        itemsOn: (day) => itemsOn(day).places,
        firstWeekday: start,
      });
      if (next === null) return false;
      go(next);
    }
    return true;
  };
  return {
    grid,
    groups,
    request,
    month,
    place,
    listed,
    said,
    firstWeekday: start,
    months: monthsOf(groups.page?.counts ?? [], month, (each) => formatMonth(each, language)),
    moves: moving.moves,
    undo: moving.undo,
    go,
    list: setListed,
    totalOf: (day: Day | null) =>
      day === null
        ? (groups.page?.counts.find(({ value }) => value === null)?.rows ?? 0)
        : itemsOn(day).total,
    itemsOn,
    dragging,
    move,
    onKey,
  };
}

/** Months with articles and the one that is shown, the latest first. */
function monthsOf(
  counts: readonly { readonly value: string | null; readonly rows: number }[],
  shown: Month,
  name: (month: Month) => string,
) {
  const rows = new Map(counts.flatMap(({ value, rows: count }) => (value === null ? [] : [[value, count]])));
  if (!rows.has(shown)) rows.set(shown, 0);
  return [...rows]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, count]) => ({ month, name: name(month), rows: count }));
}

function useMonthOf(request: GroupsRequest, month: Month, start: number): GroupsRequest {
  return useMemo(() => {
    const days = weeksOf(month, start).flat();
    return { ...request, parts: days.map((group) => ({ group, from: 0, count: A_DAY })) };
  }, [request, month, start]);
}
