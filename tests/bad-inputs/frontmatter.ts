/** Bad inputs 1-22: frontmatter. */

import { expect } from "vitest";
import { splitDocument } from "#core/document/parts";
import { isWritten } from "#core/frontmatter/values";
import { validateFields } from "#core/schema/validate";
import {
  expectOneFieldEdit,
  expectUnpolluted,
  expectUnreadable,
  expectUntouched,
  page,
  readingOf,
  type BadInput,
} from "./bad-input.ts";

const SIDE_EFFECT = "globalThis.hit = 1;\nmodule.exports = { title: 1 };\n";
const laughs = [
  "a: &a [x,x,x,x,x,x,x,x,x]",
  ...[..."bcdefghi"].map(
    (name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`,
  ),
];
const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join("");
const values = (text: string) => {
  const reading = readingOf(text);
  if (reading.kind !== "read") throw new Error(`it was ${reading.kind}`);
  return reading;
};

export const frontmatterInputs: readonly BadInput[] = [
  {
    number: 1,
    what: "frontmatter in JavaScript with a side effect",
    async check() {
      const texts = ["---js\n", "---javascript\n", "--- js\n", "---JS\n", "---coffee\n"].map(
        (fence) => `${fence}${SIDE_EFFECT}---\nBody.\n`,
      );
      for (const text of texts) expectUnreadable(text, "frontmatter-unsupported", 1);
      await expectUntouched(Object.fromEntries(texts.map((text, index) => [`posts/${index}.md`, text])));
    },
  },
  {
    number: 2,
    what: "frontmatter in TOML and JSON: read, edited in place, never rewritten",
    async check() {
      const toml = '+++\n# kept\ntitle   =   "Old" # why\n+++\nBody.\n';
      expectOneFieldEdit(toml, "title", "Old", "New");
      expectOneFieldEdit(toml.replaceAll("+++", "---").replace("---", "---toml"), "title", "Old", "New");
      expectOneFieldEdit(';;;\n{ "title" : "Old",  "x":[1] }\n;;;\nBody.\n', "title", "Old", "New");
      await expectUntouched({ "a.md": toml });
    },
  },
  {
    number: 3,
    what: "an unclosed quote, read twice",
    async check() {
      expectUnreadable(page('title: "open\n'), "frontmatter-syntax", 2);
      await expectUntouched({ "a.md": page('title: "open\n') });
    },
  },
  {
    number: 4,
    what: "no closing fence: the whole file is body",
    async check() {
      const text = "---\ntitle: x\n\nBody.\n";
      expect(readingOf(text).kind).toBe("none");
      expect(splitDocument(text).body).toEqual({ from: 0, to: text.length });
      await expectUntouched({ "a.md": text });
    },
  },
  {
    number: 5,
    what: "nine levels of laughs",
    check: () => expectUnreadable(page(`${laughs.join("\n")}\n`), "frontmatter-too-large"),
  },
  {
    number: 6,
    what: "8,000 and 50,000 keys, and as many on one line",
    check() {
      for (const count of [1100, 8000, 50_000]) expectUnreadable(page(keys(count)), "frontmatter-too-large");
      expectUnreadable(page(`{${keys(1100).trim().replaceAll("\n", ", ")}}\n`), "frontmatter-too-large");
      const json = keys(1100).trim().replaceAll("\n", ",").replaceAll(/k\d+/g, '"$&"');
      expectUnreadable(`;;;\n{${json}}\n;;;\n`, "frontmatter-too-large");
    },
  },
  {
    number: 7,
    what: "3,000 merges of 3,000 fields",
    check() {
      const fields = Array.from({ length: 3000 }, (_, index) => `k${index}: 1`).join(", ");
      expectUnreadable(page(`a: &a {${fields}}\nb:\n${"  <<: *a\n".repeat(3000)}`), "frontmatter-too-large");
      const small = `a: &a {${Array.from({ length: 90 }, (_, index) => `k${index}: 1`).join(", ")}}\n`;
      expectUnreadable(page(`${small}b:\n${"  <<: *a\n".repeat(300)}`), "frontmatter-too-large");
    },
  },
  {
    number: 8,
    what: "20,000 brackets, 3,000 levels of maps, deep TOML and JSON",
    check() {
      const levels = Array.from({ length: 3000 }, (_, index) => `${" ".repeat(index)}k:\n`).join("");
      expectUnreadable(page(`a: ${"[".repeat(20_000)}\n`), "frontmatter-too-large");
      expectUnreadable(page(levels), "frontmatter-too-large");
      expectUnreadable(`+++\na = ${"[".repeat(20_000)}\n+++\n`, "frontmatter-too-large");
      expectUnreadable(`+++\n[${"a.".repeat(5000)}b]\nx = 1\n+++\n`, "frontmatter-too-large");
      expectUnreadable(`;;;\n{"a": ${"[".repeat(20_000)}\n;;;\n`, "frontmatter-too-large");
    },
  },
  {
    number: 9,
    what: "names of prototypes",
    check() {
      const yaml =
        "a: &a {__proto__: {polluted: 1}}\nb:\n  <<: *a\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n";
      for (const text of [
        page(yaml),
        "+++\n__proto__.polluted = 1\nconstructor.prototype.polluted = 1\n+++\n",
        ';;;\n{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}\n;;;\n',
      ]) {
        const { values: read } = values(text);
        expect(Object.getPrototypeOf(read)).toBeNull();
        expect(Object.hasOwn(read, "__proto__")).toBe(true);
        Object.assign({}, JSON.parse(JSON.stringify(read)));
        expectUnpolluted();
      }
    },
  },
  {
    number: 10,
    what: "YAML tags that name code",
    check() {
      const text = page("title: Old\na: !!js/function 'function(){}'\nb: !!js/regexp /x/\nc: !foo bar\n");
      const { places } = values(text);
      const tagged = places.filter(({ path }) => ["a", "b", "c"].includes(String(path[0])));
      expect(tagged.map(({ editable }) => editable)).toEqual([false, false, false]);
      expectOneFieldEdit(text, "title", "Old", "New");
    },
  },
  {
    number: 11,
    what: "a name twice",
    check: () => expectUnreadable(page("a: 1\na: 2\n"), "frontmatter-duplicate-key", 3),
  },
  {
    number: 12,
    what: "anchors, aliases and a circle",
    check() {
      const text = page("title: Old\nx: &a [*a]\ny: &b [1]\nz: *b\n");
      const { places } = values(text);
      expect(places.find(({ path }) => path[0] === "z")?.editable).toBe(false);
      expectOneFieldEdit(text, "title", "Old", "New");
    },
  },
  {
    number: 13,
    what: "several documents",
    check: () => expectUnreadable(page("a: 1\n...\nb: 2\n"), "frontmatter-syntax"),
  },
  {
    number: 14,
    what: "comments, blank lines, order, quotes, block scalars and trailing spaces around one edit",
    async check() {
      const text = page(
        "# top  \n\nz: 'single'   # why\ntitle: Old\n\n\nfolded: >-\n  a\n  b\n\n'a': \"double\"\nlast: [ 1,2 ]  \n",
      );
      expectOneFieldEdit(text, "title", "Old", "New");
      await expectUntouched({ "a.md": text });
    },
  },
  {
    number: 15,
    what: "a date stays the text that it is",
    check() {
      const { values: read } = values(page("date: 2026-01-05\n"));
      const { date } = read;
      expect(date !== undefined && isWritten(date) ? date.text : null).toBe("2026-01-05");
      expectOneFieldEdit(page("date: 2026-01-05\ntitle: Old\n"), "title", "Old", "New");
    },
  },
  {
    number: 16,
    what: "a date that no calendar has",
    check() {
      expect(values(page("date: 2026-13-45\n")).problems).toMatchObject([{ rule: "date-impossible" }]);
    },
  },
  {
    number: 17,
    what: "numbers and words that readers take for something else",
    async check() {
      const text = page("title: Old\na: 1.10\nb: 014\nc: 12:30\nd: 1e3\ne: no\nf: 9007199254740993\n");
      expectOneFieldEdit(text, "title", "Old", "New");
      await expectUntouched({ "a.md": text });
    },
  },
  {
    number: 18,
    what: "a value that the schema does not allow",
    async check() {
      const schema = {
        type: "object",
        required: ["title"],
        properties: { kind: { enum: ["a"] }, count: { type: "number" } },
      };
      const text = page("kind: b\ncount: x\nunknown: kept\n");
      const found = validateFields(schema, readingOf(text));
      expect(found.map(({ rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual([
        "field-choice error",
        "field-required error",
        "field-type error",
      ]);
      await expectUntouched({
        "posts/a.md": text,
        "posts/galley.schema.json": JSON.stringify(schema),
      });
    },
  },
  {
    number: 19,
    what: "a full-width colon",
    check: () => expectUnreadable(page("title：foo\n"), "frontmatter-not-a-map", 2),
  },
  {
    number: 20,
    what: "a tab for indentation",
    check: () => expectUnreadable(page("a:\n\tb: 1\n"), "frontmatter-syntax", 3),
  },
  {
    number: 21,
    what: "marks, line ends and encodings",
    check: () =>
      expectUntouched({
        "bom.md": "\uFEFF---\ntitle: x\n---\nBody.\n",
        "crlf.md": "---\r\ntitle: x\r\n---\r\nBody.\r\n",
        "mixed.md": "---\ntitle: x\r\n---\nBody.\r\nMore.\rEnd",
        "cr.md": "---\rtitle: x\r---\rBody.\r",
        "separator.md": page("title: a\u2028b\n"),
        "nul.md": page("title: x\n", "a\0b\n"),
        "invalid.md": Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x41]),
        "utf16.md": Buffer.from("\uFEFF---\ntitle: x\n---\n", "utf16le"),
        "sjis.md": Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]),
        "surrogate.md": Buffer.from([0xed, 0xa0, 0x80]),
      }),
  },
  {
    number: 22,
    what: "an empty file, bare fences, only a mark",
    check: () => expectUntouched({ "empty.md": "", "fences.md": "---\n---\n", "bom.md": "\uFEFF" }),
  },
];
