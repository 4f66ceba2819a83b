/** What runs for one workspace: its publisher, the program that renders single texts, and a proof of a page. */

import { join } from "node:path";
import { Failure } from "#contract/failure";
import type { ProofValue } from "#contract/publishing";
import type { Permit } from "../trust/trust.ts";
import type { PublisherRunner } from "./adapter.ts";
import { openFastLane, type FastLane } from "./fast-lane.ts";
import type { DetectedPublisher } from "./list.ts";
import { proveText } from "./proof.ts";
import { copyName, type SiteCopies } from "./site-copy.ts";
import { startSite, type SiteSession } from "./site-session.ts";
import { openSiteTexts, type SiteTexts } from "./site-texts.ts";

export interface RunnableSite {
  readonly root: string;
  readonly publisher: DetectedPublisher;
  readonly runner: PublisherRunner;
  readonly permit: Permit;
  readonly readText: (path: string) => Promise<string | null>;
}

export interface RunningSite {
  readonly session: SiteSession;
  /** Absent where the publisher has no renderer but the building of the site. */
  readonly texts: SiteTexts | null;
  readonly fast: FastLane | null;
  readonly prove: (path: string, text: string) => Promise<ProofValue>;
  readonly stop: () => Promise<void>;
}

export interface RunningNeeds {
  /** Where copies of sites are kept. */
  readonly folder: string;
  readonly copies: SiteCopies;
  readonly scripts: string;
  readonly siteOrigin: (label: string) => string;
  readonly onChange: () => void;
}

export function runSite(site: RunnableSite, needs: RunningNeeds): RunningSite {
  const { root, publisher, runner, permit } = site;
  const { copies, scripts, siteOrigin, onChange } = needs;
  const session = startSite({ ...site, copies, scripts, siteOrigin, onChange });
  const origin = siteOrigin(session.label);
  const stopped = new AbortController();
  const texts = runner.texts
    ? openSiteTexts({ permit, root, publisher, texts: runner.texts, copies, scripts, origin })
    : null;
  const place = join(needs.folder, `${copyName(root)}-proof`);
  return {
    session,
    texts,
    fast: texts && openFastLane({ texts, origins: [origin], comparable: runner.comparable }),
    async prove(path, text) {
      const built = await session.site();
      // Stopping the publisher gives up its proof as well.
      const ended = AbortSignal.any([permit.ended, stopped.signal]);
      return proveText(
        { root, publisher, runner, permit: { ...permit, ended }, scripts, origin, place, site: built },
        path,
        text,
      );
    },
    async stop() {
      stopped.abort();
      await Promise.all([session.stop(), texts?.stop()]);
    },
  };
}

/** The site that runs. Fails with `publisher-failed` where none does. */
export function running(site: RunningSite | undefined): RunningSite {
  if (site === undefined) throw new Failure("publisher-failed", { reason: "" });
  return site;
}
