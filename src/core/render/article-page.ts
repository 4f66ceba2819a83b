/** What an article's page shows around its body, out of its frontmatter. */

import { isWritten, plainValue, type FieldMap, type FieldValue } from "../frontmatter/values.ts";

export interface ArticlePage {
  /** BCP 47 tag of the article, for hyphenation, fonts and line height; "" when nothing says. */
  readonly language: string;
  readonly title: string;
  readonly description: string;
  /** `machine` for `<time datetime>`, `shown` in the article's language; the day is the written one in every time zone. */
  readonly date: { readonly machine: string; readonly shown: string } | null;
  readonly category: string;
  readonly tags: readonly string[];
}

/** Names that the common generators use, the most usual first. */
const NAMES = {
  description: ["description", "summary", "excerpt", "lead"],
  date: ["date", "pubDate", "publishDate", "publishedAt", "published"],
  category: ["category", "categories", "section"],
  tags: ["tags", "keywords", "topics"],
} as const;

/**
 * The page of an article with these frontmatter values; `locale` is what the layout says of its language.
 *
 * A value of an unexpected kind is left out rather than shown as something it is not.
 */
export function articlePage(values: FieldMap, locale: string | null): ArticlePage {
  const language = locale ?? asText(values["locale"] ?? values["lang"] ?? null);
  return {
    language: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : "",
    title: asText(values["title"] ?? null),
    description: firstText(values, NAMES.description),
    date: shownDate(firstText(values, NAMES.date), language),
    category: firstText(values, NAMES.category),
    tags: asTexts(NAMES.tags.map((name) => values[name]).find((value) => value !== undefined) ?? null),
  };
}

function firstText(values: FieldMap, names: readonly string[]): string {
  for (const name of names) {
    const [text = ""] = asTexts(values[name] ?? null);
    if (text !== "") return text;
  }
  return "";
}

function asTexts(value: FieldValue): readonly string[] {
  if (Array.isArray(value)) return value.map(asText).filter((text) => text !== "");
  const text = asText(value);
  return text === "" ? [] : [text];
}

function asText(value: FieldValue): string {
  if (typeof value === "object" && value !== null && isWritten(value)) return value.text;
  const plain = plainValue(value);
  return typeof plain === "string" || typeof plain === "number" ? String(plain) : "";
}

/** A date as it is written in `language`; text that is no date, and dates in other languages, as they stand. */
function shownDate(written: string, language: string): ArticlePage["date"] {
  if (written === "") return null;
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(written) ?? [];
  if (year === undefined || !isDay(Number(year), Number(month), Number(day)))
    return { machine: "", shown: written };
  const machine = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const primary = language.toLowerCase().split("-")[0];
  if (primary === "ja") return { machine, shown: `${Number(year)}年${Number(month)}月${Number(day)}日` };
  if (primary !== "en" && primary !== "") return { machine, shown: machine };
  return { machine, shown: `${ENGLISH_MONTHS[Number(month) - 1]} ${Number(day)}, ${Number(year)}` };
}

const ENGLISH_MONTHS =
  "January February March April May June July August September October November December".split(" ");

/** Whether the Gregorian calendar has this day. */
function isDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return length !== undefined && day >= 1 && day <= length;
}
