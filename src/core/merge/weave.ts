/**
 * Three texts woven into one, unit by unit.
 *
 * This is diff3 (S. Khanna, K. Kunal, B. C. Pierce, "A Formal Investigation of Diff3", FSTTCS 2007) with three
 * differences. Each side's units are aligned with the base by likeness, so that an edited block stays the same block
 * and changes of neighbours do not collide. A unit that one side moved and the other edited is moved and edited.
 * And what parts two units is chosen when the result is put together (`composeWoven`), not merged as text.
 */

import { alignSequences, type Alignment } from "./align.ts";
import { composeWoven } from "./compose.ts";
import type { Sequence, Unit } from "./sequence.ts";

/** A unit of the result and where it stands in the three texts; -1: not there. */
export interface WovenUnit {
  readonly text: string;
  readonly base: number;
  readonly mine: number;
  readonly theirs: number;
}

/** A place where both sides changed the same: each side's units, as they are there. */
export interface WovenConflict {
  readonly kind: "conflict";
  readonly name: string | null;
  readonly base: readonly WovenUnit[];
  readonly mine: readonly WovenUnit[];
  readonly theirs: readonly WovenUnit[];
}

/** What is settled, in the order of the result. `from`: whose change it is; "base" where nobody changed it. */
export interface WovenSettled {
  readonly kind: "settled";
  readonly from: "base" | "mine" | "theirs" | "both";
  readonly units: readonly WovenUnit[];
}

export type WovenItem = WovenSettled | WovenConflict;

export interface Woven {
  readonly base: Sequence;
  readonly mine: Sequence;
  readonly theirs: Sequence;
  readonly items: readonly WovenItem[];
}

/** Weave two texts that both came from `base`. */
export function weave(base: Sequence, mine: Sequence, theirs: Sequence): Woven {
  return { base, mine, theirs, items: new Weaver(base, mine, theirs).weave() };
}

/** What one side did to a unit of the base, or put in. */
interface Placed {
  readonly index: number;
  /** The unit of the base that stands here now; -1: it is new. */
  readonly moves: number;
}

class Weaver {
  private readonly base: Sequence;
  private readonly mine: Sequence;
  private readonly theirs: Sequence;
  private readonly toMine: Alignment;
  private readonly toTheirs: Alignment;
  /** New units of the same name on both sides: mine -> theirs. */
  private readonly twins: ReadonlyMap<number, number>;

  constructor(base: Sequence, mine: Sequence, theirs: Sequence) {
    this.base = base;
    this.mine = mine;
    this.theirs = theirs;
    this.toMine = alignSequences(base, mine);
    this.toTheirs = alignSequences(base, theirs);
    this.twins = base.rule.isUnordered ? twinsOf(mine, theirs, base) : new Map();
  }

  weave(): readonly WovenItem[] {
    const gapsMine = placedUnits(this.toMine, this.mine.units.length);
    const gapsTheirs = placedUnits(this.toTheirs, this.theirs.units.length);
    const items: WovenItem[] = [];
    for (let at = 0; at <= this.base.units.length; at++) {
      const before = this.between(gapsMine[at] ?? [], gapsTheirs[at] ?? []);
      const here = at < this.base.units.length && !this.isMoved(at) ? [this.kept(at)] : [];
      items.push(...before, ...here);
    }
    return this.base.rule.isUnordered ? items : joinConflicts(items);
  }

  private isMoved(at: number): boolean {
    return this.toMine.moved.has(at) || this.toTheirs.moved.has(at);
  }

