/** A ceiling on calls: a runaway or hostile page is told to wait instead of filling the host's queue. */

/** Nobody types, scrolls and clicks faster; a window that opens a folder makes some dozens at once. */
export const CALLS_PER_SECOND = 200;

/** Take one call's place; false when the second's places are used up. */
export type RateLimit = () => boolean;

/** A bucket that holds a second's calls and fills evenly. */
export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  let places = perSecond;
  let before = now();
  return () => {
    const time = now();
    places = Math.min(perSecond, places + (Math.max(0, time - before) / 1000) * perSecond);
    before = time;
    if (places < 1) return false;
    places -= 1;
    return true;
  };
}
