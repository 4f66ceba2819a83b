/** The site's glossary on the disk, `.galley/glossary.tsv`: written only when a person changes it. */

import { GLOSSARY_PATH } from "#core/glossary/glossary";
import type { Saver } from "./saver.ts";
import { readSiteText, updateSiteText, type SiteText } from "./site-place.ts";

interface GlossaryFile {
  /** Read, change and write as one step; `change` may be asked again when another program was faster. */
  readonly update: (root: string, change: (text: string) => string) => Promise<string>;
}

const [FOLDER = "", NAME = ""] = GLOSSARY_PATH.split("/");

/** The glossary's text; "" where there is none. */
export async function readGlossaryText(root: string): Promise<string> {
  return (await readSiteText(fileIn(root))) ?? "";
}

export function openGlossaryFile(saver: Saver): GlossaryFile {
  return { update: (root, change) => updateSiteText(saver, fileIn(root), (text) => change(text ?? "")) };
}

function fileIn(root: string): SiteText {
  return { root, folders: [FOLDER], name: NAME, longestBytes: 16 * 1024 * 1024 };
}
