/** The trash of a Linux desktop, as the freedesktop.org specification has it. Electron has its own way, on every system. */

import { copyFile, mkdir, open, rename, stat, unlink } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { errorCode } from "./errors.ts";

/**
 * How to move a file to the trash of this home; `null` where no desktop would show it: a container, a remote
 * machine, another system.
 */
export function systemTrash(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  home: string,
): ((real: string) => Promise<void>) | null {
  const hasDesktop = Boolean(environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"]);
  if (platform !== "linux" || !hasDesktop) return null;
  const named = environment["XDG_DATA_HOME"];
  const data = named?.startsWith("/") ? named : join(home, ".local", "share");
  return (real) => moveToTrash(real, join(data, "Trash"));
}

/** Files of other disks go to the same trash, by a copy. */
export async function moveToTrash(real: string, trash: string): Promise<void> {
  await mkdir(join(trash, "files"), { recursive: true, mode: 0o700 });
  await mkdir(join(trash, "info"), { recursive: true, mode: 0o700 });
  const name = await reserveName(real, trash);
  const target = join(trash, "files", name);
  try {
    await rename(real, target).catch(async (error: unknown) => {
      if (errorCode(error) !== "EXDEV") throw error;
      await copyFile(real, target);
      const [before, after] = [await stat(real), await stat(target)];
      if (before.size !== after.size) throw Object.assign(new Error("the copy is shorter"), { code: "EIO" });
      await unlink(real);
    });
  } catch (error) {
    await unlink(join(trash, "info", `${name}.trashinfo`)).catch(() => undefined);
    throw error;
  }
}

/** Note where the file was, under a name that nothing in the trash has. */
async function reserveName(real: string, trash: string): Promise<string> {
  const ending = extname(real);
  const stem = basename(real, ending);
  const path = real.split("/").map(encodeURIComponent).join("/");
  const info = `[Trash Info]\nPath=${path}\nDeletionDate=${localTime(new Date())}\n`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}${ending}` : `${stem}.${number}${ending}`;
    try {
      const file = await open(join(trash, "info", `${name}.trashinfo`), "wx", 0o600);
      try {
        await file.writeFile(info);
      } finally {
        await file.close();
      }
      return name;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

/** The specification has the time of the place, without its zone. */
function localTime(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
