import { describe, expect, test } from "vitest";
import { applyEdit } from "../../../../src/core/document/patch.ts";
import { editField } from "../../../../src/core/frontmatter/edit.ts";
import { written } from "../../../../src/core/frontmatter/values.ts";
import { changes, edits, page, valuesOf } from "./edits.ts";

describe("a value's own bytes", () => {
  test("[F10] leaves comments and order alone", () =>
    edits(
      "title",
      { from: "Old", to: "New" },
      "# keep me\ntitle: Old  # working title\ntags: [a]\n",
      "# keep me\ntitle: New  # working title\ntags: [a]\n",
    ));

  test.each([
    ["bare", "t: Old\n", "t: New one\n"],
    ["single quotes", "t: 'Old'\n", "t: 'New one'\n"],
    ["double quotes", 't: "Old"\n', 't: "New one"\n'],
    ["trailing blanks", "t: Old   \nb: 1\n", "t: New one   \nb: 1\n"],
    ["explicit key", "? t\n: Old\n", "? t\n: New one\n"],
    ["anchor that nothing points at", "t: &x Old\n", "t: &x New one\n"],
    ["flow map", "{t: Old, u: 1}\n", "{t: New one, u: 1}\n"],
    ["literal", "t: |-\n    Old\nb: 1\n", "t: |-\n    New one\nb: 1\n"],
    ["folded", "t: >-  # c\n  Old\n\nb: 1\n", "t: >-  # c\n  New one\n\nb: 1\n"],
  ])("[F11] keeps the style: %s", (_, before, after) =>
    edits("t", { from: "Old", to: "New one" }, before, after),
  );

  test.each([
    ["it's", "'Old'", "'it''s'"],
    ["it's", "Old", "it's"],
    ['say "x"', '"Old"', '"say \\"x\\""'],
    ["a: b", "Old", '"a: b"'],
    ["a #b", "Old", '"a #b"'],
    ["a#b", "Old", "a#b"],
    ["a:b", "Old", "a:b"],
    ["- x", "Old", '"- x"'],
    ["-x", "Old", "-x"],
    ["@home", "Old", '"@home"'],
    ["*", "Old", '"*"'],
    ["yes", "Old", '"yes"'],
    ["no", "Old", '"no"'],
    ["null", "Old", '"null"'],
    ["12", "Old", '"12"'],
    ["1.10", "Old", '"1.10"'],
    ["0123", "Old", '"0123"'],
    ["12:30", "Old", '"12:30"'],
    ["2026-01-05", "Old", '"2026-01-05"'],
    ["", "Old", '""'],
    [" padded ", "Old", '" padded "'],
    ["日本語：本文", "Old", "日本語：本文"],
    ["「引用」#1", "Old", "「引用」#1"],
    ["tab\there", "Old", '"tab\\there"'],
    ["---", "Old", '"---"'],
    ["a\u2028b", "Old", '"a\\u2028b"'],
  ])("[F12] quotes %j only where it must", (to, from, after) =>
    changes(page(`t: ${from}\n`), { kind: "set", path: ["t"], value: to }, page(`t: ${after}\n`)),
  );

  test("[F12] takes the quotes that the document uses most", () =>
    changes(
      page("t: Old\na: 'x'\nb: 'y'\nc: \"z\"\n"),
      { kind: "set", path: ["t"], value: "yes" },
      page("t: 'yes'\na: 'x'\nb: 'y'\nc: \"z\"\n"),
    ));
});

