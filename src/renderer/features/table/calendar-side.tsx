/** Beside the calendar: the articles without a date, or all of a day that has too many to draw. */

import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarPlace } from "#core/views/calendar-keys";
import { dayAfter } from "#core/views/calendar-keys";
import type { Day } from "#core/views/days";
import { formatDay, formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { classes } from "../../ui/classes.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { CardList, type CardListHandle } from "./card-list.tsx";
import type { GroupRow, GroupsRequest, TableSource } from "./table-source.ts";
import { takesUndo } from "./undo-keys.ts";
import type { Dragging } from "./use-dragging.ts";
import type { Move } from "./use-moves.ts";

export interface CalendarSideProps {
  /** `null`: what has no date. */
  readonly listed: Day | null;
  /** Where the calendar is: an article without a date is put there. */
  readonly place: CalendarPlace;
  readonly source: TableSource;
  readonly request: GroupsRequest;
  readonly total: number;
  readonly moves: readonly Move[];
  readonly dragging: Dragging;
  /** Whether an article may lose its date. */
  readonly accepts: boolean;
  readonly onClose: () => void;
  readonly onOpen: (row: GroupRow) => void;
  readonly onMove: (row: GroupRow, from: string | null, to: string | null) => void;
  readonly onUndo: (isRedo: boolean) => void;
}

export function CalendarSide(props: CalendarSideProps) {
  const { listed, place, total, dragging, accepts, onClose, onMove, onUndo } = props;
  const { t } = useTranslation("views");
  const language = useLanguage();
  const [active, setActive] = useState(0);
  const list = useRef<CardListHandle>(null);
  useEffect(() => {
    if (listed !== null) list.current?.focus();
  }, [listed]);
  const title = listed === null ? t("withoutDate") : formatDay(listed, language);
  return (
    <aside
      className={classes("calendar-side", dragging.over === null && "is-over")}
      aria-label={title}
      {...dragging.groupHandlers(listed, listed !== null || accepts)}
    >
      <header className="lane-head">
        <h2>{title}</h2>
        <span className="table-count">{formatNumber(total, language)}</span>
        {listed === null ? null : (
          <IconButton size="small" icon={X} label={t("closeDay")} onPress={onClose} />
        )}
      </header>
      {total === 0 ? <p className="lane-empty">{t("allDated")}</p> : null}
      <CardList
        ref={list}
        id="calendar-side"
        label={title}
        source={props.source}
        request={props.request}
        group={listed}
        moves={props.moves}
        dragging={dragging}
        active={active}
        isTabStop={total > 0}
        onActive={setActive}
        onOpen={props.onOpen}
        onKey={(event, row) => {
          if (event.key === "Escape" && listed !== null) onClose();
          else if (event.key === "Enter" && row) props.onOpen(row);
          else if (event.altKey && row) {
            const to =
              listed === null ? place.day : dayAfter({ key: event.key, isShift: event.shiftKey }, listed);
            if (to === null || (listed === null && event.key !== "ArrowLeft")) return false;
            onMove(row, listed, to);
          } else return takesUndo(event, onUndo);
          return true;
        }}
      />
      {listed === null && total > 0 ? (
        <p className="lane-hint">{t("putHint", { day: formatDay(place.day, language) })}</p>
      ) : null}
    </aside>
  );
}
