import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { isWritten, type FieldMap, type FieldValue } from "#core/frontmatter/values";
import { decodeBytes } from "#services/storage/encoding";
import { readLean } from "#services/workspace/lean-frontmatter";
import { scanBytes } from "#services/workspace/scan";

const CORPORA = resolve(process.env["GALLEY_CORPORA"] ?? "../shared/corpora");

/** What core reads of the same bytes: fields (`null` when unreadable), and whether it found an error. */
function slowly(bytes: Buffer): { readonly fields: FieldMap | null; readonly errors: number } {
  const reading = readFrontmatter(splitDocument(decodeBytes(bytes).text));
  const problems = reading.kind === "none" ? [] : reading.problems;
  return {
    fields: reading.kind === "read" ? reading.values : reading.kind === "none" ? {} : null,
    errors: problems.filter(({ severity }) => severity !== "note").length,
  };
}

/** A value with its written scalars told apart from maps and texts, and without prototypes. */
function comparable(value: FieldValue | undefined): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isWritten(value)) return `${value.kind} as written: ${value.text}`;
  if (Array.isArray(value)) return value.map((item: FieldValue) => comparable(item));
  return Object.entries(value).map(([name, inner]) => [name, comparable(inner)]);
}

function expectSame(bytes: Buffer, what: string): void {
  const scan = scanBytes("a.md", bytes);
  const slow = slowly(bytes);
  expect(comparable(scan.fields), what).toEqual(comparable(slow.fields));
  expect(scan.problems.filter(({ severity }) => severity !== "note").length, what).toBe(slow.errors);
}

const document = (yaml: string): Buffer => Buffer.from(`---\n${yaml}\n---\nbody\n`);

test("[WS6] over every file of the corpora", { timeout: 120_000 }, async ({ skip }) => {
  if (!existsSync(CORPORA)) skip(`no corpora at ${CORPORA} (GALLEY_CORPORA)`);
  const entries = await readdir(CORPORA, { recursive: true, withFileTypes: true });
  let files = 0;
  let lean = 0;
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(?:md|mdx|markdown)$/.test(entry.name)) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    expectSame(bytes, join(entry.parentPath, entry.name));
    const parts = splitDocument(bytes.toString("utf8"));
    const { frontmatter } = parts;
    if (frontmatter?.language !== "yaml") continue;
    files++;
    if (readLean(parts.text.slice(frontmatter.content.from, frontmatter.content.to)) !== null) lean++;
  }
  console.log(`WS6 ${files} files with YAML, ${lean} of them read fast, 0 read otherwise`);
  expect(lean / files).toBeGreaterThan(0.9);
});

const READ_FAST: readonly string[] = [
  'title: "A: b # c"\ndate: 2025-11-20\ntags: ["a", "b, c", \'d\', e f]\nlocale: "en"',
  "title: It's plain, with (brackets) and 日本語 # comment",
  "# comment\na: 1\n\nb: -2\nc: 1.5\nd: true\ne: ~\nf:\ng: null",
  'list:\n  - a\n  - "b"\n  - 2026-01-05\nflat:\n- x\n- y',
  "seo:\n  title: x\n  nested:\n    deep: y\nafter: z",
  "authors:\n  - name: A\n    url: https://example.org/a\n  - name: B",
  "empty: []\nquote: 'it''s'\nescaped: \"say \\\"hi\\\" \\\\ there\"",
  "date: 2026-01-05T10:00:00+09:00\ntime: 12:30\nbig: 9007199254740993\npadded: 014\nversion: 1.10",
  "answer: no\nyes: on",
  "日本語: 値\nfull: 「引用」から始まる",
];

test.each(READ_FAST)("[WS6] reads fast, and the same: %j", (yaml) => {
  expect(readLean(`${yaml}\n`)).not.toBeNull();
  expectSame(document(yaml), yaml);
  expectSame(Buffer.from(`---\r\n${yaml.replaceAll("\n", "\r\n")}\r\n---\r\nbody`), `CRLF ${yaml}`);
});

