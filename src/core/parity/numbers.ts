/** Numbers and dates in prose, in one spelling for every language. */

import type { AddMark } from "./marks.ts";

/**
 * Month names and their abbreviations in languages that write them; the first letters decide.
 * (CLDR's month names, cut to what tells them apart.)
 */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|янв|jän)/u,
  /^(?:feb|fév|fev|фев)/u,
  /^(?:mar|mär|mrt|maa|мар)/u,
  /^(?:apr|avr|abr|апр)/u,
  /^(?:may|mai|mag|maj|mei|май|мая)/u,
  /^(?:jun|juin|giu|июн)/u,
  /^(?:jul|juil|lug|июл)/u,
  /^(?:aug|aoû|aou|ago|авг)/u,
  /^(?:sep|set|сен)/u,
  /^(?:oct|okt|ott|out|окт)/u,
  /^(?:nov|ноя)/u,
  /^(?:dec|dez|déc|dic|дек)/u,
];

const NUMERIC = /(?<![\d.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-]|\.\d)/g;
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/g;
const MONTH_FIRST = /(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/gu;

/** So many digits stay digits in every language; fewer are written out ("three"), or are a month. */
const FEWEST_DIGITS = 3;
const NUMBER = /(?<![A-Za-z\p{N}_./:#-])\d[\d.,  ']*\d(?![\d:])/gu;
/** Words and letters that scale a number: languages count by other powers. */
const SCALED =
  /^\s*(?:[kKMB]\b|thousand|million|billion|trillion|mill?i|mrd|mio|mil\b|[万億兆千百萬亿만억조]|тыс|млн|млрд|lakh|crore|tys|mln|mld)/iu;

/** Take down the dates of `text`, and then the numbers that are in none. */
export function addNumbers(text: string, add: AddMark): void {
  let rest = text.normalize("NFKC");
  const take = (pattern: RegExp, read: (groups: readonly string[]) => string | null): void => {
    rest = rest.replace(pattern, (whole: string, ...groups: readonly string[]) => {
      const date = read(groups);
      if (date === null) return whole;
      add("dates", date);
      return " ";
    });
  };
  take(NUMERIC, ([year, month, day]) => dateOf(year, Number(month), day));
  take(EAST_ASIAN, ([year, month, day]) => dateOf(year, Number(month), day));
  take(MONTH_FIRST, ([month, day, year]) => dateOf(year, monthOf(month), day));
  take(DAY_FIRST, ([day, month, year]) => dateOf(year, monthOf(month), day));
  for (const [found] of rest.matchAll(HAN_NUMBER)) {
    const number = hanNumber(found);
    if (number >= 100) add("numbers", String(number));
  }
  for (const { 0: found, index } of rest.matchAll(NUMBER)) {
    if (SCALED.test(rest.slice(index + found.length, index + found.length + 12))) continue;
    const number = plainNumber(found);
    if (number.replace(/\D/g, "").length >= FEWEST_DIGITS) add("numbers", number);
  }
}

const HAN_NUMBER = /[〇零一二三四五六七八九十百千]{2,}/g;
const HAN_DIGITS = "〇一二三四五六七八九";
const HAN_POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `四百十二` and `四一二` are 412. */
function hanNumber(text: string): number {
  const letters = [...text.replaceAll("零", "〇")];
  if (!letters.some((letter) => letter in HAN_POWERS))
    return Number(letters.map((letter) => HAN_DIGITS.indexOf(letter)).join(""));
  let total = 0;
  let digit = 0;
  for (const letter of letters) {
    const power = HAN_POWERS[letter];
    if (power === undefined) digit = HAN_DIGITS.indexOf(letter);
    else [total, digit] = [total + Math.max(1, digit) * power, 0];
  }
  return total + digit;
}

function monthOf(name: string | undefined): number {
  return MONTHS.findIndex((month) => month.test((name ?? "").toLowerCase())) + 1;
}

function dateOf(year: string | undefined, month: number, day: string | undefined): string | null {
  const date = Number(day);
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** `1,234`, `1.234`, `1 234` and `1234` are one number; `1.5` and `1,5` too. */
function plainNumber(found: string): string {
  const joined = found.replace(/[  ']/g, "");
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(joined)) return joined.replace(/[.,]/g, "");
  const whole = joined.replace(/(?<=\d)[.,](?=\d{3}(?:[.,]|$))/g, "");
  return whole.replaceAll(",", ".");
}
