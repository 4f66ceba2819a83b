/**
 * A development server of the site that the person runs themselves: found by asking where publishers usually listen,
 * and known by its showing the very text of the file. Nothing is run, and nothing but this machine is asked.
 */

import { evidenceIn, showsEvidence } from "#core/publish/evidence";
import { pageLinks } from "#core/publish/faces";
import type { PublisherName } from "./adapter.ts";

/** Where each listens unless it is told otherwise, and where it goes when that is taken. */
const USUAL_PORTS: Readonly<Record<PublisherName, readonly number[]>> = {
  astro: [4321, 4322],
  hugo: [1313],
  jekyll: [4000],
  eleventy: [8080, 8081],
  vitepress: [5173, 5174],
  docusaurus: [3000, 3001],
};

/** Some listen at one of the two alone. */
const HOSTS = ["127.0.0.1", "[::1]"] as const;

/** So many pages of a server are looked at, those first whose address is like the file's. */
const MOST_PAGES = 24;
const LARGEST_PAGE = 5 * 1024 * 1024;
/** A server that does not answer within this time is not waited for. Milliseconds. */
const PATIENCE = 4000;
/** Fewer letters than these are on many pages. */
const LEAST_LETTERS = 20;

export interface OwnPageNeeds {
  readonly publisher: PublisherName;
  readonly path: string;
  /** What the file holds. */
  readonly text: string;
  /** Where to ask in place of the usual ports. */
  readonly ports?: readonly number[];
}

/**
 * The address of the file's page on a server that the person runs; `null` where none shows it. Pages that a browser
 * fills (VitePress, Docusaurus) hold no text to know them by.
 */
export async function findOwnPage({ publisher, path, text, ports }: OwnPageNeeds): Promise<string | null> {
  const wanted = evidenceIn(path, text, publisher);
  if (wanted.join("").length < LEAST_LETTERS) return null;
  const found = await Promise.all(
    (ports ?? USUAL_PORTS[publisher]).flatMap((port) =>
      HOSTS.map((host) => findPage(`http://${host}:${port}`, path, wanted)),
    ),
  );
  return found.find((address) => address !== null) ?? null;
}

/** Follow the server's links from its beginning, those first that are spelled like the file's path. */
async function findPage(origin: string, path: string, wanted: readonly string[]): Promise<string | null> {
  const names = namesOf(path);
  const likeness = (url: string): number => names.filter((name) => url.toLowerCase().includes(name)).length;
  const waiting = ["/"];
  const known = new Set(waiting);
  for (let looked = 0; looked < MOST_PAGES && waiting.length > 0; looked += 1) {
    waiting.sort((one, other) => likeness(other) - likeness(one));
    const at = waiting.shift() ?? "";
    const page = await readPage(origin, at);
    if (page === null) continue;
    if (page.isThere && showsEvidence(page.html, wanted)) return origin + at;
    for (const link of pageLinks(page.html).links) {
      const to = URL.parse(link, origin + at);
      if (to === null || to.origin !== origin || known.has(to.pathname)) continue;
      known.add(to.pathname);
      waiting.push(to.pathname);
    }
    if (page.location !== null && !known.has(page.location)) {
      known.add(page.location);
      waiting.push(page.location);
    }
  }
  return null;
}

/** The words of a path that addresses are made of: folders, the file's name, its locale. */
function namesOf(path: string): readonly string[] {
  const names = path
    .toLowerCase()
    .split(/[/.]/)
    .slice(0, -1)
    .filter((name) => name !== "");
  return [...new Set(names)].filter((name) => !["src", "content", "index", "docs", "pages"].includes(name));
}

interface OwnPage {
  readonly html: string;
  /** Whether it is a page, and not what is said where there is none. */
  readonly isThere: boolean;
  /** The path that it leads on to. */
  readonly location: string | null;
}

async function readPage(origin: string, path: string): Promise<OwnPage | null> {
  try {
    const answer = await fetch(origin + path, {
      headers: { accept: "text/html" },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const to = URL.parse(answer.headers.get("location") ?? "", origin + path);
    const location = to?.origin === origin && answer.headers.has("location") ? to.pathname : null;
    const isHtml = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    const isLarge = Number(answer.headers.get("content-length") ?? 0) > LARGEST_PAGE;
    if (!isHtml || isLarge) {
      await answer.body?.cancel();
      return location === null ? null : { html: "", isThere: false, location };
    }
    return { html: await answer.text(), isThere: answer.ok, location };
  } catch {
    return null;
  }
}
