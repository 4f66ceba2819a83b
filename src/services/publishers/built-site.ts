/** A site that its publisher's program builds and builds again: what became of a text, and where it is shown. */

import { addedEvidence, evidenceIn, showsEvidence } from "#core/publish/evidence";
import { splitDocument } from "#core/document/parts";
import type { PublisherName, SiteBuilder } from "./adapter.ts";
import { inSite, type Overlay } from "./overlay.ts";

/** What became of a text that was to be shown. `url`: its page's path and query; `null` where it has no page. */
export type Outcome =
  /** The page shows it. */
  | { readonly kind: "served"; readonly url: string | null }
  /** The publisher refused it; its page, if it has one, is of the last text that was accepted. */
  | { readonly kind: "rejected"; readonly url: string | null; readonly reason: string }
  /** The publisher said nothing and the page shows another text. */
  | { readonly kind: "stale"; readonly url: string | null; readonly lastLine: string }
  /** A newer text of the same file took its place before it was shown. */
  | { readonly kind: "replaced" };

export interface BuiltSite {
  /** Show `text` as the file at `path`; `null` shows what the file holds. Settles when it is known what became of it. */
  readonly show: (path: string, text: string | null) => Promise<Outcome>;
  /** What the publisher has now for the file's own page; `null` where it has none. */
  readonly readPage: (path: string) => Promise<string | null>;
  /** The page of what the file holds, as it was before an unsaved text took its place; `null` where none is known. */
  readonly savedPage: (path: string) => Promise<{ readonly url: string; readonly html: string } | null>;
  /** What stands at `url`, a page or a feed; `null` where nothing does. */
  readonly readAt: (url: string) => Promise<string | null>;
  /** Where the file's own page stands; `null` where it has none. */
  readonly urlOf: (path: string) => Promise<string | null>;
  /** What the paths of the site's pages begin with. */
  readonly base: string;
  /** The file whose own page stands at `url`. */
  readonly fileAt: (url: string) => Promise<string | null>;
  /** Files of the site changed on the disk. */
  readonly follow: (paths?: Iterable<string>) => Promise<void>;
}

export interface BuiltSiteNeeds {
  readonly publisher: PublisherName;
  readonly builder: SiteBuilder;
  readonly overlay: Overlay;
  /** Files that the publisher refused when it started, and why: the copy is without them. */
  readonly refused: ReadonlyMap<string, string>;
  /** What a file of the site holds, where it can be read. */
  readonly readText: (path: string) => Promise<string | null>;
  /** How long the first building is waited for, in milliseconds; 20,000 outside tests. */
  readonly patience?: number;
}

/** How long a building is waited for before it is asked for again: by how long the last one took. Milliseconds. */
const patience = { first: 20_000, least: 4000, most: 60_000, times: 4 } as const;

export function openBuiltSite(needs: BuiltSiteNeeds): BuiltSite {
  const { builder, overlay, publisher } = needs;
  /** What the copy holds of the files that were shown. */
  const texts = new Map<string, string>();
  const turns = new Map<string, number>();
  const pace: Pace = { patience: needs.patience ?? patience.first };
  const routes = knownRoutes(builder);
  const savedPages = keptPages(routes.last);
  const page = async (path: string) => {
    const url = await routes.last(path);
    return url === null ? null : builder.readPage(url);
  };
  return {
    readPage: page,
    savedPage: savedPages.of,
    readAt: (url) => builder.readPage(url),
    urlOf: routes.last,
    base: builder.served.base,
    fileAt: routes.fileAt,
    async follow(paths) {
      routes.forget();
      await overlay.follow(paths);
    },
    async show(path, given) {
      const turn = (turns.get(path) ?? 0) + 1;
      turns.set(path, turn);
      const saved = (await needs.readText(path)) ?? "";
      const text = given ?? saved;
      const refusal = texts.has(path) ? undefined : needs.refused.get(path);
      if (refusal !== undefined && text === saved) return { kind: "rejected", url: null, reason: refusal };
      const before = texts.get(path) ?? saved;
      const pageBefore = await page(path);
      if (before === saved) savedPages.keep(path, pageBefore);
      const wanted = addedEvidence(evidenceIn(path, before, publisher), evidenceIn(path, text, publisher));
      const write = (isAgain: boolean) => {
        if (isAgain) return overlay.show(path, `${text}\n`);
        return given === null ? overlay.release(path) : overlay.show(path, text);
      };
      texts.set(path, text);
      if (text === before && refusal === undefined) {
        await write(false);
        const reason = (await builder.problemOf?.(path)) ?? null;
        if (reason !== null) return { kind: "rejected", url: null, reason: inSite(overlay.folder, reason) };
        return { kind: "served", url: await routes.last(path) };
      }
      // Another address is chosen by the frontmatter alone.
      if (headOf(before) !== headOf(text)) routes.forget();
      const isReplaced = () => turns.get(path) !== turn;
      const attempt = { path, builder, write, isReplaced, pace, page: () => page(path), pageBefore, wanted };
      const tried = await tryToShow(attempt);
      if (tried.kind === "replaced") return tried;
      const url = await routes.last(path);
      return tried.kind === "rejected"
        ? { ...tried, url, reason: inSite(overlay.folder, tried.reason) }
        : { ...tried, url };
    },
  };
}

