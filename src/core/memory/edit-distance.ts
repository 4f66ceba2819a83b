/**
 * Levenshtein's distance within a limit: only the band of the table that a distance up to the limit can pass through is
 * filled (Ukkonen, Algorithms for Approximate String Matching, 1985).
 */

const rows = { one: new Uint32Array(0), other: new Uint32Array(0) };

/** How many characters (UTF-16 units) are inserted, removed or replaced between `a` and `b`; `limit + 1` for more than `limit`. */
export function distanceWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const [short, long] =
    aEnd - start < bEnd - start
      ? [a.slice(start, aEnd), b.slice(start, bEnd)]
      : [b.slice(start, bEnd), a.slice(start, aEnd)];
  return short.length === 0 ? long.length : banded(short, long, limit);
}

function banded(short: string, long: string, limit: number): number {
  const width = short.length + 1;
  if (rows.one.length < width) {
    rows.one = new Uint32Array(width * 2);
    rows.other = new Uint32Array(width * 2);
  }
  let [above, here] = [rows.one, rows.other];
  const tooMuch = limit + 1;
  for (let at = 0; at < width; at++) above[at] = at;
  for (let row = 1; row <= long.length; row++) {
    const first = Math.max(1, row - limit);
    const last = Math.min(short.length, row + limit);
    const unit = long.charCodeAt(row - 1);
    here[first - 1] = first === 1 ? row : tooMuch;
    let least = here[first - 1] ?? tooMuch;
    for (let at = first; at <= last; at++) {
      const replaced = (above[at - 1] ?? tooMuch) + (short.charCodeAt(at - 1) === unit ? 0 : 1);
      // Beyond the band of the row above nothing was filled in.
      const removed = at === row + limit ? tooMuch : (above[at] ?? tooMuch) + 1;
      const inserted = (here[at - 1] ?? tooMuch) + 1;
      const cost = Math.min(replaced, removed, inserted);
      here[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return tooMuch;
    [above, here] = [here, above];
  }
  return Math.min(above[short.length] ?? tooMuch, tooMuch);
}
