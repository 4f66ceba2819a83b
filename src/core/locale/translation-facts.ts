/** Which facts of a ledger speak of one translation, and what they make of it. */

import type { Block, Body } from "../markdown/block.ts";
import { featuresOf } from "./block-features.ts";
import {
  blockRows,
  blockStateKinds,
  hashOfBlock,
  type BlockRow,
  type BlockStateKind,
} from "./block-states.ts";
import { BLOCK, NOTHING, type Ledger, type LedgerFact } from "./ledger.ts";

/** A translation: an article's key, the target's locale, and both bodies. */
export interface Translation {
  readonly article: string;
  readonly locale: string;
  readonly source: Body;
  readonly target: Body;
}

/** A ledger's block facts by article and locale. */
export interface LedgerIndex {
  readonly of: (article: string, locale: string) => Ledger;
  /** The facts of a locale that name this target text, whatever the article was called then. */
  readonly ofTarget: (locale: string, target: string) => Ledger;
}

export function indexLedger(ledger: Ledger): LedgerIndex {
  const facts = ledger.filter(({ unit }) => unit.kind === "block");
  const byArticle = Map.groupBy(facts, ({ locale, article }) => `${locale} ${article}`);
  const byTarget = Map.groupBy(facts, ({ locale, target }) => `${locale} ${target}`);
  return {
    of: (article, locale) => byArticle.get(`${locale} ${article}`) ?? [],
    ofTarget: (locale, target) => byTarget.get(`${locale} ${target}`) ?? [],
  };
}

/**
 * The rows of a translation. An article that the ledger does not know under its name is known by its texts: it was
 * renamed.
 */
export function translationRows(index: LedgerIndex, translation: Translation): readonly BlockRow[] {
  const { article, locale, source, target } = translation;
  const own = index.of(article, locale);
  const facts =
    own.length > 0 ? own : target.blocks.flatMap((block) => index.ofTarget(locale, hashOfBlock(block)));
  return blockRows(source.blocks, target.blocks, facts);
}

/** How many blocks are in which state; what a person left as it is counts as current. */
export type StateCounts = Readonly<Record<BlockStateKind, number>>;

export function countRows(
  rows: readonly BlockRow[],
  { source, target }: Pick<Translation, "source" | "target">,
): StateCounts {
  const counts = Object.fromEntries(blockStateKinds.map((kind) => [kind, 0])) as Record<
    BlockStateKind,
    number
  >;
  for (const row of rows) {
    const block = row.source === null ? target.blocks[row.target ?? -1] : source.blocks[row.source];
    const isWork =
      block !== undefined && (row.state !== "missing" || featuresOf(block).kind !== "thematicBreak");
    if (isWork) counts[row.isLeft ? "current" : row.state]++;
  }
  return counts;
}

/** What is to be written down when a person says that this row is right as it is. `null` where it says so already. */
export function factOf(row: BlockRow, translation: Translation, mark: LedgerFact["mark"]): LedgerFact | null {
  const source = blockAt(translation.source, row.source);
  const target = blockAt(translation.target, row.target);
  if (source === null && target === null) return null;
  return {
    article: translation.article,
    locale: translation.locale,
    unit: BLOCK,
    source: source === null ? NOTHING : hashOfBlock(source),
    target: target === null ? NOTHING : hashOfBlock(target),
    mark,
  };
}

/** The facts that call every pair of blocks current which the ledger knows nothing of. */
export function baselineFacts(index: LedgerIndex, translation: Translation): readonly LedgerFact[] {
  return translationRows(index, translation).flatMap((row) =>
    row.state === "unchecked" ? (factOf(row, translation, "made") ?? []) : [],
  );
}

function blockAt({ blocks }: Body, at: number | null): Block | null {
  return at === null ? null : (blocks[at] ?? null);
}
