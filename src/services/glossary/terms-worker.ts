/** A thread that looks for the glossary's terms in translations. It reads no file and writes nothing. */

import { splitDocument } from "#core/document/parts";
import { termFaults } from "#core/glossary/find-terms";
import type { Term } from "#core/glossary/glossary";
import { blockRows } from "#core/locale/block-states";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { shortened } from "#core/problems/words";
import type { Problem } from "#core/problems/problem";
import { answerTasks } from "../threads/answer-tasks.ts";

export interface TermsTask {
  readonly source: { readonly path: string; readonly text: string };
  readonly target: { readonly path: string; readonly text: string };
  readonly publisher: string | null;
  /** Those of the two languages. */
  readonly terms: readonly Term[];
}

function problemsOf({ source, target, publisher, terms }: TermsTask): readonly Problem[] {
  const bodyOf = ({ path, text }: TermsTask["source"]) => {
    const parts = splitDocument(text);
    const body = parseBody(text.slice(parts.body.from, parts.body.to), dialectFor(path, publisher));
    return { body, line: 1 + lineBreaks(text.slice(0, parts.body.from) + body.lead) };
  };
  const one = bodyOf(source).body;
  const { body: other, line: first } = bodyOf(target);
  const lines: number[] = [];
  let line = first;
  for (const block of other.blocks) {
    lines.push(line);
    line += lineBreaks(block.source) + lineBreaks(block.gap);
  }
  return blockRows(one.blocks, other.blocks, []).flatMap((row) => {
    const from = row.source === null ? undefined : one.blocks[row.source];
    const to = row.target === null ? undefined : other.blocks[row.target];
    if (!from || !to || row.target === null) return [];
    const at = lines[row.target] ?? first;
    return termFaults(from, to, terms).map((fault): Problem => {
      const expected = shortened(fault.expected.join(", "));
      const details =
        fault.kind === "term-not-used"
          ? { term: shortened(fault.term), expected }
          : { found: shortened(fault.found), expected };
      return { rule: fault.kind, severity: "warning", line: at, details };
    });
  });
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

answerTasks(problemsOf);
