/**
 * The glossary: `.galley/glossary.tsv` at the site's root, a table of tab-separated lines with a heading.
 *
 * One term pair to a line, in the order of the terms, so that two people's additions seldom meet and git merges them;
 * spreadsheets open it and code hosts show it as a table. No tab can stand in a term, so nothing needs quotes. TBX (ISO
 * 30042) is XML that no line-based merge keeps whole; CSV needs quotes for every term with a comma.
 */

/** `term`: to be translated so. `forbidden`: not to be translated so. `value`: a value of `field`, in both languages. */
export const termUses = ["term", "forbidden", "value"] as const;
export type TermUse = (typeof termUses)[number];

export interface Term {
  /** Language tags. */
  readonly from: string;
  readonly to: string;
  /** In `from`; "" only for a word that is forbidden whatever it stands for. */
  readonly source: string;
  readonly target: string;
  readonly use: TermUse;
  /** Of a value: the field's name. Else "". */
  readonly field: string;
  readonly note: string;
}

export interface Languages {
  readonly source: string | null;
  readonly target: string | null;
}

export const GLOSSARY_PATH = ".galley/glossary.tsv";
const HEADING = ["from", "to", "source", "target", "use", "field", "note"];
/** Lines beyond are not read as terms, and are kept. */
const MOST_TERMS = 50_000;

/** The terms of a glossary's text, in its order. Lines that are none (comments, a merge's marks) are passed over. */
export function readGlossary(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const line of placedLines(text)) {
    const term = readLine(line.text);
    if (term && terms.length < MOST_TERMS) terms.push(term);
  }
  return terms;
}

/** `text` with the term added at its place; the same text where it is there already. */
export function withTerm(text: string, term: Term): string {
  const line = writeLine(term);
  const own = text === "" ? `${HEADING.join("\t")}\n` : text;
  const lines = placedLines(own);
  const known = lines.find(isLineOf(term));
  if (known) return replaced(own, known, line);
  const ending = own.includes("\r\n") ? "\r\n" : "\n";
  const next = lines.find(({ text: one }) => {
    const other = readLine(one);
    return other !== null && orderOf(other) > orderOf(term);
  });
  const before = own.slice(0, next?.from);
  const isOpen = before !== "" && !/[\r\n]$/.test(before);
  return `${before}${isOpen ? ending : ""}${line}${ending}${own.slice(before.length)}`;
}

/** `text` without the term's line. */
export function withoutTerm(text: string, term: Term): string {
  const line = placedLines(text).find(isLineOf(term));
  return line ? text.slice(0, line.from) + text.slice(line.to) : text;
}

/** The terms from one language to another. All but a forbidden one hold in both directions. */
export function termsFor(terms: readonly Term[], { source, target }: Languages): readonly Term[] {
  return terms.flatMap((term) => {
    if (isLanguage(source, term.from) && isLanguage(target, term.to)) return [term];
    const isTurned = isLanguage(source, term.to) && isLanguage(target, term.from) && term.use !== "forbidden";
    return isTurned
      ? [{ ...term, from: term.to, to: term.from, source: term.target, target: term.source }]
      : [];
  });
}

/** The same terms as they stand in the glossary. */
export function termsBetween(terms: readonly Term[], languages: Languages): readonly Term[] {
  return terms.filter((term) => termsFor([term], languages).length > 0);
}

/** The fields whose values the glossary declares, in any languages: closed sets. */
export function declaredFields(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.flatMap(({ use, field }) => (use === "value" && field !== "" ? [field] : [])));
}

/** What stands for a field's values in the target's language, as the glossary declares it; the first line of two holds. */
export function declaredValues(
  terms: readonly Term[],
  languages: Languages,
  field: string,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { use, field: own, source, target } of termsFor(terms, languages)) {
    if (use === "value" && own === field && !values.has(source)) values.set(source, target);
  }
  return values;
}

/** Whether a locale is of a glossary's language: `pt-BR` is `pt`, and `pt` is not `pt-BR`. */
function isLanguage(locale: string | null, language: string): boolean {
  const [one, other] = [(locale ?? "").toLowerCase(), language.toLowerCase()];
  return one !== "" && (one === other || one.startsWith(`${other}-`));
}

function isLineOf(term: Term): (line: PlacedLine) => boolean {
  const key = keyOf(term);
  return ({ text }) => keyOf(readLine(text)) === key;
}

function replaced(text: string, known: PlacedLine, line: string): string {
  // Columns of a newer Galley, or of a person's own, stay.
  const more = known.text.split("\t").slice(HEADING.length);
  const [ending = ""] = /(?:\r\n|\r|\n)$/.exec(text.slice(known.from, known.to)) ?? [];
  const whole = [line, ...more].join("\t");
  return text.slice(0, known.from) + whole + ending + text.slice(known.to);
}

interface PlacedLine {
  readonly from: number;
  /** Behind its line ending. */
  readonly to: number;
  readonly text: string;
}

function placedLines(text: string): readonly PlacedLine[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)].flatMap((match) =>
    match[0] === "" ? [] : [{ from: match.index, to: match.index + match[0].length, text: match[1] ?? "" }],
  );
}

function readLine(line: string): Term | null {
  if (line.startsWith("#") || /^[<=>|]{7}/.test(line)) return null;
  const [from = "", to = "", source = "", target = "", use = "term", field = "", note = ""] = line
    .split("\t")
    .map((part) => part.trim());
  if (from === HEADING[0] && to === HEADING[1]) return null;
  if (from === "" || to === "" || target === "" || !isUse(use === "" ? "term" : use)) return null;
  if (source === "" && use !== "forbidden") return null;
  return { from, to, source, target, use: use === "" ? "term" : (use as TermUse), field, note };
}

function isUse(text: string): text is TermUse {
  return (termUses as readonly string[]).includes(text);
}

function writeLine({ from, to, source, target, use, field, note }: Term): string {
  return [from, to, source, target, use, field, note].map(plain).join("\t").replace(/\t+$/, "");
}

/** A term holds no tab and no line ending. */
function plain(text: string): string {
  return text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ").trim();
}

function keyOf(term: Term | null): string | null {
  return term === null
    ? null
    : [term.from, term.to, term.source, term.target, term.field].map(plain).join("\t").toLowerCase();
}

function orderOf({ from, to, source, target }: Term): string {
  return [from, to, source.toLowerCase(), target.toLowerCase()].join("\t");
}
