/** One lane of a board: its name, how many cards it has, and the cards. */

import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lane } from "#core/views/lanes";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { CardList, type CardListProps } from "./card-list.tsx";

export interface BoardLaneProps extends Omit<CardListProps, "group" | "label"> {
  readonly lane: Lane;
  readonly name: string;
  readonly count: string;
}

export function BoardLane({ lane, name, count, ...list }: BoardLaneProps) {
  const { t } = useTranslation("views");
  const { value, accepts, isAllowed } = lane;
  const { over, groupHandlers } = list.dragging;
  return (
    <section
      className={classes("board-lane", over === value && "is-over", !accepts && "is-closed")}
      aria-labelledby={`${list.id}-name`}
      {...groupHandlers(value, accepts)}
    >
      <header className="lane-head">
        <h2 id={`${list.id}-name`}>{name}</h2>
        {isAllowed ? null : (
          <Icon of={CircleAlert} size={14} label={t(value === null ? "mustHave" : "notInSchema")} />
        )}
        <span className="table-count">{count}</span>
      </header>
      {count === "0" ? <p className="lane-empty">{t("nothingHere")}</p> : null}
      <CardList {...list} label={t("cardsOf", { name })} group={value} />
    </section>
  );
}
