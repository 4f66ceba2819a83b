/** New blocks, written in the document's style; what they hold of old blocks is copied from these. */

import { writeInline } from "./rewrite-inline.ts";
import { withoutPrefix, withPrefix } from "./rewrite-lines.ts";
import { writePlain } from "./rewrite-plain.ts";
import type { Rewriting } from "./rewrite-setting.ts";
import { wouldJoin } from "./rewrite-settle.ts";
import { childrenOf, spanOf, type Tree } from "./rewrite-tree.ts";

/** The source of `node`, its lines ended by "\n", without any container's prefix. */
export function writeNode(node: Tree, setting: Rewriting): string {
  return copyOf(node, setting) ?? writeNew(node, setting);
}

function copyOf(node: Tree, { donors, signature }: Rewriting): string | null {
  if (node.type === "tableRow" || node.type === "tableCell" || node.type === "listItem") return null;
  const key = signature(node);
  const donor = donors.find(
    (candidate) => candidate.node.type === node.type && signature(candidate.node) === key,
  );
  if (!donor) return null;
  const { from, to } = spanOf(donor.node);
  return withoutPrefix(donor.source.slice(from, to), donor.prefix);
}

function writeNew(node: Tree, setting: Rewriting): string {
  switch (node.type) {
    case "paragraph":
      return writeInline(node, setting);
    case "heading":
      return writeHeading(node, setting);
    case "code":
      return writeCode(node, setting);
    case "blockquote":
      return withPrefix(`> ${writeFlow(childrenOf(node), true, setting)}`, "> ", "\n");
    case "list":
      return writeList(node, setting, false);
    case "table":
      return writeTable(node, setting);
    case "thematicBreak":
      return setting.style.rule;
    default:
      return node.value !== undefined ? node.value.replace(/\r\n?/g, "\n") : writePlain(node, setting.style);
  }
}

/** Blocks after each other. `loose`: with blank lines between all of them, else only where two would join. */
export function writeFlow(children: readonly Tree[], loose: boolean, setting: Rewriting): string {
  let text = "";
  let turned = false;
  children.forEach((child, index) => {
    const previous = children[index - 1];
    turned =
      previous?.type === "list" && child.type === "list" && previous.ordered === child.ordered && !turned;
    if (previous) text += loose || wouldJoin(previous, child) ? "\n\n" : "\n";
    text += turned ? writeList(child, setting, true) : writeNode(child, setting);
  });
  return text;
}

function writeHeading(node: Tree, setting: Rewriting): string {
  const depth = node.depth ?? 1;
  const text = writeInline(node, setting);
  if (depth <= 2 && text !== "" && (setting.style.heading === "setext" || text.includes("\n"))) {
    const width = Math.max(3, text.length - text.lastIndexOf("\n") - 1);
    return `${text}\n${(depth === 1 ? "=" : "-").repeat(width)}`;
  }
  const marker = "#".repeat(depth);
  if (text === "") return marker;
  return setting.style.heading === "atx-closed" ? `${marker} ${text} ${marker}` : `${marker} ${text}`;
}

/** A fence that `value` cannot close: `wanted`, or a longer one. */
export function fenceFor(value: string, wanted: string): string {
  const character = wanted.startsWith("~") ? "~" : "`";
  const runs = value.match(character === "~" ? /^ {0,3}~{3,}/gm : /^ {0,3}`{3,}/gm) ?? [];
  const longest = Math.max(0, ...runs.map((run) => run.trim().length));
  return longest >= wanted.length ? character.repeat(longest + 1) : wanted;
}

/** What stands after the opening fence. */
export function infoString(node: Tree): string {
  return [node.lang, node.meta].filter(Boolean).join(" ");
}

function writeCode(node: Tree, { style }: Rewriting): string {
  const value = (node.value ?? "").replace(/\r\n?/g, "\n");
  const info = infoString(node);
  const fence = fenceFor(value, info.includes("`") ? "~~~" : style.fence);
  return `${fence}${info}\n${value === "" ? "" : `${value}\n`}${fence}`;
}

/** How a list's items begin. */
export interface ItemMarks {
  readonly bullet: string;
  readonly delimiter: string;
  readonly padding: string;
}

/** The marks of a new list; `turned`: the other ones, for a list right after a list. */
export function itemMarks(node: Tree, { style, alternate }: Rewriting, turned: boolean): ItemMarks {
  const other = turned !== alternate;
  return {
    bullet: other ? (style.bullet === "-" ? "*" : "-") : style.bullet,
    delimiter: other ? (style.orderedDelimiter === "." ? ")" : ".") : style.orderedDelimiter,
    padding: node.ordered ? style.orderedPadding : style.bulletPadding,
  };
}

function writeList(node: Tree, setting: Rewriting, turned: boolean): string {
  const marks = itemMarks(node, setting, turned);
  const start = node.start ?? 1;
  const items = childrenOf(node).map((item, index) => {
    const number = setting.style.counts || start === 0 ? start + index : start;
    return writeItem(
      item,
      node.ordered ? `${number}${marks.delimiter}` : marks.bullet,
      marks.padding,
      setting,
    );
  });
  return items.join(node.spread ? "\n\n" : "\n");
}

/** One list item behind `marker`. */
export function writeItem(item: Tree, marker: string, padding: string, setting: Rewriting): string {
  const children = childrenOf(item);
  const content = writeFlow(children, Boolean(item.spread), setting);
  const box = typeof item.checked === "boolean" ? (item.checked ? "[x] " : "[ ] ") : "";
  if (content === "") return marker + (box === "" ? "" : padding + box.trimEnd());
  const first = padding.includes("\t") ? "\t" : padding;
  const indentation = first === "\t" ? "\t" : " ".repeat(marker.length + first.length);
  return marker + first + box + withPrefix(content, indentation, "\n");
}

function writeTable(node: Tree, setting: Rewriting): string {
  const rows = childrenOf(node).map((row) => childrenOf(row).map((cell) => writeInline(cell, setting)));
  const [header = [], ...body] = rows;
  const rule = header.map((_, index) => delimiterCell(node.align?.[index] ?? null));
  return [header, rule, ...body].map((cells) => writeRow(cells, setting)).join("\n");
}

/** A cell of the row below a table's header. */
export function delimiterCell(alignment: string | null): string {
  if (alignment === "center") return ":---:";
  if (alignment === "left") return ":---";
  return alignment === "right" ? "---:" : "---";
}

/** A table row in the table's style. */
export function writeRow(cells: readonly string[], { style }: Rewriting): string {
  const padding = style.tablePadding ? " " : "";
  const edged = style.tableEdges || cells.length < 2;
  const line = cells.join(`${padding}|${padding}`);
  return edged ? `|${padding}${line}${padding}|` : line;
}
