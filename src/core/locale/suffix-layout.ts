/** `<name>.<locale>.md`, beside `<name>.md` in the site's own language. */

import { withoutEnding, type LocaleEvidence, type LocaleFile } from "./evidence.ts";
import { readLocaleName } from "./tags.ts";

export function findSuffixLocales(files: readonly LocaleFile[]): LocaleEvidence | null {
  const plain = new Set(files.map(({ path }) => withoutEnding(path)));
  const suffixesByName = new Map<string, Set<string>>();
  const agreed = new Set<string>();
  for (const { path, named } of files) {
    const split = splitSuffix(path);
    if (!split) continue;
    const suffixes = suffixesByName.get(split.name) ?? new Set();
    suffixesByName.set(split.name, suffixes.add(split.suffix));
    if (named !== null && named === readLocaleName(split.suffix)?.tag) agreed.add(split.suffix);
  }
  const accepted = acceptedSuffixes(suffixesByName, plain, agreed);
  if (accepted.size === 0) return null;
  return (path) => {
    const split = splitSuffix(path);
    if (split && accepted.has(split.suffix)) {
      return { key: split.name, locale: readLocaleName(split.suffix)?.tag ?? null };
    }
    const name = withoutEnding(path);
    return suffixesByName.has(name) ? { key: name, locale: null } : null;
  };
}

/** A suffix counts where the same name stands without it or with another; a word, only where that happens twice. */
function acceptedSuffixes(
  suffixesByName: ReadonlyMap<string, ReadonlySet<string>>,
  plain: ReadonlySet<string>,
  agreed: ReadonlySet<string>,
): ReadonlySet<string> {
  const paired = new Map<string, number>();
  for (const [name, suffixes] of suffixesByName) {
    if (suffixes.size < 2 && !plain.has(name)) continue;
    for (const suffix of suffixes) paired.set(suffix, (paired.get(suffix) ?? 0) + 1);
  }
  const accepted = new Set(agreed);
  for (const [suffix, count] of paired) {
    if (count > 1 || !readLocaleName(suffix)?.word) accepted.add(suffix);
  }
  if (accepted.size === 0) return accepted;
  // Translations without an original, in a language that is known by now or cannot be a word.
  for (const suffixes of suffixesByName.values()) {
    for (const suffix of suffixes) if (!readLocaleName(suffix)?.word) accepted.add(suffix);
  }
  // A word beside the original and a translation of the same name is one more.
  for (const [name, suffixes] of suffixesByName) {
    if (!plain.has(name) || ![...suffixes].some((suffix) => accepted.has(suffix))) continue;
    for (const suffix of suffixes) accepted.add(suffix);
  }
  return accepted;
}

function splitSuffix(path: string): { readonly name: string; readonly suffix: string } | null {
  const stem = withoutEnding(path);
  const at = stem.lastIndexOf(".");
  if (at <= stem.lastIndexOf("/") + 1) return null;
  const suffix = stem.slice(at + 1);
  return readLocaleName(suffix) ? { name: stem.slice(0, at), suffix } : null;
}
