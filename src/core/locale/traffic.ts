/**
 * How often articles are read, from a table that a site's statistics export: `path or address, views`.
 *
 * Nothing is asked of any service: the file is the person's own, named in `galley.json` or chosen.
 */

import { isList } from "../frontmatter/compare.ts";
import { valueIn, type FieldMap } from "../frontmatter/values.ts";
import type { Article } from "../library/article.ts";
import { separatedRows, type Separator } from "../library/separated-rows.ts";
import { decodedPath } from "../links/paths.ts";
import { readLocaleName } from "./tags.ts";

export interface TrafficRow {
  /** As the file has it: a path in the folder, a page's path, or its whole address. */
  readonly address: string;
  readonly views: number;
}

export interface TrafficReading {
  readonly rows: readonly TrafficRow[];
  /** Lines that hold no address with a number. */
  readonly skipped: number;
  /** The file goes on behind the limit. */
  readonly isCut: boolean;
}

/** Rows beyond are not read: the pages that are read most come first in every such export. */
const MOST_ROWS = 200_000;

/**
 * Read a table of addresses and views, with commas, semicolons or tabs, with or without a line of headings; lines that
 * begin with "#" are remarks. Numbers may have marks between their thousands. Never throws.
 */
export function readTraffic(text: string, most: number = MOST_ROWS): TrafficReading {
  const plain = text.replace(/^\ufeff/, "").replace(/^#[^\r\n]*(?:\r\n|\n|\r|$)/gm, "");
  const table = separatedRows(plain, separatorOf(plain));
  const [head = []] = table;
  const columns = columnsOf(head);
  const lines = columns.isHeading ? table.slice(1) : table;
  const rows: TrafficRow[] = [];
  for (const line of lines.slice(0, most)) {
    const address = line[columns.address]?.trim() ?? "";
    const views = readViews(columns.views === null ? line.find(isViews) : line[columns.views]);
    if (address !== "" && views !== null) rows.push({ address, views });
  }
  return { rows, skipped: Math.min(lines.length, most) - rows.length, isCut: lines.length > most };
}

function separatorOf(text: string): Separator {
  const lines = text.slice(0, 4000).split(/[\r\n]+/, 20);
  if (lines.some((line) => line.includes("\t"))) return "\t";
  return lines.some((line) => line.includes(";")) && !lines.some((line) => line.includes(",")) ? ";" : ",";
}

interface Columns {
  readonly isHeading: boolean;
  readonly address: number;
  /** `null`: the first value of a line that is a number. */
  readonly views: number | null;
}

const ADDRESS_NAMES = /path|page|url|address|location|link|ページ|パス|アドレス/i;
const VIEWS_NAMES = /views|visits|hits|visitors|sessions|users|count|表示|閲覧|訪問|アクセス/i;

function columnsOf(head: readonly string[]): Columns {
  const number = head.findIndex(isViews);
  if (number >= 0) return { isHeading: false, address: number === 0 ? 1 : 0, views: number };
  const views = head.findIndex((name) => VIEWS_NAMES.test(name));
  const address = head.findIndex((name, at) => at !== views && ADDRESS_NAMES.test(name));
  return { isHeading: true, address: Math.max(0, address), views: views < 0 ? null : views };
}

function isViews(value: string): boolean {
  return readViews(value) !== null;
}

function readViews(value: string | undefined): number | null {
  const text = (value ?? "").trim();
  const plain = /^\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text;
  return /^\d{1,15}(?:\.\d+)?$/.test(plain) ? Math.round(Number(plain)) : null;
}

export interface TrafficMatch {
  /** By the article's id, the views of all its addresses, in every language. */
  readonly views: ReadonlyMap<string, number>;
  /** Rows that name none of the articles, or that two would answer to. */
  readonly unmatched: number;
}

/**
 * Which article each row names. A path in the folder names its file's article. An address names the article whose
 * path agrees with the most of its names, counted from the end and without locales, dates and extensions; at the
 * least the last one must. `fieldsOf`: the file's frontmatter, where a slug or an address may be said.
 */
export function matchTraffic(
  rows: readonly TrafficRow[],
  articles: readonly Article[],
  fieldsOf: (path: string) => FieldMap | null,
): TrafficMatch {
  const places = placesOf(articles, fieldsOf);
  const views = new Map<string, number>();
  let unmatched = 0;
  for (const row of rows) {
    const id = places.byPath.get(plainPath(row.address)) ?? nearest(places.byName, namesOf(row.address));
    if (id === null) unmatched++;
    else views.set(id, (views.get(id) ?? 0) + row.views);
  }
  return { views, unmatched };
}

interface Place {
  readonly id: string;
  /** What its address is expected to be called, the last name first. */
  readonly names: readonly string[];
}

interface Places {
  readonly byPath: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, readonly Place[]>;
}

function placesOf(articles: readonly Article[], fieldsOf: (path: string) => FieldMap | null): Places {
  const byPath = new Map<string, string>();
  const byName = new Map<string, Place[]>();
  for (const { id, variants } of articles) {
    const spellings = new Map<string, readonly string[]>();
    for (const { path } of variants) {
      byPath.set(path, id);
      for (const names of [namesOf(path), ...saidNames(path, fieldsOf(path))]) {
        spellings.set(names.join("/"), names);
      }
    }
    for (const names of spellings.values()) {
      const [last = ""] = names;
      byName.set(last, [...(byName.get(last) ?? []), { id, names }]);
    }
  }
  return { byPath, byName };
}

/** Names that frontmatter gives: an address of its own, former ones, or a slug in the place of the file's name. */
function saidNames(path: string, fields: FieldMap | null): readonly (readonly string[])[] {
  if (fields === null) return [];
  const said = ["permalink", "url", "aliases", "redirect_from"].flatMap((name): readonly unknown[] => {
    const value = valueIn(fields, name);
    return isList(value) ? value : [value];
  });
  const slug = valueIn(fields, "slug");
  return [
    ...said.flatMap((value) => (typeof value === "string" && value.trim() !== "" ? [namesOf(value)] : [])),
    ...(typeof slug === "string" && slug.trim() !== ""
      ? [[...namesOf(slug), ...namesOf(path).slice(1)]]
      : []),
  ];
}

function nearest(byName: Places["byName"], names: readonly string[]): string | null {
  const agreeing = (byName.get(names[0] ?? "") ?? []).map((place) => ({
    id: place.id,
    agrees: agreement(place.names, names),
    isWhole: place.names.length === names.length,
  }));
  const most = Math.max(0, ...agreeing.map(({ agrees }) => agrees));
  const best = agreeing.filter(({ agrees }) => agrees === most);
  const ids = new Set(best.map(({ id }) => id));
  const whole = new Set(best.filter(({ isWhole }) => isWhole).map(({ id }) => id));
  const [only, ...others] = ids.size > 1 && whole.size === 1 ? whole : ids;
  return only === undefined || others.length > 0 ? null : only;
}

function agreement(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((name, at) => name !== other[at]);
  return differs < 0 ? one.length : differs;
}

function plainPath(address: string): string {
  return address.replaceAll("\\", "/").replace(/^\.?\/+/, "");
}

/** The names of a path or an address, the last first; the front page is one name of its own. */
function namesOf(address: string): readonly string[] {
  const path = plainPath(address)
    .replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "")
    .replace(/[?#].*$/s, "");
  const names = decodedPath(path)
    .normalize("NFC")
    .toLowerCase()
    .split("/")
    .filter((name) => name !== "" && name !== "." && name !== "..");
  const last = names.pop() ?? "";
  const bare = withoutLocale(last.replace(/\.(?:md|mdx|markdown|html?|php)$/, ""));
  const all = [...names, ...(/^(?:_?index|readme)$/.test(bare) ? [] : [bare])];
  const kept = all.filter((name) => !isLocale(name)).map((name) => name.replace(/^\d{4}-\d{2}-\d{2}-/, ""));
  return kept.length === 0 ? ["/"] : kept.toReversed();
}

/** `press.ja` is `press`. */
function withoutLocale(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 && readLocaleName(name.slice(dot + 1)) !== null ? name.slice(0, dot) : name;
}

function isLocale(name: string): boolean {
  const read = readLocaleName(name);
  return name === "" || (read !== null && !read.word);
}
