/** Tables: cells patched inside their padding, rows and columns in the table's own style. */

import type { Patch } from "../document/patch.ts";
import { pairChildren } from "./rewrite-align.ts";
import { compareChildren, type Descent } from "./rewrite-children.ts";
import { patchInline, writeInline } from "./rewrite-inline.ts";
import type { Rewriting } from "./rewrite-setting.ts";
import { tablePlace, type CellPlace, type RowPlace, type TablePlace } from "./rewrite-table-source.ts";
import { childrenOf, plainText, type Tree } from "./rewrite-tree.ts";
import { delimiterCell, writeRow } from "./rewrite-write.ts";

interface Tables {
  readonly before: Tree;
  readonly after: Tree;
  readonly place: TablePlace;
  readonly descent: Descent;
}

/** Patch a table; `null` when its rows cannot be told or it lost its header. */
export function patchTable(before: Tree, after: Tree, descent: Descent): Patch[] | null {
  const place = tablePlace(before, descent.setting.source);
  if (!place || childrenOf(before).length === 0 || childrenOf(after).length === 0) return null;
  const tables: Tables = { before, after, place, descent };
  if (width(before) !== width(after)) return patchColumns(tables);
  const { pairs, stretches, old } = compareChildren(before, after, descent.setting);
  // The header is the first row whatever it says; only rows below it come and go.
  if (pairs[0] !== 0) return null;
  const patches: Patch[] = [...patchAlignment(tables)];
  const even = evenWidths(place) !== null;
  for (const [index, row] of childrenOf(after).entries()) {
    const pair = pairs[index] ?? -1;
    const oldRow = old[pair];
    if (!oldRow || descent.setting.signature(oldRow) === descent.setting.signature(row)) continue;
    const cells = patchRow(
      { before: oldRow, after: row, table: even ? after : null },
      sourceRow(place, pair),
      descent,
    );
    if (!cells) return null;
    patches.push(...cells);
  }
  for (const stretch of stretches) {
    const above = sourceRow(place, stretch.previous);
    const added = stretch.added.map((row) => movedRow(row, tables) ?? newRow(row, tables));
    const last = stretch.removed.length === 0 ? above : sourceRow(place, stretch.next - 1);
    if (!above || !last) return null;
    const insert = added.map((line) => descent.setting.lineEnding + place.prefix + line).join("");
    // The line's white space at the end goes with a removed row and stays with a kept one.
    patches.push({ from: above.to, to: last.to, insert });
  }
  return patches;
}

function width(table: Tree): number {
  return Math.max(
    0,
    ...childrenOf(table)
      .slice(0, 1)
      .map((row) => childrenOf(row).length),
  );
}

/** Row `index` of the tree: the delimiter row stands between the first and the second; it ends the header. */
function sourceRow({ rows }: TablePlace, index: number): RowPlace | undefined {
  return (
    rows[index === 0 ? 1 : index + 1] &&
    (index === 0 ? ({ ...rows[0], to: rows[1]?.to ?? 0 } as RowPlace) : rows[index + 1])
  );
}

interface Rows {
  readonly before: Tree;
  readonly after: Tree;
  /** The table, where its bars stand below each other and are to stay there. */
  readonly table: Tree | null;
}

function patchRow(
  { before, after, table }: Rows,
  place: RowPlace | undefined,
  descent: Descent,
): Patch[] | null {
  if (!place) return null;
  const patches: Patch[] = [];
  for (const [index, cell] of childrenOf(after).entries()) {
    const old = childrenOf(before)[index];
    const where = place.cells[index];
    if (old && descent.setting.signature(old) === descent.setting.signature(cell)) continue;
    if (!where) {
      if (childrenOf(cell).length === 0) continue;
      return null;
    }
    const right = table?.align?.[index] === "right";
    const settled = right ? emptiedRight(where) : where;
    const inside = patchCell(old, cell, settled, descent);
    patches.push(...inside, ...(table ? evenOut(settled, inside, right) : []));
  }
  return patches;
}

/** An empty cell of a column that is aligned to the right is filled from there. */
function emptiedRight({ outer, inner }: CellPlace): CellPlace {
  if (inner.from !== inner.to || outer.to - outer.from < 2) return { outer, inner };
  return { outer, inner: { from: outer.to - 1, to: outer.to - 1 } };
}

/** What a cell grows by is taken from its padding, and what it shrinks by added to it, so that its bars stay. */
function evenOut({ outer, inner }: CellPlace, inside: readonly Patch[], right: boolean): Patch[] {
  if (inner.from === outer.from || inner.to === outer.to) return [];
  const grown = inside.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
  const room = right ? inner.from - outer.from - 1 : outer.to - inner.to - 1;
  const taken = Math.min(grown, Math.max(0, room));
  if (taken === 0) return [];
  const at = right ? inner.from : inner.to;
  if (taken < 0) return [{ from: at, to: at, insert: " ".repeat(-taken) }];
  return [right ? { from: at - taken, to: at, insert: "" } : { from: at, to: at + taken, insert: "" }];
}

function patchCell(
  old: Tree | undefined,
  cell: Tree,
  { inner, outer }: CellPlace,
  descent: Descent,
): Patch[] {
  const { setting, quotes } = descent;
  const patched =
    old && childrenOf(old).length > 0 && childrenOf(cell).length > 0
      ? patchInline(old, cell, quotes, setting)
      : null;
  if (patched) return patched;
  const text = writeInline(cell, setting);
  const bare = outer.from === outer.to && text !== "" && setting.style.tablePadding;
  return [{ from: inner.from, to: inner.to, insert: bare ? ` ${text} ` : text }];
}

