/**
 * The ledger: which text each translation was made from, by content alone.
 *
 * A grow-only set of facts, one to a line: "this target was made from this source". Facts of two people never
 * contradict each other, so a merge is their union, and a line too many does no harm: it speaks of texts that are
 * gone. No time and no commit is named: squashing and rebasing change nothing. (Shapiro et al., Conflict-free
 * Replicated Data Types, 2011: the G-Set.)
 */

/**
 * `made`: translated, or found to be right. `left`: seen, and left as it is until the source changes again. `placed`:
 * a person put the two beside each other (or one beside nothing), whatever they look like; it says nothing of how
 * good the translation is.
 */
export const ledgerMarks = ["made", "left", "placed"] as const;
export type LedgerMark = (typeof ledgerMarks)[number];

export interface LedgerFact {
  /** The article's key in its collection. */
  readonly article: string;
  readonly locale: string;
  /** What was translated: a block of the body, or the field of that name. */
  readonly unit: LedgerUnit;
  /** `contentHash` of the source; `NOTHING` for what only the target has. */
  readonly source: string;
  /** `contentHash` of the target; `NOTHING` for what the target leaves out. */
  readonly target: string;
  readonly mark: LedgerMark;
}

export type LedgerUnit = { readonly kind: "block" } | { readonly kind: "field"; readonly name: string };

/** Stands where one side has no text. */
export const NOTHING = "-";
/** Every block of a body is one kind of unit: where it stands is not written down. */
export const BLOCK: LedgerUnit = { kind: "block" };

export type Ledger = readonly LedgerFact[];

const HEADING = "# Galley: which source each translation was made from. Lines may be merged in any order.";

/**
 * Read a ledger. Lines that are none (comments, the marks of an unfinished merge, what a newer Galley writes) are
 * passed over: what stands between two marks of a conflict is what both sides know.
 */
export function readLedger(text: string): Ledger {
  const lines = new Set(text.split(/\r\n|\n|\r/));
  return [...lines].flatMap((line) => readLine(line) ?? []);
}

/** The ledger's text: each fact once, sorted, so that two people's additions rarely meet. */
export function writeLedger(ledger: Ledger): string {
  const lines = [...new Set(ledger.map(writeLine))].toSorted();
  return [HEADING, ...lines, ""].join("\n");
}

/** All that two ledgers know. */
export function mergeLedgers(one: Ledger, other: Ledger): Ledger {
  return readLedger(writeLedger([...one, ...other]));
}

/** The ledger without these facts. Only what a person put elsewhere is taken out. */
export function withoutFacts(ledger: Ledger, gone: Ledger): Ledger {
  const lines = new Set(gone.map(writeLine));
  return lines.size === 0 ? ledger : ledger.filter((fact) => !lines.has(writeLine(fact)));
}

/** Where a collection's ledger stands, from the site's root. `collection`: its folder, "" for the root. */
export function ledgerPath(collection: string): string {
  const name = collection.replace(/[%+]/g, (mark) => (mark === "%" ? "%25" : "%2B")).replaceAll("/", "+");
  return `.galley/translations/${name === "" ? "+" : name}.txt`;
}

function readLine(line: string): LedgerFact | null {
  const parts = line.split("\t");
  const [article, locale, unit, source, target, mark] = parts;
  if (article === undefined || locale === undefined || unit === undefined) return null;
  if (!isHash(source) || !isHash(target) || !isMark(mark)) return null;
  return {
    article: unescaped(article),
    locale,
    unit: unit === "block" ? BLOCK : { kind: "field", name: unescaped(unit.slice(1)) },
    source,
    target,
    mark,
  };
}

function writeLine({ article, locale, unit, source, target, mark }: LedgerFact): string {
  const name = unit.kind === "block" ? "block" : `.${escaped(unit.name)}`;
  return [escaped(article), locale, name, source, target, mark].join("\t");
}

function isMark(text: string | undefined): text is LedgerMark {
  return ledgerMarks.some((mark) => mark === text);
}

function isHash(text: string | undefined): text is string {
  return text !== undefined && /^(?:-|[0-9a-z]{11})$/.test(text);
}

/** Names may hold anything; a line may not. */
function escaped(name: string): string {
  // oxlint-disable-next-line no-control-regex
  return name.replace(/[%\u0000-\u001f\u0085\u2028\u2029]|^[#<=>|]/g, encodeURIComponent);
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name.replace(/%(?![0-9a-f]{2})/gi, "%25"));
  } catch {
    return name;
  }
}
