/** Which versions may go when the histories take too much of the disk. */

import type { EntryName } from "./entry.ts";

export interface TimedEntry extends EntryName {
  readonly at: number;
}

const DAY = 24 * 60 * 60 * 1000;
/** These many of the newest stay, and so does whatever is not older than the days. */
const NEWEST_KEPT = 50;
const DAYS_KEPT = 30;
/**
 * A pause between two versions counts as at most this long: a clock that was set forward by years makes
 * nothing old at once. Whoever was away for longer keeps more than was promised.
 */
const LONGEST_PAUSE = 7 * DAY;

/** Versions beyond the newest 50 that are also older than 30 days; `entries` from the oldest to the newest. */
export function mayGo(entries: readonly TimedEntry[], now: number): readonly TimedEntry[] {
  const old: TimedEntry[] = [];
  let age = 0;
  let later = now;
  for (const [count, entry] of entries.toReversed().entries()) {
    age += Math.min(Math.max(later - entry.at, 0), LONGEST_PAUSE);
    later = entry.at;
    if (count >= NEWEST_KEPT && age > DAYS_KEPT * DAY && entry.kind !== "moved") old.unshift(entry);
  }
  return old;
}
