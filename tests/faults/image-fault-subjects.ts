/** What D2 interrupts of images: one that is added to an article. */

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContentPath } from "#contract/values";
import { emptied, openSite, workspaceIn, type Subject } from "./single-fault-subjects.ts";
import { textAt } from "./support/galley.ts";

const ARTICLE = "---\ntitle: A\n---\n\nText.\n";
/** The first bytes of a PNG, and more than one write takes. */
const PICTURE = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(300_000, 0xa5)]);
/** The name that is asked for, or the next one that is free: it may have been added before the failure was told. */
const NAME = /^ink(?:-\d+)?\.png$/;

/** How many whole pictures stand in the site, and what is wrong with one that is not whole. */
async function picturesIn(site: string): Promise<{ readonly whole: number; readonly torn: string | null }> {
  const names = (await readdir(site)).filter((name) => NAME.test(name));
  for (const name of names) {
    const bytes = await readFile(join(site, name));
    if (!bytes.equals(PICTURE)) return { whole: 0, torn: `${name} has ${bytes.length} bytes` };
  }
  return { whole: names.length, torn: null };
}

const addingImage: Subject = {
  name: "an image added",
  isBeyondSaving: true,
  open: openSite,
  async reset({ site }) {
    await emptied(site);
    await writeFile(join(site, "a.md"), ARTICLE);
  },
  act: (galley) =>
    galley.calls["media.add"]({
      workspace: workspaceIn(galley),
      path: "a.md" as ContentPath,
      name: "Ink.png",
      base64: PICTURE.toString("base64"),
    }),
  async judge({ outcome, places, mayLeaveFiles }) {
    const { whole, torn } = await picturesIn(places.site);
    if (torn !== null) return { torn };
    if ((await textAt(join(places.site, "a.md"))) !== ARTICLE) return { torn: "the article" };
    if (outcome === "ok" && whole === 0) return { lie: '"added", and not there' };
    const left = (await readdir(places.site)).filter((name) => name !== "a.md" && !NAME.test(name));
    return left.length > 0 && !mayLeaveFiles ? { torn: `left behind: ${left.join(", ")}` } : {};
  },
  async settled(outcome, { site }) {
    if (outcome !== "ok") return `adding it again fails: ${outcome}`;
    const { whole, torn } = await picturesIn(site);
    return torn ?? (whole > 0 ? null : "it was not added");
  },
};

export const imageSubjects: readonly Subject[] = [addingImage];
