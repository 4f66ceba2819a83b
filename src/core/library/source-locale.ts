/** Which locale the others are translated from. */

/** A locale's name, or `null` for the files that no name gives one. */
export interface LocaleCount {
  readonly locale: string;
  readonly variants: number;
  /** Whether it is what the files beside the locales' own are written in. */
  readonly isStandard: boolean;
}

/** So near to the most articles, a locale may be the source: some articles always lack a variant. */
const NEARLY_ALL = 0.9;
/** Where there are many locales, English stands behind them even where half of its articles are not here. */
const MANY = 3;
const HALF = 0.5;

/**
 * Every locale, the source locale first: `chosen` where it is there; what stands without a locale's name beside
 * the translations; else the one with most articles, English where it has nearly as many. Then by name.
 */
export function orderLocales(counts: readonly LocaleCount[], chosen: string | null): readonly string[] {
  const byName = counts.toSorted((a, b) => (a.locale < b.locale ? -1 : 1));
  const most = Math.max(0, ...counts.map(({ variants }) => variants));
  const near = counts.length > MANY ? HALF : NEARLY_ALL;
  const source =
    byName.find(({ locale }) => locale === chosen) ??
    byName.find(({ isStandard }) => isStandard) ??
    byName.find(({ locale, variants }) => isEnglish(locale) && variants >= most * near) ??
    byName.find(({ variants }) => variants === most);
  if (!source) return [];
  return [source, ...byName.filter((other) => other !== source)].map(({ locale }) => locale);
}

function isEnglish(locale: string): boolean {
  return locale === "en" || locale.startsWith("en-");
}
