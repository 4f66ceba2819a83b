/** Random choices that are the same for the same document and seed on every machine. */

/** A source of numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** Numbers that depend on `name` and `seed` only (mulberry32 over an FNV-1a hash). */
export function seededRandom(name: string, seed: number): Random {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of `choices`; undefined when there is none. */
export function chooseFrom<Choice>(choices: readonly Choice[], random: Random): Choice | undefined {
  return choices[Math.floor(random() * choices.length)];
}
