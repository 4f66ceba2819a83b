/** Regular expressions from a site's schema: tested only where they cannot stall the window. */

const LONGEST_PATTERN = 200;
/** How many steps a match may take in the worst case that is let through. */
const MOST_STEPS = 50_000_000;

/**
 * Whether `pattern` matched against texts of up to `longest` characters stays quick.
 *
 * A repeated group that repeats or branches inside (`(a+)+`, `(a|a)*`) can take exponential time and is
 * refused, as are look-behinds and back references; every other unbounded repetition counts as one power of
 * the length, and a pattern that is not tied to the start as one more.
 */
export function isQuickPattern(pattern: string, longest: number): boolean {
  if (pattern.length > LONGEST_PATTERN || !compiles(pattern)) return false;
  const bare = pattern.replace(/\\./g, "_").replace(/\[(?:[^\]])*\]/g, "_");
  if (/\\[1-9k]/.test(pattern) || /\(\?<?[=!]/.test(bare) || repeatsGroup(bare)) return false;
  const unbounded = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  const powers = unbounded + (bare.startsWith("^") ? 0 : 1);
  return Math.max(2, longest) ** powers <= MOST_STEPS;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").source !== "";
  } catch {
    return false;
  }
}

/** Whether some group is repeated and itself holds a repetition or a branch. */
function repeatsGroup(bare: string): boolean {
  const opened: number[] = [];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === "(") opened.push(at);
    if (bare[at] !== ")") continue;
    const inside = bare.slice((opened.pop() ?? 0) + 1, at).replace(/^\?:/, "");
    const isRepeated = /^(?:[*+]|\{\d+(?:,\d*)?\})/.test(bare.slice(at + 1));
    if (isRepeated && /[*+?|]|\{\d+,/.test(inside)) return true;
  }
  return false;
}
