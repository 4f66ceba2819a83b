/** What of a translation goes out: the lines of its blocks with their sentences, and its fields. */

import { valueIn, type FieldMap } from "../frontmatter/values.ts";
import { featuresOf } from "../locale/block-features.ts";
import { hashOfBlock, type BlockRow } from "../locale/block-states.ts";
import { contentHash } from "../locale/content-hash.ts";
import { earlierText } from "../locale/translation-facts.ts";
import type { Block, Body } from "../markdown/block.ts";
import { codesOf, idsIn, type CodeSources, type Inline } from "../segments/inline.ts";
import { sentencesOf, wholeLine, type Segment } from "../segments/sentences.ts";
import { linesOf, type Code, type TextLine } from "../segments/text-line.ts";
import { TRANSLATED_FROM, type ExchangeSegment, type ExchangeUnit, type SegmentState } from "./model.ts";

/** An open translation: both bodies, how they stand to each other, and both frontmatters. */
export interface Exchanged {
  readonly rows: readonly BlockRow[];
  readonly source: Body;
  readonly target: Body;
  readonly locales: { readonly source: string | null; readonly target: string | null };
  readonly fields: { readonly source: FieldMap; readonly target: FieldMap };
  /** Names of the fields that are translated. */
  readonly translatedFields: readonly string[];
  /** Earlier sources by their hash, as far as they are known. */
  readonly earlier: ReadonlyMap<string, string>;
}

export const exchangeScopes = ["stale", "all"] as const;
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
  readonly codes: CodeSources;
}

export interface PlacedLine {
  readonly block: Block;
  readonly line: TextLine;
  /** As many as the unit has. */
  readonly segments: readonly Segment[];
}

/** All units of a translation, fields first, as files list them. */
export function unitsOf(exchanged: Exchanged, scope: ExchangeScope): readonly ExchangeUnit[] {
  return [...fieldUnits(exchanged, scope), ...lineUnits(exchanged, scope).map(({ unit }) => unit)];
}

const ASKS: ReadonlySet<string> = new Set(["stale", "missing", "unchecked"]);

/** The lines of the blocks that have anything to translate. */
export function lineUnits(exchanged: Exchanged, scope: ExchangeScope): readonly LineUnit[] {
  const { rows, source, target } = exchanged;
  const times = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const block = row.source === null ? undefined : source.blocks[row.source];
    if (!block || !featuresOf(block).hasText) return [];
    const other = row.target === null ? null : (target.blocks[row.target] ?? null);
    const key = `${hashOfBlock(block)}.${other === null ? "none" : hashOfBlock(other)}`;
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    if (scope === "stale" && (row.isLeft || !ASKS.has(row.state))) return [];
    return blockUnits(exchanged, { row, index, block, other, key: `b.${key}.${time}` });
  });
}

interface RowBlocks {
  readonly row: BlockRow;
  readonly index: number;
  readonly block: Block;
  readonly other: Block | null;
  readonly key: string;
}

function blockUnits(exchanged: Exchanged, { row, index, block, other, key }: RowBlocks): readonly LineUnit[] {
  const lines = linesOf(block);
  const there = other === null ? [] : linesOf(other);
  const areAlike = there.length === lines.length && lines.every(({ kind }, at) => there[at]?.kind === kind);
  return lines.map((line, at) => {
    const twin = areAlike ? there[at] : undefined;
    const codes = sharedCodes(line, twin ?? null);
    const target = other && twin ? { block: other, line: twin } : null;
    const cut = cutAlike({ source: { block, line }, target, codes }, exchanged.locales);
    const state: SegmentState = ASKS.has(row.state) ? "initial" : "final";
    return {
      unit: {
        id: `${key}.${at}`,
        name: line.kind === "cell" ? "table cell" : line.kind === "raw" ? "HTML" : nameOf(block, line),
        segments: cut.source.segments.map((segment, place): ExchangeSegment => {
          const partner = cut.target?.segments[place];
          return {
            source: segment.inline,
            target: partner ? renumbered(partner.inline, codes.fromTarget) : null,
            state,
            isGap: segment.isGap,
          };
        }),
        codes: codes.all,
        notes: notesOf(exchanged, row, areAlike || other === null ? null : other),
      },
      row: index,
      at,
      source: cut.source,
      target: cut.target,
      codes: codes.written,
    };
  });
}

function nameOf(block: Block, { kind }: TextLine): string {
  return kind === "paragraph" && block.tree && block.tree.type !== "paragraph" ? block.tree.type : kind;
}

function notesOf({ earlier }: Exchanged, row: BlockRow, other: Block | null): readonly string[] {
  const before = earlierText(row, earlier);
  return [
    ...(before === undefined ? [] : [TRANSLATED_FROM + before]),
    ...(other === null ? [] : [`Translation until now: ${other.source}`]),
  ];
}

