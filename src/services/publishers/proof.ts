/** A production build as proof: the article that it writes beside the one that the preview shows. */

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { splitDocument } from "#core/document/parts";
import type { Dialect } from "#core/markdown/block";
import { bodyOf } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { lettersOfBlocks } from "#core/publish/evidence";
import { articleIn, firstDifference } from "#core/publish/same-page";
import { Failure } from "#contract/failure";
import type { ProofValue } from "#contract/publishing";
import type { Permit } from "../trust/trust.ts";
import type { PublisherRunner } from "./adapter.ts";
import type { BuiltSite } from "./built-site.ts";
import type { DetectedPublisher } from "./list.ts";
import { inSite, openOverlay } from "./overlay.ts";
import { builtPages } from "./output-file.ts";
import { claimFolder } from "./claimed-folder.ts";
import { askTool } from "./tool-process.ts";

export interface BuiltOnce {
  /** The page that was built for an address; `null` where none was. */
  readonly readPage: (url: string) => Promise<string | null>;
}

export interface BuildNeeds {
  readonly root: string;
  readonly publisher: DetectedPublisher;
  readonly runner: PublisherRunner;
  readonly permit: Permit;
  /** Where the copy and what is built of it are kept, outside the site. */
  readonly folder: string;
  readonly scripts: string;
  /** What absolute links lead to. */
  readonly origin: string;
}

/** A production build of a large site may take so long, in milliseconds. */
const PATIENCE = 1_800_000;

/** Build a copy of the site once, as for publication, with these texts in the place of files. */
export async function buildOnce(needs: BuildNeeds, texts: ReadonlyMap<string, string>): Promise<BuiltOnce> {
  const { root, publisher, runner, permit, folder, scripts, origin } = needs;
  const output = join(folder, "output");
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true, mode: 0o700 });
  const overlay = await openOverlay({ root, folder: join(folder, "site"), outputs: publisher.outputs });
  for (const [path, text] of texts) await overlay.show(path, text);
  const { base } = await runner.build({
    ...{ root, source: overlay.folder, output, scratch: folder, scripts, origin },
    ask: (command) => askTool(permit, command, PATIENCE),
  });
  return builtPages(output, base);
}

export interface ProofNeeds extends Omit<BuildNeeds, "folder"> {
  /** Where copies for builds are kept; one is taken for this build. */
  readonly place: string;
  readonly site: BuiltSite;
}

/** Have the preview show `text`, build it, and compare. What the publisher refuses is an answer, not a failure. */
export async function proveText(needs: ProofNeeds, path: string, text: string): Promise<ProofValue> {
  const { site, place, origin } = needs;
  const outcome = await site.show(path, text);
  if (outcome.kind === "rejected") return { kind: "not-built", reason: outcome.reason };
  if (outcome.kind !== "served") return { kind: "not-shown" };
  const page = await site.readPage(path);
  const { folder, release } = await claimFolder(place);
  const began = performance.now();
  try {
    const built = await buildOnce({ ...needs, folder }, new Map([[path, text]]));
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const proven = outcome.url === null ? null : await built.readPage(outcome.url);
    if (proven === null || page === null) return { kind: "no-page", seconds };
    const blocks = lettersOfText(text, dialectFor(path, needs.publisher.name));
    const [expected, actual] = [proven, page].map((html) => articleIn(html, blocks, [origin]) ?? "");
    const difference = firstDifference(expected ?? "", actual ?? "");
    return difference === null ? { kind: "equal", seconds } : { kind: "different", seconds, ...difference };
  } catch (error) {
    if (!(error instanceof Failure) || (error.code !== "publisher-failed" && error.code !== "timed-out"))
      throw error;
    return { kind: "not-built", reason: inSite(join(folder, "site"), error.details["reason"] ?? "") };
  } finally {
    await release();
  }
}

/** What each block of the text's body shows, as letters: an article is found in a page by them. */
export function lettersOfText(text: string, dialect: Dialect): readonly string[] {
  return lettersOfBlocks(bodyOf(splitDocument(text), dialect));
}
