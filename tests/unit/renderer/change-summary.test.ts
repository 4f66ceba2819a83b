import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { summarizeChanges } from "../../../src/renderer/state/change-summary.ts";

const summary = (savedText: string, text: string) =>
  summarizeChanges({ savedText, text, parts: splitDocument(text) });

test.each([
  ["nothing", "a\nb\n", "a\nb\n", 0],
  ["a word in a line", "one two\nb\n", "one 2\nb\n", 1],
  ["a line that is new", "a\nb\n", "a\nnew\nb\n", 1],
  ["a line that is new at the end", "a\n", "a\nnew\n", 1],
  ["a line that went", "a\nb\nc\n", "a\nc\n", 1],
  ["two lines far apart", "a\nb\nc\nd\n", "A\nb\nc\nD\n", 2],
  ["a line split in two", "one two\n", "one\ntwo\n", 2],
  ["a line with a CRLF", "a\r\nb\r\n", "a\r\nB\r\n", 1],
])("[UI15] counts %s", (_, saved, text, lines) => {
  expect(summary(saved, text).lines).toBe(lines);
});

test("[UI15] says whether the frontmatter is among them", () => {
  const saved = "---\ntitle: A\n---\nBody\n";
  expect(summary(saved, saved.replace("A", "B"))).toEqual({ lines: 1, inFrontmatter: true });
  expect(summary(saved, saved.replace("Body", "Text"))).toEqual({ lines: 1, inFrontmatter: false });
});
