/** What a bad input is in the table: its number and words, and either what is done with it or why it cannot come up. */

import { globSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { contract } from "#contract/calls";
import { applyEdit } from "#core/document/patch";
import { splitDocument } from "#core/document/parts";
import { editField } from "#core/frontmatter/edit";
import { readFrontmatter } from "#core/frontmatter/read";
import type { FrontmatterReading } from "#core/frontmatter/values";
import type { ProblemRule } from "#core/problems/problem";
import { describeProblem } from "#core/problems/words";
import { at, openSite } from "../services/support/site.ts";
import { photograph } from "../services/support/temporary-folder.ts";

export interface BadInput {
  /** Its number in the list of bad inputs that Galley is held to. */
  readonly number: number;
  readonly what: string;
  /** Feed it to the real thing and look at what came of it. */
  readonly check?: () => Promise<void> | void;
  /** Tests that hold (also) this one: a file and words of a title in it. */
  readonly heldBy?: readonly (readonly [file: string, title: string])[];
  /** There is no way in: why, and what shows that there is none. */
  readonly absent?: { readonly because: string; readonly check: () => void };
}

export const page = (frontmatter: string, body = "Body.\n") => `---\n${frontmatter}---\n${body}`;

export function readingOf(text: string): FrontmatterReading {
  return readFrontmatter(splitDocument(text));
}

/** Unreadable for this reason, the same at the second time, with a sentence; the form cannot edit it. */
export function expectUnreadable(text: string, rule: ProblemRule, line?: number): void {
  for (const _time of ["first", "second"]) {
    const reading = readingOf(text);
    if (reading.kind !== "unreadable") throw new Error(`it was ${reading.kind}: ${text.slice(0, 80)}`);
    const [problem] = reading.problems;
    expect(problem?.rule, text.slice(0, 80)).toBe(rule);
    if (line !== undefined) expect(problem?.line).toBe(line);
    if (problem)
      for (const language of ["en", "ja"] as const) expect(describeProblem(problem, language)).toMatch(/\S/);
  }
  expect(() => editField(text, { kind: "set", path: ["title"], value: "New" })).toThrow(RangeError);
  expectUnpolluted();
}

/** Setting `field` changes that value's bytes and nothing else. */
export function expectOneFieldEdit(text: string, field: string, from: string, to: string): void {
  const edited = applyEdit(text, editField(text, { kind: "set", path: [field], value: to }));
  expect(edited).toBe(text.replace(from, to));
}

export function expectUnpolluted(): void {
  for (const name of ["polluted", "hit"]) {
    expect(({} as Record<string, unknown>)[name]).toBeUndefined();
    expect((globalThis as Record<string, unknown>)[name]).toBeUndefined();
  }
}

/** Open a folder with it, list it, check it, open the article and save it as it was: nothing is written, nothing throws. */
export async function expectUntouched(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const { handlers, root, workspace } = await openSite(files);
  const before = await photograph(root);
  await handlers["library.read"]({ workspace });
  await handlers["problems.read"]({ workspace });
  for (const path of Object.keys(files)) {
    const document = await handlers["document.open"]({ workspace, path: at(path) }).catch(() => null);
    if (document === null || document.readOnly !== null) continue;
    const { text, encoding, revision } = document;
    const saved = await handlers["document.save"]({
      workspace,
      path: at(path),
      text,
      encoding,
      base: revision as never,
    });
    expect(saved.revision).toBe(revision);
  }
  expect(await photograph(root)).toEqual(before);
  expectUnpolluted();
}

/** The failure that a call ends with; "none" when it succeeds. */
export async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => "none",
    (error: { readonly code?: string }) => error.code ?? String(error),
  );
}

export async function expectHeld([file, title]: readonly [string, string]): Promise<void> {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
  expect(text, `${file} has no test “${title}”`).toContain(title);
}

/** No call of the contract has such a name. */
export function expectNoCall(like: RegExp): void {
  expect(Object.keys(contract).filter((name) => like.test(name))).toEqual([]);
}

/** No file of ours holds such a text. */
export function expectNowhere(files: string, like: RegExp): void {
  const root = new URL("../../", import.meta.url).pathname;
  const found = globSync(files, { cwd: root });
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((path) => like.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
}
