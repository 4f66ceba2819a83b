/** Dates, numbers and names of languages as the interface's language writes them. */

import type { InterfaceLanguage } from "#core/settings/settings";

/**
 * A date of frontmatter for a table: "5 Jan 2026", 「2026年1月5日」.
 *
 * Its day is what is written: no time zone moves it. What is not a date stays as it is.
 */
export function formatWrittenDate(written: string, language: InterfaceLanguage): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/.exec(written);
  if (!match) return written;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (new Date(time).toISOString().slice(0, 10) !== match[0]) return written;
  const month = language === "ja" ? "long" : "short";
  return writtenFormat(language, { year: "numeric", month, day: "numeric" }).format(time);
}

/** "November 2026", 「2026年11月」, of `2026-11`. */
export function formatMonth(month: string, language: InterfaceLanguage): string {
  return writtenFormat(language, { year: "numeric", month: "long" }).format(timeOf(`${month}-01`));
}

/** "Monday, 5 January 2026", 「2026年1月5日月曜日」, of `2026-01-05`. */
export function formatDay(day: string, language: InterfaceLanguage): string {
  const options = { year: "numeric", month: "long", day: "numeric", weekday: "long" } as const;
  return writtenFormat(language, options).format(timeOf(day));
}

/** "Mon", 「月」, of the weekday of `2026-01-05`. */
export function formatWeekday(day: string, language: InterfaceLanguage): string {
  return writtenFormat(language, { weekday: "short" }).format(timeOf(day));
}

/** The weekday that weeks begin with where the language's dates are written as above; 0 for Sunday. */
export function firstWeekday(language: InterfaceLanguage): number {
  return language === "ja" ? 0 : 1;
}

/** Formats that were made: making one takes as long as writing a hundred dates, and a calendar writes dozens at each key. */
const writtenFormats = new Map<string, Intl.DateTimeFormat>();

function writtenFormat(
  language: InterfaceLanguage,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  let format = writtenFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", { ...options, timeZone: "UTC" });
    writtenFormats.set(key, format);
  }
  return format;
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

const numberFormats: Readonly<Record<InterfaceLanguage, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en"),
  ja: new Intl.NumberFormat("ja"),
};

export function formatNumber(value: number, language: InterfaceLanguage): string {
  return numberFormats[language].format(value);
}

const steps = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "3 days ago", 「3 日前」; anything under a minute is now. */
export function formatAgo(time: number, now: number, language: InterfaceLanguage): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const ago = now - time;
  const step = steps.find(([, length]) => ago >= length);
  return step ? format.format(-Math.floor(ago / step[1]), step[0]) : format.format(0, "second");
}

/** When something happened, to the minute: "26 Nov 2026, 14:31", 「2026年11月26日 14:31」. */
export function formatMoment(time: number, language: InterfaceLanguage): string {
  const options: Intl.DateTimeFormatOptions = {
    ...(language === "ja"
      ? { year: "numeric", month: "long", day: "numeric" }
      : { year: "numeric", month: "short", day: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
  };
  return new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", options).format(time);
}

/** "1.2 GB", of thousands. */
export function formatBytes(bytes: number, language: InterfaceLanguage): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[step] ?? "byte",
    // The short form of English knows no plural of it.
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}

/** A content locale by its name, "Japanese"; the tag itself when it is not one that Intl knows. */
export function languageName(tag: string, language: InterfaceLanguage): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
