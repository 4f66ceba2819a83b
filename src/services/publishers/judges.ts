/** What publishers say of frontmatter: their own schema, by their own library, in a program of its own. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import { runnerOf } from "./list.ts";
import type { PublishingNeeds } from "./publishing.ts";
import type { SiteCopies } from "./site-copy.ts";
import { openSiteTexts, type SiteTexts } from "./site-texts.ts";

interface Judges {
  readonly calls: Pick<Handlers, "publisher.check">;
  readonly follow: (workspace: WorkspaceId, paths: readonly string[] | undefined) => void;
  readonly stop: (workspace: WorkspaceId) => Promise<void>;
  readonly close: () => Promise<void>;
}

type JudgesNeeds = Pick<PublishingNeeds, "workspaceOf" | "permitOf" | "scripts"> & {
  readonly copies: SiteCopies;
};

/** Judging shows no page: absolute links may lead anywhere. */
const ORIGIN = "http://site.invalid";

/** `runningTexts`: the program that a started publisher has anyway. */
export function openJudges(
  needs: JudgesNeeds,
  runningTexts: (workspace: WorkspaceId) => SiteTexts | null,
): Judges {
  const judges = new Map<WorkspaceId, Promise<SiteTexts | null>>();
  const judgeOf = (workspace: WorkspaceId): Promise<SiteTexts | null> => {
    const known = judges.get(workspace);
    if (known) return known;
    const started = startJudge(needs, workspace);
    judges.set(workspace, started);
    // Without leave, with nothing installed, or where it failed: asked again the next time.
    const forget = () => judges.get(workspace) === started && judges.delete(workspace);
    void started.then((judge) => judge ?? forget(), forget);
    return started;
  };
  const stop = async (workspace: WorkspaceId): Promise<void> => {
    const started = judges.get(workspace);
    judges.delete(workspace);
    const judge = await started?.catch(() => null);
    await judge?.stop();
  };
  return {
    calls: {
      async "publisher.check"({ workspace, path, text }) {
        const { publisher, readText } = needs.workspaceOf(workspace);
        await readText(path);
        if (publisher === null || runnerOf(publisher.name)?.judges !== true) return { kind: "none" };
        try {
          const texts = runningTexts(workspace) ?? (await judgeOf(workspace));
          const refusals = (await texts?.check(path, text)) ?? null;
          return refusals === null ? { kind: "none" } : { kind: "judged", refusals };
        } catch (error) {
          // The schema as it is written in the folder judges instead.
          if (error instanceof Failure) return { kind: "none" };
          throw error;
        }
      },
    },
    follow(workspace, paths) {
      void judges
        .get(workspace)
        ?.then((judge) => judge?.follow(paths))
        .catch(() => undefined);
    },
    stop,
    async close() {
      await Promise.all([...judges.keys()].map(stop));
    },
  };
}

async function startJudge(needs: JudgesNeeds, workspace: WorkspaceId): Promise<SiteTexts | null> {
  const { root, publisher } = needs.workspaceOf(workspace);
  const runner = publisher && runnerOf(publisher.name);
  if (publisher === null || !runner?.texts) return null;
  const permit = await needs.permitOf(workspace).catch(() => null);
  if (permit === null || (await runner.readiness(root)).kind === "missing") return null;
  const { copies, scripts } = needs;
  return openSiteTexts({ permit, root, publisher, texts: runner.texts, copies, scripts, origin: ORIGIN });
}
