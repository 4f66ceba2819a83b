/** What of a translation goes out: the lines of its blocks with their sentences, and its fields. */
import type { FieldMap } from "../frontmatter/values.ts";
import { type BlockRow } from "../locale/block-states.ts";
import type { Block, Body } from "../markdown/block.ts";
import { type Segment } from "../segments/sentences.ts";
import { type Code, type TextLine } from "../segments/text-line.ts";
import type { ExchangeUnit } from "./model.ts";
/** An open translation: both bodies, how they stand to each other, and both frontmatters. */
export interface Exchanged {
  readonly rows: readonly BlockRow[];
  readonly source: Body;
  readonly target: Body;
  readonly locales: {
    readonly source: string | null;
    readonly target: string | null;
  };
  readonly fields: {
    readonly source: FieldMap;
    readonly target: FieldMap;
  };
  /** Names of the fields that are translated. */
  readonly translatedFields: readonly string[];
  /** Earlier sources by their hash, as far as they are known. */
  readonly earlier: ReadonlyMap<string, string>;
}
export declare const exchangeScopes: readonly ["stale", "all"];
/** `stale`: only what is stale, missing or unchecked. */
export type ExchangeScope = (typeof exchangeScopes)[number];
/** A line that goes out, with where it stands. */
export interface LineUnit {
  readonly unit: ExchangeUnit;
  readonly row: number;
  /** Index of the line in its block. */
  readonly at: number;
  readonly source: PlacedLine;
  /** `null`: the block is missing, or its lines are not those of the source. */
  readonly target: PlacedLine | null;
  /** The source of each code as it is to be written: the translation's own where it has the code. */
  readonly codes: ReadonlyMap<number, Pick<Code, "open" | "close">>;
}
export interface PlacedLine {
  readonly block: Block;
  readonly line: TextLine;
  /** As many as the unit has. */
  readonly segments: readonly Segment[];
}
/** All units of a translation, fields first, as files list them. */
export declare function unitsOf(exchanged: Exchanged, scope: ExchangeScope): readonly ExchangeUnit[];
/** The lines of the blocks that have anything to translate. */
export declare function lineUnits(exchanged: Exchanged, scope: ExchangeScope): readonly LineUnit[];
/** A field's unit is its value as one segment. */
export declare function fieldUnits(
  { fields, translatedFields }: Pick<Exchanged, "fields" | "translatedFields">,
  scope: ExchangeScope,
): readonly ExchangeUnit[];
