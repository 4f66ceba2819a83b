/**
 * The one place from which a program of a site is started: with a permit, without a shell, in a process group of its
 * own that ends with it.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import type { Permit } from "./trust.ts";

export interface SiteProgram {
  /** The last of what it printed, within a limit. */
  readonly output: () => string;
  /** How it ended: its exit code, or `null` when it was ended. */
  readonly ended: Promise<number | null>;
  /** End it and everything that it started. */
  readonly stop: () => Promise<void>;
}

export interface SiteProgramOptions {
  /** Which of the permit's commands. */
  readonly command: number;
  /** After the command's own arguments: an address to listen on, and the like. */
  readonly more?: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const MOST_OUTPUT = 1_000_000;
/** How long a program may take to end by itself once it was asked to. */
const PATIENCE_MILLISECONDS = 3000;

/** Start a command that the person agreed to. Fails with `not-trusted` when the permit has ended meanwhile. */
export async function runSiteProgram(permit: Permit, options: SiteProgramOptions): Promise<SiteProgram> {
  const command = permit.commands[options.command];
  if (permit.ended.aborted || command === undefined) throw new Failure("not-trusted");
  const [program, ...args] = command.argv;
  const child = spawn(
    program.includes("/") ? join(permit.root, program) : program,
    [...args, ...(options.more ?? [])],
    {
      cwd: permit.root,
      env: plainEnvironment(options.environment),
      shell: false,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  await started(child, program);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stop = async (): Promise<void> => {
    const impatient = setTimeout(() => endGroup(child, "SIGKILL"), PATIENCE_MILLISECONDS);
    endGroup(child, "SIGTERM");
    await ended;
    clearTimeout(impatient);
    // What it left behind in its group ends with it.
    endGroup(child, "SIGKILL");
  };
  const restrict = (): void => void stop();
  permit.ended.addEventListener("abort", restrict, { once: true });
  void ended.then(() => permit.ended.removeEventListener("abort", restrict));
  return { output: keptOutput(child), ended, stop };
}

/** What a program needs to find itself and the person's files; never a token of ours, nor what makes Node load code. */
function plainEnvironment(environment: SiteProgramOptions["environment"]): Record<string, string> {
  const kept = [
    "PATH",
    "HOME",
    "USER",
    "LANG",
    "LC_ALL",
    "TZ",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SystemRoot",
    "ComSpec",
    "APPDATA",
  ];
  return Object.fromEntries(
    kept.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  ) as Record<string, string>;
}

function started(child: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", () => reject(new Failure("not-found", { name: program })));
  });
}

function keptOutput(child: ChildProcess): () => string {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => {
      output = (output + text).slice(-MOST_OUTPUT);
    });
  }
  return () => output;
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It has ended already.
  }
}