describe("dates and numbers", () => {
  test("[F13] a bare date stays bare", () =>
    edits("d", { from: "2026-01-05", to: "2026-02-01" }, "d: 2026-01-05 # day\n", "d: 2026-02-01 # day\n"));
  test("[F13] a quoted date stays quoted", () =>
    edits("d", { from: "2026-01-05", to: "2026-02-01" }, "d: '2026-01-05'\n", "d: '2026-02-01'\n"));
  test("[F13] a date and time keeps its form", () =>
    edits(
      "d",
      { from: "2026-01-05 10:00:00 +09:00", to: "2026-01-05 11:30:00 +09:00" },
      "d: 2026-01-05 10:00:00 +09:00\n",
      "d: 2026-01-05 11:30:00 +09:00\n",
    ));
  test("[F13] a new date is bare when it is given as one", () =>
    changes(
      page("t: x\n"),
      { kind: "set", path: ["d"], value: written("date", "2026-02-01") },
      page("t: x\nd: 2026-02-01\n"),
    ));
  test.each([
    "1.10",
    "014",
    "12:30",
    "1e3",
    "no",
    "9007199254740993",
    "0o17",
    "1_000",
    "~",
    "+5",
    "2026-01-05",
  ])("[F14] %s keeps its spelling when another field is edited", (value) =>
    edits(
      "t",
      { from: "Old", to: "New" },
      `v: ${value}\nt: Old\nw: ${value}\n`,
      `v: ${value}\nt: New\nw: ${value}\n`,
    ),
  );
  test("[F13] a padded number stays bare", () =>
    edits("v", { from: "1.10", to: "1.20" }, "v: 1.10\n", "v: 1.20\n"));
  test("[F13] numbers and booleans are bare", () => {
    edits("v", { from: 1, to: 20 }, "v: 1\n", "v: 20\n");
    edits("v", { from: true, to: false }, "v: true # x\n", "v: false # x\n");
  });
});

describe("fields that are not there", () => {
  const set = (path: readonly (string | number)[], value: Parameters<typeof valuesAfter>[2]) => ({
    kind: "set" as const,
    path,
    value,
  });
  function valuesAfter(
    text: string,
    path: readonly (string | number)[],
    value: string | number | readonly string[] | Record<string, string> | null,
  ) {
    return valuesOf(applyEdit(text, editField(text, { kind: "set", path, value })));
  }

  test("[F15] go to the end, before nothing but the closing fence", () =>
    changes(page("a: 1\nb: 2 # two\n"), set(["c"], "x"), page("a: 1\nb: 2 # two\nc: x\n")));
  test("[F15] go after a block scalar", () =>
    changes(page("a: |\n  x\n\n"), set(["c"], "x"), page("a: |\n  x\nc: x\n\n")));
  test("[F15] go into empty frontmatter", () =>
    changes("---\n---\nbody", set(["c"], "x"), "---\nc: x\n---\nbody"));
  test("[F15] go below a comment", () =>
    changes("---\n# only this\n---\nbody", set(["c"], "x"), "---\n# only this\nc: x\n---\nbody"));
  test("[F15] are quoted where all others are", () =>
    changes(page('a: "x"\nb: "y"\n'), set(["c"], "z"), page('a: "x"\nb: "y"\nc: "z"\n')));
  test("[F15] make their parents", () =>
    changes(page("a: 1\n"), set(["seo", "og", "title"], "x"), page("a: 1\nseo:\n  og:\n    title: x\n")));
  test("[F15] fill an empty parent", () =>
    changes(page("seo:\na: 1\n"), set(["seo", "title"], "x"), page("seo:\n  title: x\na: 1\n")));
  test("[F15] take the list style of the document", () => {
    changes(page("a: [x]\n"), set(["tags"], ["p", "q, r"]), page('a: [x]\ntags: [p, "q, r"]\n'));
    changes(page("a:\n- x\n"), set(["tags"], ["p", "q"]), page("a:\n- x\ntags:\n- p\n- q\n"));
    changes(page("a:\n    - x\n"), set(["tags"], ["p"]), page("a:\n    - x\ntags:\n    - p\n"));
  });
  test("[F15] take the line ending of the document", () =>
    changes(
      "---\r\na: 1\r\n---\r\nbody\r\n",
      set(["c"], ["x", "z"]),
      "---\r\na: 1\r\nc:\r\n  - x\r\n  - z\r\n---\r\nbody\r\n",
    ));
  test("[F15] long text becomes a block", () =>
    changes(page("a: 1\n"), set(["c"], "one\n\ntwo"), page("a: 1\nc: |-\n  one\n\n  two\n")));
  test("[F16] get frontmatter of their own where there is none", () => {
    changes("# Body\n", set(["title"], "x"), "---\ntitle: x\n---\n# Body\n");
    changes("\ufeff# Body\r\n", set(["title"], "x"), "\ufeff---\r\ntitle: x\r\n---\r\n# Body\r\n");
    changes("", set(["title"], "x"), "---\ntitle: x\n---\n");
    changes("---\nnever closed\n", set(["title"], "x"), "---\ntitle: x\n---\n---\nnever closed\n");
  });
  test("[F15] values that are empty", () => {
    changes(page("a:\nb: 1\n"), set(["a"], "x"), page("a: x\nb: 1\n"));
    changes(page("a:   # later\nb: 1\n"), set(["a"], "x"), page("a: x   # later\nb: 1\n"));
    expect(valuesAfter(page("a: # later\nb: 1\n"), ["a"], ["x"])).toEqual({ a: ["x"], b: 1 });
    expect(valuesAfter(page("m: {a: , b: 1}\n"), ["m", "a"], "x")).toEqual({ m: { a: "x", b: 1 } });
  });
});