  /** What becomes of unit `at` of the base, wherever it stands. */
  private kept(at: number): WovenItem {
    const [mine, theirs] = [this.toMine.to[at] ?? -1, this.toTheirs.to[at] ?? -1];
    const unit = this.base.units[at];
    const [one, two] = [this.mine.units[mine], this.theirs.units[theirs]];
    const settle = (text: string | undefined, from: WovenSettled["from"]): WovenSettled => ({
      kind: "settled",
      from,
      units: text === undefined ? [] : [{ text, base: at, mine, theirs }],
    });
    if (one?.text === two?.text) return settle(one?.text, one?.text === unit?.text ? "base" : "both");
    if (one?.text === unit?.text) return settle(two?.text, "theirs");
    if (two?.text === unit?.text) return settle(one?.text, "mine");
    const inner = unit && one && two ? weaveInside(unit, one, two) : null;
    if (inner !== null) return settle(inner, "theirs");
    return {
      kind: "conflict",
      name: unit?.name ?? null,
      base: [{ text: unit?.text ?? "", base: at, mine: -1, theirs: -1 }],
      mine: one ? [{ text: one.text, base: at, mine, theirs: -1 }] : [],
      theirs: two ? [{ text: two.text, base: at, mine: -1, theirs }] : [],
    };
  }

  /** What both sides put, or moved, between the same two units. */
  private between(mine: readonly Placed[], theirs: readonly Placed[]): WovenItem[] {
    const twins = new Set(this.twins.values());
    const left = mine.filter(({ moves }) => moves < 0 || this.toMine.moved.has(moves));
    // Where both moved the same unit, mine decides where to.
    const right = theirs.filter(({ moves, index }) =>
      moves < 0 ? !twins.has(index) : !this.toMine.moved.has(moves),
    );
    if (left.length === 0 || right.length === 0)
      return [
        ...left.map((one) => this.place(one, "mine")),
        ...right.map((one) => this.place(one, "theirs")),
      ];
    return this.collided(left, right);
  }

  private collided(left: readonly Placed[], right: readonly Placed[]): WovenItem[] {
    const same = (one: Placed | undefined, two: Placed | undefined) =>
      one?.moves === -1 &&
      two?.moves === -1 &&
      this.mine.units[one.index]?.text === this.theirs.units[two.index]?.text;
    const both = (one: Placed, two: Placed | undefined): WovenItem => ({
      kind: "settled",
      from: "both",
      units: [this.unitOf(one.index, two?.index ?? -1)],
    });
    let head = 0;
    while (same(left[head], right[head])) head++;
    let tail = 0;
    const most = Math.min(left.length, right.length) - head;
    while (tail < most && same(left[left.length - 1 - tail], right[right.length - 1 - tail])) tail++;
    const [one, two] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
    return [
      ...left.slice(0, head).map((placed, at) => both(placed, right[at])),
      ...this.sideBySide(one, two),
      ...left.slice(left.length - tail).map((placed, at) => both(placed, right[right.length - tail + at])),
    ];
  }

  private sideBySide(left: readonly Placed[], right: readonly Placed[]): WovenItem[] {
    const isNew = ({ moves }: Placed) => moves < 0;
    if (this.base.rule.isUnordered || !left.some(isNew) || !right.some(isNew)) {
      const texts = new Set(left.map(({ index }) => this.mine.units[index]?.text));
      const others = right.filter((one) => !isNew(one) || !texts.has(this.theirs.units[one.index]?.text));
      return [
        ...left.map((one) => this.place(one, "mine")),
        ...others.map((one) => this.place(one, "theirs")),
      ];
    }
    const conflict: WovenConflict = {
      kind: "conflict",
      name: null,
      base: [],
      mine: left.filter(isNew).map(({ index }) => this.unitOf(index, -1)),
      theirs: right.filter(isNew).map(({ index }) => this.unitOf(-1, index)),
    };
    const moves = [
      ...left.filter((one) => !isNew(one)).map((one) => this.place(one, "mine")),
      ...right.filter((one) => !isNew(one)).map((one) => this.place(one, "theirs")),
    ];
    return [...moves, conflict];
  }

  private place({ index, moves }: Placed, side: "mine" | "theirs"): WovenItem {
    if (moves >= 0) return this.kept(moves);
    const twin = side === "mine" ? this.twins.get(index) : undefined;
    if (twin === undefined) {
      const unit = side === "mine" ? this.unitOf(index, -1) : this.unitOf(-1, index);
      return { kind: "settled", from: side, units: [unit] };
    }
    const [one, two] = [this.mine.units[index], this.theirs.units[twin]];
    if (one?.text === two?.text) return { kind: "settled", from: "both", units: [this.unitOf(index, twin)] };
    return {
      kind: "conflict",
      name: one?.name ?? null,
      base: [],
      mine: [this.unitOf(index, -1)],
      theirs: [this.unitOf(-1, twin)],
    };
  }

