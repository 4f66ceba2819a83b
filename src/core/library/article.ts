/** Articles as a library shows them: one piece of content in all its locales. */

import type { FieldMap } from "../frontmatter/values.ts";

/** A variant: the file that holds an article in one locale. */
export interface Variant {
  /** Path from the workspace's root, with "/" between names. */
  readonly path: string;
  /** BCP 47 tag found in the layout or the frontmatter; `null` when nothing says. */
  readonly locale: string | null;
  readonly title: string | null;
  readonly description: string | null;
  /** As written in the frontmatter: `2026-01-05`. */
  readonly date: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly draft: boolean;
  /** How many problems its frontmatter has, by the collection's schema. */
  readonly errors: number;
  readonly warnings: number;
}

export interface Article {
  /** Stable while the files keep their names: the collection's id and the article's key in it. */
  readonly id: string;
  readonly collection: string;
  /** What the variants' paths have in common below the collection's folder: `20251120/ai-investment`. */
  readonly key: string;
  /** Source variant first, then by locale. Never empty. */
  readonly variants: readonly Variant[];
}

/** How sure a layout is. `chosen`: a person said so in `galley.json`. `guess`: names alone speak for it. */
export const layoutConfidences = ["chosen", "sure", "likely", "guess"] as const;
export type LayoutConfidence = (typeof layoutConfidences)[number];

/** How a collection tells locales apart. */
export interface LocaleLayout {
  /**
   * `file`: `<article>/<locale>.md`. `suffix`: `<name>.<locale>.md`. `folder`: `<locale>/<path>` below the
   * collection's folder, or the collection's folder below the locale's.
   */
  readonly kind: "none" | "file" | "suffix" | "folder";
  readonly confidence: LayoutConfidence;
}

export interface Collection {
  /** Its folder from the workspace's root; "" for the root itself. Unique. */
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly layout: LocaleLayout;
  /** Every locale found, the source locale first. */
  readonly locales: readonly string[];
  readonly articles: number;
}

/** A file's frontmatter, lean: what grouping, tables and inference need. `fields` is `null` when unreadable. */
export interface ScannedFile {
  readonly path: string;
  readonly fields: FieldMap | null;
}
