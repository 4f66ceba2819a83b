/** Git in a folder of a test, whoever runs it and whatever is configured. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const SETTINGS = ["user.name=T", "user.email=t@example.org", "commit.gpgsign=false"];

export interface Git {
  /** What a command prints. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Everything as it is now. */
  readonly commit: () => Promise<void>;
}

export async function initGit(root: string): Promise<Git> {
  const git = async (...args: readonly string[]): Promise<string> => {
    const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
    return (await run("git", [...settings, ...args], { cwd: root })).stdout;
  };
  await git("init", "-q", "-b", "main");
  return {
    git,
    async commit() {
      await git("add", "-A");
      await git("commit", "-q", "-m", "x");
    },
  };
}
