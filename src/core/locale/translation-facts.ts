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
import { factOfField, fieldRows, hashOfField, type FieldRow, type FieldSides } from "./field-states.ts";
import { BLOCK, NOTHING, type Ledger, type LedgerFact } from "./ledger.ts";

/** A translation: an article's key, the target's locale, both bodies, and both frontmatters where they are known. */
export interface Translation {
  readonly article: string;
  readonly locale: string;
  readonly source: Body;
  readonly target: Body;
  readonly fields?: FieldSides;
}

/** A ledger's facts by article and locale. */
export interface LedgerIndex {
  readonly of: (article: string, locale: string) => Ledger;
  /** The facts of a locale that name this target text, whatever the article was called then. */
  readonly ofTarget: (locale: string, target: string) => Ledger;
  /** All that can speak of the article: its own facts, or, where it may have been renamed, the whole locale's. */
  readonly speakingOf: (article: string, locale: string) => Ledger;
}

const indexes = new WeakMap<Ledger, LedgerIndex>();

/** Made once for a ledger. */
export function indexLedger(ledger: Ledger): LedgerIndex {
  const index = indexes.get(ledger) ?? newIndex(ledger);
  indexes.set(ledger, index);
  return index;
}

function newIndex(ledger: Ledger): LedgerIndex {
  const byArticle = Map.groupBy(ledger, ({ locale, article }) => `${locale} ${article}`);
  const byTarget = Map.groupBy(ledger, ({ locale, target }) => `${locale} ${target}`);
  const byLocale = Map.groupBy(ledger, ({ locale }) => locale);
  return {
    of: (article, locale) => byArticle.get(`${locale} ${article}`) ?? [],
    speakingOf: (article, locale) => byArticle.get(`${locale} ${article}`) ?? byLocale.get(locale) ?? [],
    ofTarget: (locale, target) => byTarget.get(`${locale} ${target}`) ?? [],
  };
}

/**
 * The rows of a translation. An article that the ledger does not know under its name is known by its texts: it was
 * renamed.
 */
export function translationRows(index: LedgerIndex, translation: Translation): readonly BlockRow[] {
  const { source, target } = translation;
  const facts = factsOf(index, translation, () => hashesOfBlocks(target)).filter(
    ({ unit }) => unit.kind === "block",
  );
  return blockRows(source.blocks, target.blocks, facts);
}

/** The rows of the fields that are known; none where no frontmatter is. */
export function translationFields(
  index: LedgerIndex,
  translation: Pick<Translation, "article" | "locale" | "fields">,
): readonly FieldRow[] {
  const { fields } = translation;
  if (!fields) return [];
  return fieldRows(
    fields,
    factsOf(index, translation, () => hashesOfFields(fields)),
  );
}

/** What a translation's target is known by where its article is not: its blocks and fields, by their hashes. */
export function hashesOfTarget(
  target: Body,
  fields: Pick<FieldSides, "target" | "rules">,
): readonly string[] {
  return [...hashesOfBlocks(target), ...hashesOfFields(fields)];
}

function hashesOfBlocks({ blocks }: Body): readonly string[] {
  return blocks.map(hashOfBlock);
}

function hashesOfFields({ target, rules }: Pick<FieldSides, "target" | "rules">): readonly string[] {
  return rules.map(({ name }) => hashOfField(target[name]));
}

function factsOf(
  index: LedgerIndex,
  { article, locale }: Pick<Translation, "article" | "locale">,
  targets: () => readonly string[],
): Ledger {
  const own = index.of(article, locale);
  return own.length > 0 ? own : factsOfTargets(index, locale, targets());
}

/** The facts of a locale that name one of these target texts. */
export function factsOfTargets(index: LedgerIndex, locale: string, hashes: readonly string[]): Ledger {
  return hashes.flatMap((hash) => (hash === NOTHING ? [] : index.ofTarget(locale, hash)));
}

/** How many blocks are in which state; what a person left as it is counts as current. */
export type StateCounts = Readonly<Record<BlockStateKind, number>>;

export function countRows(
  rows: readonly BlockRow[],
  { source, target }: Pick<Translation, "source" | "target">,
  fields: readonly FieldRow[] = [],
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
  for (const row of fields) if (isCounted(row)) counts[row.isLeft ? "current" : row.state]++;
  return counts;
}

/** Whether the field is a translator's: values of closed sets are looked up, not translated. */
function isCounted(row: FieldRow): row is FieldRow & { readonly state: BlockStateKind } {
  return row.rule.rule === "translate" && !row.rule.isPaired;
}

/** What a stale row was made from, as far as `earlier` knows sources by their hashes. */
export function earlierText(
  { madeFrom }: Pick<BlockRow, "madeFrom">,
  earlier: ReadonlyMap<string, string> | null,
): string | undefined {
  return madeFrom.flatMap((hash) => earlier?.get(hash) ?? [])[0];
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

/** What is to be written down, and what holds no longer, when a person puts two blocks beside each other. */
export interface Placing {
  readonly facts: Ledger;
  readonly gone: Ledger;
}

/**
 * Put the target's block `target` beside the source's `source`; `null` on one side puts the other beside nothing.
 * Where a person had put either of them before holds no longer.
 */
export function placeBlocks(
  index: LedgerIndex,
  translation: Translation,
  { source, target }: { readonly source: number | null; readonly target: number | null },
): Placing {
  const { article, locale } = translation;
  const [one, two] = [blockAt(translation.source, source), blockAt(translation.target, target)];
  if (one === null && two === null) return { facts: [], gone: [] };
  const hashes = { source: one ? hashOfBlock(one) : NOTHING, target: two ? hashOfBlock(two) : NOTHING };
  const gone = index
    .of(article, locale)
    .filter(
      (fact) =>
        fact.mark === "placed" &&
        ((one !== null && fact.source === hashes.source) || (two !== null && fact.target === hashes.target)),
    );
  return { facts: [{ article, locale, unit: BLOCK, ...hashes, mark: "placed" }], gone };
}

/** The facts that call every pair of blocks current which the ledger knows nothing of. */
export function baselineFacts(index: LedgerIndex, translation: Translation): readonly LedgerFact[] {
  const { article, locale } = translation;
  const fields = translationFields(index, translation).filter(
    (row) => isCounted(row) && row.state === "unchecked",
  );
  return [
    ...translationRows(index, translation).flatMap((row) =>
      row.state === "unchecked" ? (factOf(row, translation, "made") ?? []) : [],
    ),
    ...fields.flatMap((row) => factOfField(row, { article, locale, mark: "made" }) ?? []),
  ];
}

function blockAt({ blocks }: Body, at: number | null): Block | null {
  return at === null ? null : (blocks[at] ?? null);
}
