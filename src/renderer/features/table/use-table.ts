/** What the page of articles is made of: its columns, rows and edits, and the fields that it knows. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Field } from "#core/schema/field";
import { useLanguage } from "../../i18n/use-language.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { columnsOf, facetFields, type Column } from "./columns.ts";
import type { TableRow, TableSource } from "./table-source.ts";
import { useCellEdits } from "./use-cell-edits.ts";
import { useCopying } from "./use-copying.ts";
import { useTableRows } from "./use-table-rows.ts";
import { layoutOf, type TableState } from "./use-table-view.ts";

interface UseTableNeeds {
  readonly source: TableSource;
  readonly onNotice: (tone: "info" | "warning", text: string) => void;
  readonly state: TableState;
  readonly fields: readonly Field[] | null;
}

/** Columns, rows, edits and copying of the table in this state. */
export function useTable({ source, state, fields, onNotice }: UseTableNeeds) {
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
  return { view, columns, layout, shown, rows, grid, filter, valueAt, fieldNames, ...edits, ...copying };
}

/**
 * The schema's fields; none where it cannot be read, or no file has any. `null` for all collections, and until they are
 * known.
 */
export function useFields(
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
    return takeAnswer(read(), (fields) => {
      if (collection === null) return;
      setKnown((before) =>
        before?.of === collection &&
        (fields === null || JSON.stringify(before.fields) === JSON.stringify(fields))
          ? before
          : { of: collection, fields: fields ?? [] },
      );
    });
  }, [read, collection, library]);
  return known?.of === collection ? known.fields : null;
}
