/** What a query is asked of: an article with its variants, their fields, and what was counted in their bodies. */

import type { FieldMap } from "../frontmatter/values.ts";
import type { Article, Variant } from "../library/article.ts";

/** Numbers of a body, by a fast scan: near what the editor counts, and never slow. */
export interface BodyCounts {
  readonly words: number;
  /** Without white space. */
  readonly characters: number;
  readonly headings: number;
  readonly links: number;
  readonly images: number;
}

export interface VariantRecord {
  readonly variant: Variant;
  /** `null` when its frontmatter is unreadable. */
  readonly fields: FieldMap | null;
  /** `null` until the body was read. */
  readonly body: BodyCounts | null;
}

export interface ArticleRecord {
  readonly article: Article;
  /** As `article.variants`: the source variant first, never empty. */
  readonly variants: readonly VariantRecord[];
}

/** One row of a table: an article with all its variants, or with the one that the row is for. */
export interface Row {
  readonly record: ArticleRecord;
  /** Never empty; values are the first one's that has any. */
  readonly variants: readonly VariantRecord[];
}

/** How rows are made: one for an article with its locales, or one for each variant. */
export const rowLayouts = ["article", "variant"] as const;
export type RowLayout = (typeof rowLayouts)[number];
