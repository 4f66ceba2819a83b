/** How exact a preview is: every variant's page beside the page that the publisher builds for publication. */

import { join } from "node:path";
import { splitDocument } from "#core/document/parts";
import { dialectFor } from "#core/markdown/dialect";
import { articleIn, bodySpelling, firstDifference } from "#core/publish/same-page";
import { Failure } from "#contract/failure";
import type { Permit } from "../trust/trust.ts";
import type { BuiltSite } from "./built-site.ts";
import { runnerOf, type DetectedPublisher } from "./list.ts";
import { buildOnce, lettersOfText } from "./proof.ts";
import { openSiteCopies } from "./site-copy.ts";
import { openSiteTexts, type SiteTexts } from "./site-texts.ts";
import { startSite } from "./site-session.ts";

export interface ParityNeeds {
  readonly root: string;
  readonly publisher: DetectedPublisher;
  readonly permit: Permit;
  /** A folder for copies and builds, outside the site. */
  readonly folder: string;
  /** Where Galley's scripts for publishers are. */
  readonly scripts: string;
  /** The variants to compare, from the root. */
  readonly paths: readonly string[];
  readonly readText: (path: string) => Promise<string | null>;
  /** A body as Galley's own renderer shows it. */
  readonly renderOwn: (path: string, body: string) => Promise<string>;
}

export interface LaneParity {
  /** Those that publish a page. */
  readonly variants: number;
  readonly equal: number;
}

