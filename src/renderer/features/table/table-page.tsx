/** Every article in one table: filtered by a query, counted beside it, edited in its cells. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Collection } from "#core/library/article";
import type { Field } from "#core/schema/field";
import { useLanguage } from "../../i18n/use-language.ts";
import type { BulkScope } from "../../state/bulk-scope.ts";
import { useCommand } from "../../state/commands.ts";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen, SideScreen } from "../../ui/screen.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { pickedScope, scopeOf } from "./bulk-scope-of.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { columnsOf, facetFields, type Column, type ColumnLayout } from "./columns.ts";
import { FacetPanel } from "./facet-panel.tsx";
import { FilterBox, type FilterBoxProps } from "./filter-box.tsx";
import { TableGrid } from "./table-grid.tsx";
import type { TableRow, TableSource } from "./table-source.ts";
import { TableToolbar } from "./table-toolbar.tsx";
import { useCellEdits } from "./use-cell-edits.ts";
import { useCopying } from "./use-copying.ts";
import { useTableRows } from "./use-table-rows.ts";
import {
  layoutOf,
  readKept,
  useTableView,
  type Kept,
  type TableState,
  type TableViews,
} from "./use-table-view.ts";
import { ViewMenu } from "./view-menu.tsx";
import "../../ui/field.css";
import "../../ui/options.css";
import "../../ui/popover.css";
import "../../ui/search-field.css";
import "./table.css";

export interface TablePageProps {
  readonly workspace: OpenWorkspace;
  readonly source: TableSource;
  readonly onOpen: (row: TableRow) => void;
  /** Edit many articles at once: all of the query, or the files that were picked of it; or a field's values. */
  readonly onBulk: (scope: BulkScope) => void;
  /** Say something to the person that needs no answer. */
  readonly onNotice: (tone: "info" | "warning", text: string) => void;
}

export function TablePage(props: TablePageProps) {
  const { t } = useTranslation("table");
  const { workspace, source } = props;
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => {
    let isOver = false;
    source.kept().then(
      (text) => isOver || setKept(readKept(text)),
      () => isOver || setKept(readKept(null)),
    );
    return () => {
      isOver = true;
    };
  }, [source]);
  if (workspace.library.kind !== "read" || kept === null) {
    return (
      <Screen isWaiting>
        <Spinner label={t("reading")} />
      </Screen>
    );
  }
  return <TablePanes {...props} library={workspace.library} kept={kept} />;
}

interface TablePanesProps extends TablePageProps {
  readonly library: Extract<OpenWorkspace["library"], { kind: "read" }>;
  readonly kept: Kept;
}

function TablePanes({ workspace, library, kept, source, onOpen, onBulk, onNotice }: TablePanesProps) {
  const { t } = useTranslation("table");
  const { collections } = library;
  const [only] = collections;
  const first = useMemo(
    () => firstState(collections.length === 1 ? (only?.id ?? null) : null),
    [collections, only],
  );
  const views = useTableView(first, kept, source.keep);
  const collection = collections.some(({ id }) => id === views.state.collection)
    ? views.state.collection
    : first.collection;
  const state = { ...views.state, collection };
  const fields = useFields(source, collection, library);
  const table = useTable({ source, state, fields, onNotice });
  const { grid, filter } = table;
  const { found } = table.rows;
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus();
  }, [grid]);
  useCommand("find", () => filter.current?.select());
  return (
    <SideScreen
      heading={t("heading", { name: workspace.value.name })}
      group="table"
      handleLabel={t("resize")}
      panes={[
        {
          id: "facets",
          defaultSize: 18,
          minSize: 168,
          maxSize: 420,
          content: (
            <FacetPanel
              facets={found?.facets ?? []}
              query={state.query}
              fields={table.fieldNames}
              onQuery={(query) => views.change({ query })}
              onManage={(field) => onBulk({ ...scopeOf(state), values: field })}
            />
          ),
        },
        {
          id: "rows",
          defaultSize: 82,
          minSize: 420,
          content: (
            <RowsPane
              {...{ collections, state, views, table, onOpen, onBulk, onNotice }}
              complete={(query, caret) => source.complete({ collection, query, layout: state.layout, caret })}
            />
          ),
        },
      ]}
      status={{ label: t("title"), start: t("keysHint"), end: <span>{workspace.value.root}</span> }}
    />
  );
}

