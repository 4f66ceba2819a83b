/**
 * `npm run test:checks`: takes each security check out, one at a time, and expects a test to fail.
 *
 * A check that can be taken out unnoticed is no check. The mutations are in tests/mutations.json: a file, what is
 * found in it once, what stands there instead, and the tests that must notice. Each is put back before the next.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

export interface Mutation {
  /** The rule of the security design that the check serves. */
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** A vitest file, or a Playwright one, and words of the titles to run. */
  readonly test: string;
  readonly title?: string;
}

const LIST = new URL("../tests/mutations.json", import.meta.url);

export function readMutations(): readonly Mutation[] {
  return JSON.parse(readFileSync(LIST, "utf8")) as readonly Mutation[];
}

/** Why a mutation cannot be made as it is written; `null` when it can. */
export function faultOf({ file, find, replace }: Mutation): string | null {
  const times = readFileSync(file, "utf8").split(find).length - 1;
  if (times !== 1) return `${file} holds it ${times} times`;
  return find === replace ? "nothing changes" : null;
}

/** Whether the tests failed, as they must. */
function isNoticed({ test, title }: Mutation): boolean {
  const isEndToEnd = test.startsWith("tests/e2e/");
  const titled = title === undefined ? [] : [isEndToEnd ? "-g" : "-t", title];
  if (isEndToEnd) spawnSync("node", ["scripts/build.ts"], { stdio: "ignore" });
  const [program, ...args] = isEndToEnd
    ? ["playwright", "test", test, "--reporter=line", "--trace=off", ...titled]
    : ["vitest", "run", test, "--bail=1", "--passWithNoTests", ...titled];
  const { status, stdout } = spawnSync(program ?? "", args, { encoding: "utf8", timeout: 300_000 });
  if (/No test files found|no tests|Error: No tests found/i.test(stdout))
    throw new Error(`${test}: no such test`);
  return status !== 0;
}

function take(mutation: Mutation): boolean {
  const before = readFileSync(mutation.file, "utf8");
  const putBack = () => writeFileSync(mutation.file, before);
  process.once("SIGINT", putBack);
  try {
    writeFileSync(
      mutation.file,
      before.replace(mutation.find, () => mutation.replace),
    );
    return isNoticed(mutation);
  } finally {
    putBack();
    process.removeListener("SIGINT", putBack);
  }
}

function run(words: readonly string[]): void {
  const chosen = readMutations().filter(({ rule, what }) =>
    words.every((word) => `${rule} ${what}`.toLowerCase().includes(word.toLowerCase())),
  );
  const missed: string[] = [];
  for (const mutation of chosen) {
    const fault = faultOf(mutation);
    const outcome = fault ?? (take(mutation) ? "noticed" : "NOT NOTICED");
    if (outcome !== "noticed") missed.push(mutation.what);
    console.log(`${outcome.padEnd(12)} ${mutation.rule.padEnd(6)} ${mutation.what}`);
  }
  console.log(`${chosen.length} checks taken out, ${chosen.length - missed.length} noticed`);
  process.exitCode = missed.length === 0 && chosen.length > 0 ? 0 : 1;
}

if (import.meta.main) run(process.argv.slice(2));
