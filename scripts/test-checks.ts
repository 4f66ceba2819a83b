/**
 * `npm run test:checks`: takes each security check out, one at a time, and expects a test to fail.
 *
 * A check that can be taken out unnoticed is no check. The mutations are in tests/mutations.json: a file, what is
 * found in it once, what stands there instead, and the tests that must notice. Each is put back before the next.
 * Before any is taken out, the tests must pass: one that fails anyway notices nothing. Words choose among the rules.
 * One Vitest runs them all: it reads anew only the file that changed.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createVitest, type Vitest } from "vitest/node";
import { faultOf, readMutations, type Mutation } from "./mutations.ts";

const LONGEST_MINUTES = 10;

/** The first test that fails, `null` when all pass. Fails when none was run or they came to no end: that says nothing. */
type FirstFailing = (test: string, title?: string) => Promise<string | null>;

async function startTests(): Promise<{ readonly vitest: Vitest; readonly failing: FirstFailing }> {
  let first: string | null = null;
  const vitest = await createVitest("test", {
    watch: false,
    reporters: [
      {
        onTestCaseResult(test) {
          if (test.result().state !== "failed") return;
          first ??= test.fullName;
          void vitest.cancelCurrentRun("test-failure");
        },
      },
    ],
  });
  await vitest.standalone();
  return {
    vitest,
    async failing(test, title) {
      first = null;
      if (title === undefined) vitest.resetGlobalTestNamePattern();
      else vitest.setGlobalTestNamePattern(title);
      const files = await vitest.globTestSpecifications([test]);
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        void vitest.cancelCurrentRun("keyboard-input");
      }, LONGEST_MINUTES * 60_000);
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(files);
      clearTimeout(timer);
      if (first !== null) return first;
      if (isLate) throw new Error(`${test}: no end within ${LONGEST_MINUTES} minutes`);
      if (unhandledErrors.length > 0 || testModules.some((file) => !file.ok())) return "outside of a test";
      const passed = testModules.flatMap((file) => [...file.children.allTests("passed")]);
      if (passed.length === 0) throw new Error(`${test}: no test was run`);
      return null;
    },
  };
}

type Tests = Awaited<ReturnType<typeof startTests>>;

/** What one that cannot be tried says, beside what those that can came to. */
function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Each on its own: what fails by itself is named, and what one leaves behind is not another's. */
async function failsAlready({ failing }: Tests, chosen: readonly Mutation[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const [test, mutations] of Map.groupBy(chosen, (mutation) => mutation.test)) {
    // Of the tests that are to notice alone: others of the file say nothing of these checks.
    const titles = mutations.map(({ title }) => title);
    const found = await failing(
      test,
      titles.includes(undefined) ? undefined : `(?:${titles.join("|")})`,
    ).catch(told);
    if (found !== null) failed.push(`${test}: ${found}`);
  }
  return failed;
}

/** The test that noticed. */
async function take({ vitest, failing }: Tests, mutation: Mutation): Promise<string | null> {
  const path = resolve(mutation.file);
  const before = readFileSync(path, "utf8");
  const write = (text: string): void => {
    writeFileSync(path, text);
    vitest.invalidateFile(path);
  };
  const putBack = () => write(before);
  const breakOff = (): never => {
    putBack();
    process.exit(130);
  };
  process.once("SIGINT", breakOff);
  try {
    write(before.replace(mutation.find, () => mutation.replace));
    return await failing(mutation.test, mutation.title);
  } catch (error) {
    console.log(told(error));
    return null;
  } finally {
    putBack();
    process.removeListener("SIGINT", breakOff);
  }
}

async function run(words: readonly string[]): Promise<void> {
  const chosen = readMutations().filter(({ rule, what }) =>
    words.every((word) => `${rule} ${what}`.toLowerCase().includes(word.toLowerCase())),
  );
  const tests = await startTests();
  const missed = [...(await failsAlready(tests, chosen))];
  if (missed.length > 0) console.log(`Fails before any check is taken out: ${missed.join(", ")}`);
  for (const mutation of chosen) {
    const fault = faultOf(mutation);
    const by = fault === null ? await take(tests, mutation) : null;
    if (by === null) missed.push(mutation.what);
    const outcome = fault ?? (by === null ? "NOT NOTICED" : "noticed");
    console.log(
      `${outcome.padEnd(12)} ${mutation.rule.padEnd(6)} ${mutation.what}${by === null ? "" : ` (${by})`}`,
    );
  }
  await tests.vitest.close();
  console.log(`${chosen.length} checks taken out, ${missed.length} not noticed or not to be tried`);
  process.exitCode = missed.length === 0 && chosen.length > 0 ? 0 : 1;
}

if (import.meta.main) await run(process.argv.slice(2));