interface RowsPaneProps extends Pick<TablePageProps, "onOpen" | "onBulk" | "onNotice"> {
  readonly collections: readonly Collection[];
  readonly state: TableState;
  readonly views: TableViews;
  readonly table: ReturnType<typeof useTable>;
  readonly complete: FilterBoxProps["complete"];
}

function RowsPane(props: RowsPaneProps) {
  const { t } = useTranslation("table");
  const { collections, state, views, table, complete, onOpen, onBulk, onNotice } = props;
  const { columns, layout, shown, rows, grid, filter } = table;
  const { found } = rows;
  const onLayout = (next: ColumnLayout) => views.change({ columns: next });
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
            <ColumnMenu columns={columns} layout={layout} onLayout={onLayout} />
            <ViewMenu {...views} />
          </>
        }
        total={found?.total ?? null}
        all={found?.all ?? 0}
      />
      {rows.failed || found?.total === 0 ? (
        <Nothing hasFailed={rows.failed} onRetry={rows.retry} onClear={() => onQuery("")} />
      ) : (
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
          onRefuse={(_, column) =>
            onNotice("info", t(column.shape === null ? "notEditable" : "editInArticle"))
          }
          onRange={table.setRange}
        />
      )}
    </section>
  );
}

function firstState(collection: string | null): TableState {
  const sort = [{ by: "date", direction: "descending" as const }];
  return { collection, query: "", layout: "article", sort, columns: null };
}

interface UseTableNeeds extends Pick<TablePageProps, "source" | "onNotice"> {
  readonly state: TableState;
  readonly fields: readonly Field[] | null;
}

/** Columns, rows, edits and copying of the table in this state. */
function useTable({ source, state, fields, onNotice }: UseTableNeeds) {
  const language = useLanguage();
  const grid = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const { collection, query, layout: rowLayout, sort } = state;
  const columns = useMemo(() => columnsOf(fields), [fields]);
  const layout = useMemo(() => layoutOf(state, columns), [state, columns]);
  const shownIds = layout.shown.join("\n");
  const shown = useMemo(
    () =>
      shownIds.split("\n").flatMap((id): readonly Column[] => columns.filter((column) => column.id === id)),
    [shownIds, columns],
  );
  const view = useMemo(
    () => ({
      collection,
      query,
      layout: rowLayout,
      sort: [...sort],
      language,
      columns: shown.map(({ id }) => id),
      facets: [...facetFields(columns)],
    }),
    [collection, query, rowLayout, sort, language, shown, columns],
  );
  const rows = useTableRows(source, view);
  const edits = useCellEdits(source, rows, onNotice);
  const valueAt = (row: TableRow, column: number) =>
    edits.valueOf(row, shown[column]?.id ?? "", row.cells[column]);
  const copying = useCopying({ rows, shown, valueAt, onNotice });
  const fieldNames = useMemo(() => (fields ?? []).map(({ name }) => name), [fields]);
  return { columns, layout, shown, rows, grid, filter, valueAt, fieldNames, ...edits, ...copying };
}

/** The schema's fields; `null` for all collections, and until they are known. */
function useFields(
  source: TableSource,
  collection: string | null,
  library: OpenWorkspace["library"],
): readonly Field[] | null {
  const [known, setKnown] = useState<{ readonly of: string; readonly fields: readonly Field[] } | null>(null);
  const read = useCallback(
    async () => (collection === null ? null : source.fields(collection)),
    [source, collection],
  );
  useEffect(() => {
    let isOver = false;
    void read().then((fields) => {
      if (isOver || fields === null || collection === null) return;
      setKnown((before) =>
        before?.of === collection && JSON.stringify(before.fields) === JSON.stringify(fields)
          ? before
          : { of: collection, fields },
      );
    });
    return () => {
      isOver = true;
    };
  }, [read, collection, library]);
  return known?.of === collection && known.fields.length > 0 ? known.fields : null;
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