describe("lists", () => {
  const block = "tags:\n  - a # first\n  - 'b'\n  # between\n  - c\nz: 1\n";
  const flow = 'tags: [a, "b", c]\nz: 1\n';

  test("[F17] one item's own bytes", () => {
    changes(page(block), { kind: "set", path: ["tags", 1], value: "B" }, page(block.replace("'b'", "'B'")));
    changes(page(flow), { kind: "set", path: ["tags", 1], value: "B" }, page(flow.replace('"b"', '"B"')));
  });
  test("[F17] put in", () => {
    changes(
      page(block),
      { kind: "insert", path: ["tags", 3], value: "d" },
      page(block.replace("  - c\n", "  - c\n  - d\n")),
    );
    changes(
      page(block),
      { kind: "insert", path: ["tags", 0], value: "d" },
      page(block.replace("  - a", "  - d\n  - a")),
    );
    changes(page(flow), { kind: "insert", path: ["tags", 3], value: "d" }, page(flow.replace("c]", "c, d]")));
    changes(
      page(flow),
      { kind: "insert", path: ["tags", 0], value: "d, e" },
      page(flow.replace("[a", '["d, e", a')),
    );
    changes(page("tags: []\n"), { kind: "insert", path: ["tags", 0], value: "d" }, page("tags: [d]\n"));
    changes(
      page("tags: [\n  a,\n  b\n]\n"),
      { kind: "insert", path: ["tags", 2], value: "c" },
      page("tags: [\n  a,\n  b,\n  c\n]\n"),
    );
    changes(
      page("tags: [ a, b, ]\n"),
      { kind: "insert", path: ["tags", 2], value: "c" },
      page("tags: [ a, b, c, ]\n"),
    );
  });
  test("[F17] takes the quotes of its neighbours", () =>
    changes(
      page("tags: ['a', 'b']\n"),
      { kind: "insert", path: ["tags", 2], value: "c" },
      page("tags: ['a', 'b', 'c']\n"),
    ));
  test("[F18] taken out", () => {
    changes(page(block), { kind: "remove", path: ["tags", 0] }, page(block.replace("  - a # first\n", "")));
    changes(page(flow), { kind: "remove", path: ["tags", 2] }, page(flow.replace(", c", "")));
    changes(page(flow), { kind: "remove", path: ["tags", 0] }, page(flow.replace("a, ", "")));
    changes(page("tags:\n  - a\nz: 1\n"), { kind: "remove", path: ["tags", 0] }, page("tags: []\nz: 1\n"));
    changes(page("tags: [a]\n"), { kind: "remove", path: ["tags", 0] }, page("tags: []\n"));
  });
  test("[F19] moved", () => {
    changes(
      page(block),
      { kind: "move", path: ["tags", 0], to: 2 },
      page("tags:\n  - 'b'\n  - c\n  # between\n  - a # first\nz: 1\n"),
    );
    changes(page(flow), { kind: "move", path: ["tags", 2], to: 0 }, page('tags: [c, a, "b"]\nz: 1\n'));
  });
  test("[F17] a whole new list keeps the items that stay", () => {
    changes(
      page(block),
      { kind: "set", path: ["tags"], value: ["a", "b", "x", "c"] },
      page(block.replace("'b'\n", "'b'\n  - x\n").replace("  - x\n  # between\n", "  # between\n  - x\n")),
    );
    changes(page(flow), { kind: "set", path: ["tags"], value: ["b"] }, page('tags: ["b"]\nz: 1\n'));
  });
  const people = "authors:\n  - name: A\n    url: x # home\n  - name: B\n    url: y\nz: 1\n";
  test("[F17] of objects", () => {
    changes(
      page(people),
      { kind: "set", path: ["authors", 1, "name"], value: "Bee" },
      page(people.replace("name: B", "name: Bee")),
    );
    changes(
      page(people),
      { kind: "insert", path: ["authors", 2], value: { name: "C", url: "z" } },
      page(people.replace("url: y\n", "url: y\n  - name: C\n    url: z\n")),
    );
    changes(
      page(people),
      { kind: "remove", path: ["authors", 0] },
      page(people.replace("  - name: A\n    url: x # home\n", "")),
    );
    changes(
      page(people),
      { kind: "move", path: ["authors", 1], to: 0 },
      page("authors:\n  - name: B\n    url: y\n  - name: A\n    url: x # home\nz: 1\n"),
    );
    changes(
      page(people),
      { kind: "remove", path: ["authors", 0, "name"] },
      page(people.replace("name: A\n    url", "url")),
    );
    changes(
      page(people),
      { kind: "set", path: ["authors", 0, "role"], value: "x" },
      page(people.replace("# home\n", "# home\n    role: x\n")),
    );
  });
});

