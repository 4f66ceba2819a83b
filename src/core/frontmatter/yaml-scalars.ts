/** How YAML writes single values: bare, in quotes, and as block scalars. */

import type { LineEnding } from "../document/parts.ts";
import { isRealDate, otherReadingOf, readBareScalar } from "./scalar-reading.ts";
import { isWritten, type FieldValue } from "./values.ts";

/**
 * Whether `text` can stand without quotes and be read as that text by every reader: YAML 1.2's and 1.1's.
 * `inFlow`: between brackets, where commas and brackets end it.
 */
export function standsBare(text: string, inFlow: boolean): boolean {
  return (
    hasBareForm(text, inFlow) &&
    readBareScalar(text) === text &&
    otherReadingOf(text) === null &&
    !/^(?:[yYnN]|=|<<)$/.test(text)
  );
}

/** Whether `text` without quotes is one scalar of these characters, whatever its type. */
export function hasBareForm(text: string, inFlow: boolean): boolean {
  if (text === "" || text !== text.trim() || /[\p{Cc}\u2028\u2029\ufeff\ud800-\udfff]/u.test(text))
    return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text))
    return false;
  if (/:(?:\s|$)/.test(text) || /\s#/.test(text)) return false;
  return !inFlow || (!/[,[\]{}]/.test(text) && !/^[-?:]/.test(text));
}

/** A number, boolean, empty value, date or other unquoted value; `null` for strings and collections. */
export function bareText(value: FieldValue): string | null {
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number that can be written`);
    return String(value);
  }
  return isWritten(value) ? value.text : null;
}

/** Whether the string `text` may take the place of the unquoted `before` without quotes: a date for a date. */
export function staysWritten(before: FieldValue, text: string): boolean {
  if (!isWritten(before)) return false;
  const read = readBareScalar(text);
  if (isWritten(read))
    return (
      read.kind === before.kind ||
      (read.kind.startsWith("date") && before.kind.startsWith("date") && isRealDate(text))
    );
  return before.kind === "number" && typeof read === "number";
}

/** `text` between quotes; `null` where single quotes cannot hold it. */
export function quoted(text: string, quote: "single" | "double"): string | null {
  if (quote === "double") return doubleQuoted(text);
  return /[\p{Cc}\u2028\u2029\ufeff\ud800-\udfff]/u.test(text) ? null : `'${text.replaceAll("'", "''")}'`;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

export interface BlockForm {
  /** `|` or `>` with its comment, as it stands: `|-  # why`. Its chomping mark is replaced as the text needs. */
  readonly header: string;
  readonly indent: number;
  /** Column of the entry that holds it. */
  readonly outer: number;
  /** For `>`: lines are folded at this width; 0 leaves them long. */
  readonly width: number;
  readonly lineEnding: LineEnding;
}

/** `text` as a block scalar with its last line ending; `null` where a block scalar cannot hold it. */
export function blockText(text: string, form: BlockForm): string | null {
  if (/[^\P{Cc}\n\t]/u.test(text) || /[\u2028\u2029\ufeff\ud800-\udfff]/u.test(text)) return null;
  const match = /^([|>])[-+\d]*(.*)$/s.exec(form.header);
  if (!match) return null;
  const body = text.replace(/\n+$/, "");
  const after = text.length - body.length;
  if (body === "" && after > 0) return null;
  const chomp = after === 0 ? "-" : after === 1 ? "" : "+";
  const lines = match[1] === ">" ? folded(body, form.width) : body.split("\n");
  const needsIndicator = /^[ \t\n]/.test(body);
  const header = `${match[1]}${needsIndicator ? form.indent - form.outer : ""}${chomp}${match[2]}`;
  const pad = " ".repeat(form.indent);
  const shown = body === "" ? [] : [...lines, ...Array.from({ length: Math.max(0, after - 1) }, () => "")];
  return [header, ...shown.map((line) => (line === "" ? "" : pad + line)), ""].join(form.lineEnding);
}

/** Lines that YAML folds back into `text`. */
function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const [index, paragraph] of text.split("\n").entries()) {
    // A line break of the text is a blank line in the source, unless it touches a line that begins with a space.
    if (index > 0) lines.push("");
    lines.push(...wrapped(paragraph, width));
  }
  return lines;
}

function wrapped(paragraph: string, width: number): string[] {
  if (width === 0 || paragraph.length <= width) return [paragraph];
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/ (?=\S)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
