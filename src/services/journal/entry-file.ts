/** What an entry's file holds: how it began, and everything that came since. */

import { z } from "zod";
import { JournalChange } from "#contract/journal";
import { Encoding, Revision } from "#contract/values";
import { applyEdit } from "#core/document/patch";
import { frameOf, readFrames } from "./frames.ts";

/** The first line: another version of Galley may write another one. */
const MAGIC = Buffer.from("galley journal 1\n", "utf8");

const Beginning = z.object({
  kind: z.literal("begin"),
  /** The workspace's root, and the document's path in it. */
  root: z.string(),
  path: z.string(),
  encoding: Encoding,
  base: Revision,
  baseText: z.string(),
  begunAt: z.number(),
  owner: z.object({ pid: z.number().int(), started: z.string() }),
});
/** What does not change as long as an entry lives. */
export type Beginning = z.infer<typeof Beginning>;

const numbered = { sequence: z.number().int().min(0), at: z.number() };
const Step = z.discriminatedUnion("kind", [
  JournalChange.extend({ kind: z.literal("edit"), ...numbered }),
  z.object({ kind: z.literal("text"), text: z.string(), ...numbered }),
]);
export type Step = z.infer<typeof Step>;

/** An entry as far as its file is whole. */
export interface EntryContent {
  readonly beginning: Beginning;
  readonly text: string;
  readonly sequence: number;
  readonly writtenAt: number;
}

/** The bytes of a new entry: its beginning and the whole text. */
export function entryBytes(content: EntryContent): Buffer {
  const { beginning, text, sequence, writtenAt } = content;
  const step: Step = { kind: "text", text, sequence, at: writtenAt };
  return Buffer.concat([MAGIC, frameOf(beginning), frameOf(step)]);
}

export function stepBytes(step: Step): Buffer {
  return frameOf(step);
}

/** What the file says, up to the first step that is not whole or does not follow; `null` when not even its beginning is. */
export function readEntry(bytes: Uint8Array): EntryContent | null {
  if (!MAGIC.equals(bytes.subarray(0, MAGIC.length))) return null;
  const [first, ...rest] = readFrames(bytes, MAGIC.length);
  const beginning = Beginning.safeParse(first);
  if (!beginning.success) return null;
  let content: EntryContent | null = null;
  for (const value of rest) {
    const step = Step.safeParse(value);
    const next: EntryContent | null = step.success ? afterStep(beginning.data, content, step.data) : null;
    if (next === null) break;
    content = next;
  }
  return content;
}

/** `null` when the step does not follow what is there. */
function afterStep(beginning: Beginning, before: EntryContent | null, step: Step): EntryContent | null {
  if (before !== null && step.sequence !== before.sequence + 1) return null;
  const text = step.kind === "text" ? step.text : before && textAfter(before.text, step);
  if (text === null) return null;
  return { beginning, text, sequence: step.sequence, writtenAt: step.at };
}

/** The text after an edit; `null` when the edit was made on another text. */
export function textAfter(text: string, { edit, length }: JournalChange): string | null {
  try {
    const after = applyEdit(text, edit);
    return after.length === length ? after : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
