/** How a collection tells locales apart, found from its paths and what its frontmatter says. */

import type { LocaleLayout } from "../library/article.ts";
import { withoutEnding, type LocaleEvidence, type LocaleFile, type LocalePlace } from "./evidence.ts";
import { findFileLocales } from "./file-layout.ts";
import { findFolderLocales } from "./folder-layout.ts";
import { findSuffixLocales } from "./suffix-layout.ts";

export interface DetectedLayout {
  readonly layout: LocaleLayout;
  readonly placeOf: (file: LocaleFile) => LocalePlace;
}

/**
 * Detect the layout of a collection.
 *
 * A name is a locale only on evidence: it stands beside other locales of the same article, or again and again,
 * or the frontmatter agrees. `my.md` and `as.md` in a folder of notes are notes. The layout that speaks of most
 * files is the collection's; files that it does not speak of are articles of their own, in the locale that
 * their frontmatter names.
 */
export function detectLayout(files: readonly LocaleFile[]): DetectedLayout {
  const candidates = [
    { kind: "file", evidence: findFileLocales(files) },
    { kind: "suffix", evidence: findSuffixLocales(files) },
    { kind: "folder", evidence: findFolderLocales(files) },
  ] as const;
  let best: { readonly layout: LocaleLayout; readonly evidence: LocaleEvidence } | null = null;
  let most = 0;
  for (const { kind, evidence } of candidates) {
    if (evidence === null) continue;
    const spoken = files.filter((file) => (evidence(file.path)?.locale ?? null) !== null).length;
    if (spoken > most) {
      most = spoken;
      best = { layout: { kind }, evidence };
    }
  }
  const evidence = best?.evidence;
  return {
    layout: best?.layout ?? { kind: "none" },
    placeOf({ path, named }) {
      const place = evidence?.(path) ?? { key: withoutEnding(path), locale: null };
      return { key: place.key, locale: place.locale ?? named };
    },
  };
}
