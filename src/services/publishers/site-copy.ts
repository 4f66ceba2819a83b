/** The copies of sites that are open: one for each site, shared by everything that works on it, kept while any does. */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { claimFolder } from "./claimed-folder.ts";
import { openOverlay, type Overlay } from "./overlay.ts";

export interface SiteCopy {
  /** The folder around the copy: caches and outputs go here. */
  readonly folder: string;
  readonly overlay: Overlay;
  /** The last one that releases it gives it up. */
  readonly release: () => Promise<void>;
}

export interface SiteCopies {
  /** The copy of the site at `root`, brought up to date. */
  readonly take: (root: string, outputs: readonly string[]) => Promise<SiteCopy>;
}

interface Open {
  users: number;
  readonly copy: Promise<Omit<SiteCopy, "release"> & { readonly giveUp: () => Promise<void> }>;
}

/** `place`: where copies are kept, outside every workspace, one folder for each site. */
export function openSiteCopies(place: string): SiteCopies {
  const open = new Map<string, Open>();
  return {
    async take(root, outputs) {
      const known = open.get(root);
      const taken = known ?? { users: 0, copy: makeCopy(place, root, outputs) };
      open.set(root, taken);
      taken.users += 1;
      let isReleased = false;
      const release = async (): Promise<void> => {
        if (isReleased) return;
        isReleased = true;
        taken.users -= 1;
        if (taken.users > 0) return;
        open.delete(root);
        await taken.copy.then(
          ({ giveUp }) => giveUp(),
          () => undefined,
        );
      };
      try {
        const { folder, overlay } = await taken.copy;
        if (known) await overlay.follow();
        return { folder, overlay, release };
      } catch (error) {
        await release();
        throw error;
      }
    },
  };
}

/** The name of the folder that the copies of the site at `root` are kept in. */
export function copyName(root: string): string {
  return createHash("sha256").update(root).digest("hex").slice(0, 24);
}

async function makeCopy(place: string, root: string, outputs: readonly string[]) {
  const { folder, release: giveUp } = await claimFolder(join(place, copyName(root)));
  try {
    const overlay = await openOverlay({ root, folder: join(folder, "site"), outputs });
    return { folder, overlay, giveUp };
  } catch (error) {
    await giveUp();
    throw error;
  }
}
