/** Dates as they are written, moved by days. */

import { isRealDate } from "../frontmatter/scalar-reading.ts";

/**
 * The date `text`, `days` later (or earlier), in the same form: `2026-01-31T09:00+09:00` keeps its time and zone.
 * `null` for what does not begin with a real date, or would leave the years 1 to 9999.
 */
export function shiftDate(text: string, days: number): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])(.*)$/s.exec(text);
  if (!match || !isRealDate(text.slice(0, 10))) return null;
  const [year, month, day] = fromDayNumber(
    dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) + days,
  );
  if (year < 1 || year > 9999) return null;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}${match[4] ?? ""}`;
}

/**
 * Days since 1970-01-01 in the Gregorian calendar, and back: H. Hinnant, "chrono-compatible low-level date
 * algorithms" (days_from_civil, civil_from_days). The machine's clock and zones have no part in it.
 */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromDayNumber(number: number): readonly [year: number, month: number, day: number] {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
