/** How an article looks where its page is not: in a search result, in a social card, in a feed, in a list of the site. */

import { fromHtml } from "hast-util-from-html";
import type { Element, Nodes } from "hast";
import { walk } from "../render/tree-walk.ts";
import { lettersOf, textOfHtml } from "./evidence.ts";
import { textOf } from "./same-page.ts";

/** What a page says of itself in its head. Texts are as written; `null` where it says nothing. */
export interface PageFace {
  readonly title: string | null;
  readonly description: string | null;
  readonly canonical: string | null;
  /** Of its social card: Open Graph's, else Twitter's. */
  readonly cardTitle: string | null;
  readonly cardDescription: string | null;
  readonly cardImage: string | null;
  readonly siteName: string | null;
}

export interface FeedEntry {
  readonly title: string;
  readonly link: string;
  /** As the feed writes it. */
  readonly date: string | null;
  readonly summary: string | null;
}

/** What leads from a page: addresses as they are written. */
export interface PageLinks {
  readonly links: readonly string[];
  readonly feeds: readonly string[];
}

/**
 * Where services cut a text off, in columns: a full-width character takes two. No service promises these; they are what
 * fits a result of 600 pixels and a card of common apps.
 */
export const FACE_LIMITS = { title: 60, description: 156, cardTitle: 70, cardDescription: 200 } as const;

/** How many columns `text` takes: two for what East Asian type sets full width. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** The part of `text` that fits `limit` columns, and what is cut off. */
export function cutAt(text: string, limit: number): readonly [shown: string, rest: string] {
  let columns = 0;
  let end = 0;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > limit) break;
    end += character.length;
  }
  return [text.slice(0, end), text.slice(end)];
}

export function pageFace(html: string): PageFace {
  const face = new Map<string, string>();
  const put = (name: string, value: unknown): void => {
    const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
    if (text !== "" && !face.has(name)) face.set(name, text);
  };
  eachElement(html, (element) => {
    const { properties } = element;
    if (element.tagName === "title") put("title", textOf(element));
    if (element.tagName === "meta")
      put(String(properties["property"] ?? properties["name"] ?? "").toLowerCase(), properties["content"]);
    if (element.tagName === "link" && relOf(element).includes("canonical"))
      put("canonical", properties["href"]);
  });
  const first = (...names: readonly string[]) =>
    names.map((name) => face.get(name)).find((value) => value !== undefined) ?? null;
  return {
    title: first("title"),
    description: first("description"),
    canonical: first("canonical"),
    cardTitle: first("og:title", "twitter:title"),
    cardDescription: first("og:description", "twitter:description"),
    cardImage: first("og:image", "og:image:url", "twitter:image"),
    siteName: first("og:site_name"),
  };
}

export function pageLinks(html: string): PageLinks {
  const links = new Set<string>();
  const feeds = new Set<string>();
  eachElement(html, (element) => {
    const { href, type } = element.properties;
    if (typeof href !== "string") return;
    if (element.tagName === "a") links.add(href);
    if (/^application\/(?:rss|atom)\+xml/i.test(String(type ?? ""))) feeds.add(href);
  });
  return { links: [...links], feeds: [...feeds] };
}

/** Whether a page shows all of `words`, in its text or in what it hands to its scripts. Short words prove nothing. */
export function pageShows(html: string, words: readonly string[]): boolean {
  const wanted = words.map(lettersOf).filter((letters) => letters.length >= LEAST_LETTERS);
  if (wanted.length === 0) return false;
  const text = lettersOf(textOfHtml(html));
  if (wanted.every((letters) => text.includes(letters))) return true;
  const whole = lettersOf(textOfHtml(html.replaceAll(/[<>]/g, " ")));
  return wanted.every((letters) => whole.includes(letters));
}

const LEAST_LETTERS = 5;

/** The entries of an RSS or Atom feed; none where it is neither. A reading for showing, not a validation. */
export function feedEntries(xml: string): readonly FeedEntry[] {
  return [...xml.matchAll(/<(item|entry)\b[^>]*>([\s\S]*?)<\/\1\s*>/gi)].map(([, , inside = ""]) => ({
    title: element(inside, "title") ?? "",
    link:
      element(inside, "link") ??
      /<link\b[^>]*\bhref\s*=\s*["']([^"']*)/i.exec(inside)?.[1] ??
      element(inside, "guid") ??
      "",
    date: element(inside, "pubDate") ?? element(inside, "published") ?? element(inside, "updated"),
    summary: element(inside, "description") ?? element(inside, "summary") ?? element(inside, "content"),
  }));
}

/** The text of the first element of this name: CDATA unwrapped, references read, markup of an HTML text left out. */
function element(xml: string, name: string): string | null {
  const inside = new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}\\s*>`, "i").exec(xml)?.[1];
  if (inside === undefined) return null;
  const cdata = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(inside)?.[1];
  // Once for XML's own escapes, once for the HTML that was in them.
  const text = textOfHtml(cdata ?? textOfHtml(inside))
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? null : text;
}

function eachElement(html: string, meet: (element: Element) => void): void {
  walk<Nodes>(fromHtml(html), (node) => {
    if (node.type === "element") meet(node);
  });
}

function relOf(element: Element): readonly string[] {
  const { rel } = element.properties;
  return Array.isArray(rel) ? rel.map(String) : [];
}
