/**
 * PO, gettext's format: an entry for each line, its Markdown as it is, as po4a and mdpo have it. Written after the
 * gettext manual, "The Format of PO Files".
 */

import {
  TRANSLATED_FROM,
  type ExchangeFile,
  type ExchangeUnit,
  type Returned,
  type ReturnedUnit,
} from "./model.ts";
import { markdownOf } from "../segments/write-line.ts";

export function writePo(files: readonly ExchangeFile[]): string | null {
  const whole = files.filter(({ units }) => units.length > 0);
  const [first] = whole;
  if (!first) return null;
  const head = [
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    `Language: ${(first.target ?? "und").replace("-", "_")}`,
    `X-Source-Language: ${(first.source ?? "und").replace("-", "_")}`,
    "X-Generator: Galley",
  ];
  const header = ['msgid ""', `msgstr ${quoted(head.map((line) => `${line}\n`).join(""))}`].join("\n");
  return [header, ...whole.flatMap((file) => file.units.map((unit) => entry(file, unit))), ""]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function entry({ path }: ExchangeFile, { id, name, segments, codes, notes }: ExchangeUnit): string {
  const line = (side: "source" | "target"): string =>
    segments.map((segment) => markdownOf(segment[side] ?? [], codes)).join("");
  const isStale = segments.some(({ state, isGap }) => !isGap && state === "initial");
  const before = notes.find((note) => note.startsWith(TRANSLATED_FROM));
  const target = line("target");
  return [
    ...notes
      .filter((note) => note !== before)
      .flatMap((note) => note.split("\n").map((part) => `#. ${part}`)),
    `#. ${name}`,
    `#: ${path.replace(/ /g, "%20")}`,
    ...(isStale && target !== "" ? ["#, fuzzy"] : []),
    ...(before === undefined ? [] : [`#| msgid ${quoted(before.slice(TRANSLATED_FROM.length))}`]),
    `msgctxt ${quoted(`${path}\u0004${id}`)}`,
    `msgid ${quoted(line("source"))}`,
    `msgstr ${quoted(target)}`,
  ].join("\n");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
  "\r": "\\r",
  "\u0004": "\\004",
};

function quoted(text: string): string {
  const parts = text
    .split(/(?<=\n)/)
    .map((line) => `"${line.replace(/[\n\t"\\\r\u0004]/g, (mark) => ESCAPES[mark] ?? mark)}"`);
  return parts.length > 1 ? ['""', ...parts].join("\n") : (parts[0] ?? '""');
}

const LONGEST = 64_000_000;

interface Entry {
  readonly line: number;
  isFuzzy: boolean;
  readonly texts: Map<string, string>;
  last: string | null;
}

/** Read a PO file. Anything that is no line of one refuses it whole: half a file is not taken for a translation. */
export function readPo(text: string): Returned {
  if (text.length > LONGEST) return { kind: "refused", fault: "too-large", line: 1, detail: "" };
  const entries: Entry[] = [];
  let entry = emptyEntry(1);
  for (const [at, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    const isNew = line === "" || (entry.last === "msgstr" && /^(?:#|msgctxt|msgid)/.test(line));
    if (isNew && entry.texts.size > 0) {
      entries.push(entry);
      entry = emptyEntry(at + 1);
    }
    if (!readLine(entry, line))
      return { kind: "refused", fault: "not-po", line: at + 1, detail: line.slice(0, 60) };
  }
  if (entry.texts.size > 0) entries.push(entry);
  const unfinished = entries.find(({ texts }) => !texts.has("msgid") || !texts.has("msgstr"));
  if (unfinished) return { kind: "refused", fault: "not-po", line: unfinished.line, detail: "msgstr" };
  return filesOf(entries);
}

function emptyEntry(line: number): Entry {
  return { line, isFuzzy: false, texts: new Map(), last: null };
}

/** False for what is no line of a PO file. */
function readLine(entry: Entry, line: string): boolean {
  if (line === "") return true;
  if (line.startsWith("#~")) {
    // An obsolete entry is passed over, and the flags before it were its own.
    entry.isFuzzy = false;
    return true;
  }
  if (line.startsWith("#")) {
    if (line.startsWith("#,") && /\bfuzzy\b/.test(line)) entry.isFuzzy = true;
    return true;
  }
  const [, keyword, content] =
    /^(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?"((?:[^"\\]|\\.)*)"$/.exec(line) ?? [];
  if (content === undefined) return false;
  const key = keyword ?? entry.last;
  if (key === null || key === undefined || (keyword !== undefined && entry.texts.has(keyword))) return false;
  entry.texts.set(key, (entry.texts.get(key) ?? "") + unquoted(content));
  entry.last = key;
  return true;
}

function unquoted(text: string): string {
  return text.replace(
    /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|(.))/g,
    (_, octal?: string, hex?: string, mark?: string) => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      return { n: "\n", t: "\t", r: "\r", a: "\u0007", b: "\b", f: "\f", v: "\v" }[mark ?? ""] ?? mark ?? "";
    },
  );
}

function filesOf(entries: readonly Entry[]): Returned {
  const header = entries.find(({ texts }) => texts.get("msgid") === "" && !texts.has("msgctxt"));
  const named = /^Language:[ \t]*(\S+)/m.exec(header?.texts.get("msgstr") ?? "")?.[1];
  if (header === undefined) return { kind: "refused", fault: "not-po", line: 1, detail: "Language" };
  const target = named === undefined || named === "und" ? null : named.replace("_", "-");
  const units = new Map<string, ReturnedUnit[]>();
  for (const { texts, isFuzzy } of entries) {
    const [path = "", id = ""] = (texts.get("msgctxt") ?? "").split("\u0004");
    if (id === "") continue;
    const text = texts.get("msgstr") ?? "";
    const unit: ReturnedUnit = {
      id,
      content: { kind: "markdown", text: isFuzzy || text === "" ? null : text },
    };
    units.set(path, [...(units.get(path) ?? []), unit]);
  }
  return { kind: "read", files: [...units].map(([path, own]) => ({ path, target, units: own })) };
}