  private unitOf(mine: number, theirs: number): WovenUnit {
    const unit = mine >= 0 ? this.mine.units[mine] : this.theirs.units[theirs];
    return { text: unit?.text ?? "", base: -1, mine, theirs };
  }
}

/** For each place between units of the base, what a side put or moved there. */
function placedUnits({ to, moved }: Alignment, count: number): readonly Placed[][] {
  const origin = new Map<number, number>();
  for (const [index, other] of to.entries()) if (other >= 0) origin.set(other, index);
  const gaps: Placed[][] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const from = origin.get(index) ?? -1;
    if (from >= 0 && !moved.has(from)) at = from + 1;
    else (gaps[at] ??= []).push({ index, moves: from });
  }
  return gaps;
}

function twinsOf(mine: Sequence, theirs: Sequence, base: Sequence): ReadonlyMap<number, number> {
  const known = new Set(base.units.map(({ name }) => name));
  const places = new Map<string, number>();
  for (const [index, { name }] of theirs.units.entries())
    if (name !== null && !known.has(name)) places.set(name, index);
  const twins = new Map<number, number>();
  for (const [index, { name }] of mine.units.entries()) {
    const other = name === null ? undefined : places.get(name);
    if (other !== undefined) twins.set(index, other);
  }
  return twins;
}

/** The text of a unit in which both sides changed different parts; `null` where they collide or it has no parts. */
function weaveInside(base: Unit, mine: Unit, theirs: Unit): string | null {
  const [one, two, three] = [base.inside?.(), mine.inside?.(), theirs.inside?.()];
  if (!one || !two || !three || !areAlike(one, two) || !areAlike(one, three)) return null;
  if (two.lead !== one.lead && three.lead !== one.lead && two.lead !== three.lead) return null;
  const woven = weave(one, two, three);
  return woven.items.some(({ kind }) => kind === "conflict") ? null : composeWoven(woven, []);
}

/** Whether two sequences are of one kind; one that was emptied is not: what opens and closes it changed with it. */
function areAlike(one: Sequence, other: Sequence): boolean {
  const inLines = (rule: Sequence["rule"]) => rule.separator === "";
  return (
    one.rule.kind === other.rule.kind &&
    other.units.length > 0 &&
    (one.units.length === 0 || inLines(one.rule) === inLines(other.rule))
  );
}

/** What stands at once beside a conflict and was put in belongs to it: a paragraph that was split is one change. */
function joinConflicts(items: readonly WovenItem[]): readonly WovenItem[] {
  const joined: WovenItem[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last && canJoin(last, item)) joined[joined.length - 1] = joinItems(last, item);
    else joined.push(item);
  }
  return joined;
}

function canJoin(one: WovenItem, two: WovenItem): boolean {
  if (one.kind === "conflict" && two.kind === "conflict")
    return one.base.length === 0 || two.base.length === 0;
  const [settled, conflict] = one.kind === "settled" ? [one, two] : [two, one];
  return conflict.kind === "conflict" && settled.kind === "settled" && isPutIn(settled);
}

function isPutIn({ from, units }: WovenSettled): boolean {
  return (from === "mine" || from === "theirs") && units.length > 0 && units.every(({ base }) => base < 0);
}

function joinItems(one: WovenItem, two: WovenItem): WovenConflict {
  const [first, second] = [conflictOf(one), conflictOf(two)];
  return {
    kind: "conflict",
    name: null,
    base: [...first.base, ...second.base],
    mine: [...first.mine, ...second.mine],
    theirs: [...first.theirs, ...second.theirs],
  };
}

function conflictOf(item: WovenItem): Pick<WovenConflict, "base" | "mine" | "theirs"> {
  if (item.kind === "conflict") return item;
  const mine = item.units.filter((unit) => unit.mine >= 0);
  const theirs = item.units.filter((unit) => unit.theirs >= 0);
  return { base: [], mine, theirs };
}
