/** A test of `npm test`, run with more repetitions than there is time for in every run. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..", "..");

export interface RepeatedTest {
  /** Below the project's folder. */
  readonly file: string;
  /** The start of the test's title. */
  readonly title: string;
  /** The variable of the environment that the test takes its number from. */
  readonly variable: string;
  readonly times: number;
}

/** What it printed of its figures, and why it failed; `null` when it passed. */
export async function runRepeated({ file, title, variable, times }: RepeatedTest) {
  const program = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const args = ["run", file, "-t", title, "--retry=0", "--testTimeout=3600000"];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    env: { ...process.env, [variable]: String(times), NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [code] = (await once(child, "close")) as [number | null];
  const passed = code === 0 && /Tests {2}1 passed/.test(printed);
  return passed ? null : `${file}: ${printed.slice(-2000)}`;
}
