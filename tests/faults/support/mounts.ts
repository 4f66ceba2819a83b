/** File systems of one's own, for an administrator on Linux: a small one in memory, and ext4 in a file. */

import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";

export interface Mount {
  readonly folder: string;
  readonly unmount: () => void;
}

function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** `null` where this may not be done. */
export async function mountMemory(folder: string, size: string): Promise<Mount | null> {
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() !== 0) return null;
  if (!run("mount", "-t", "tmpfs", "-o", `size=${size}`, "galley-faults", folder)) return null;
  return { folder, unmount: () => void run("umount", "-l", folder) };
}

/** An ext4 in the file `image`, made when `fresh`; `null` where this may not be done. */
export async function mountExt4(image: string, folder: string, fresh: boolean): Promise<Mount | null> {
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() !== 0) return null;
  if (fresh && !(run("truncate", "-s", "24M", image) && run("mkfs.ext4", "-q", "-F", image))) return null;
  // No delayed luck: what is not synced reaches the disk as late as ext4 likes.
  if (!run("mount", "-o", "loop", image, folder)) return null;
  return { folder, unmount: () => void run("umount", folder) };
}

/** Whether the file system in `image` is whole, by its own program, without mending it. */
export function isSound(image: string): boolean {
  // A journal that is to be replayed is no damage: 0 after the mount that replayed it.
  return run("e2fsck", "-f", "-n", image);
}
