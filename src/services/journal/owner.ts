/** Which process keeps a journal entry, and whether it still runs: a process id alone is given out again after a restart. */

import { readFile } from "node:fs/promises";
import { processIsRunning } from "../storage/temporary-files.ts";

export interface Owner {
  readonly pid: number;
  /** When the process started, as only this machine since its last start would say it; "" where that is not told. */
  readonly started: string;
}

/** This process. */
export async function thisOwner(): Promise<Owner> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

export async function ownerIsRunning({ pid, started }: Owner): Promise<boolean> {
  return processIsRunning(pid) && (await startOf(pid)) === started;
}

/** Linux: the machine's start, and the process's in ticks since. Elsewhere nothing of the kind is a file. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses, which may hold anything; the start is the 22nd.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return `${boot.trim()} ${fields[19] ?? ""}`;
  } catch {
    return "";
  }
}
