/** Unexpected errors, written where a developer finds them: never what a person wrote, never where they live. */

import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { ZodError } from "zod";

const LARGEST_LOG = 1_000_000;

/** Record an error under `place` and return its id. Never throws: a full disk must not become a second bug. */
export type RecordBug = (place: string, error: unknown) => string;

/** Append to `galley.log` in `folder`; `home` is shown as "~". One older log is kept. */
export function createBugLog(folder: string, home: string, now: () => Date): RecordBug {
  const file = join(folder, "galley.log");
  return (place, error) => {
    const id = randomBytes(4).toString("hex");
    const lines = [`${now().toISOString()} ${id} ${place} ${whatHappened(error)}`, ...framesOf(error, home)];
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file);
      appendFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to write it; the id still tells the person that something unexpected happened.
    }
    return id;
  };
}

/** The error's kind. Messages are left out: a parser's message quotes the article it could not parse. */
function whatHappened(error: unknown): string {
  if (error instanceof ZodError) {
    return `ZodError ${error.issues.map(({ code, path }) => `${code} at ${String(path[0])}`).join("; ")}`;
  }
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return error.name + code;
}

function framesOf(error: unknown, home: string): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  // The message stands before the frames, and may itself have lines that look like frames.
  const afterMessage = error.stack.slice(error.stack.indexOf(error.message) + error.message.length);
  const frames = afterMessage.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 12).map((line) => line.replaceAll(home, "~"));
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG) renameSync(file, `${file}.1`);
}
