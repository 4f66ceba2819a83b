/** Where an article appears besides its own page, found in the pages that its publisher built. */

import {
  feedEntries,
  pageFace,
  pageLinks,
  pageShows,
  type FeedEntry,
  type PageFace,
  type PageLinks,
} from "#core/publish/faces";
import { plainAddress, type BuiltSite } from "./built-site.ts";

export interface Faces {
  /** What its own page says of itself; `null` where it has none. */
  readonly page: (PageFace & { readonly url: string }) | null;
  /** Pages that are no article's own and lead to it, or show its words. */
  readonly places: readonly {
    readonly url: string;
    readonly title: string;
    readonly how: "link" | "words";
  }[];
  readonly feeds: readonly { readonly url: string; readonly entry: FeedEntry }[];
  /** So many pages were looked at; of a larger site the ones nearest to its beginning. */
  readonly looked: number;
  readonly isWhole: boolean;
}

/** Pages of lists are few and near the beginning of a site; a person waits for this. */
const MOST_PAGES = 80;
const MOST_PLACES = 12;
const FEED_NAMES = ["rss.xml", "feed.xml", "index.xml", "atom.xml", "feed/index.xml"];

/**
 * Walk the built site from its beginning and from above the article, and note what leads to the article.
 *
 * `words`: its title and, where it has no page, whatever else of its fields would be shown together with it.
 */
export async function facesOf(site: BuiltSite, path: string, words: readonly string[]): Promise<Faces> {
  const url = await site.urlOf(path);
  const walk = await walkPages(site, url);
  const own = url === null ? null : await site.readAt(url);
  const origin = originIn(own);
  const here = url === null ? null : plainAddress(url);
  const leadsHere = (link: string, from: string): boolean =>
    here !== null && sitePath(link, from, origin) === here;
  const places: Faces["places"][number][] = [];
  for (const [from, { html, links }] of walk.pages) {
    if (here !== null && plainAddress(from) === here) continue;
    const isLinked = links.some((link) => leadsHere(link, from));
    // Whoever has a page is found by links; words alone would find those who quote it.
    if (!isLinked && !(url === null && pageShows(html, words))) continue;
    places.push({ url: from, title: pageFace(html).title ?? from, how: isLinked ? "link" : "words" });
  }
  const feeds: Faces["feeds"][number][] = [];
  for (const [feed, xml] of await readFeeds(site, walk.feeds)) {
    const entries = feedEntries(xml);
    const entry =
      entries.find(({ link }) => leadsHere(link, feed)) ??
      (url === null ? entries.find(({ title }) => words[0] !== undefined && title === words[0]) : undefined);
    if (entry) feeds.push({ url: feed, entry });
  }
  return {
    page: url === null || own === null ? null : { url, ...pageFace(own) },
    places: places.slice(0, MOST_PLACES),
    feeds,
    looked: walk.pages.size,
    isWhole: walk.isWhole,
  };
}

interface WalkedPage {
  readonly html: string;
  readonly links: PageLinks["links"];
}

interface Walk {
  readonly pages: ReadonlyMap<string, WalkedPage>;
  readonly feeds: ReadonlySet<string>;
  readonly isWhole: boolean;
}

/** Pages that are no file's own, breadth first: a list leads to articles, and articles lead to nothing new. */
async function walkPages(site: BuiltSite, url: string | null): Promise<Walk> {
  const pages = new Map<string, WalkedPage>();
  const feeds = new Set<string>();
  const waiting = [...new Set([...foldersAbove(url ?? site.base, site.base), site.base])];
  const known = new Set(waiting.map(plainAddress));
  const begun = new Set(known);
  while (waiting.length > 0 && pages.size < MOST_PAGES) {
    const from = waiting.shift() ?? "";
    // A folder above the article may hold no page; the article's own beginnings count whatever they are.
    if (!begun.has(plainAddress(from)) && (await site.fileAt(from)) !== null) continue;
    const html = await site.readAt(from);
    if (html === null || !/<\w/.test(html)) continue;
    const { links, feeds: named } = pageLinks(html);
    pages.set(from, { html, links });
    for (const feed of named) {
      const to = addressIn(feed, from);
      if (to !== null) feeds.add(to);
    }
    for (const link of links) {
      const to = addressIn(link, from);
      if (to === null || !isPage(to)) continue;
      const address = plainAddress(to);
      if (known.has(address)) continue;
      known.add(address);
      waiting.push(to);
    }
  }
  for (const name of FEED_NAMES) feeds.add(site.base + name);
  return { pages, feeds, isWhole: waiting.length === 0 };
}

async function readFeeds(
  site: BuiltSite,
  feeds: ReadonlySet<string>,
): Promise<readonly (readonly [string, string])[]> {
  const read = await Promise.all([...feeds].map(async (feed) => [feed, await site.readAt(feed)] as const));
  return read.flatMap(([feed, xml]) =>
    xml !== null && /<(?:rss|feed|rdf:RDF)\b/i.test(xml.slice(0, 2000)) ? [[feed, xml] as const] : [],
  );
}

/** `/a/`, `/a/b/` for `/a/b/c`, nearest first: where sites put the lists that an article is in. */
function foldersAbove(url: string, base: string): readonly string[] {
  const names = url.replace(/\/$/, "").split("/").slice(1, -1);
  return names
    .map((_, index) => `/${names.slice(0, index + 1).join("/")}/`)
    .filter((folder) => folder.startsWith(base))
    .toReversed();
}

const HERE = "http://site.invalid";

/** The site's own address that `link` on the page `from` leads to; `null` where it leads elsewhere. */
function addressIn(link: string, from: string): string | null {
  const to = URL.parse(link, HERE + from);
  return to !== null && to.origin === HERE ? to.pathname : null;
}

/** A link's path, also where it names the site by the origin that the site knows itself by. */
function sitePath(link: string, from: string, origin: string | null): string | null {
  const to = URL.parse(link, HERE + from);
  return to !== null && (to.origin === HERE || to.origin === origin || isPreviewed(to))
    ? plainAddress(to.pathname)
    : null;
}

/** Publishers that write absolute addresses write those of the preview, or of a server on this machine. */
function isPreviewed({ hostname }: URL): boolean {
  return hostname === "127.0.0.1" || hostname === "localhost" || hostname.endsWith(".localhost");
}

/** The origin that a page calls its own. */
function originIn(html: string | null): string | null {
  const canonical = html === null ? null : pageFace(html).canonical;
  return canonical === null ? null : (URL.parse(canonical)?.origin ?? null);
}

function isPage(path: string): boolean {
  const name = path.split("/").at(-1) ?? "";
  return !name.includes(".") || /\.html?$/i.test(name);
}
