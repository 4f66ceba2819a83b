/** A woven text put together: the units of the result, and between each two of them what one of the texts has there. */

import { separates, type Sequence } from "./sequence.ts";
import type { Woven, WovenUnit } from "./weave.ts";

/** What is taken where both sides changed the same. `both`: mine, then theirs. */
export type Choice =
  | { readonly kind: "mine" | "theirs" | "both" | "base" }
  | { readonly kind: "edit"; readonly text: string };

/** The text of a woven sequence. A conflict without a choice is mine. */
export function composeWoven(woven: Woven, choices: readonly (Choice | undefined)[]): string {
  return composeUnits(woven, chosenUnits(woven, choices));
}

/** The units of the result, in order. */
export function chosenUnits(woven: Woven, choices: readonly (Choice | undefined)[]): readonly WovenUnit[] {
  const units: WovenUnit[] = [];
  let conflict = 0;
  for (const item of woven.items) {
    if (item.kind === "settled") units.push(...item.units);
    else units.push(...unitsFor(item, choices[conflict++] ?? { kind: "mine" }, woven.mine));
  }
  return units;
}

type Sides = Readonly<Record<"base" | "mine" | "theirs", readonly WovenUnit[]>>;

function unitsFor(conflict: Sides, choice: Choice, mine: Sequence): readonly WovenUnit[] {
  if (choice.kind === "both") return [...conflict.mine, ...conflict.theirs];
  if (choice.kind !== "edit") return conflict[choice.kind];
  const text = choice.text.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+|\s+$/g, "");
  return text === "" ? [] : [{ text: text + endOfUnits(mine), base: -1, mine: -1, theirs: -1 }];
}

/** What every unit ends with: a line break where units are whole lines. */
function endOfUnits({ units, rule }: Sequence): string {
  const [end = "\n"] = /(?:\r\n|\n|\r)$/.exec(units[0]?.text ?? "") ?? [];
  return rule.kind === "entries" && rule.separator === "" ? end : "";
}

function composeUnits(woven: Woven, units: readonly WovenUnit[]): string {
  const { base, mine, theirs } = woven;
  const start: WovenUnit = { text: "", base: -1, mine: -1, theirs: -1 };
  const end: WovenUnit = {
    text: "",
    base: base.units.length,
    mine: mine.units.length,
    theirs: theirs.units.length,
  };
  let text = "";
  let before: WovenUnit | null = null;
  for (const unit of [...units, end]) {
    text += gapBetween(woven, before ?? start, { unit, isFirst: before === null, isLast: unit === end });
    text += unit.text;
    before = unit;
  }
  return text;
}

interface Meeting {
  readonly unit: WovenUnit;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const SIDES = ["mine", "theirs", "base"] as const;

/** What stands between two units: what a side has there, if they are neighbours in it; else what parts units. */
function gapBetween(woven: Woven, one: WovenUnit, { unit: two, isFirst, isLast }: Meeting): string {
  const gapIn = (side: (typeof SIDES)[number]): string | null => {
    const at = isFirst ? -1 : one[side];
    if ((at < 0 && !isFirst) || two[side] !== at + 1) return null;
    return gapAfter(woven[side], at);
  };
  const [mine, theirs, base] = [gapIn("mine"), gapIn("theirs"), gapIn("base")];
  const chosen = mine === null || theirs === null ? (mine ?? theirs) : mine === base ? theirs : mine;
  if (chosen !== null) return chosen;
  if (isFirst) return changedOne(woven, ({ lead }) => lead);
  if (isLast) return changedOne(woven, (side) => gapAfter(side, side.units.length - 1));
  return partingGap(woven, one, two);
}

/** Theirs where mine is the base's still. */
function changedOne({ base, mine, theirs }: Woven, part: (side: Sequence) => string): string {
  return part(mine) === part(base) ? part(theirs) : part(mine);
}

function gapAfter({ lead, units }: Sequence, index: number): string {
  return index < 0 ? lead : (units[index]?.gap ?? "");
}

/** What keeps apart two units that were never neighbours. */
function partingGap(woven: Woven, one: WovenUnit, two: WovenUnit): string {
  const { rule } = woven.mine;
  for (const side of SIDES) {
    const { units } = woven[side];
    const after = one[side] >= 0 && one[side] < units.length - 1 ? units[one[side]]?.gap : undefined;
    const before = two[side] > 0 && two[side] < units.length ? units[two[side] - 1]?.gap : undefined;
    for (const gap of [after, before]) if (gap !== undefined && separates(gap, rule)) return gap;
  }
  return rule.separator;
}
