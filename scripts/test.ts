/**
 * `npm run check` and `npm test`: every check in turn, all of them even when one fails, and one line of figures.
 *
 * A check without tests of its own (types, lint, …) counts as one. The last line is `N passed, N failed`.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";

interface Figures {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Where the step's own figures are after it ran. */
  readonly figures?: { readonly file: string; readonly read: (report: unknown) => Figures };
  /** A step that cannot say anything when an earlier one failed. */
  readonly after?: string;
}

const unitReport = "test-results/unit.json";
const endToEndReport = "test-results/end-to-end.json";
const faultsReport = "test-results/faults.json";

const checks: readonly Step[] = [
  { name: "types", command: ["tsc", "-b"] },
  { name: "lint", command: ["oxlint", "--type-aware", "--deny-warnings"] },
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "unused code", command: ["knip"] },
  { name: "rules and tests", command: ["node", "scripts/check-rules.ts"] },
  { name: "lock file", command: ["node", "scripts/check-lock.ts"] },
  {
    name: "unit, contract and host tests",
    command: ["vitest", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${unitReport}`],
    figures: { file: unitReport, read: readVitest },
  },
];

const everything: readonly Step[] = [
  { name: "Chromium", command: ["node", "scripts/ensure-chromium.ts"] },
  { name: "publishers", command: ["node", "scripts/publisher-tools.ts"] },
  ...checks,
  { name: "build", command: ["node", "scripts/build.ts"] },
  {
    name: "end to end",
    command: ["playwright", "test"],
    figures: { file: endToEndReport, read: readPlaywright },
    after: "build",
  },
  {
    name: "promises about data, in short",
    command: ["node", "tests/faults/run.ts", "--short", "--report", faultsReport],
    figures: { file: faultsReport, read: (report) => report as Figures },
    after: "build",
  },
];

function run(steps: readonly Step[]): Figures {
  const failures: string[] = [];
  let total: Figures = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    const figures = step.after !== undefined && failures.includes(step.after) ? oneFailed : runStep(step);
    if (figures.failed > 0) failures.push(step.name);
    total = sum(total, figures);
  }
  if (failures.length > 0) console.log(`Failed: ${failures.join(", ")}.`);
  if (total.skipped > 0) console.log(`${total.skipped} skipped; each says why.`);
  return total;
}

const onePassed: Figures = { passed: 1, failed: 0, skipped: 0 };
const oneFailed: Figures = { passed: 0, failed: 1, skipped: 0 };

function runStep({ name, command, figures }: Step): Figures {
  const [program, ...args] = command;
  if (figures) rmSync(figures.file, { force: true });
  console.log(`\n── ${name}`);
  const began = performance.now();
  const windows = process.platform === "win32";
  const { status } = spawnSync(program, args, { stdio: "inherit", shell: windows });
  const isWell = status === 0;
  console.log(
    `── ${name}: ${isWell ? "ok" : "FAILED"}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  if (!figures) return isWell ? onePassed : oneFailed;
  if (!existsSync(figures.file)) return oneFailed;
  const found = figures.read(JSON.parse(readFileSync(figures.file, "utf8")));
  // A run that ends badly without a failed test broke outside of tests.
  return !isWell && found.failed === 0 ? sum(found, oneFailed) : found;
}

function sum(a: Figures, b: Figures): Figures {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function readVitest(report: unknown): Figures {
  const { numPassedTests, numFailedTests, numPendingTests } = report as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 };
}

function readPlaywright(report: unknown): Figures {
  const { stats } = report as { readonly stats: Record<string, number> };
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

const { passed, failed } = run(process.argv[2] === "check" ? checks : everything);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
