/** `<article>/<locale>.md`: a folder per article, a file per locale. */

import { splitPath, withoutEnding, type LocaleEvidence, type LocaleFile } from "./evidence.ts";
import { readLocaleName } from "./tags.ts";

/** An article's folder as it would be in this layout. */
interface ArticleFolder {
  /** Stems that are locale names, in written form. */
  readonly stems: readonly string[];
  /** Whether the folder holds nothing else. */
  readonly pure: boolean;
}

/** How often a name that is no word must be the only file of an article before it counts by itself. */
const OFTEN = 3;

export function findFileLocales(files: readonly LocaleFile[]): LocaleEvidence | null {
  const folders = articleFolders(files);
  const agreed = new Set(
    files
      .filter(({ path, named }) => named !== null && named === tagOf(path))
      .map(({ path }) => stemOf(path)),
  );
  const accepted = acceptedStems(folders, agreed);
  if (accepted.size === 0) return null;
  return (path) => {
    const stem = stemOf(path);
    const name = readLocaleName(stem);
    if (!name) return null;
    const { folder } = splitPath(path);
    const beside = folders.get(folder)?.stems.some((other) => other !== stem && accepted.has(other)) ?? false;
    return accepted.has(stem) || (beside && !name.word) ? { key: folder, locale: name.tag } : null;
  };
}

function articleFolders(files: readonly LocaleFile[]): ReadonlyMap<string, ArticleFolder> {
  const folders = new Map<string, { stems: string[]; pure: boolean }>();
  for (const { path } of files) {
    const { folder } = splitPath(path);
    const entry = folders.get(folder) ?? { stems: [], pure: true };
    folders.set(folder, entry);
    const stem = stemOf(path);
    if (readLocaleName(stem)) entry.stems.push(stem);
    else entry.pure = false;
  }
  return folders;
}

function acceptedStems(
  folders: ReadonlyMap<string, ArticleFolder>,
  agreed: ReadonlySet<string>,
): ReadonlySet<string> {
  const together = new Map<string, number>();
  const alone = new Map<string, number>();
  for (const { stems, pure } of folders.values()) {
    if (!pure) continue;
    const counts = stems.length > 1 ? together : alone;
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const plain = [...together.keys()].filter((stem) => !readLocaleName(stem)?.word);
  const accepted = new Set(agreed);
  // Repeated over articles; or one article in two languages whose names cannot be words.
  for (const [stem, count] of together) if (count > 1 && plain.length > 0) accepted.add(stem);
  if (plain.length > 1) for (const stem of plain) accepted.add(stem);
  for (const [stem, count] of alone) if (count >= OFTEN && !readLocaleName(stem)?.word) accepted.add(stem);
  return accepted;
}

function stemOf(path: string): string {
  return withoutEnding(splitPath(path).name);
}

function tagOf(path: string): string | null {
  return readLocaleName(stemOf(path))?.tag ?? null;
}
