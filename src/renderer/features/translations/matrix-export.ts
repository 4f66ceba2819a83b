/** The matrix as text, for a spreadsheet or a document. Pure. */

import { titleOf } from "#core/library/order";
import type { Article } from "#core/library/article";
import { cellOf, type StatesByPath } from "./matrix-model.ts";

export interface MatrixText {
  readonly articles: readonly Article[];
  readonly columns: readonly string[];
  readonly states: StatesByPath;
  /** What a column is called, and what a cell says. */
  readonly nameOf: (locale: string) => string;
  readonly wordsFor: (cell: ReturnType<typeof cellOf>) => string;
  /** The headings of the article's title and path. */
  readonly headings: readonly [string, string];
}

export const matrixFormats = ["csv", "markdown"] as const;
export type MatrixFormat = (typeof matrixFormats)[number];

/** A line for each article, below one of headings. */
export function matrixText(matrix: MatrixText, format: MatrixFormat): string {
  const rows = rowsOf(matrix);
  if (format === "csv") return rows.map((row) => row.map(csvCell).join(",")).join("\r\n");
  const [head = [], ...body] = rows.map((row) => row.map(markdownCell));
  return [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function rowsOf({
  articles,
  columns,
  states,
  nameOf,
  wordsFor,
  headings,
}: MatrixText): readonly (readonly string[])[] {
  return [
    [...headings, ...columns.map(nameOf)],
    ...articles.map((article) => [
      titleOf(article),
      article.variants[0]?.path ?? article.key,
      ...columns.map((locale) => wordsFor(cellOf(article, locale, states))),
    ]),
  ];
}

/** RFC 4180; a text that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function markdownCell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\s+/g, " ");
}
