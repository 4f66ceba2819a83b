/** The articles of the query as cards in a lane for each value of a field; keys and the mouse carry them over. */

import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "#core/schema/field";
import { boardFields, lanesOf, laneValue, nextLane, type Lane } from "#core/views/lanes";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/select.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { titleOf } from "./article-card.tsx";
import { BoardLane } from "./board-lane.tsx";
import type { GroupViewProps } from "./calendar.tsx";
import type { CardListHandle } from "./card-list.tsx";
import type { GroupRow } from "./table-source.ts";
import { takesUndo } from "./undo-keys.ts";
import { useColumnName } from "./use-column-name.ts";
import { useDragging } from "./use-dragging.ts";
import { useGroups, useGroupsRequest } from "./use-groups.ts";
import { useMoves } from "./use-moves.ts";
import "./views.css";

export function Board(props: GroupViewProps) {
  const { t } = useTranslation("views");
  const { view, fields, by } = props;
  const closed = useMemo(() => boardFields(fields ?? []), [fields]);
  const field =
    closed.find(({ name }) => name === by) ?? closed.find(({ name }) => name === "category") ?? closed[0];
  if (field !== undefined) return <Lanes key={field.name} {...props} closed={closed} field={field} />;
  if (fields === null && view.collection !== null) return <Waiting />;
  return (
    <EmptyState title={t(fields === null ? "boardOfAll" : "noClosed")}>
      <p>{t(fields === null ? "boardOfAllHint" : "noClosedHint")}</p>
    </EmptyState>
  );
}

function Waiting() {
  const { t } = useTranslation("views");
  return (
    <div className="views-waiting">
      <Spinner label={t("readingBoard")} />
    </div>
  );
}

interface LanesProps extends GroupViewProps {
  readonly closed: readonly Field[];
  readonly field: Field;
}

function Lanes(props: LanesProps) {
  const { t } = useTranslation("views");
  const { t: common } = useTranslation("common");
  const language = useLanguage();
  const nameOf = useColumnName();
  const { source, closed, field, onBy, onOpen } = props;
  const board = useBoard(props);
  if (board.groups.failed) {
    const retry = <Button onPress={board.groups.retry}>{common("retry")}</Button>;
    return <EmptyState title={t("failed")} actions={retry} />;
  }
  if (board.groups.page === null) return <Waiting />;
  return (
    <section className="board" aria-label={t("boardBy", { field: nameOf(field.name) })}>
      <header className="calendar-bar">
        <Select
          label={t("laneField")}
          className="views-field board-field"
          choices={closed.map(({ name }) => ({ id: name, label: nameOf(name) }))}
          value={field.name}
          onChange={onBy}
        />
      </header>
      <div className="board-lanes">
        {board.lanes.map((lane, index) => (
          <BoardLane
            key={lane.value ?? ""}
            ref={(handle) => {
              if (handle) board.lists.current.set(index, handle);
              else board.lists.current.delete(index);
            }}
            id={`lane-${index}`}
            lane={lane}
            name={laneName(lane, field, t)}
            count={formatNumber(board.countOf(lane), language)}
            {...{ source, onOpen }}
            request={board.request}
            moves={board.moves}
            dragging={board.dragging}
            active={board.active.lane === index ? board.active.card : 0}
            isTabStop={board.active.lane === index}
            onActive={(card) => board.setActive({ lane: index, card })}
            onKey={(event, row) => board.onKey(event, row, index)}
          />
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {board.said}
      </p>
    </section>
  );
}

interface Place {
  readonly lane: number;
  readonly card: number;
}

/** The lanes, where the person is among them, and how cards are moved. */
function useBoard({ source, view, field, onOpen, onNotice }: LanesProps) {
  const { t } = useTranslation("views");
  const [active, setActive] = useState<Place>({ lane: 0, card: 0 });
  const [said, setSaid] = useState("");
  const lists = useRef(new Map<number, CardListHandle>());
  /** The card that was moved by a key: it is gone with to where it comes to stand. */
  const followed = useRef<string | null>(null);
  const request = useGroupsRequest(view, field.name, "value");
  const groups = useGroups(source, request);
  const lanes = useMemo(() => lanesOf(field, groups.page?.counts ?? []), [field, groups.page]);
  const valueIn = useCallback((group: string | null) => laneValue(field.shape, group), [field]);
  const moving = useMoves({ source, round: groups.round, field: field.name, valueIn, onNotice });
  const move = (row: GroupRow, from: string | null, to: string | null) => {
    moving.move(row, from, to);
    const lane = lanes.find(({ value }) => value === to);
    setSaid(t("moved", { title: titleOf(row), to: lane ? laneName(lane, field, t) : "" }));
  };
  const dragging = useDragging(move);
  const go = (place: Place) => {
    setActive(place);
    lists.current.get(place.lane)?.focus();
  };
  useEffect(() => {
    const id = followed.current;
    if (id === null || moving.moves.some(({ row }) => row.id === id)) return;
    followed.current = null;
    source.groups({ ...request, find: id }).then(
      ({ found }) => {
        const lane = lanes.findIndex(({ value }) => value === found?.group);
        if (found && lane >= 0) setActive({ lane, card: found.index });
      },
      () => undefined,
    );
  }, [moving.moves, lanes, request, source]);
  const onKey = (event: KeyboardEvent, row: GroupRow | undefined, at: number): boolean => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
    if (takesUndo(event, moving.undo)) return true;
    if (event.key === "Enter" && row) onOpen(row);
    else if (step === null || event.ctrlKey || event.metaKey) return false;
    else if (event.altKey) {
      const to = nextLane(lanes, at, step);
      if (to === null || row === undefined) return true;
      const from = moving.moves.find((each) => each.row.id === row.id)?.to ?? lanes[at]?.value ?? null;
      move(row, from, to.value);
      followed.current = row.id;
      go({ lane: lanes.indexOf(to), card: 0 });
    } else {
      const lane = Math.max(0, Math.min(lanes.length - 1, at + step));
      go({ lane, card: Math.max(0, Math.min(active.card, (lists.current.get(lane)?.count() ?? 1) - 1)) });
    }
    return true;
  };
  const countOf = ({ value, rows }: Lane) =>
    rows +
    moving.moves.filter(({ to }) => to === value).length -
    moving.moves.filter(({ from }) => from === value).length;
  return {
    active,
    setActive,
    said,
    lists,
    request,
    groups,
    lanes,
    countOf,
    moves: moving.moves,
    dragging,
    onKey,
  };
}

function laneName(
  { value }: Lane,
  { shape }: Field,
  t: ReturnType<typeof useTranslation<"views">>["t"],
): string {
  if (value === null) return t("noValue");
  if (shape.kind === "boolean") return t(value === "true" ? "yes" : "no");
  return value;
}
