/** `.galley/dismissed.txt` on the disk: findings that people have let stand. */

import { DISMISSED_FILE, readDismissals, writeDismissals } from "#core/problems/dismissed";
import type { Saver } from "./saver.ts";
import { readSiteText, updateSiteText, type SiteText } from "./site-place.ts";

export interface DismissedFile {
  /** None where there is no such file. */
  readonly read: (root: string) => Promise<ReadonlySet<string>>;
  /** Add or take away, as one step. */
  readonly change: (root: string, dismissals: readonly string[], isDismissed: boolean) => Promise<void>;
}

const [FOLDER = "", NAME = ""] = DISMISSED_FILE.split("/");

export function openDismissedFile(saver: Saver): DismissedFile {
  return {
    read: async (root) => readDismissals((await readSiteText(fileIn(root))) ?? ""),
    async change(root, dismissals, isDismissed) {
      await updateSiteText(saver, fileIn(root), (text) => {
        const given = new Set(dismissals);
        const others = [...readDismissals(text ?? "")].filter((line) => !given.has(line));
        return writeDismissals(new Set(isDismissed ? [...others, ...given] : others));
      });
    },
  };
}

function fileIn(root: string): SiteText {
  return { root, folders: [FOLDER], name: NAME, longestBytes: 16 * 1024 * 1024 };
}
