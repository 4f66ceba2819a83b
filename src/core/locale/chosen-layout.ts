/** A layout that a person named: every name that can be a locale is one, whatever stands beside it. */

import { splitPath, withoutEnding, type LocaleEvidence, type LocaleFile } from "./evidence.ts";
import type { LocaleLayout } from "../library/article.ts";
import { readLocaleName } from "./tags.ts";

export interface ChosenLayout {
  readonly layout: LocaleLayout["kind"];
  /** The only tags that count; `null`: all. */
  readonly locales: readonly string[] | null;
}

/** How `layout` places files; `undefined` for "none". */
export function chosenEvidence(
  files: readonly LocaleFile[],
  { layout, locales }: ChosenLayout,
): LocaleEvidence | undefined {
  const known = locales === null ? null : new Set(locales);
  const read = (name: string): string | null => {
    const tag = readLocaleName(name)?.tag ?? null;
    return tag !== null && (known === null || known.has(tag)) ? tag : null;
  };
  const split = splitters[layout];
  if (split === null) return undefined;
  const found = (path: string) => {
    const { key, name } = split(path);
    const locale = read(name);
    return locale === null ? null : { key, locale };
  };
  const keys = new Set(files.flatMap(({ path }) => found(path)?.key ?? []));
  return (path) => {
    const bare = withoutEnding(path);
    return found(path) ?? (layout !== "file" && keys.has(bare) ? { key: bare, locale: null } : null);
  };
}

type Splitter = (path: string) => { readonly key: string; readonly name: string };

const splitters: Readonly<Record<LocaleLayout["kind"], Splitter | null>> = {
  none: null,
  file: (path) => {
    const { folder, name } = splitPath(path);
    return { key: folder, name: withoutEnding(name) };
  },
  suffix: (path) => {
    const stem = withoutEnding(path);
    const at = stem.lastIndexOf(".");
    return at < 0 ? { key: stem, name: "" } : { key: stem.slice(0, at), name: stem.slice(at + 1) };
  },
  folder: (path) => {
    const at = path.indexOf("/");
    return at < 0
      ? { key: path, name: "" }
      : { key: withoutEnding(path.slice(at + 1)), name: path.slice(0, at) };
  },
};
