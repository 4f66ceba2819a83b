/** Does every rule of a SPEC file have a test that names it, and does every test name a rule that there is? */

import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Rules are `- **F1** …` in a SPEC file; a test cites them as `[F1]` in its title. Each rule stands once. */
export function ruleProblems(specs: readonly SourceText[], tests: readonly SourceText[]): readonly string[] {
  const problems: string[] = [];
  const rules = new Map<string, string>();
  for (const { path, text } of specs) {
    for (const [, rule = ""] of text.matchAll(/^[-*] \*\*([A-Z]+\d+[a-z]?)\*\*/gm)) {
      const other = rules.get(rule);
      if (other !== undefined) problems.push(`${path}: ${rule} is in ${other} too`);
      rules.set(rule, path);
    }
  }
  const cited = new Set<string>();
  for (const { path, text } of tests) {
    for (const rule of citedRules(text)) {
      cited.add(rule);
      if (!rules.has(rule)) problems.push(`${path}: no SPEC file has ${rule}`);
    }
  }
  for (const [rule, path] of rules) if (!cited.has(rule)) problems.push(`${path}: no test cites [${rule}]`);
  return problems;
}

/** The rules in titles, which are first arguments: `test("[F1] …", …)`, `test.each([…])("[F1, F2] …", …)`. */
function citedRules(text: string): readonly string[] {
  const titles = text.matchAll(/\(\s*(["'`])((?:\\.|(?!\1)[^\n])*)\1\s*,/g);
  return [...titles].flatMap(([, , title = ""]) =>
    [...title.matchAll(/\[([A-Z]+\d+[a-z]?(?:, ?[A-Z]+\d+[a-z]?)*)\]/g)].flatMap(([, list = ""]) =>
      list.split(/, ?/),
    ),
  );
}

function read(pattern: string): SourceText[] {
  return globSync(pattern).map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

if (import.meta.main) {
  const specs = read("src/**/*.md").filter(({ path }) => basename(path).startsWith("SPEC"));
  const problems = ruleProblems(specs, read("tests/**/*.{test,spec}.{ts,tsx}"));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
