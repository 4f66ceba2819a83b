/** A field's value as a piece of YAML of its own: what a person edits where no widget fits. */

import { applyEdit } from "../document/patch.ts";
import { splitDocument } from "../document/parts.ts";
import type { Problem } from "../problems/problem.ts";
import { editField } from "./edit.ts";
import { readFrontmatter } from "./read.ts";
import type { FieldValue } from "./values.ts";

const NAME = "value";
const OPENING = "---\n";
const EMPTY = `${OPENING}---\n`;

/** `value` as YAML, without a line ending at the end. */
export function snippetOf(value: FieldValue): string {
  const text = applyEdit(EMPTY, editField(EMPTY, { kind: "set", path: [NAME], value }));
  const content = text
    .slice(OPENING.length + NAME.length + 1, -EMPTY.length + OPENING.length)
    .replace(/\n$/, "");
  // Lists and maps stand on lines of their own, two columns in.
  return content.startsWith("\n") ? content.slice(1).replaceAll(/^ {2}/gm, "") : content.trimStart();
}

/** What a snippet comes to; its problem's line counts from 1 within the snippet. */
export type SnippetReading =
  | { readonly kind: "value"; readonly value: FieldValue }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Read a snippet as `snippetOf` writes it, or as a person would. Aliases and tags have no place in one. */
export function readSnippet(snippet: string): SnippetReading {
  const [first = "", ...rest] = snippet.replaceAll(/\r\n?/g, "\n").split("\n");
  const isBlockScalar = /^[|>]/.test(first);
  const lines = isBlockScalar
    ? [`${NAME}: ${first}`, ...rest]
    : [`${NAME}:`, ...[first, ...rest].map((line) => `  ${line}`)];
  const reading = readFrontmatter(splitDocument(`${OPENING}${lines.join("\n")}\n---\n`));
  const line = (found: number | undefined): number => Math.max(1, (found ?? 1) - (isBlockScalar ? 1 : 2));
  if (reading.kind === "unreadable" && reading.problems[0]) {
    const [problem] = reading.problems;
    return { kind: "problem", problem: { ...problem, line: line(problem.line) } };
  }
  const names = reading.kind === "read" ? Object.keys(reading.values) : [];
  const isKept = reading.kind === "read" && reading.places.some(({ editable }) => !editable);
  if (reading.kind !== "read" || names.length !== 1 || isKept) {
    const details = { reason: isKept ? "unknown-alias" : "several-documents", found: "" };
    return { kind: "problem", problem: { rule: "frontmatter-syntax", severity: "error", line: 1, details } };
  }
  return { kind: "value", value: reading.values[NAME] ?? null };
}
