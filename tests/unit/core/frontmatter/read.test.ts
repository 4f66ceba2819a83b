import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";
import { isWritten, plainValue, type FrontmatterReading } from "../../../../src/core/frontmatter/values.ts";
import { page, valuesOf } from "./edits.ts";

const read = (text: string): FrontmatterReading => readFrontmatter(splitDocument(text));

function problemOf(text: string) {
  const reading = read(text);
  if (reading.kind !== "unreadable") throw new Error(`read: ${JSON.stringify(reading)}`);
  const [problem] = reading.problems;
  if (!problem) throw new Error("unreadable without a problem");
  return problem;
}

describe("values", () => {
  test("[F1] every field and item has its place", () => {
    const text = page("title: Old # c\nauthors:\n  - name: 'A'\n    tags: [x, y]\nempty:\n");
    const reading = read(text);
    if (reading.kind !== "read") throw new Error("unreadable");
    const places = reading.places.map(({ path, value, key, line }) => [
      path.join("."),
      text.slice(value.from, value.to),
      key && text.slice(key.from, key.to),
      line,
    ]);
    expect(places).toEqual([
      ["title", "Old", "title", 2],
      ["authors", "- name: 'A'\n    tags: [x, y]\n", "authors", 3],
      ["authors.0", "name: 'A'\n    tags: [x, y]\n", null, 4],
      ["authors.0.name", "'A'", "name", 4],
      ["authors.0.tags", "[x, y]", "tags", 5],
      ["authors.0.tags.0", "x", null, 5],
      ["authors.0.tags.1", "y", null, 5],
      ["empty", "", "empty", 6],
    ]);
  });

  test.each([
    ["1.10", "number"],
    ["014", "number"],
    ["1e3", "number"],
    ["0o17", "number"],
    ["9007199254740993", "number"],
    ["+1", "number"],
    [".inf", "number"],
    ["12:30", "time"],
    ["2026-01-05", "date"],
    ["2026-13-45", "date"],
    ["2026-01-05T10:00:00Z", "date-time"],
    ["2026-01-05 10:00:00 +09:00", "date-time"],
  ] as const)("[F2] %s stays the text that was written", (source, kind) => {
    const value = valuesOf(page(`v: ${source}\n`))["v"];
    expect(value !== undefined && isWritten(value) && value.kind).toBe(kind);
    expect(plainValue(value ?? null)).toBe(source);
  });

  test.each([
    ["12", 12],
    ["-3.5", -3.5],
    ["true", true],
    ["False", false],
    ["~", null],
    ["", null],
    ["no", "no"],
    ["'2026-01-05'", "2026-01-05"],
    ['"12"', "12"],
    ["a b", "a b"],
    ["null", null],
    ["1_000", "1_000"],
    ["2026-1-5", "2026-1-5"],
  ])("[F2] %s is read as YAML 1.2 reads it", (source, value) =>
    expect(valuesOf(page(`v: ${source}\n`))["v"]).toEqual(value),
  );

  test("[F3] aliases and merge keys are followed, tags are kept; none of them is editable", () => {
    const reading = read(
      page("a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  own: 2\nd: !foo text\ne: !!js/function 'x'\nf: &y [*y]\n"),
    );
    if (reading.kind !== "read") throw new Error("unreadable");
    expect(reading.values).toEqual({
      a: { k: 1 },
      b: { k: 1 },
      c: { k: 1, own: 2 },
      d: "text",
      e: "x",
      f: [null],
    });
    const editable = reading.places.filter((place) => place.editable).map(({ path }) => path.join("."));
    expect(editable).toEqual(["c", "c.own"]);
  });

  test("[F4] TOML and JSON have the same values and places", () => {
    const toml = "+++\ntitle = 'x'\nd = 2026-01-05\nn = 1_000\n[p.q]\nr = [1, 2]\n[[s]]\nt = true\n+++\n";
    expect(plainValue(valuesOf(toml))).toEqual({
      title: "x",
      d: "2026-01-05",
      n: "1_000",
      p: { q: { r: [1, 2] } },
      s: [{ t: true }],
    });
    expect(valuesOf('{\n"a": {"b": [1, "x"]}\n}\n')).toEqual({ a: { b: [1, "x"] } });
    expect(valuesOf(';;;\n{"a": 1}\n;;;\n')).toEqual({ a: 1 });
  });

  test("[F5] line endings and byte order marks do not matter", () => {
    for (const ending of ["\n", "\r\n", "\r"]) {
      expect(valuesOf(`\ufeff${page("a: 1\nb:\n  - x\nc: |\n  t\n").replaceAll("\n", ending)}`)).toEqual({
        a: 1,
        b: ["x"],
        c: "t\n",
      });
    }
  });
});

