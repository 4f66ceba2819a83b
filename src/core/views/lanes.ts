/** A board's lanes: one for each value of a closed field. */

import type { FieldValue } from "../frontmatter/values.ts";
import type { Field, FieldShape } from "../schema/field.ts";

export interface Lane {
  /** As a query says it; `null`: what lacks a value. */
  readonly value: string | null;
  readonly rows: number;
  /** Whether an article may be moved here. */
  readonly accepts: boolean;
  /** The schema knows the value, or that there may be none. */
  readonly isAllowed: boolean;
}

/** How many rows have a value. */
export interface ValueCount {
  readonly value: string | null;
  readonly rows: number;
}

/** The fields whose values are a closed set, of which an article has one. */
export function boardFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ shape }) => choicesOf(shape) !== null);
}

/** The fields that hold a day. */
export function calendarFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ shape }) => shape.kind === "date" || shape.kind === "date-time");
}

/** What lacks a value first, then the schema's values in its order, then other values, most rows first. */
export function lanesOf(
  field: Pick<Field, "shape" | "required">,
  counts: readonly ValueCount[],
): readonly Lane[] {
  const choices = choicesOf(field.shape) ?? [];
  const rowsOf = new Map(counts.map(({ value, rows }) => [value, rows]));
  const missing = rowsOf.get(null) ?? 0;
  const mayMiss = !field.required;
  const none: readonly Lane[] =
    missing > 0 || (mayMiss && field.shape.kind !== "boolean")
      ? [{ value: null, rows: missing, accepts: mayMiss, isAllowed: mayMiss }]
      : [];
  const own = choices.map((value) => ({
    value,
    rows: rowsOf.get(value) ?? 0,
    accepts: true,
    isAllowed: true,
  }));
  const others = counts
    .filter(({ value }) => value !== null && !choices.includes(value))
    .toSorted((a, b) => b.rows - a.rows || ((a.value ?? "") < (b.value ?? "") ? -1 : 1))
    .map(({ value, rows }) => ({ value, rows, accepts: false, isAllowed: false }));
  return [...none, ...own, ...others];
}

/** The nearest lane before or after the one at `from` that an article may be moved to; `null` where there is none. */
export function nextLane(lanes: readonly Lane[], from: number, step: 1 | -1): Lane | null {
  for (let at = from + step; at >= 0 && at < lanes.length; at += step)
    if (lanes[at]?.accepts) return lanes[at] ?? null;
  return null;
}

/** The value that a card has in a lane; `undefined` takes the field away. */
export function laneValue({ kind }: FieldShape, lane: string | null): FieldValue | undefined {
  if (lane === null) return undefined;
  return kind === "boolean" ? lane === "true" : lane;
}

function choicesOf(shape: FieldShape): readonly string[] | null {
  if (shape.kind === "boolean") return ["false", "true"];
  return shape.kind === "choice" ? shape.choices : null;
}
