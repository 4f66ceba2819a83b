/** The articles of the query below their filter: as a table, a calendar or a board. */

import { useTranslation } from "react-i18next";
import type { Collection } from "#core/library/article";
import type { Field } from "#core/schema/field";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Board } from "./board.tsx";
import { pickedScope, scopeOf } from "./bulk-scope-of.ts";
import { Calendar } from "./calendar.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import type { ColumnLayout } from "./columns.ts";
import { FilterBox, type FilterBoxProps } from "./filter-box.tsx";
import { TableGrid } from "./table-grid.tsx";
import type { TablePageProps } from "./table-page.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import type { useTable } from "./use-table.ts";
import type { TableState, TableViews } from "./use-table-view.ts";
import { ViewMenu } from "./view-menu.tsx";

export interface RowsPaneProps extends Pick<TablePageProps, "source" | "onOpen" | "onBulk" | "onNotice"> {
  readonly fields: readonly Field[] | null;
  readonly collections: readonly Collection[];
  readonly state: TableState;
  readonly views: TableViews;
  readonly table: ReturnType<typeof useTable>;
  readonly complete: FilterBoxProps["complete"];
}

export function RowsPane(props: RowsPaneProps) {
  const { t } = useTranslation("table");
  const { collections, state, views, table, complete, onBulk } = props;
  const { columns, layout, rows, grid, filter } = table;
  const { found } = rows;
  const onQuery = (query: string) => views.change({ query });
  return (
    <section className="table-articles" aria-label={t("rows")}>
      <TableToolbar
        collections={collections}
        state={state}
        onChange={views.change}
        onCopy={(format) => table.copy(table.range.current, format)}
        onBulk={(isPicked) => {
          if (!isPicked) onBulk(scopeOf(state));
          else void pickedScope(state, rows, table.range.current).then(onBulk, () => undefined);
        }}
        filter={
          <FilterBox
            inputRef={filter}
            query={state.query}
            problems={found?.problems ?? []}
            onQuery={onQuery}
            complete={complete}
            onLeave={() => grid.current?.focus()}
          />
        }
        menus={
          <>
            {state.way === "table" ? (
              <ColumnMenu
                columns={columns}
                layout={layout}
                onLayout={(next) => views.change({ columns: next })}
              />
            ) : null}
            <ViewMenu {...views} />
          </>
        }
        total={found?.total ?? null}
        all={found?.all ?? 0}
      />
      {rows.failed || found?.total === 0 ? (
        <Nothing hasFailed={rows.failed} onRetry={rows.retry} onClear={() => onQuery("")} />
      ) : (
        <Articles {...props} />
      )}
    </section>
  );
}

/** The same articles, in the way that the person chose. */
function Articles({ state, views, table, source, fields, onOpen, onNotice }: RowsPaneProps) {
  const { t } = useTranslation("table");
  const { layout, shown, rows, grid } = table;
  const found = rows.found;
  const onLayout = (next: ColumnLayout) => views.change({ columns: next });
  const grouped = { source, view: table.view, fields, onOpen, onNotice };
  if (state.way === "calendar")
    return (
      <Calendar {...grouped} by={state.calendarBy} onBy={(calendarBy) => views.change({ calendarBy })} />
    );
  if (state.way === "board")
    return <Board {...grouped} by={state.boardBy} onBy={(boardBy) => views.change({ boardBy })} />;
  return (
    <TableGrid
      {...{ rows, layout, onOpen }}
      gridRef={grid}
      columns={shown}
      total={found?.total ?? 0}
      sort={state.sort}
      valueAt={table.valueAt}
      onSort={(sort) => views.change({ sort })}
      onWidth={(id, width) => onLayout({ ...layout, widths: { ...layout.widths, [id]: width } })}
      onWrite={table.write}
      onUndo={table.undo}
      onCopy={(range) => table.copy(range, "tsv")}
      onRefuse={(_, column) => onNotice("info", t(column.shape === null ? "notEditable" : "editInArticle"))}
      onRange={table.setRange}
    />
  );
}

interface NothingProps {
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
  readonly onClear: () => void;
}

function Nothing({ hasFailed, onRetry, onClear }: NothingProps) {
  const { t } = useTranslation("table");
  const { t: common } = useTranslation("common");
  return hasFailed ? (
    <EmptyState title={t("failed")} actions={<Button onPress={onRetry}>{common("retry")}</Button>} />
  ) : (
    <EmptyState title={t("nothing")} actions={<Button onPress={onClear}>{t("clearFilter")}</Button>}>
      <p>{t("nothingHint")}</p>
    </EmptyState>
  );
}
