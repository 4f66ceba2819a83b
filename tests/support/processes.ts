/** Processes of the machine, by their numbers. */

import { existsSync, readFileSync } from "node:fs";

/** One that ended and that nobody has asked about (there may be no init in a container) is gone, though it has a number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (!existsSync("/proc/self/stat")) return true;
    const state = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !state.slice(state.lastIndexOf(")")).startsWith(") Z");
  } catch {
    return false;
  }
}
