/** What D2 interrupts of a bulk edit: two articles changed as one, and the same taken back. */

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChangeOutcome } from "#contract/changes";
import type { ContentPath } from "#contract/values";
import {
  emptied,
  openSite,
  workspaceIn,
  type Attempt,
  type Subject,
  type Verdict,
} from "./single-fault-subjects.ts";
import { textAt, type Galley } from "./support/galley.ts";

const NAMES = ["a.md", "b.md"] as const;

function article(title: string): string {
  return `---\ntitle: ${title}\n---\n\n${"What it says stays.\n".repeat(200)}`;
}
const OLD = article("Old");
const NEW = article("New");

/** What the last call came to, if it came to something. */
let last: ChangeOutcome | null = null;

async function retitle(galley: Galley): Promise<ChangeOutcome> {
  last = null;
  const workspace = workspaceIn(galley);
  const { plan, refused } = await galley.calls["changes.plan"]({
    workspace,
    request: {
      kind: "operations",
      steps: [
        {
          paths: NAMES.map((name) => name as ContentPath),
          operation: { kind: "set", field: "title", value: "New" },
        },
      ],
    },
  });
  const made = await galley.calls["changes.apply"]({ workspace, plan, label: "Retitled", without: [] });
  // What the plan could not read is told in the plan, which a person sees before anything is written.
  return (last = { ...made, refused: [...refused, ...made.refused] });
}

function textsIn(site: string): Promise<readonly string[]> {
  return Promise.all(NAMES.map((name) => textAt(join(site, name))));
}

/** Every article whole, as it was or as it is to be; "done" only of what was done, or is told as left out. */
async function judgeTexts({ outcome, places }: Attempt, wanted: string): Promise<Verdict> {
  const texts = await textsIn(places.site);
  const torn = texts.findIndex((text) => text !== OLD && text !== NEW);
  if (torn !== -1) return { torn: `${NAMES[torn]} has ${texts[torn]?.length} characters` };
  const isTold = last !== null && (last.refused.length > 0 || !last.isFinished);
  return outcome === "ok" && !isTold && texts.some((text) => text !== wanted)
    ? { lie: '"done", and not' }
    : {};
}

async function allAre(site: string, wanted: string): Promise<string | null> {
  return (await textsIn(site)).every((text) => text === wanted) ? null : "an article was left out";
}

const retitling: Subject = {
  name: "a bulk edit",
  isBeyondSaving: true,
  stride: 5,
  open: openSite,
  async reset({ site, data }) {
    await emptied(site);
    for (const folder of ["history", "changes"])
      await rm(join(data, folder), { recursive: true, force: true });
    for (const name of NAMES) await writeFile(join(site, name), OLD);
  },
  act: retitle,
  judge: (attempt) => judgeTexts(attempt, NEW),
  settled: async (outcome, { site }) =>
    outcome === "ok" ? allAre(site, NEW) : `changing again fails: ${outcome}`,
};

/** The id of the set that is taken back. */
let applied = "";

const takingBack: Subject = {
  ...retitling,
  name: "a bulk edit taken back",
  async reset(places, galley) {
    await retitling.reset(places, galley);
    applied = (await retitle(galley)).id;
  },
  async act(galley) {
    last = null;
    last = await galley.calls["changes.undo"]({ workspace: workspaceIn(galley), id: applied });
  },
  judge: (attempt) => judgeTexts(attempt, OLD),
  settled: async (outcome, { site }) =>
    outcome === "ok" ? allAre(site, OLD) : `taking back again fails: ${outcome}`,
};

export const bulkSubjects: readonly Subject[] = [retitling, takingBack];