/** Pages as they were while they showed what their files hold. */
function keptPages(urlOf: BuiltSite["urlOf"]) {
  const pages = new Map<string, string>();
  return {
    async of(path: string) {
      const html = pages.get(path);
      const url = await urlOf(path);
      return html === undefined || url === null ? null : { url, html };
    },
    keep(path: string, page: string | null): void {
      // What holds a page's text need not be a page: some are put together in the browser.
      if (page !== null && /<(?:body|main)\b/i.test(page)) pages.set(path, page);
    },
  };
}

/** The publisher's own answer to where files publish, asked for when it is needed and again when it may be another. */
function knownRoutes(builder: SiteBuilder) {
  let known: Promise<Routes> | null = null;
  let answered: Routes | null = null;
  const ask = async (): Promise<Routes> => {
    const asked = (known ??= builder.routes().then(withAddresses));
    try {
      return (answered = await asked);
    } catch (error) {
      if (known === asked) known = null;
      throw error;
    }
  };
  const of = async (path: string): Promise<string | null> => (await ask()).urls.get(path) ?? null;
  return {
    of,
    /** The same; where the publisher cannot answer, because a file is broken, what it said last. */
    last: (path: string) => of(path).catch(() => answered?.urls.get(path) ?? null),
    async fileAt(url: string): Promise<string | null> {
      return (await ask()).files.get(plainAddress(url)) ?? null;
    },
    forget() {
      known = null;
    },
  };
}

interface Routes {
  /** Where each file publishes. */
  readonly urls: ReadonlyMap<string, string>;
  /** The file at each plain address; of several the first. */
  readonly files: ReadonlyMap<string, string>;
}

function withAddresses(urls: ReadonlyMap<string, string>): Routes {
  const files = new Map<string, string>();
  for (const [path, url] of urls) {
    const address = plainAddress(url);
    if (!files.has(address)) files.set(address, path);
  }
  return { urls, files };
}

/** Hosts lead from one of these spellings to the other: `/a`, `/a/`, `/a/index.html`. */
export function plainAddress(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return safelyDecoded(path).replace(/(?:\/index)?\.html$|\/$/, "");
}

function safelyDecoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

interface Attempt {
  readonly path: string;
  readonly builder: SiteBuilder;
  /** Put the text in the copy; once more, it differs by an empty line at its end, so that no tool takes it for known. */
  readonly write: (isAgain: boolean) => Promise<void>;
  readonly isReplaced: () => boolean;
  readonly pace: Pace;
  readonly page: () => Promise<string | null>;
  readonly pageBefore: string | null;
  readonly wanted: readonly string[];
}

type Tried =
  | { readonly kind: "served" }
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "stale"; readonly lastLine: string }
  | { readonly kind: "replaced" };

/**
 * Write, wait for the building that follows, and look at the page; once more where it does not show the text.
 *
 * A building that ends may have begun before the write, some tools miss a write while they start, and some announce
 * what they do not serve yet: so the end of a building alone says nothing.
 */
async function tryToShow(attempt: Attempt): Promise<Tried> {
  const { path, builder, write, isReplaced, page, pageBefore, wanted } = attempt;
  let ended: Building = "silent";
  for (const isAgain of [false, true]) {
    const from = builder.process.count();
    const building = nextBuilding(builder, isReplaced, attempt.pace);
    await write(isAgain);
    ended = await building;
    if (ended === "replaced") return { kind: "replaced" };
    const told = () => builder.problemIn(builder.process.linesSince(from), path);
    const reason = told();
    if (reason !== null) return { kind: "rejected", reason };
    if (await shows(attempt, ended === "built" ? LOOK_FOR : 0)) return { kind: "served" };
    if (isReplaced()) return { kind: "replaced" };
    // Some say what is wrong when they are asked for the page.
    const reasonForPage = told();
    if (reasonForPage !== null) return { kind: "rejected", reason: reasonForPage };
  }
  const shown = await page();
  const isAsGood = shown === null || shown !== pageBefore || showsEvidence(shown, wanted);
  // A change that no page shows (a comment, a field nobody prints), or that the publisher spells in its own way.
  if (ended === "built" && isAsGood) return { kind: "served" };
  return { kind: "stale", lastLine: builder.process.lines().at(-1) ?? "" };
}

/** Servers tell of a building some moments before they serve it. Milliseconds. */
const LOOK_FOR = 1000;
const LOOK_EVERY = 100;

/** Whether the page shows the text, now or within `patience` milliseconds. */
async function shows({ page, pageBefore, wanted, isReplaced }: Attempt, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  for (;;) {
    const shown = await page();
    if (showsEvidence(shown, wanted) && (wanted.length > 0 || shown !== pageBefore)) return true;
    if (performance.now() >= until || isReplaced()) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function headOf(text: string): string {
  return text.slice(0, splitDocument(text).body.from);
}

/** How long the next building is waited for, in milliseconds. */
interface Pace {
  patience: number;
}

type Building = "built" | "silent" | "replaced" | "ended";

/** Wait until a building ends, until the program does, or until nobody waits for it any more. */
function nextBuilding(
  { process, endsBuild }: SiteBuilder,
  isReplaced: () => boolean,
  pace: Pace,
): Promise<Building> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (how: Building): void => {
      clearTimeout(silence);
      clearInterval(looking);
      stop();
      resolve(how);
    };
    const silence = setTimeout(() => end("silent"), pace.patience);
    const looking = setInterval(() => {
      if (isReplaced()) end("replaced");
      else if (process.hasEnded()) end("ended");
    }, 50);
    const stop = process.onLine((line) => {
      if (!endsBuild(line)) return;
      const usual = patience.times * (performance.now() - began);
      pace.patience = Math.min(patience.most, Math.max(patience.least, usual));
      end("built");
    });
  });
}
