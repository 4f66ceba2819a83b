/** How a collection tells locales apart, found from its paths and what its frontmatter says. */

import type { LocaleLayout } from "../library/article.ts";
import { chosenEvidence } from "./chosen-layout.ts";
import { withoutEnding, type LocaleEvidence, type LocaleFile, type LocalePlace } from "./evidence.ts";
import { findFileLocales } from "./file-layout.ts";
import { findFolderLocales } from "./folder-layout.ts";
import type { CollectionLocaleSettings } from "./settings.ts";
import { findSuffixLocales } from "./suffix-layout.ts";

export interface DetectedLayout {
  readonly kind: LocaleLayout["kind"];
  readonly placeOf: (file: LocaleFile) => LocalePlace;
}

/**
 * Detect the layout of a collection.
 *
 * A name is a locale only on evidence: it stands beside other locales of the same article, or again and again,
 * or the frontmatter agrees. `my.md` and `as.md` in a folder of notes are notes. The layout that speaks of most
 * files is the collection's; files that it does not speak of are articles of their own, in the locale that
 * their frontmatter names. What a person chose in `galley.json` goes before all evidence.
 */
export function detectLayout(
  files: readonly LocaleFile[],
  chosen?: Pick<CollectionLocaleSettings, "layout" | "locales">,
): DetectedLayout {
  if (chosen?.layout) {
    return placing(chosen.layout, chosenEvidence(files, { layout: chosen.layout, locales: chosen.locales }));
  }
  const candidates = [
    { kind: "file", evidence: findFileLocales(files) },
    { kind: "suffix", evidence: findSuffixLocales(files) },
    { kind: "folder", evidence: findFolderLocales(files) },
  ] as const;
  let best: { readonly kind: LocaleLayout["kind"]; readonly evidence: LocaleEvidence } | null = null;
  let most = 0;
  for (const { kind, evidence: found } of candidates) {
    if (found === null) continue;
    const evidence = onlyLocales(found, chosen?.locales ?? null);
    const spoken = files.filter((file) => (evidence(file.path)?.locale ?? null) !== null).length;
    if (spoken > most) {
      most = spoken;
      best = { kind, evidence };
    }
  }
  return placing(best?.kind ?? "none", best?.evidence);
}

/** Evidence that speaks of the named locales alone. */
function onlyLocales(evidence: LocaleEvidence, locales: readonly string[] | null): LocaleEvidence {
  if (locales === null) return evidence;
  const known = new Set(locales);
  return (path) => {
    const place = evidence(path);
    return place === null || place.locale === null || known.has(place.locale) ? place : null;
  };
}

function placing(kind: LocaleLayout["kind"], evidence: LocaleEvidence | undefined): DetectedLayout {
  return {
    kind,
    placeOf({ path, named }) {
      const place = evidence?.(path) ?? { key: withoutEnding(path), locale: null };
      return { key: place.key, locale: place.locale ?? named };
    },
  };
}
