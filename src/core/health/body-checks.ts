/** What differs between the texts of an article's locales: their structure, what is in them, what was left untranslated. */

import { markDifferences, type Difference } from "../parity/marks.ts";
import { untranslatedPassages } from "../parity/untranslated.ts";
import { shortened } from "../problems/words.ts";
import type { Finding, SiteFile, VariantPair } from "./site-file.ts";

/** Of a pair at most one finding of each kind. A file without any text was begun, or has its text elsewhere. */
export function bodyDifferences(pair: VariantPair): readonly Finding[] {
  if (pair.source.facts.blocks === 0 || pair.other.facts.blocks === 0) return [];
  const structure = structureDifference(pair);
  return [...structure.findings, ...contentDifference(pair, structure.what), ...untranslated(pair)];
}

/** Where several kinds of blocks differ in number, the one that says most. */
function structureDifference({ source, other }: VariantPair) {
  const [before, here] = [countsIn(source), countsIn(other)];
  const what = COUNTED.find((kind) => before[kind] !== here[kind]);
  if (what === undefined) return { findings: [], what: null };
  const severity = what === "blocks" || what === "lists" ? "note" : "warning";
  const details = { what, found: here[what], value: before[what], other: source.path };
  const finding: Finding = {
    path: other.path,
    problem: { rule: "locale-blocks-differ", severity, line: 1, details },
  };
  return { findings: [finding], what };
}

const COUNTED = ["headings", "images", "code", "tables", "footnotes", "lists", "blocks"] as const;

function countsIn({ facts }: SiteFile): Readonly<Record<(typeof COUNTED)[number], number>> {
  const total = (marks: ReadonlyMap<string, number> | undefined): number =>
    [...(marks?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  return {
    headings: facts.headings.length,
    images: facts.links.filter(({ kind }) => kind === "image").length,
    code: facts.code,
    tables: facts.tables,
    footnotes: total(facts.parity.marks.footnotes),
    lists: total(facts.parity.marks.lists),
    blocks: facts.blocks,
  };
}

/** How many marks a sentence names. */
const NAMED = 4;

/** What stands in one text and not in the other, of every kind that was not told by its number. */
function contentDifference({ source, other }: VariantPair, told: string | null): readonly Finding[] {
  const found = markDifferences(source.facts.parity.marks, other.facts.parity.marks).filter(
    ({ kind }) => kind !== told && kind !== "lists",
  );
  if (found.length === 0) return [];
  const details = { what: found.map(({ kind }) => kind).join(" "), ...named(found), other: source.path };
  return [
    { path: other.path, problem: { rule: "locale-content-differs", severity: "note", line: 1, details } },
  ];
}

function named(found: readonly Difference[]) {
  // Code is too long to be named.
  const shown = found.filter(({ kind }) => kind !== "code");
  const text = (marks: readonly string[]): string =>
    marks
      .slice(0, NAMED)
      .map((mark) => shortened(mark))
      .join(", ");
  return {
    missing: text(shown.flatMap(({ missing }) => missing)),
    extra: text(shown.flatMap(({ extra }) => extra)),
  };
}

function untranslated({ source, other }: VariantPair): readonly Finding[] {
  const left = untranslatedPassages(
    { passages: source.facts.parity.passages, locale: source.locale },
    { passages: other.facts.parity.passages, locale: other.locale },
  );
  const [first] = left;
  if (!first) return [];
  const details = {
    found: left.length,
    value: other.facts.parity.passages.length,
    locale: other.locale ?? "",
  };
  return [
    {
      path: other.path,
      problem: { rule: "text-untranslated", severity: "warning", line: first.line, details },
    },
  ];
}
