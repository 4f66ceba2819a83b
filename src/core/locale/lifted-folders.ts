/** Locale folders that stand above collections: `en/_posts/a.md`, `files/en-us/web/a.md`, `_i18n/ja/_posts/a.md`. */

import type { LocaleFile } from "./evidence.ts";
import { localeFolders } from "./folder-layout.ts";
import { readLocaleName } from "./tags.ts";

/** A file as if it stood in the folder of the locale that has most files. */
export interface LiftedFile extends LocaleFile {
  /** Where the same article stands in that locale; the path itself where nothing is lifted. */
  readonly as: string;
  readonly locale: string | null;
}

/**
 * Lift files out of locale folders that stand above what `isInBase` knows as a collection's folder.
 *
 * `isInBase(folder)`: whether files in `folder` belong to a collection that begins at or above it. Locale folders
 * inside such a collection are its own layout and stay. So does a locale folder at the root with no collection in it.
 */
export function liftLocaleFolders(
  files: readonly LocaleFile[],
  isInBase: (path: string) => boolean,
): readonly LiftedFile[] {
  const prefixed = files.map((file) => ({ file, prefix: liftedPrefix(file.path, isInBase) }));
  const byPrefix = Map.groupBy(prefixed, ({ prefix }) => prefix);
  const folders = new Map(
    [...byPrefix].map(([prefix, group]) => [
      prefix,
      prefix === null
        ? undefined
        : foldersIn(
            prefix,
            group.map(({ file }) => file),
          ),
    ]),
  );
  return prefixed.map(({ file, prefix }) => {
    const found = folders.get(prefix);
    if (prefix === null || !found) return { ...file, as: file.path, locale: null };
    const [folder = "", ...rest] = file.path.slice(prefix.length).split("/");
    if (!found.accepted.has(folder)) return { ...file, as: file.path, locale: null };
    return {
      ...file,
      as: `${prefix}${[found.main, ...rest].join("/")}`,
      locale: readLocaleName(folder)?.tag ?? null,
    };
  });
}

/** What stands before the first folder that a locale could have, with its "/"; `null` where none is above a collection. */
function liftedPrefix(path: string, isInBase: (path: string) => boolean): string | null {
  const names = path.split("/");
  for (const [index, name] of names.slice(0, -1).entries()) {
    if (!readLocaleName(name)) continue;
    const prefix = names
      .slice(0, index)
      .map((part) => `${part}/`)
      .join("");
    if (isInBase(`${prefix}x`) || isInBase(`${prefix}${name}/x`)) return null;
    const rest = names.slice(index + 1).join("/");
    // At the root, only a collection below makes it more than a folder of a plain folder.
    return prefix !== "" || isInBase(rest) ? prefix : null;
  }
  return null;
}

function foldersIn(
  prefix: string,
  files: readonly LocaleFile[],
): { readonly accepted: ReadonlySet<string>; readonly main: string } | undefined {
  const inside = files.map(({ path, named }) => ({ path: path.slice(prefix.length), named }));
  const counts = new Map<string, number>();
  for (const { path } of inside) {
    const folder = path.slice(0, path.indexOf("/"));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  // One folder alone (`src/it/…`) may be anything.
  if (counts.size < 2) return undefined;
  const accepted = localeFolders(inside);
  const [main] = [...counts]
    .filter(([folder]) => accepted.has(folder))
    .toSorted(([a, m], [b, n]) => n - m || Number(isEnglish(b)) - Number(isEnglish(a)) || (a < b ? -1 : 1));
  return main === undefined ? undefined : { accepted, main: main[0] };
}

function isEnglish(folder: string): boolean {
  return readLocaleName(folder)?.tag.split("-")[0] === "en";
}