/** The source of an old row that moved here: one that says the same. */
function movedRow(row: Tree, { before, place, descent: { setting } }: Tables): string | null {
  const key = setting.signature(row);
  const from = childrenOf(before).findIndex((old, index) => index > 0 && setting.signature(old) === key);
  const old = from === -1 ? undefined : sourceRow(place, from);
  return old ? setting.source.slice(old.from, old.to) : null;
}

/** A new row: padded to the columns' widths where all old rows are. */
function newRow(row: Tree, { place, after, descent }: Tables): string {
  const cells = childrenOf(row).map((cell) => writeInline(cell, descent.setting));
  while (cells.length < width(after)) cells.push("");
  const widths = evenWidths(place);
  const model = place.rows[0];
  const style = {
    ...descent.setting.style,
    tableEdges: model?.leads ?? descent.setting.style.tableEdges,
  };
  const padded = cells.map((text, index) => {
    const columns = widths?.[index] ?? 0;
    return after.align?.[index] === "right" ? text.padStart(columns) : text.padEnd(columns);
  });
  return writeRow(padded, { ...descent.setting, style });
}

/** The content width of each column where every row's bars stand below each other, else `null`. */
function evenWidths({ rows }: TablePlace): number[] | null {
  const shape = (row: RowPlace): string => row.cells.map(({ outer }) => outer.to - outer.from).join();
  const [first] = rows;
  if (!first || rows.some((row) => shape(row) !== shape(first))) return null;
  return first.cells.map(({ outer }) => Math.max(0, outer.to - outer.from - 2));
}

function patchAlignment({ before, after, place }: Tables): Patch[] {
  const delimiters = place.rows[1];
  return (after.align ?? []).flatMap((alignment, index) => {
    const cell = delimiters?.cells[index];
    if (!cell || (before.align?.[index] ?? null) === (alignment ?? null)) return [];
    return [{ ...cell.inner, insert: delimiterOf(alignment ?? null, cell.inner.to - cell.inner.from) }];
  });
}

function delimiterOf(alignment: string | null, columns: number): string {
  const [start, end] = [
    alignment === "left" || alignment === "center",
    alignment === "right" || alignment === "center",
  ];
  const dashes = "-".repeat(Math.max(1, columns - Number(start) - Number(end)));
  return `${start ? ":" : ""}${dashes}${end ? ":" : ""}`;
}

/** Columns added or removed: cells inserted or cut in every row, changed ones patched. */
function patchColumns({ before, after, place, descent }: Tables): Patch[] | null {
  const rows = childrenOf(after);
  if (rows.length !== childrenOf(before).length) return null;
  const { signature } = descent.setting;
  const column = (table: Tree, index: number): string =>
    childrenOf(table)
      .map((row) => signature(childrenOf(row)[index] ?? { type: "tableCell", children: [] }))
      .join("\n");
  const columns = (table: Tree) =>
    Array.from({ length: width(table) }, (_, index) => ({
      key: column(table, index),
      kind: "column",
      text: childrenOf(table)
        .map((row) => plainText(childrenOf(row)[index] ?? { type: "text", value: "" }))
        .join("\n"),
    }));
  const pairs = pairChildren(columns(before), columns(after));
  const patches: Patch[] = [];
  for (const [index, row] of rows.entries()) {
    const old = childrenOf(before)[index];
    const where = place.rows[index === 0 ? 0 : index + 1];
    const texts = childrenOf(row).map((cell) => writeInline(cell, descent.setting));
    if (!old || !where) return null;
    const cut = patchCells(where, pairs, texts, descent.setting);
    const kept = pairs.flatMap((pair, at) => {
      const [cell, oldCell, there] = [childrenOf(row)[at], childrenOf(old)[pair], where.cells[pair]];
      if (!cell || !oldCell || !there || signature(cell) === signature(oldCell)) return [];
      return patchCell(oldCell, cell, there, descent);
    });
    if (!cut) return null;
    patches.push(...cut, ...kept);
  }
  const rules = (after.align ?? []).map((alignment) => delimiterCell(alignment ?? null));
  const delimiters = place.rows[1] && patchCells(place.rows[1], pairs, rules, descent.setting);
  return delimiters ? [...patches, ...delimiters] : null;
}

/** Cut the cells of one row that no column continues, and put in those of new columns. */
function patchCells(
  row: RowPlace,
  pairs: readonly number[],
  texts: readonly string[],
  { style }: Rewriting,
): Patch[] | null {
  if (row.cells.length < Math.max(...pairs) + 1) return null;
  const padding = style.tablePadding ? " " : "";
  const patches: Patch[] = [];
  const kept = new Set(pairs);
  row.cells.forEach(({ outer }, index) => {
    if (kept.has(index)) return;
    // With the bar before it; the first one of a row that begins without a bar takes the bar behind.
    const leading = index > 0 || row.leads;
    patches.push({
      from: leading ? outer.from - 1 : outer.from,
      to: leading ? outer.to : outer.to + 1,
      insert: "",
    });
  });
  let previous = -1;
  pairs.forEach((pair, index) => {
    if (pair !== -1) {
      previous = pair;
      return;
    }
    const text = texts[index] ?? "";
    const before = row.cells[previous];
    if (before) {
      patches.push({
        from: before.outer.to,
        to: before.outer.to,
        insert: `${row.trails || previous < row.cells.length - 1 ? "" : padding}|${padding}${text}${padding}`
          .trimEnd()
          .concat(row.trails || previous < row.cells.length - 1 ? padding : ""),
      });
    } else {
      patches.push({
        from: row.from,
        to: row.from,
        insert: row.leads ? `|${padding}${text}${padding}` : `${text}${padding}|${padding}`,
      });
    }
  });
  return patches;
}
