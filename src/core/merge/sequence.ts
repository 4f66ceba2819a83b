/** A text as units in order: what a merge compares, keeps, moves and puts together again. */

/** One piece of a text that changes as a whole: a block, a field, an item of a list, a line of a table. */
export interface Unit {
  /** Exact source. */
  readonly text: string;
  /** What stands between it and the next unit, or the end. Exact. */
  readonly gap: string;
  /** What makes it the same unit whatever its text is: a field's name. `null`: its text and place do. */
  readonly name: string | null;
  /** Its own parts, where both sides may change different ones of them; `null` where it cannot be taken apart. */
  readonly inside: (() => Sequence | null) | null;
}

/** What kind of units: how they may stand beside each other. */
export interface SequenceRule {
  readonly kind: "blocks" | "lines" | "entries";
  /** Order carries no meaning: what both sides put in at one place stands side by side. */
  readonly isUnordered: boolean;
  /** What parts two units that stood beside each other in none of the three texts. */
  readonly separator: string;
}

/** `lead + units.map(u => u.text + u.gap).join("")` is the text, to the code unit. */
export interface Sequence {
  readonly lead: string;
  readonly units: readonly Unit[];
  readonly rule: SequenceRule;
}

/** Whether `gap` keeps two units of this kind apart. */
export function separates(gap: string, { kind, separator }: SequenceRule): boolean {
  if (kind === "entries") return separator === "" || gap.includes(",");
  return kind === "lines" ? /[\r\n]/.test(gap) : /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(gap);
}
