/** What a person is searching for, and what was found, as the page shows it. */

import type { SearchHit, SearchQuery } from "#core/search/query";
import { replacingEdit } from "#core/search/replacement";

export const searchScopes = ["all", "body", "frontmatter", "field"] as const;
export type ScopeKind = (typeof searchScopes)[number];

/** Everything as it was typed. */
export interface SearchForm extends Omit<SearchQuery, "scope"> {
  readonly scope: ScopeKind;
  readonly field: string;
  /** A table's query; "" for all articles. */
  readonly filter: string;
  /** `null`: only finding. */
  readonly replacement: string | null;
}

/** How the page was left: it looks the same when a person comes back. */
export interface KeptSearch {
  readonly form: SearchForm;
  /** Pixels from the list's top. */
  readonly scroll: number;
}

export const firstSearch: KeptSearch = {
  form: {
    text: "",
    isRegex: false,
    wholeWord: false,
    matchCase: false,
    matchWidth: false,
    scope: "all",
    field: "",
    filter: "",
    replacement: null,
  },
  scroll: 0,
};

/** The query that the form means; `null` while something that it needs is missing. */
export function queryOf(form: SearchForm): SearchQuery | null {
  const { text, isRegex, wholeWord, matchCase, matchWidth, scope } = form;
  const field = form.field.trim();
  if (text === "" || (scope === "field" && field === "")) return null;
  return {
    text,
    isRegex,
    wholeWord,
    matchCase,
    matchWidth,
    scope: scope === "field" ? { kind: "field", field } : { kind: scope },
  };
}

/** A file with what was found in it. */
export interface FileHits {
  readonly path: string;
  /** Of the bytes that were searched; `null` where it is not known, or they cannot be written. */
  readonly revision: string | null;
  readonly hits: readonly SearchHit[];
}

export type ResultRow =
  | { readonly kind: "file"; readonly file: FileHits }
  | { readonly kind: "hit"; readonly file: FileHits; readonly hit: SearchHit };

export function rowsOf(files: readonly FileHits[]): readonly ResultRow[] {
  return files.flatMap((file): readonly ResultRow[] => [
    { kind: "file", file },
    ...file.hits.map((hit) => ({ kind: "hit" as const, file, hit })),
  ]);
}

/** Names a hit for as long as its file's bytes are those that were searched. */
export function hitKey({ path, revision }: FileHits, { from }: SearchHit): string {
  return `${path}\n${revision ?? ""}\n${from}`;
}

/** The edits that replace every hit but those left out; files without one are not among them. */
export function editsOf(
  files: readonly FileHits[],
  leftOut: ReadonlySet<string>,
  { replacement, isRegex }: Pick<SearchForm, "replacement" | "isRegex">,
) {
  return files.flatMap((file) => {
    const { path, revision: base } = file;
    const hits = file.hits.filter((hit) => !leftOut.has(hitKey(file, hit)));
    if (base === null || hits.length === 0 || replacement === null) return [];
    return [{ path, base, edit: replacingEdit(hits, replacement, isRegex) }];
  });
}
