/** What looking over many articles needs to know of each file. */

import type { FieldChange } from "../frontmatter/change.ts";
import type { FieldMap } from "../frontmatter/values.ts";
import type { Problem } from "../problems/problem.ts";
import type { BodyFacts } from "./facts.ts";

/** A file that was read: its place among the articles, its fields, and what its text holds. */
export interface SiteFile {
  readonly path: string;
  /** The article that it is a variant of, and that article's collection. */
  readonly article: string;
  readonly collection: string;
  readonly locale: string | null;
  /** `null`: the frontmatter cannot be read. */
  readonly fields: FieldMap | null;
  /** One-based lines of the top-level fields. */
  readonly lines: ReadonlyMap<string, number>;
  readonly facts: BodyFacts;
}

/** All variants of one article, the source variant first. */
export type SiteArticle = readonly [SiteFile, ...SiteFile[]];

export interface SiteCollection {
  readonly id: string;
  /** Every locale found, the source locale first. */
  readonly locales: readonly string[];
  readonly articles: readonly SiteArticle[];
}

/** A variant beside its source variant. */
export interface VariantPair {
  readonly source: SiteFile;
  readonly other: SiteFile;
}

/** A problem, and the change of one field that would solve it where one is known. */
export interface Finding {
  readonly path: string;
  readonly problem: Problem;
  readonly change?: FieldChange;
}

/** A finding about a top-level field of `file`, at that field's line. */
export function fieldFinding(
  file: SiteFile,
  field: string,
  found: Pick<Problem, "rule" | "severity" | "details"> & { readonly change?: FieldChange },
): Finding {
  const { change, ...problem } = found;
  return {
    path: file.path,
    problem: { ...problem, field: [field], line: file.lines.get(field) ?? 1 },
    ...(change && { change }),
  };
}

/** Every file of a collection. */
export function filesOf({ articles }: SiteCollection): readonly SiteFile[] {
  return articles.flat();
}
