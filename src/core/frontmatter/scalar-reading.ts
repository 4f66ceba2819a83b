/** What unquoted scalars mean: to YAML 1.2's core schema, and to the readers that sites are built with. */

import { daysIn } from "./day-numbers.ts";
import { written, type FieldValue } from "./values.ts";

const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** YAML 1.1's timestamp, which the JavaScript, Ruby and Python readers all know. */
const DATE_TIME =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?))?$/;
const ZONE = /(?:Z|[-+]\d{1,2}(?::?\d{2})?)$/;
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/**
 * What YAML 1.2 reads `source` as when it stands without quotes.
 *
 * Text that a number, a date or a time could not be written back from without change becomes `Written`:
 * `1.10`, `014`, `1e3`, `0o17`, `12:30`, `2026-01-05`, `9007199254740993`.
 */
export function readBareScalar(source: string): FieldValue {
  if (NULL.test(source)) return null;
  if (BOOLEAN.test(source)) return source.toLowerCase() === "true";
  if (NUMBER.test(source)) return readNumber(source);
  if (DATE.test(source)) return written("date", source);
  if (DATE_TIME.test(source)) return written("date-time", source);
  if (TIME.test(source)) return written("time", source);
  return source;
}

/** A number where its text is what JavaScript would write for it, else its text. */
export function readNumber(source: string): FieldValue {
  const value = Number(source);
  return Number.isFinite(value) && String(value) === source ? value : written("number", source);
}

/** The number that a `Written` number stands for; `NaN` where there is none. */
export function numberOf(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  if (/^[-+]?\.?inf$/.test(plain)) return plain.startsWith("-") ? -Infinity : Infinity;
  return Number(plain.replace(/^\+/, ""));
}

/** How readers of YAML 1.1 (Jekyll's and Python's, and gray-matter's in part) see an unquoted scalar otherwise. */
export type OtherReading =
  | { readonly kind: "boolean"; readonly value: "true" | "false" }
  | { readonly kind: "number"; readonly value: string }
  | { readonly kind: "text"; readonly value: string }
  /** A time without a zone: they take it to be UTC. */
  | { readonly kind: "utc"; readonly value: string };

/** The other reading of an unquoted `source`; `null` when all readers agree (a plain date is one to all that know dates). */
export function otherReadingOf(source: string): OtherReading | null {
  if (/^(?:yes|Yes|YES|on|On|ON)$/.test(source)) return { kind: "boolean", value: "true" };
  if (/^(?:no|No|NO|off|Off|OFF)$/.test(source)) return { kind: "boolean", value: "false" };
  if (/^[-+]?0[0-7]+$/.test(source)) return { kind: "number", value: String(octal(source)) };
  if (/^0o[0-7]+$/.test(source)) return { kind: "text", value: source };
  if (/^[-+]?[1-9]\d*(?::[0-5]?\d)+$/.test(source))
    return { kind: "number", value: String(sexagesimal(source)) };
  if (/^[-+]?\d[\d_]*_[\d_]*(?:\.\d*)?$/.test(source))
    return { kind: "number", value: String(numberOf(source)) };
  if (DATE_TIME.test(source) && !ZONE.test(source.replace(/^[\d-]+/, ""))) {
    return { kind: "utc", value: source };
  }
  return null;
}

function octal(source: string): number {
  const sign = source.startsWith("-") ? -1 : 1;
  return sign * Number.parseInt(source.replace(/^[-+]/, ""), 8);
}

function sexagesimal(source: string): number {
  const sign = source.startsWith("-") ? -1 : 1;
  const parts = source.replace(/^[-+]/, "").split(":");
  return sign * parts.reduce((total, part) => total * 60 + Number(part), 0);
}

/** Whether `text` names a day that exists, and a time of day where it has one: `2026-02-30` does not. */
export function isRealDate(text: string): boolean {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return false;
  const inYear = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return inYear && (hour ?? 0) <= 23 && (minute ?? 0) <= 59 && (second ?? 0) <= 60;
}
