/** What is searched for, and where. */

/** Where in an article: all of it, or a part. `field`: the values of one field, by its name (`seo.title` looks inside). */
export type SearchScope =
  | { readonly kind: "all" | "body" | "frontmatter" }
  | { readonly kind: "field"; readonly field: string };

export interface SearchQuery {
  readonly text: string;
  readonly isRegex: boolean;
  readonly wholeWord: boolean;
  /** `A` and `a` are two letters. */
  readonly matchCase: boolean;
  /** `Ａ` and `A`, `ｶﾞ` and `ガ` are not the same. */
  readonly matchWidth: boolean;
  readonly scope: SearchScope;
}

/** A place that was found. Offsets are UTF-16 code units of the document. */
export interface SearchHit {
  readonly from: number;
  readonly to: number;
  /** One-based. */
  readonly line: number;
  /** What stands before it and after it on its line, cut where that is long. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** What the groups of a regular expression found, the first group first; `null` where one found nothing. */
  readonly groups?: readonly (string | null)[] | undefined;
  /** Those of them that have names. */
  readonly names?: Readonly<Record<string, string | null>> | undefined;
}
