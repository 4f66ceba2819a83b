/** `<locale>/<path>`: a folder per locale, each with the same paths; one locale may stand beside the folders. */

import { withoutEnding, type LocaleEvidence, type LocaleFile } from "./evidence.ts";
import { readLocaleName } from "./tags.ts";

/** So many locale folders, and such a part of all folders, are locales even where no path is in two of them. */
const MANY = 3;
const MOST = 0.6;

export function findFolderLocales(files: readonly LocaleFile[]): LocaleEvidence | null {
  const accepted = localeFolders(files);
  if (accepted.size === 0) return null;
  const translated = new Set<string>();
  for (const { path } of files) {
    const split = splitFolder(path);
    if (split && accepted.has(split.folder)) translated.add(withoutEnding(split.rest));
  }
  return (path) => {
    const split = splitFolder(path);
    if (split && accepted.has(split.folder)) {
      return { key: withoutEnding(split.rest), locale: readLocaleName(split.folder)?.tag ?? null };
    }
    const key = withoutEnding(path);
    return translated.has(key) ? { key, locale: null } : null;
  };
}

/** The folders directly below that are locales, as they are spelled. */
export function localeFolders(files: readonly LocaleFile[]): ReadonlySet<string> {
  const folders = new Map<string, { readonly rests: Set<string>; agrees: boolean }>();
  const others = new Set<string>();
  const otherFolders = new Set<string>();
  for (const { path, named } of files) {
    const split = splitFolder(path);
    const name = split && readLocaleName(split.folder);
    if (!split || !name) {
      others.add(withoutEnding(path));
      if (split) otherFolders.add(split.folder);
      continue;
    }
    const entry = folders.get(split.folder) ?? { rests: new Set(), agrees: false };
    folders.set(split.folder, entry);
    entry.rests.add(withoutEnding(split.rest));
    if (named === name.tag) entry.agrees = true;
  }
  const plain = [...folders.keys()].filter((folder) => !readLocaleName(folder)?.word);
  // No other folder stands beside: one language so far, in a place made for several.
  const nothingElse = otherFolders.size === 0;
  const many = plain.length >= MANY && folders.size / (folders.size + otherFolders.size) >= MOST;
  const accepted = new Set<string>();
  for (const [folder, { rests, agrees }] of folders) {
    const word = readLocaleName(folder)?.word ?? true;
    const shared = sharedPaths(folder, rests, folders, others);
    const likely = shared > 0 || nothingElse || many;
    if (agrees || shared > 1 || (likely && !word) || (many && plain.length > folders.size / 2)) {
      accepted.add(folder);
    }
  }
  return accepted;
}

/** How many of a folder's paths stand in another locale's folder too, or beside the folders. */
function sharedPaths(
  folder: string,
  rests: ReadonlySet<string>,
  folders: ReadonlyMap<string, { readonly rests: ReadonlySet<string> }>,
  others: ReadonlySet<string>,
): number {
  let shared = 0;
  for (const rest of rests) {
    const elsewhere = [...folders].some(([other, entry]) => other !== folder && entry.rests.has(rest));
    if (elsewhere || others.has(rest)) shared++;
  }
  return shared;
}

function splitFolder(path: string): { readonly folder: string; readonly rest: string } | null {
  const at = path.indexOf("/");
  return at < 0 ? null : { folder: path.slice(0, at), rest: path.slice(at + 1) };
}
