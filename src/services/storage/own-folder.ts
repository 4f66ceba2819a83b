/** Folders that hold what only the person may read. */

import { chmod, lstat, mkdir, realpath } from "node:fs/promises";

/** The folder's real path. It is made when missing, and closed to others where it is ours and was open. */
export async function ownFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const real = await realpath(path);
  const status = await lstat(real);
  if ((status.mode & 0o077) !== 0 && status.uid === process.getuid?.()) await chmod(real, 0o700);
  return real;
}
