/** The matrix as text, for a spreadsheet or a document. Pure. */

import { copyText, type CopyFormat } from "#core/library/copied-rows";
import { titleOf } from "#core/library/order";
import type { Article } from "#core/library/article";
import type { Effort } from "#core/locale/effort";
import { cellOf, effortOver, type MatrixFacts } from "./matrix-model.ts";

export interface MatrixText extends MatrixFacts {
  readonly articles: readonly Article[];
  /** What a column is called, and what a cell says. */
  readonly nameOf: (locale: string) => string;
  readonly wordsFor: (cell: ReturnType<typeof cellOf>) => string;
  readonly effortFor: (effort: Effort) => string;
  readonly headings: MatrixHeadings;
}

/** What stands above the article's title and path, what is left in a locale, what is left in all, and the views. */
export interface MatrixHeadings {
  readonly article: string;
  readonly path: string;
  readonly left: (locale: string) => string;
  readonly leftInAll: string;
  readonly views: string;
  /** Begins the last line, which adds up all others. */
  readonly total: string;
}

export const matrixFormats = ["csv", "markdown"] as const satisfies readonly CopyFormat[];
export type MatrixFormat = (typeof matrixFormats)[number];

/** A line for each article, below one of headings, and their sums. */
export function matrixText(matrix: MatrixText, format: MatrixFormat): string {
  const { articles, columns, states, efforts, views, nameOf, wordsFor, effortFor, headings } = matrix;
  const targets = columns.slice(1);
  const figures = (some: readonly Article[]): readonly string[] => [
    ...targets.map((locale) => effortFor(effortOver(some, [locale], efforts))),
    effortFor(effortOver(some, targets, efforts)),
    ...(views === null ? [] : [String(some.reduce((sum, article) => sum + (views.get(article.id) ?? 0), 0))]),
  ];
  return copyText(
    [
      [
        ...[headings.article, headings.path, ...columns.map(nameOf)],
        ...[...targets.map((locale) => headings.left(nameOf(locale))), headings.leftInAll],
        ...(views === null ? [] : [headings.views]),
      ],
      ...articles.map((article) => [
        titleOf(article),
        article.variants[0]?.path ?? article.key,
        ...columns.map((locale) => wordsFor(cellOf(article, locale, states))),
        ...figures([article]),
      ]),
      [headings.total, "", ...columns.map(() => ""), ...figures(articles)],
    ],
    format,
  );
}
