/** A thread that looks for the glossary's terms in translations. It reads no file and writes nothing. */

import { lineBreaks } from "#core/document/line-breaks";
import { termFaults } from "#core/glossary/find-terms";
import type { Term } from "#core/glossary/glossary";
import { blockRows } from "#core/locale/block-states";
import { documentAt, type TextAt } from "#core/markdown/document-at";
import { bodyPlace } from "#core/problems/body";
import { shortened } from "#core/problems/words";
import type { Problem } from "#core/problems/problem";
import { answerTasks } from "../threads/answer-tasks.ts";

export interface TermsTask {
  readonly source: TextAt;
  readonly target: TextAt;
  readonly publisher: string | null;
  /** Those of the two languages. */
  readonly terms: readonly Term[];
}

function problemsOf({ source, target, publisher, terms }: TermsTask): readonly Problem[] {
  const one = documentAt(source, publisher).body;
  const { parts, body: other } = documentAt(target, publisher);
  const first = bodyPlace(parts, publisher).line + lineBreaks(other.lead);
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

answerTasks(problemsOf);