test.each([
  "title: [a, [b]]",
  "title: {a: 1}",
  "title: &x y",
  "title: *x",
  "title: !!str 1",
  "a: 1\na: 2",
  "<<: *a",
  "__proto__: 1",
  "title: a: b",
  "title: |\n  block",
  "title: >-\n  folded\n  text",
  "title: two\n  lines",
  'title: "two\n  lines"',
  "title: 'open",
  "\ttitle: x",
  "title:x",
  "? a\n: b",
  "- a",
  "just text",
  "title： x",
  "date: 2026-13-45",
  "a:\n    b: 1\n  c: 2",
  "a: b\n  c: d",
  "a:\n  - b\n   - c",
  'a: "\\n"',
  "a: @b",
  "a: `b`",
  "a: %b",
  "a: b #",
  "a: #c",
  "a: - b",
  "a: [b, c",
  "a: [b,, c]",
  "a: [b c: d]",
  "list:\n  -\n  - x",
  "a: 'b' c",
  "a: \u00a0b",
  "a: b\u2028c",
  "a: 1_000",
  "a: 0x1F",
  "a: .5",
  "a: ...",
  "...",
  "a: b\n...\nc: d",
  "a: b\n--- \nc: d",
  "a: b:",
  "a: ?b",
  "a: :b",
  "a: ,b",
  "a: 12:30:45",
  "a: 2026-1-5",
  "a: +1",
  "a: -",
  "a: -.inf",
  "a: \ufeffb",
  "a: <b>",
  "a: =b",
  "a: x\\y",
  "key with space: b",
  "a: [ ]",
  "a: [a, ]",
  "a: ['x' , \"y\" ]  # c",
])("[WS6] the same, fast or not: %j", (yaml) => {
  expectSame(document(yaml), yaml);
});

test("[WS6] whatever is written", () => {
  const scalar = fc.oneof(
    fc.constantFrom(
      "a",
      "true",
      "no",
      "2026-01-05",
      "1.10",
      '"q"',
      "'s'",
      "[a, b]",
      "[]",
      "x: y",
      "a #b",
      "~",
      "日本",
      "- x",
      "",
    ),
    fc.string({ unit: fc.constantFrom(..."ab1 :#-'\"[]{},&*!|>%@`?.\\日　~+=".split("")), maxLength: 8 }),
  );
  const line = fc
    .tuple(
      fc.constantFrom("", "", "", "  ", "    "),
      fc.constantFrom("a:", "b:", "c:", "- ", "- a:", "# ", ""),
      scalar,
    )
    .map(([indent, head, value]) => `${indent}${head} ${value}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 7 }), fc.constantFrom("\n", "\r\n"), (lines, ending) => {
      const yaml = lines.join(ending);
      const bytes = Buffer.from(`---${ending}${yaml}${ending}---${ending}body`);
      expectSame(bytes, JSON.stringify(yaml));
    }),
    { numRuns: 3000 },
  );
});

test.each<readonly [string, Buffer]>([
  ["nothing", Buffer.alloc(0)],
  ["no frontmatter", Buffer.from("# Title\n\n---\n")],
  ["an open fence", Buffer.from("---\ntitle: x\nno end")],
  ["only fences", Buffer.from("---\n---")],
  ["a fence with spaces", Buffer.from("--- \ntitle: x\n---  \nbody")],
  ["four dashes", Buffer.from("----\ntitle: x\n----\n")],
  ["a fence within", Buffer.from("---\ntitle: x\n----\nmore: y\n---\n")],
  ["TOML", Buffer.from('+++\ntitle = "x"\ndate = 2026-01-05\n+++\n')],
  ["JSON", Buffer.from('{\n  "title": "x"\n}\nbody')],
  ["JSON between semicolons", Buffer.from(';;;\n{"title": "x"}\n;;;\n')],
  ["JavaScript", Buffer.from("---js\n{title: process.exit()}\n---\n")],
  ["a byte order mark", Buffer.from("\u{feff}---\ntitle: x\n---\n")],
  ["UTF-16", Buffer.from("\u{feff}---\ntitle: x\n---\n", "utf16le")],
  ["lone carriage returns", Buffer.from("---\rtitle: x\r---\rbody")],
  ["too many keys", document(Array.from({ length: 1500 }, (_, n) => `k${n}: v`).join("\n"))],
  ["too long", document(`title: ${"x".repeat(70_000)}`)],
])("[WS6] the same for %s", (what, bytes) => {
  expectSame(bytes, what);
});

test("[WS6] says of bytes that are no text that they are none", () => {
  const scan = scanBytes(
    "a.md",
    Buffer.concat([Buffer.from("---\ntitle: "), Buffer.from([0x93, 0xfa]), Buffer.from("\n---\n")]),
  );
  expect(scan.problems.map(({ rule }) => rule)).toContain("encoding-unsupported");
});
