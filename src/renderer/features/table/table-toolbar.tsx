/** What stands above the rows: whose rows, how they are made, the filter, columns, views and copying. */

import { CalendarDays, Copy, ListChecks, SquareKanban, Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CopyFormat } from "#core/library/copied-rows";
import type { Collection } from "#core/library/article";
import { rowLayouts, type RowLayout } from "#core/query/record";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/menu.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import { ways, type TableState, type Way } from "./use-table-view.ts";

export interface TableToolbarProps {
  readonly collections: readonly Collection[];
  readonly state: TableState;
  readonly onChange: (part: Partial<TableState>) => void;
  readonly onCopy: (format: CopyFormat) => void;
  /** Edit what is selected, or all that the filter finds. */
  readonly onBulk: (isPicked: boolean) => void;
  readonly filter: ReactNode;
  readonly menus: ReactNode;
  readonly total: number | null;
  readonly all: number;
}

const ALL = "*";
const ICONS = { table: Table2, calendar: CalendarDays, board: SquareKanban } as const;

export function TableToolbar(props: TableToolbarProps) {
  const { collections, state, onChange, onCopy, onBulk, filter, menus, total, all } = props;
  const { t } = useTranslation("table");
  const { t: words } = useTranslation("views");
  const language = useLanguage();
  const isTable = state.way === "table";
  const choices = [
    { id: ALL, label: t("allCollections") },
    ...collections.map(({ id, name }) => ({ id: id === "" ? "/" : id, label: name })),
  ];
  const shown = total === null ? "" : formatNumber(total, language);
  return (
    <header className="table-head">
      <div className="table-tools">
        {collections.length > 1 ? (
          <Select
            label={t("collection")}
            hideLabel
            className="table-collection"
            choices={choices}
            value={state.collection === null ? ALL : state.collection === "" ? "/" : state.collection}
            onChange={(id) =>
              onChange({ collection: id === ALL ? null : id === "/" ? "" : id, columns: null, sort: [] })
            }
          />
        ) : null}
        <SegmentedControl
          label={words("way")}
          segments={ways.map((id) => ({ id, label: words(`ways.${id}`), icon: ICONS[id] }))}
          selected={state.way}
          onSelect={(id) => onChange({ way: id as Way })}
        />
        <SegmentedControl
          label={t("layout")}
          segments={rowLayouts.map((id) => ({ id, label: t(`layouts.${id}`) }))}
          selected={state.layout}
          onSelect={(id) => onChange({ layout: id as RowLayout })}
        />
        <div className="table-actions">
          {isTable ? (
            <Menu
              label={t("copy")}
              trigger={
                <Button size="small" tone="quiet">
                  <Icon of={Copy} size={15} />
                  {t("copy")}
                </Button>
              }
              groups={[
                {
                  id: "formats",
                  entries: (["tsv", "csv", "markdown"] as const).map((id) => ({
                    id,
                    label: t(`formats.${id}`),
                  })),
                },
              ]}
              onAction={(id) => onCopy(id as CopyFormat)}
            />
          ) : null}
          <Menu
            label={t("bulk")}
            trigger={
              <Button size="small" tone="quiet">
                <Icon of={ListChecks} size={15} />
                {t("bulk")}
              </Button>
            }
            groups={[
              {
                id: "scopes",
                entries: [
                  ...(isTable ? [{ id: "picked", label: t("bulkPicked") }] : []),
                  { id: "all", label: t("bulkAll", { found: shown }) },
                ],
              },
            ]}
            onAction={(id) => onBulk(id === "picked")}
          />
          {menus}
        </div>
      </div>
      <div className="table-filter-line">
        {filter}
        <p className="table-total" role="status">
          {total === null
            ? ""
            : total === all
              ? t("total", { count: all, total: shown })
              : t("found", { found: shown, all: formatNumber(all, language) })}
        </p>
      </div>
    </header>
  );
}
