/** A site's own program in a process of its own: no shell, few variables, a bounded log, and gone with its children. */

import { spawn, type ChildProcess } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { Failure } from "#contract/failure";
import type { Permit } from "../trust/trust.ts";

export interface ToolCommand {
  /** Absolute path of the program. */
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** Beside the few that every program gets. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface ToolProcess {
  /** The newest lines, oldest first, colours taken out. */
  readonly lines: () => readonly string[];
  /** How many lines there were ever: an index into what `linesSince` gives. */
  readonly count: () => number;
  /** The lines from the `from`th on, as far as they are still kept. */
  readonly linesSince: (from: number) => readonly string[];
  /** Called with each line as it comes. */
  readonly onLine: (listener: (line: string) => void) => () => void;
  readonly hasEnded: () => boolean;
  /** The exit code, or `null` where a signal ended it; -1 where it could not be started. */
  readonly ended: Promise<number | null>;
  /** End it and all that it started: asked first, made to after `PATIENCE`. */
  readonly stop: () => Promise<void>;
}

const MOST_LINES = 2000;
const LONGEST_LINE = 2000;
/** A program that was asked to end is made to after so many milliseconds. */
const PATIENCE = 500;

/**
 * What a program needs to find its way about; nothing that a person keeps in the environment (tokens, proxies,
 * editors' and agents' variables that change what tools print) reaches the site's code.
 */
const PASSED_ON = [
  "PATH",
  "HOME",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
  "SystemRoot",
  "TMPDIR",
  "TEMP",
  "TMP",
  "LANG",
  "LC_ALL",
  "TZ",
  "GEM_HOME",
  "GEM_PATH",
] as const;

/** Whether the person took their leave back. */
function hasEnded(permit: Permit): boolean {
  return permit.ended.aborted;
}

/** The one place from which a program of a site is started. Fails with `not-trusted` once the permit has ended. */
function spawnTool(permit: Permit, command: ToolCommand, isAsked = false): ChildProcess {
  if (hasEnded(permit)) throw new Failure("not-trusted");
  const child = spawn(command.program, command.args, {
    cwd: command.folder,
    env: { ...toolEnvironment(), ...command.variables },
    shell: false,
    // A group of its own, so that what it starts ends with it.
    detached: process.platform !== "win32",
    stdio: [isAsked ? "pipe" : "ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  const kill = (): void => signal(child, "SIGKILL");
  process.once("exit", kill);
  child.once("close", () => process.removeListener("exit", kill));
  return child;
}

/**
 * Start a program that goes on. It ends when it is stopped, when the folder is no longer trusted, and when Galley
 * does. One that cannot be started has ended with -1 and says why in its lines.
 */
export function startTool(permit: Permit, command: ToolCommand): ToolProcess {
  const child = spawnTool(permit, command);
  const log = createLog();
  child.stdout?.on("data", log.reader());
  return follow(permit, child, log);
}

/** A program that answers lines with lines. */
export interface AnsweringTool extends ToolProcess {
  readonly say: (line: string) => void;
}

/**
 * Start a program that answers: each whole line of its output is an answer, what it prints as errors is its log. One
 * that answers without end is ended.
 */
export function startAnsweringTool(
  permit: Permit,
  command: ToolCommand,
  onAnswer: (line: string) => void,
): AnsweringTool {
  const child = spawnTool(permit, command, true);
  const tool = follow(permit, child, createLog());
  const decoder = new StringDecoder("utf8");
  let rest = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(onAnswer);
    if (rest.length > LONGEST_ANSWER) signal(child, "SIGKILL");
  });
  // Whoever writes to a program that has just ended learns it from its end.
  child.stdin?.on("error", () => undefined);
  return { ...tool, say: (line) => void child.stdin?.write(`${line}\n`) };
}

function follow(permit: Permit, child: ChildProcess, log: ReturnType<typeof createLog>): ToolProcess {
  child.stderr?.on("data", log.reader());
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      log.add(error.message);
      resolve(-1);
    });
    child.once("close", resolve);
  });
  const stop = () => endProcess(child, ended);
  const restrict = (): void => void stop();
  permit.ended.addEventListener("abort", restrict, { once: true });
  void ended.then(() => {
    isOver = true;
    permit.ended.removeEventListener("abort", restrict);
  });
  const { lines, count, linesSince, onLine } = log;
  return { lines, count, linesSince, onLine, hasEnded: () => isOver, ended, stop };
}

const LONGEST_ANSWER = 64 * 1024 * 1024;

/** Run a program that answers and ends: its output. Fails with `publisher-failed`, or with `timed-out` after `patience`. */
export async function askTool(permit: Permit, command: ToolCommand, patience: number): Promise<string> {
  const child = spawnTool(permit, command);
  const answer: Buffer[] = [];
  let length = 0;
  child.stdout?.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length <= LONGEST_ANSWER) answer.push(chunk);
    else signal(child, "SIGKILL");
  });
  const errors = createLog();
  child.stderr?.on("data", errors.reader());
  let isLate = false;
  const kill = (): void => signal(child, "SIGKILL");
  permit.ended.addEventListener("abort", kill, { once: true });
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, patience);
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      errors.add(error.message);
      resolve(-1);
    });
    child.once("close", resolve);
  });
  clearTimeout(timer);
  permit.ended.removeEventListener("abort", kill);
  if (hasEnded(permit)) throw new Failure("not-trusted");
  if (isLate) throw new Failure("timed-out");
  if (code !== 0)
    throw new Failure("publisher-failed", { reason: errors.lines().at(-1)?.slice(0, 300) ?? "" });
  return Buffer.concat(answer).toString("utf8");
}

async function endProcess(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  signal(child, "SIGTERM");
  const timer = setTimeout(() => signal(child, "SIGKILL"), PATIENCE);
  await ended;
  clearTimeout(timer);
  // What it left behind in its group has lost its parent, and nobody waits for it.
  signal(child, "SIGKILL");
}

function signal(child: ChildProcess, name: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // The whole group is gone already.
  }
}

/** The variables that a site's program gets. */
export function toolEnvironment(): Record<string, string> {
  const variables: Record<string, string> = { NO_COLOR: "1", FORCE_COLOR: "0" };
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

function createLog() {
  const kept: string[] = [];
  let dropped = 0;
  const listeners = new Set<(line: string) => void>();
  const add = (line: string): void => {
    const shown = withoutColours(line).slice(0, LONGEST_LINE).trimEnd();
    if (shown === "") return;
    kept.push(shown);
    if (kept.length > MOST_LINES) dropped += kept.splice(0, kept.length - MOST_LINES).length;
    for (const listener of listeners) listener(shown);
  };
  return {
    add,
    lines: () => kept,
    count: () => dropped + kept.length,
    linesSince: (from: number) => kept.slice(Math.max(0, from - dropped)),
    onLine(listener: (line: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Cuts one stream into lines; a line that never ends is cut where it gets too long. */
    reader() {
      const decoder = new StringDecoder("utf8");
      let rest = "";
      return (chunk: Buffer) => {
        const lines = (rest + decoder.write(chunk)).split(/\r\n|\r|\n/);
        rest = lines.pop() ?? "";
        lines.forEach(add);
        if (rest.length <= LONGEST_LINE) return;
        add(rest);
        rest = "";
      };
    },
  };
}

function withoutColours(line: string): string {
  return line.replace(/\u001b\[[\d;]*[A-Za-z]/g, "");
}

/** The absolute path of a program that a terminal would find; `null` where none is. */
export async function findProgram(name: string): Promise<string | null> {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder !== "" && (await isProgram(path))) return path;
    }
  }
  return null;
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