describe("whole fields", () => {
  const text = page("# top\na: 1 # one\n# above b\nb:\n  - x\n  - y\nc: 'z'\n");
  test("[F18] a field goes with its lines and its own comment", () => {
    changes(text, { kind: "remove", path: ["a"] }, text.replace("a: 1 # one\n", ""));
    changes(text, { kind: "remove", path: ["b"] }, text.replace("b:\n  - x\n  - y\n", ""));
    changes(page("a: 1\n"), { kind: "remove", path: ["a"] }, page(""));
    changes(page("m:\n  a: 1\nz: 1\n"), { kind: "remove", path: ["m", "a"] }, page("m: {}\nz: 1\n"));
  });
  test("[F19] a field is moved", () =>
    changes(
      text,
      { kind: "move", path: ["c"], to: 0 },
      page("# top\nc: 'z'\n# above b\na: 1 # one\nb:\n  - x\n  - y\n"),
    ));
  test("[F20] a name is replaced, its value stays", () => {
    changes(text, { kind: "rename", path: ["b"], name: "tags" }, text.replace("b:\n", "tags:\n"));
    changes(page("'a b': 1\n"), { kind: "rename", path: ["a b"], name: "it's" }, page("'it''s': 1\n"));
    changes(page("a: 1\n"), { kind: "rename", path: ["a"], name: "yes" }, page('"yes": 1\n'));
  });
  test("[F21] what does not fit is refused", () => {
    const refused = (before: string, change: Parameters<typeof editField>[1]) =>
      expect(() => editField(page(before), change)).toThrow(RangeError);
    refused("a: 1\nb: 2\n", { kind: "rename", path: ["a"], name: "b" });
    refused("a: 1\n", { kind: "remove", path: ["b"] });
    refused("a: [1]\n", { kind: "remove", path: ["a", 1] });
    refused("a: [1]\n", { kind: "insert", path: ["a", 3], value: 1 });
    refused("a: 1\n", { kind: "set", path: ["a", "b"], value: 1 });
    refused("a: !foo x\n", { kind: "set", path: ["a"], value: "y" });
    refused("a: &x 1\nb: *x\n", { kind: "set", path: ["b"], value: "y" });
    refused("a: &x 1\nb: *x\n", { kind: "set", path: ["a"], value: "y" });
    refused("a: 'unclosed\n", { kind: "set", path: ["a"], value: "y" });
    refused("a: 1\n", { kind: "set", path: ["a"], value: Number.NaN });
    refused("a: 1\n", { kind: "set", path: [], value: 1 });
  });
  test("[F21] what stands beside a tag, an alias or a merge key can still be edited", () => {
    const before = "a: !foo x\nb: &x {k: 1}\nc: *x\nd:\n  <<: *x\n  e: Old\n";
    changes(
      page(before),
      { kind: "set", path: ["d", "e"], value: "New" },
      page(before.replace("Old", "New")),
    );
  });
});

