/**
 * `npm run test:checks`: takes each security check out, one at a time, and expects a test to fail.
 *
 * A check that can be taken out unnoticed is no check. The mutations are in tests/mutations.json: a file, what is
 * found in it once, what stands there instead, and the tests that must notice. Each is put back before the next.
 * Before any is taken out, the tests must pass: one that fails anyway notices nothing. Words choose among the rules.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

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

const LONGEST_MINUTES = 10;

/** The first test that fails, `null` when all pass. Throws when none was run or they came to no end: that says nothing. */
function failing(test: string, title?: string): string | null {
  const isEndToEnd = test.startsWith("tests/e2e/");
  const titled = title === undefined ? [] : [isEndToEnd ? "-g" : "-t", title];
  if (isEndToEnd) spawnSync("node", ["scripts/build.ts"], { stdio: "ignore" });
  const [program, ...args] = isEndToEnd
    ? ["playwright", "test", test, "--reporter=line", "--trace=off", ...titled]
    : ["vitest", "run", test, "--bail=1", "--passWithNoTests", ...titled];
  const { status, stdout } = spawnSync(program ?? "", args, {
    encoding: "utf8",
    timeout: LONGEST_MINUTES * 60_000,
  });
  if (/No test files found|no tests|Error: No tests found/i.test(stdout))
    throw new Error(`${test}: no test was run (${stdout.trim().split("\n").at(-1) ?? ""})`);
  if (status === null) throw new Error(`${test}: no end within ${LONGEST_MINUTES} minutes`);
  if (status === 0) return null;
  return /^\s*(?:FAIL|×|\d+\))\s+(.+)$/m.exec(stripVTControlCharacters(stdout))?.[1] ?? "outside of a test";
}

/** Each on its own: what fails by itself is named, and what one leaves behind is not another's. */
function failsAlready(chosen: readonly Mutation[]): readonly string[] {
  const tests = [...new Set(chosen.map(({ test }) => test))];
  return tests.flatMap((test) => {
    try {
      return failing(test) ?? [];
    } catch (error) {
      return [String(error)];
    }
  });
}

/** The test that noticed. */
function take(mutation: Mutation): string | null {
  const before = readFileSync(mutation.file, "utf8");
  const putBack = () => writeFileSync(mutation.file, before);
  process.once("SIGINT", putBack);
  try {
    writeFileSync(
      mutation.file,
      before.replace(mutation.find, () => mutation.replace),
    );
    return failing(mutation.test, mutation.title);
  } catch (error) {
    console.log(String(error));
    return null;
  } finally {
    putBack();
    process.removeListener("SIGINT", putBack);
  }
}

function run(words: readonly string[]): void {
  const chosen = readMutations().filter(({ rule, what }) =>
    words.every((word) => `${rule} ${what}`.toLowerCase().includes(word.toLowerCase())),
  );
  const missed = [...failsAlready(chosen)];
  if (missed.length > 0) console.log(`Fails before any check is taken out: ${missed.join(", ")}`);
  for (const mutation of chosen) {
    const fault = faultOf(mutation);
    const by = fault === null ? take(mutation) : null;
    if (by === null) missed.push(mutation.what);
    const outcome = fault ?? (by === null ? "NOT NOTICED" : "noticed");
    console.log(
      `${outcome.padEnd(12)} ${mutation.rule.padEnd(6)} ${mutation.what}${by === null ? "" : ` (${by})`}`,
    );
  }
  console.log(`${chosen.length} checks taken out, ${missed.length} not noticed or not to be tried`);
  process.exitCode = missed.length === 0 && chosen.length > 0 ? 0 : 1;
}

if (import.meta.main) run(process.argv.slice(2));
