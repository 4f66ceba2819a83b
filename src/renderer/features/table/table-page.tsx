/** Every article in one table: filtered by a query, counted beside it, edited in its cells. */

import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BulkScope } from "../../state/bulk-scope.ts";
import { useCommand } from "../../state/commands.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { Screen, SideScreen } from "../../ui/screen.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { scopeOf } from "./bulk-scope-of.ts";
import { FacetPanel } from "./facet-panel.tsx";
import { RowsPane } from "./rows-pane.tsx";
import type { TableRow, TableSource } from "./table-source.ts";
import { useFields, useTable } from "./use-table.ts";
import { readKept, useTableView, type Kept, type TableState } from "./use-table-view.ts";
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
  useEffect(
    () =>
      takeAnswer(
        source.kept(),
        (text) => setKept(readKept(text)),
        () => setKept(readKept(null)),
      ),
    [source],
  );
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
  const { t: words } = useTranslation("views");
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
  const hints = { table: t("keysHint"), calendar: words("calendarHint"), board: words("boardHint") };
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
              {...{ collections, state, views, table, source, fields, onOpen, onBulk, onNotice }}
              complete={(query, caret) => source.complete({ collection, query, layout: state.layout, caret })}
            />
          ),
        },
      ]}
      status={{ label: t("title"), start: hints[state.way], end: <span>{workspace.value.root}</span> }}
    />
  );
}

function firstState(collection: string | null): TableState {
  const sort = [{ by: "date", direction: "descending" as const }];
  return {
    collection,
    query: "",
    layout: "article",
    sort,
    columns: null,
    way: "table",
    calendarBy: null,
    boardBy: null,
  };
}
