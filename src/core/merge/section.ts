/** A merge's sections: byte order mark, frontmatter, body; each settled at once or woven of units. */

import type { Sequence } from "./sequence.ts";
import type { Woven, WovenUnit } from "./weave.ts";

/** The three texts: what both began with, and what became of it here and elsewhere. */
export interface Versions {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A stretch of the result. `isTaken`: it is theirs, and mine was the base's. */
export type Section =
  | { readonly kind: "text"; readonly text: string; readonly isTaken: boolean }
  | { readonly kind: "woven"; readonly woven: Woven };

/** One thing of each of the three texts. */
export type Three<T> = Readonly<Record<"base" | "mine" | "theirs", T>>;

/** The same of each. */
export function mapVersions<T, U>({ base, mine, theirs }: Three<T>, change: (one: T) => U): Three<U> {
  return { base: change(base), mine: change(mine), theirs: change(theirs) };
}

/** The text where at most one side changed it, or both alike; else `null`. */
function oneSided({ base, mine, theirs }: Versions): string | null {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : null;
}

/** The section where at most one side changed it, or both alike; else `null`. */
export function settledSection(versions: Versions): Section | null {
  const text = oneSided(versions);
  return text === null ? null : { kind: "text", text, isTaken: text !== versions.mine };
}

/** A section that all have. */
export function textSection(text: string): Section {
  return { kind: "text", text, isTaken: false };
}

/** A section that cannot be taken apart: one conflict over all of it. */
export function wovenWhole(versions: Versions): Woven {
  const { base, mine, theirs } = mapVersions(versions, wholeSequence);
  const unit = (text: string, at: Partial<WovenUnit>): readonly WovenUnit[] =>
    text === "" ? [] : [{ text, base: -1, mine: -1, theirs: -1, ...at }];
  const conflict = {
    kind: "conflict" as const,
    name: null,
    base: unit(versions.base, { base: 0 }),
    mine: unit(versions.mine, { mine: 0 }),
    theirs: unit(versions.theirs, { theirs: 0 }),
  };
  return { base, mine, theirs, items: [conflict] };
}

function wholeSequence(text: string): Sequence {
  const units = text === "" ? [] : [{ text, gap: "", name: null, inside: null }];
  return { lead: "", units, rule: { kind: "entries", isUnordered: true, separator: "" } };
}
