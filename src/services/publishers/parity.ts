/** How exact a preview is: every variant's page beside the page that the publisher builds for publication. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { splitDocument } from "#core/document/parts";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { lettersOfBlocks } from "#core/publish/evidence";
import { articleIn, firstDifference } from "#core/publish/same-page";
import { Failure } from "#contract/failure";
import type { Permit } from "../trust/trust.ts";
import type { BuiltSite } from "./built-site.ts";
import { runnerOf, type DetectedPublisher } from "./list.ts";
import { readOutput } from "./output-file.ts";
import { openOverlay } from "./overlay.ts";
import { startSite } from "./site-session.ts";
import { askTool } from "./tool-process.ts";

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
  readonly lane: "publisher" | "unsaved" | "approximate";
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Parity {
  /** The page of the saved text, and that of a text that nobody saved. */
  readonly publisher: LaneParity;
  readonly unsaved: LaneParity;
  /** Galley's own rendering, which claims no more than to be near. */
  readonly approximate: LaneParity;
  /** `right`: the build has the variant's page there. `none`: the publisher says that it has no page. */
  readonly routes: { readonly right: number; readonly wrong: number; readonly none: number };
  readonly differences: readonly Difference[];
}

const ORIGIN = "http://site.invalid";
/** A production build of a large site may take so long, in milliseconds. */
const PATIENCE = 1_800_000;

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
  const session = startSite({
    ...needs,
    runner,
    folder: join(needs.folder, "sites"),
    siteOrigin: () => ORIGIN,
    onChange: () => undefined,
  });
  try {
    const site = await session.site();
    const counted = count();
    const { renderOwn } = needs;
    const comparable = runner.comparable ?? ((html: string) => html);
    for (const [path, text] of texts)
      await compare({ path, text, site, saved, edited, renderOwn, comparable }, counted);
    return counted.result();
  } finally {
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
  const { root, publisher, permit, scripts } = needs;
  const runner = runnerOf(publisher.name);
  const place = join(needs.folder, name);
  const output = join(place, "output");
  await mkdir(output, { recursive: true, mode: 0o700 });
  const overlay = await openOverlay({ root, folder: join(place, "site"), outputs: publisher.outputs });
  for (const [path, text] of shown) await overlay.show(path, text);
  const built = await runner?.build({
    root,
    source: overlay.folder,
    output,
    scratch: place,
    scripts,
    origin: ORIGIN,
    ask: (command) => askTool(permit, command, PATIENCE),
  });
  return async (url) => (await readOutput(output, built?.base ?? "/", url))?.bytes.toString("utf8") ?? null;
}

interface Compared {
  readonly path: string;
  readonly text: string;
  readonly site: BuiltSite;
  readonly saved: ReadPage;
  readonly edited: ReadPage;
  readonly renderOwn: ParityNeeds["renderOwn"];
  readonly comparable: (html: string) => string;
}

async function compare(
  { path, text, site, saved, edited, renderOwn, comparable }: Compared,
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
}

function bodyOf(text: string): string {
  const { body } = splitDocument(text);
  return text.slice(body.from, body.to);
}

function lettersOf(path: string, text: string): readonly string[] {
  return lettersOfBlocks(parseBody(bodyOf(text), dialectFor(path, null)));
}

type Lane = Difference["lane"];
type Count = ReturnType<typeof count>;

/** As many differences as a person reads. */
const MOST_DIFFERENCES = 20;

function count() {
  const lanes: Record<Lane, { variants: number; equal: number }> = {
    publisher: { variants: 0, equal: 0 },
    unsaved: { variants: 0, equal: 0 },
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