describe("text over lines", () => {
  test("[F22] a folded text keeps the breaks of the lines that did not change", () => {
    const before = "d: >\n  The first line\n  goes on.\n\n  Second paragraph that\n  goes on, too.\nz: 1\n";
    edits(
      "d",
      {
        from: "The first line goes on.\nSecond paragraph that goes on, too.\n",
        to: "The first line goes on.\nSecond paragraph that went on, too.\n",
      },
      before,
      before.replace("goes on, too", "went on, too"),
    );
  });
  test("[F22] so does quoted text that spans lines", () => {
    const before = 'd: "The first\n  line goes\\\n  \\ on."\nz: 1\n';
    edits(
      "d",
      { from: "The first line goes on.", to: "The very first line goes on." },
      before,
      before.replace("The first", "The very first"),
    );
    const single = "d: 'It''s the first\n  line.'\n";
    edits(
      "d",
      { from: "It's the first line.", to: "It's the last line." },
      single,
      single.replace("first", "last"),
    );
    const bare = "d: It is the first\n  line.\n";
    edits(
      "d",
      { from: "It is the first line.", to: "It is the last line." },
      bare,
      bare.replace("first", "last"),
    );
  });
  test("[F22] a literal keeps its indentation and its ending", () => {
    const before = "d: |\n     one\n\n       two\n     three\n\nz: 1\n";
    edits(
      "d",
      { from: "one\n\n  two\nthree\n", to: "one\n\n  two\nthree\nfour\n" },
      before,
      before.replace("three\n", "three\n     four\n"),
    );
    edits("d", { from: "one\n", to: "one" }, "d: |\n  one\n", "d: |-\n  one\n");
    edits("d", { from: "one", to: "" }, "d: |-\n  one\n", "d: |-\n");
  });
  test("[F22] lines added to a quoted value become a block", () =>
    changes(
      page("d: 'x'\nz: 1\n"),
      { kind: "set", path: ["d"], value: "x\ny" },
      page("d: |-\n  x\n  y\nz: 1\n"),
    ));
  test("[F22] between brackets they are escaped", () =>
    changes(page("d: ['x']\n"), { kind: "set", path: ["d", 0], value: "x\ny" }, page('d: ["x\\ny"]\n')));
  test("[F22] a text may begin with spaces or hold fences", () => {
    for (const value of [
      "  indented\nnot",
      "---\ntitle: x\n---\n",
      "\n\nx",
      "a\n\n\n",
      "\ttab\n",
      "x \ny  \n",
      "# no comment\n",
    ]) {
      const text = page("d: |\n  Old\nz: 1\n");
      expect(valuesOf(applyEdit(text, editField(text, { kind: "set", path: ["d"], value })))).toEqual({
        d: value,
        z: 1,
      });
      const folded = page("d: >\n  Old and\n  wrapped\nz: 1\n");
      expect(valuesOf(applyEdit(folded, editField(folded, { kind: "set", path: ["d"], value })))).toEqual({
        d: value,
        z: 1,
      });
    }
  });
});

