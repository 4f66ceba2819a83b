/** What the three layouts have in common: files in, a place for each out. */

/** A Markdown file below the collection's folder. */
export interface LocaleFile {
  /** From the collection's folder, with "/" between names. */
  readonly path: string;
  /** The tag that its frontmatter names, or `null`. */
  readonly named: string | null;
}

/** Where a file belongs: the files with one `key` are one article. */
export interface LocalePlace {
  readonly key: string;
  readonly locale: string | null;
}

/** Evidence for one kind of layout: how a file is placed, or `null` where this layout does not speak of it. */
export type LocaleEvidence = (path: string) => LocalePlace | null;

/** A path without its Markdown ending. */
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, "");
}

/** The folder and the name of a path. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(at, 0)), name: path.slice(at + 1) };
}