interface BlockLine {
  readonly block: Block;
  readonly line: TextLine;
}

/** Both lines cut into their sentences where those are as many and hold the same codes; else each as one segment. */
function cutAlike(
  {
    source,
    target,
    codes,
  }: { readonly source: BlockLine; readonly target: BlockLine | null; readonly codes: SharedCodes },
  locales: Exchanged["locales"],
): { readonly source: PlacedLine; readonly target: PlacedLine | null } {
  const own = sentencesOf(source.line, source.block.source, locales.source);
  if (target === null) return { source: { ...source, segments: own }, target: null };
  const other = sentencesOf(target.line, target.block.source, locales.target);
  const paired = withGapsOf(own, other);
  const areAlike =
    paired !== null &&
    own.every((segment, at) => {
      const twin = renumbered(paired[at]?.inline ?? [], codes.fromTarget);
      return segment.isGap || sortedIds(segment.inline) === sortedIds(twin);
    });
  if (areAlike) return { source: { ...source, segments: own }, target: { ...target, segments: paired } };
  return {
    source: { ...source, segments: wholeLine(source.line) },
    target: { ...target, segments: wholeLine(target.line) },
  };
}

function sortedIds(inline: readonly Inline[]): string {
  return idsIn(inline)
    .toSorted((a, b) => a - b)
    .join();
}

/** `other` with as many gaps as `own`: Japanese has no blank where English has one. `null` where the sentences differ. */
function withGapsOf(own: readonly Segment[], other: readonly Segment[]): readonly Segment[] | null {
  const waiting = [...other];
  const paired: Segment[] = [];
  for (const segment of own) {
    const next = waiting[0];
    if (segment.isGap === next?.isGap) {
      waiting.shift();
      paired.push(next);
    } else if (segment.isGap) {
      const at = paired.at(-1)?.to ?? 0;
      paired.push({ from: at, to: at, pieces: [], inline: [], isGap: true });
    } else return null;
  }
  return waiting.length === 0 ? paired : null;
}

interface SharedCodes {
  readonly all: ReadonlyMap<number, Code>;
  readonly written: CodeSources;
  /** The target line's ids as the unit counts them. */
  readonly fromTarget: ReadonlyMap<number, number>;
}

/** Which code of a translation is which of its source: the same one, else the next of its type. */
function sharedCodes(source: TextLine, target: TextLine | null): SharedCodes {
  const own = [...codesOf(source.pieces).values()];
  const other = target === null ? [] : [...codesOf(target.pieces).values()];
  const free = new Set(own);
  const fromTarget = new Map<number, number>();
  const written = new Map<number, Pick<Code, "open" | "close">>(own.map((code) => [code.id, code]));
  const all = new Map(own.map((code) => [code.id, code]));
  const take = (code: Code, like: (one: Code) => boolean): void => {
    if (fromTarget.has(code.id)) return;
    const twin = [...free].find(like);
    if (!twin) return;
    free.delete(twin);
    fromTarget.set(code.id, twin.id);
    written.set(twin.id, code);
  };
  for (const code of other) take(code, (one) => one.open === code.open && one.close === code.close);
  for (const code of other) {
    take(code, (one) => one.type === code.type && (one.close === null) === (code.close === null));
  }
  for (const code of other) {
    if (fromTarget.has(code.id)) continue;
    const id = all.size + 1;
    fromTarget.set(code.id, id);
    all.set(id, { ...code, id });
    written.set(id, code);
  }
  return { all, written, fromTarget };
}

function renumbered(inline: readonly Inline[], ids: ReadonlyMap<number, number>): readonly Inline[] {
  return inline.map((one) =>
    typeof one === "string"
      ? one
      : {
          id: ids.get(one.id) ?? one.id,
          children: one.children === null ? null : renumbered(one.children, ids),
        },
  );
}

/** A field's unit is its value as one segment. */
export function fieldUnits(
  { fields, translatedFields }: Pick<Exchanged, "fields" | "translatedFields">,
  scope: ExchangeScope,
): readonly ExchangeUnit[] {
  return translatedFields.flatMap((name) => {
    const [source, target] = [valueIn(fields.source, name), valueIn(fields.target, name)];
    if (typeof source !== "string" || source.trim() === "" || !/^[\w.-]+$/.test(name)) return [];
    const now = typeof target === "string" && target.trim() !== "" ? target : null;
    const isDone = now !== null && now !== source;
    if (scope === "stale" && isDone) return [];
    const segment: ExchangeSegment = {
      source: [source],
      target: now === null ? null : [now],
      state: isDone ? "final" : "initial",
      isGap: false,
    };
    const id = `f.${contentHash(source)}.${now === null ? "none" : contentHash(now)}.${name}`;
    return [{ id, name, segments: [segment], codes: new Map(), notes: [] }];
  });
}