describe("the other languages", () => {
  const toml = (content: string): string => `+++\n${content}+++\n\nBody\n`;
  test("[F23] TOML", () => {
    const before =
      "# c\ntitle = 'Old' # t\ndate = 2026-01-05\ntags = [\"a\", 'b']\n\n[params]\nx = 1\n\n[[people]]\nname = \"A\"\n";
    changes(toml(before), { kind: "set", path: ["title"], value: "New" }, toml(before.replace("Old", "New")));
    changes(
      toml(before),
      { kind: "set", path: ["title"], value: "it's" },
      toml(before.replace("'Old'", '"it\'s"')),
    );
    changes(
      toml(before),
      { kind: "set", path: ["date"], value: "2026-02-01" },
      toml(before.replace("2026-01-05", "2026-02-01")),
    );
    changes(
      toml(before),
      { kind: "set", path: ["draft"], value: true },
      toml(before.replace("'b']\n", "'b']\ndraft = true\n")),
    );
    changes(
      toml(before),
      { kind: "insert", path: ["tags", 2], value: "c" },
      toml(before.replace("'b']", "'b', 'c']")),
    );
    changes(
      toml(before),
      { kind: "set", path: ["params", "y"], value: 2 },
      toml(before.replace("x = 1\n", "x = 1\ny = 2\n")),
    );
    changes(
      toml(before),
      { kind: "insert", path: ["people", 1], value: { name: "B" } },
      toml(`${before}[[people]]\nname = "B"\n`),
    );
    changes(
      toml(before),
      { kind: "remove", path: ["title"] },
      toml(before.replace("title = 'Old' # t\n", "")),
    );
    changes(
      toml(before),
      { kind: "remove", path: ["params"] },
      toml(before.replace("[params]\nx = 1\n", "")),
    );
    changes(
      toml(before),
      { kind: "rename", path: ["tags"], name: "my tags" },
      toml(before.replace("tags =", '"my tags" =')),
    );
    changes(
      toml(before),
      { kind: "set", path: ["seo", "title"], value: "x" },
      toml(before.replace("'b']\n", "'b']\nseo = { title = 'x' }\n")),
    );
    expect(() => editField(toml(before), { kind: "set", path: ["title"], value: null })).toThrow(RangeError);
  });
  test("[F18, F20, F23] TOML tables whose parts stand apart go and are renamed whole", () => {
    const apart = 'title = "T"\n[menu.main]\nn = 1\n[other]\na = 1\n[menu.foot]\nn = 2\n';
    changes(toml(apart), { kind: "remove", path: ["menu"] }, toml('title = "T"\n[other]\na = 1\n'));
    changes(
      toml(apart),
      { kind: "rename", path: ["menu"], name: "nav" },
      toml(apart.replaceAll("menu.", "nav.")),
    );
    const tables = "[[menu.main]]\nn = 1\n[menu.main.x]\nq = 1\n[[menu.main]]\nn = 2\n[z]\n";
    changes(toml(tables), { kind: "remove", path: ["menu"] }, toml("[z]\n"));
    changes(
      toml(tables),
      { kind: "rename", path: ["menu", "main"], name: "top" },
      toml(tables.replaceAll("menu.main", "menu.top")),
    );
    const dotted = "a.b = 1\nc = 2\na.d = 3\n";
    changes(toml(dotted), { kind: "remove", path: ["a"] }, toml("c = 2\n"));
    changes(toml(dotted), { kind: "rename", path: ["a"], name: "e" }, toml(dotted.replaceAll("a.", "e.")));
    changes(toml("[a]\nx = 1\n[b]\n[a.c]\ny = 1\n"), { kind: "remove", path: ["a"] }, toml("[b]\n"));
  });
  test("[F23] JSON", () => {
    const before = '{\n  "title": "Old",\n  "n": 1.10,\n  "tags": ["a"]\n}\n\nBody\n';
    changes(before, { kind: "set", path: ["title"], value: 'N "x"' }, before.replace("Old", 'N \\"x\\"'));
    changes(
      before,
      { kind: "set", path: ["draft"], value: true },
      before.replace('["a"]\n', '["a"],\n  "draft": true\n'),
    );
    changes(before, { kind: "insert", path: ["tags", 1], value: "b" }, before.replace('["a"]', '["a", "b"]'));
    changes(before, { kind: "remove", path: ["tags"] }, before.replace(',\n  "tags": ["a"]', ""));
    changes(
      before,
      { kind: "move", path: ["title"], to: 1 },
      '{\n  "n": 1.10,\n  "title": "Old",\n  "tags": ["a"]\n}\n\nBody\n',
    );
    changes(before, { kind: "rename", path: ["n"], name: "m" }, before.replace('"n"', '"m"'));
  });
});
