/** What of a workspace's problems is shown, and in which order. */

import { areaOf, ruleAreas, ruleWords } from "#core/problems/guide";
import { problemRules, type Severity } from "#core/problems/problem";
import { describeProblem, fieldLabel } from "#core/problems/words";
import type { InterfaceLanguage } from "#core/settings/settings";
import { folded } from "#core/words/folded";
import type { FileProblem } from "#contract/values";

export interface FindingsView {
  /** `null`: every rule. */
  readonly rule: string | null;
  readonly severity: Severity | null;
  readonly query: string;
  readonly byArticle: boolean;
  /** Those that people let stand, in place of the others. */
  readonly isDismissed: boolean;
}

/** A heading over findings, or a finding. */
export type FindingRow =
  | { readonly kind: "rule"; readonly rule: string; readonly count: number }
  | { readonly kind: "article"; readonly path: string; readonly count: number }
  | { readonly kind: "finding"; readonly found: FileProblem };

const severities: readonly Severity[] = ["error", "warning", "note"];

/** The findings that `view` shows. Every word of its query stands in the sentence, the path, the field or the rule's name. */
export function shownFindings(
  problems: readonly FileProblem[],
  view: FindingsView,
  language: InterfaceLanguage,
): readonly FileProblem[] {
  const words = folded(view.query).split(/\s+/).filter(Boolean);
  return problems.filter(({ path, problem }) => {
    if (view.rule !== null && problem.rule !== view.rule) return false;
    if (view.severity !== null && problem.severity !== view.severity) return false;
    if (words.length === 0) return true;
    const parts = [
      path,
      fieldLabel(problem.field ?? []),
      describeProblem(problem, language),
      ruleWords(problem.rule, language).title,
    ];
    const text = folded(parts.join("\n"));
    return words.every((word) => text.includes(word));
  });
}

/** The findings under their headings: worst kinds first, each kind in the guide's order; or by article. */
export function rowsOf(findings: readonly FileProblem[], byArticle: boolean): readonly FindingRow[] {
  const groups = new Map<string, FileProblem[]>();
  for (const found of findings) {
    const key = byArticle ? found.path : found.problem.rule;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  const ordered = [...groups].toSorted(([a, one], [b, other]) =>
    byArticle ? (a < b ? -1 : 1) : worst(one) - worst(other) || rank(a) - rank(b),
  );
  return ordered.flatMap(([key, group]): FindingRow[] => [
    byArticle
      ? { kind: "article", path: key, count: group.length }
      : { kind: "rule", rule: key, count: group.length },
    ...group.map((found) => ({ kind: "finding" as const, found })),
  ]);
}

/** How often each rule was broken, in the guide's order, under the areas that have any. */
export function countRules(problems: readonly FileProblem[]): readonly {
  readonly area: (typeof ruleAreas)[number];
  readonly rules: readonly (readonly [string, number])[];
}[] {
  const counts = new Map<string, number>();
  for (const { problem } of problems) counts.set(problem.rule, (counts.get(problem.rule) ?? 0) + 1);
  const sorted = [...counts].toSorted(([a], [b]) => rank(a) - rank(b));
  return ruleAreas
    .map((area) => ({ area, rules: sorted.filter(([rule]) => areaOf(rule) === area) }))
    .filter(({ rules }) => rules.length > 0);
}

function worst(group: readonly FileProblem[]): number {
  return Math.min(...group.map(({ problem }) => severities.indexOf(problem.severity)));
}

function rank(rule: string): number {
  const at = (problemRules as readonly string[]).indexOf(rule);
  return at < 0 ? problemRules.length : at;
}
