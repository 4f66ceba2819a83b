/** Read a whole file inside a folder, and nothing else. */

import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { LONGEST_TEXT } from "#contract/values";
import { isInside } from "./paths.ts";

/**
 * The bytes of a file below `root`, a real folder. For threads: it waits for the disk.
 * @returns `null` for what leads out of the folder, is no file, or is too long to be a document.
 * @throws where it cannot be read.
 */
export function readInside(root: string, path: string): Buffer | null {
  const real = realpathSync.native(join(root, path));
  if (!isInside(root, real)) return null;
  const file = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(file);
    if (!status.isFile() || status.size > LONGEST_TEXT) return null;
    const bytes = Buffer.allocUnsafeSlow(status.size);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