export interface Difference {
  readonly lane: "publisher" | "unsaved" | "fast" | "approximate";
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Parity {
  /** The page of the saved text, and that of a text that nobody saved. */
  readonly publisher: LaneParity;
  readonly unsaved: LaneParity;
  /** What the publisher's own renderer makes of one body, saved and unsaved, without the site being built. */
  readonly fast: LaneParity;
  /** Galley's own rendering, which claims no more than to be near. */
  readonly approximate: LaneParity;
  /** `right`: the build has the variant's page there. `none`: the publisher says that it has no page. */
  readonly routes: { readonly right: number; readonly wrong: number; readonly none: number };
  readonly differences: readonly Difference[];
}

const ORIGIN = "http://site.invalid";
/** Build the site twice, as it is saved and with a change in every variant, and compare what the preview shows. */
export async function measureParity(needs: ParityNeeds): Promise<Parity> {
  const runner = runnerOf(needs.publisher.name);
  if (runner === null) throw new Failure("publisher-missing", { name: needs.publisher.name });
  const texts = new Map<string, string>();
  for (const path of needs.paths) texts.set(path, (await needs.readText(path)) ?? "");
  const saved = await build(needs, "saved", new Map());
  const edited = await build(
    needs,
    "edited",
    new Map([...texts].map(([path, text]) => [path, withEdit(text)])),
  );
  const copies = openSiteCopies(join(needs.folder, "sites"));
  const renderer = runner.texts
    ? openSiteTexts({ ...needs, texts: runner.texts, copies, origin: ORIGIN })
    : null;
  const session = startSite({
    ...needs,
    runner,
    copies,
    siteOrigin: () => ORIGIN,
    onChange: () => undefined,
  });
  try {
    const site = await session.site();
    const counted = count();
    const { renderOwn } = needs;
    const comparable = runner.comparable ?? ((html: string) => html);
    for (const [path, text] of texts)
      await compare({ path, text, site, renderer, saved, edited, renderOwn, comparable }, counted);
    return counted.result();
  } finally {
    await renderer?.stop();
    await session.stop();
  }
}

/** A word, a sentence and its punctuation at the end, where every dialect has a paragraph. */
function withEdit(text: string): string {
  return `${text.replace(/\s*$/, "")}\n\nA *sentence* that nobody saved: "quoted" -- and ended.\n`;
}

type ReadPage = (url: string) => Promise<string | null>;

async function build(
  needs: ParityNeeds,
  name: string,
  shown: ReadonlyMap<string, string>,
): Promise<ReadPage> {
  const runner = runnerOf(needs.publisher.name);
  if (runner === null) throw new Failure("publisher-missing", { name: needs.publisher.name });
  const place = { folder: join(needs.folder, name), origin: ORIGIN };
  return (await buildOnce({ ...needs, ...place, runner }, shown)).readPage;
}

interface Compared {
  readonly path: string;
  readonly text: string;
  readonly site: BuiltSite;
  readonly renderer: SiteTexts | null;
  readonly saved: ReadPage;
  readonly edited: ReadPage;
  readonly renderOwn: ParityNeeds["renderOwn"];
  readonly comparable: (html: string) => string;
}

async function compare(
  { path, text, site, renderer, saved, edited, renderOwn, comparable }: Compared,
  counted: Count,
): Promise<void> {
  const outcome = await site.show(path, null);
  const url = "url" in outcome ? outcome.url : null;
  if (url === null) return counted.route("none");
  const expected = await saved(url);
  if (expected === null) return counted.route("wrong");
  counted.route("right");
  const reading = (letters: readonly string[]) => (html: string | null) =>
    html === null ? "" : (articleIn(comparable(html), letters, [ORIGIN]) ?? "");
  const article = reading(lettersOf(path, text));
  counted.lane("publisher", path, article(expected), article(await site.readPage(path)));
  counted.lane("approximate", path, article(expected), article(await renderOwn(path, bodyOf(text))));
  const changed = withEdit(text);
  await site.show(path, changed);
  const changedArticle = reading(lettersOf(path, changed));
  counted.lane("unsaved", path, changedArticle(await edited(url)), changedArticle(await site.readPage(path)));
  await site.show(path, null);
  if (renderer)
    await compareFast(
      {
        path,
        pages: [
          [text, expected],
          [changed, await edited(url)],
        ],
        renderer,
        comparable,
      },
      counted,
    );
}

interface FastCompared {
  readonly path: string;
  /** A text with the page that was built of it. */
  readonly pages: readonly (readonly [text: string, page: string | null])[];
  readonly renderer: SiteTexts;
  readonly comparable: (html: string) => string;
}

/** A variant is equal when its saved and its edited body are; one of a kind that has no renderer of its own is not counted. */
async function compareFast(
  { path, pages, renderer, comparable }: FastCompared,
  counted: Count,
): Promise<void> {
  let expected = "";
  let actual = "";
  for (const [text, page] of pages) {
    const html = await renderer.render(path, text);
    if (html === null) return;
    expected += page === null ? "" : (articleIn(comparable(page), lettersOf(path, text), [ORIGIN]) ?? "");
    actual += bodySpelling(comparable(html), [ORIGIN]);
  }
  counted.lane("fast", path, expected, actual);
}

function bodyOf(text: string): string {
  const { body } = splitDocument(text);
  return text.slice(body.from, body.to);
}

function lettersOf(path: string, text: string): readonly string[] {
  return lettersOfText(text, dialectFor(path, null));
}

type Lane = Difference["lane"];
type Count = ReturnType<typeof count>;

/** As many differences as a person reads. */
const MOST_DIFFERENCES = 20;

function count() {
  const lanes: Record<Lane, { variants: number; equal: number }> = {
    publisher: { variants: 0, equal: 0 },
    unsaved: { variants: 0, equal: 0 },
    fast: { variants: 0, equal: 0 },
    approximate: { variants: 0, equal: 0 },
  };
  const routes = { right: 0, wrong: 0, none: 0 };
  const differences: Difference[] = [];
  return {
    route(kind: keyof typeof routes): void {
      routes[kind] += 1;
    },
    lane(lane: Lane, path: string, expected: string, actual: string): void {
      const difference = firstDifference(expected, actual);
      lanes[lane].variants += 1;
      if (difference === null && expected !== "") lanes[lane].equal += 1;
      else if (lane !== "approximate" && differences.length < MOST_DIFFERENCES)
        differences.push({ lane, path, ...(difference ?? { expected: "", actual: "" }) });
    },
    result: (): Parity => ({ ...lanes, routes, differences }),
  };
}
