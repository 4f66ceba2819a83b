/** The site's glossary on the disk, `.galley/glossary.tsv`: written only when a person changes it. */

import { GLOSSARY_PATH } from "#core/glossary/glossary";
import { isLostRace } from "./errors.ts";
import { bytesAt, placeInSite, writeAt, type SitePlace } from "./site-place.ts";
import type { Saver } from "./saver.ts";

interface GlossaryFile {
  /** Read, change and write as one step; `change` may be asked again when another program was faster. */
  readonly update: (root: string, change: (text: string) => string) => Promise<string>;
}

const LONGEST_BYTES = 16 * 1024 * 1024;
const MOST_ATTEMPTS = 20;
const [FOLDER = "", NAME = ""] = GLOSSARY_PATH.split("/");

const placeOf = (root: string): Promise<SitePlace> => placeInSite(root, [FOLDER], NAME);

/** The glossary's text; "" where there is none. */
export async function readGlossaryText(root: string): Promise<string> {
  return (await bytesAt(await placeOf(root), LONGEST_BYTES))?.toString("utf8") ?? "";
}

export function openGlossaryFile(saver: Saver): GlossaryFile {
  return {
    async update(root, change) {
      for (let attempt = 1; ; attempt++) {
        const there = await placeOf(root);
        const before = await bytesAt(there, LONGEST_BYTES);
        const text = before?.toString("utf8") ?? "";
        const next = change(text);
        if (next === text) return text;
        try {
          await writeAt(saver, there, { before, text: next });
          return next;
        } catch (error) {
          if (attempt >= MOST_ATTEMPTS || !isLostRace(error)) throw error;
        }
      }
    },
  };
}
