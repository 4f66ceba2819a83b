/** Cells on the clipboard, as other programs take them. */

import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { copyText, type CopyFormat } from "#core/library/copied-rows";
import type { CellValue } from "#contract/table";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { cellText } from "./cell-text.ts";
import type { Column } from "./columns.ts";
import type { CellRange } from "./table-keys.ts";
import type { TableRow } from "./table-source.ts";
import { useColumnName } from "./use-column-name.ts";
import type { TableRows } from "./use-table-rows.ts";

export interface CopyingNeeds {
  readonly rows: TableRows;
  readonly shown: readonly Column[];
  readonly valueAt: (row: TableRow, column: number) => CellValue | undefined;
  readonly onNotice: (tone: "info" | "warning", text: string) => void;
}

export function useCopying({ rows, shown, valueAt, onNotice }: CopyingNeeds) {
  const { t } = useTranslation("table");
  const language = useLanguage();
  const nameOf = useColumnName();
  const range = useRef<CellRange>({ top: 0, bottom: 0, left: 0, right: 0 });
  const setRange = useCallback((next: CellRange) => {
    range.current = next;
  }, []);
  const copy = async ({ top, bottom, left, right }: CellRange, format: CopyFormat) => {
    const fetched = await rows.fetch(top, bottom);
    const places = shown.slice(left, right + 1).map((column, index) => ({ column, at: left + index }));
    const isOneCell = top === bottom && left === right;
    const head = places.map(({ column }) => nameOf(column.id));
    const body = fetched.map((row) => places.map(({ column, at }) => textOf(row, column, valueAt(row, at))));
    const lines = isOneCell && format === "tsv" ? body : [head, ...body];
    await navigator.clipboard.writeText(copyText(lines, format));
    onNotice("info", t("copied", { count: fetched.length, rows: formatNumber(fetched.length, language) }));
  };
  return {
    range,
    setRange,
    copy: (asked: CellRange, format: CopyFormat) =>
      void copy(asked, format).catch(() => onNotice("warning", t("notCopied"))),
  };
}

function textOf(row: TableRow, { id, isBuiltIn }: Column, value: CellValue | undefined): string {
  if (isBuiltIn && id === "locales") return row.variants.map(({ locale }) => locale ?? "").join(", ");
  return cellText(value);
}