describe("bad inputs", () => {
  test.each(["---js", "---javascript", "--- js", "---JS"])("[F6] 1: %s is neither read nor run", (fence) => {
    const problem = problemOf(`${fence}\nglobalThis.marker = 1\n---\nx\n`);
    expect(problem.rule).toBe("frontmatter-unsupported");
    expect("marker" in globalThis).toBe(false);
  });
  test("[F7] 3: an unclosed quote is the same error every time, with its line", () => {
    const text = page('a: 1\ntitle: "Never closed\nb: 2\n');
    expect(problemOf(text)).toEqual(problemOf(text));
    expect(problemOf(text)).toMatchObject({
      rule: "frontmatter-syntax",
      details: { reason: "unclosed-quote" },
    });
  });
  test("[F7] 4: an unclosed fence is body", () => expect(read("---\ntitle: x\n\nBody\n").kind).toBe("none"));

  const laughs = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefghi"
      .split("")
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`),
  ];
  const tooLarge = [
    ["5: a billion laughs", `${laughs.join("\n")}\n`],
    ["6: 8,000 keys", Array.from({ length: 8000 }, (_, index) => `k${index}: 1\n`).join("")],
    ["6: 50,000 keys", Array.from({ length: 50_000 }, (_, index) => `k${index}: 1\n`).join("")],
    [
      "6: 3,000 keys between brackets",
      `a: {${Array.from({ length: 3000 }, (_, index) => `k${index}: 1`).join(", ")}}\n`,
    ],
    [
      "7: 3,000 merges of 3,000 fields",
      `a: &a {${Array.from({ length: 3000 }, (_, index) => `k${index}: 1`).join(", ")}}\nb:\n${"  <<: *a\n".repeat(3000)}`,
    ],
    ["6: 70,000 characters in one field", `a: ${"x".repeat(70_000)}\n`],
    ["8: 20,000 open brackets", `a: ${"[".repeat(20_000)}\n`],
    [
      "8: 3,000 levels of maps",
      Array.from({ length: 300 }, (_, index) => `${" ".repeat(index)}k:\n`).join(""),
    ],
    ["8: deep TOML", `+++\na = ${"[".repeat(5000)}\n+++\n`],
    ["8: a dotted name of TOML, 5,000 deep", `+++\n[${"a.".repeat(5000)}b]\nx = 1\n+++\n`],
    ["8: a dotted name of TOML inside a table", `+++\nx = { ${"a.".repeat(60)}b = 1 }\n+++\n`],
    [
      "8: two dotted names of TOML, 60 together",
      `+++\n[${"a.".repeat(30)}b]\n${"c.".repeat(30)}d = 1\n+++\n`,
    ],
    [
      "6: 5,000 fields of JSON on one line",
      `;;;\n{${Array.from({ length: 5000 }, (_, index) => `"k${index}": 1`).join(", ")}}\n;;;\n`,
    ],
    [
      "6: 1,200 fields of TOML in tables on one line",
      `+++\na = { ${Array.from({ length: 1200 }, (_, index) => `k${index} = 1`).join(", ")} }\n+++\n`,
    ],
    ["8: deep JSON", `;;;\n{"a": ${"[".repeat(5000)}\n;;;\n`],
  ] as const;
  test.each(tooLarge)("[F8] %s is refused at once", (_, source) => {
    const text = source.startsWith("+++") || source.startsWith(";;;") ? source : page(source);
    const before = process.cpuUsage();
    expect(problemOf(text).rule).toBe("frontmatter-too-large");
    // 100 ms on a quiet machine; the first parse also pays for loading the parser.
    // The processor's time: on the clock, other programs count as well.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(500);
  });
  test("[F9] 9: names of prototypes are names", () => {
    const reading = read(
      page(
        "__proto__: {polluted: 1}\nb:\n  <<: {__proto__: {polluted: 2}}\nconstructor: {prototype: {polluted: 3}}\n",
      ),
    );
    if (reading.kind !== "read") throw new Error("unreadable");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.getPrototypeOf(reading.values)).toBeNull();
    expect(Object.keys(reading.values)).toEqual(["__proto__", "b", "constructor"]);
    expect(reading.problems).toMatchObject([
      { rule: "field-invalid", details: { reason: "reserved-name" } },
      { rule: "field-invalid" },
    ]);
  });
  test("[F7] 11: a name that stands twice is told with both lines", () => {
    const twice = { rule: "frontmatter-duplicate-key", line: 4, details: { name: "a", first: 2, second: 4 } };
    expect(problemOf(page("a: 1\nb: 2\na: 3\n"))).toMatchObject(twice);
    expect(problemOf(page("m: {a: 1, b: 1,\n\n a: 2}\n"))).toMatchObject({
      ...twice,
      details: { name: "a", first: 2, second: 4 },
    });
    expect(problemOf('{\n"a": 1,\n"b": 2,\n"a": 3\n}\n')).toMatchObject(twice);
    expect(problemOf("+++\na = 1\nb = 2\na = 3\n+++\n")).toMatchObject({
      rule: "frontmatter-duplicate-key",
      line: 4,
      details: { name: "a" },
    });
  });
  test.each([
    ["13: several documents", "a: 1\n--- x\nb: 2\n", "several-documents", 3],
    ["19: full-width colon among fields", "a: 1\ntitle：foo\nb: 2\n", "full-width-colon", 3],
    ["20: tab", "a:\n\tb: 1\n", "tab", 3],
    ["full-width space", "a:\n  - x\n\u3000- y\n", "full-width-space", 4],
    ["colon in a value", "title: Foo: bar\n", "colon-in-value", 2],
    ["reserved character", "title: @home\n", "reserved-character", 2],
    ["quote in quotes", "title: 'it's'\n", "quote-in-quotes", 2],
    ["unclosed bracket", "tags: [a, b\nc: 1\n", "unclosed-bracket", 2],
    ["unknown alias", "a: *none\n", "unknown-alias", 2],
    ["control character", "a: x\u0000y\n", "control-character", 2],
    ["template braces", "title: {{ x }}\n", "complex-key", 2],
    ["bad escape", 'a: "\\q"\n', "bad-escape", 2],
  ])("[F7] %s is explained, with its line", (_, source, reason, line) => {
    const { details, line: found } = problemOf(page(source));
    expect([details["reason"], found]).toEqual([reason, line]);
  });
  test("[F7] 19: a full-width colon alone makes a text of it all", () =>
    expect(problemOf(page("title：foo\ndate：2026\n"))).toMatchObject({
      rule: "frontmatter-not-a-map",
      line: 2,
      details: { reason: "full-width-colon", found: "title：" },
    }));
  test("[F9] 16: an impossible date is told", () => {
    const reading = read(page("date: 2026-13-45\nok: 2024-02-29\nnot: 2026-02-29\n"));
    expect(reading.kind === "read" && reading.problems.map(({ rule, field }) => [rule, field?.[0]])).toEqual([
      ["date-impossible", "date"],
      ["date-impossible", "not"],
    ]);
  });
  test.each([
    ["no", "boolean", "false"],
    ["On", "boolean", "true"],
    ["0123", "number", "83"],
    ["12:30", "number", "750"],
    ["1_000", "number", "1000"],
    ["0o17", "text", "0o17"],
    ["2026-01-05 10:00:00", "utc", "2026-01-05 10:00:00"],
  ])("[F9] 17: other readers see %s otherwise: a note", (source, kind, other) => {
    const reading = read(page(`v: ${source}\nw: "${source}"\n`));
    expect(reading.kind === "read" && reading.problems).toMatchObject([
      {
        rule: "frontmatter-read-differently",
        severity: "note",
        field: ["v"],
        details: { reading: kind, other },
      },
    ]);
  });
  test("[F5] 22: empty documents and empty frontmatter", () => {
    expect(read("").kind).toBe("none");
    expect(read("\ufeff").kind).toBe("none");
    for (const text of ["---\n---", "---\n---\n", "---\n\n---\n", "---\n# only a comment\n---\n"])
      expect(valuesOf(text)).toEqual({});
  });
});
