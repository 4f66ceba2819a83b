import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOfBlock } from "#core/locale/block-states";
import type { Inline } from "#core/segments/inline";
import type { ReturnedFile, ReturnedUnit } from "#core/exchange/model";
import { readXliff } from "#core/exchange/xliff-read";
import { brokenRules } from "#core/exchange/xliff-rules";
import { writeXliff } from "#core/exchange/xliff-write";
import { readXml } from "#core/exchange/xml";
import { translatedPairs } from "../../../support/translated-pairs.ts";
import { fileOf, opened, returnedFile, textAfter } from "./exchanged.ts";

const english =
  "---\ntitle: The press\ndate: 2026-01-05\n---\n\n# The press\n\nType is **raised** 12 points. See [the\nguide](/en/guide) and `run()`.\n\n" +
  "- One item\n- Another & more\n\n```\nrun()\n```\n\n| A head | B |\n|---|---|\n| Cell one | 2 |\n\n> Quoted line\n> goes on.\n";
const japanese =
  "---\r\ntitle: 印刷機 # kept\r\ndate: 2026-01-05\r\n---\r\n\r\n# 印刷機\r\n\r\n活字は 12 ポイント**高い**。[案内](/ja/guide)と `run()` を見よ。\r\n";

/** The same with each text in its targets through `translate`, as a translator's tool gives it back. */
function translated(xliff: string, translate: (text: string) => string): string {
  return xliff.replace(
    /<segment id="(\w+)" state="\w+">\s*<source>([^]*?)<\/source>(?:\s*<target>[^]*?<\/target>)?/g,
    (_, id: string, source: string) => {
      const target = source.replace(
        /(^|>)([^<]+)/g,
        (_whole, mark: string, text: string) => mark + translate(text),
      );
      return `<segment id="${id}" state="translated"><source>${source}</source><target>${target}</target>`;
    },
  );
}

function written(needs: ReturnType<typeof opened>, scope: "stale" | "all" = "all"): string {
  return writeXliff([fileOf(needs, scope)]) ?? "";
}

/** The standard's own schema, where a Debian package put it (php-symfony-translation, with libxml2-utils to read it). */
const SCHEMA =
  process.env["GALLEY_XLIFF_SCHEMA"] ??
  "/usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-2.0.xsd";

function expectValid(xliff: string): void {
  const reading = readXml(xliff);
  if (reading.kind !== "read") throw new Error(`${reading.fault} ${reading.line}`);
  expect(brokenRules(reading.root)).toEqual([]);
  if (!existsSync(SCHEMA)) return;
  const lint = process.env["GALLEY_XMLLINT"] ?? "xmllint";
  const run = spawnSync(lint, ["--nonet", "--noout", "--schema", SCHEMA, "-"], {
    input: xliff,
    encoding: "utf8",
  });
  if (run.error === undefined) expect(run.status, run.stderr).toBe(0);
}

test("[EX2] an export keeps the rules of XLIFF 2.1, and the standard's own schema where it is at hand", () => {
  for (const target of [japanese, "", english]) expectValid(written(opened(english, target)));
});

test.each([
  ["<xliff", "<xlif", "not-xliff", "xlif"],
  ['version="2.1"', 'version="x"', "invalid", 'xliff: attribute version cannot be "x"'],
  ["urn:oasis:names:tc:xliff:document:2.0", "urn:foreign", "not-xliff", "2.1"],
  ['srcLang="en"', "", "invalid", "xliff: attribute srcLang is missing"],
  ['state="final"', 'state="signed-off"', "invalid", 'segment: attribute state cannot be "signed-off"'],
  ["</source>", "</source><source/>", "invalid", "source: may not stand here in segment"],
  ['dataRef="d3"', 'dataRef="d9"', "invalid", 'ph: dataRef "d9" leads to no data'],
  ['<pc id="1"', '<pc id="2"', "invalid", 'pc: id "2" stands twice in one unit'],
])("[EX2] %s as %s is refused: %s", (from, to, fault, detail) => {
  const broken = written(opened(english, japanese))
    .replaceAll(from, to)
    .replaceAll("</xliff>", to === "<xlif" ? "</xlif>" : "</xliff>");
  expect(readXliff(broken)).toMatchObject({ kind: "refused", fault, detail });
});

test("[EX2] XLIFF 1.2 is told from what is none at all", () => {
  const old = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/></xliff>';
  expect(readXliff(old)).toMatchObject({ kind: "refused", fault: "old-xliff", detail: "1.2" });
  expect(readXliff("<html/>")).toMatchObject({ kind: "refused", fault: "not-xliff" });
  expect(readXliff('<!DOCTYPE xliff [<!ENTITY a "b">]><xliff/>')).toMatchObject({ fault: "doctype" });
});

test("[EX3] what was not translated changes nothing", () => {
  const needs = opened(english, japanese);
  const { text, applied } = textAfter(needs, returnedFile(readXliff(written(needs))));
  expect(text).toBe(japanese);
  expect(applied).toMatchObject({ changed: 0, refused: [] });
  expect(applied.same).toBeGreaterThan(2);
});

test("[EX3, EX5] only the segments that were translated have other bytes, and codes keep the translation's own source", () => {
  const needs = opened(english, japanese);
  const returned = returnedFile(
    readXliff(written(needs).replace("<target>活字は 12 ポイント", "<target>活字は 14 ポイント")),
  );
  const { text, applied } = textAfter(needs, returned);
  expect(text).toBe(japanese.replace("12 ポイント", "14 ポイント"));
  expect(applied).toMatchObject({ changed: 1, refused: [] });
});

test("[EX3, EX5] what was missing is made of the source's blocks, in its places and the document's line endings", () => {
  const needs = opened(english, japanese);
  const xliff = translated(written(needs, "stale"), (text) =>
    text.trim() === "" ? text : `訳:${text.trim()}`,
  );
  const { text, applied } = textAfter(needs, returnedFile(readXliff(xliff)));
  expect(applied.refused).toEqual([]);
  expect(
    text.startsWith("---\r\ntitle: 印刷機 # kept\r\ndate: 2026-01-05\r\n---\r\n\r\n# 訳:The press\r\n\r\n"),
  ).toBe(true);
  expect(text).toContain("[訳:the guide](/ja/guide)訳:and`run()`訳:.");
  expect(text).toContain("\r\n\r\n- 訳:One item\r\n- 訳:Another & more\r\n\r\n");
  expect(text).toContain(
    "| 訳:A head | 訳:B |\r\n|---|---|\r\n| 訳:Cell one | 2 |\r\n\r\n> 訳:Quoted line goes on.",
  );
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

test("[EX3] over real pairs, only the blocks that were translated change, and each reads as it came back", () => {
  let changed = 0;
  for (const { source, target } of translatedPairs(8)) {
    const needs = opened(source, target);
    const xliff = written(needs, "all");
    expectValid(xliff);
    expect(textAfter(needs, returnedFile(readXliff(xliff))).text).toBe(target);
    let nth = 0;
    const some = xliff.replace(/<target>([^<]{4,})<\/target>/g, (whole, text: string) =>
      ++nth % 3 === 0 ? `<target>${text}x</target>` : whole,
    );
    const { text, applied } = textAfter(needs, returnedFile(readXliff(some)));
    changed += applied.changed;
    // What was added is all that is other: a mark that was moved past it aside, the text is as it was.
    const letters = (whole: string): number => whole.replace(/[^\p{L}\p{N}]/gu, "").length;
    expect(letters(text) - letters(target)).toBeLessThanOrEqual(Math.floor(nth / 3));
    expect(letters(text) - letters(target)).toBeGreaterThanOrEqual(applied.changed);
    const blocks = needs.exchanged.target.blocks;
    expect(blocks.filter(({ source: one }) => !text.includes(one)).length).toBeLessThanOrEqual(
      applied.changed,
    );
  }
  expect(changed).toBeGreaterThan(20);
}, 120_000);

function withTarget(needs: ReturnType<typeof opened>, find: string, target: readonly Inline[]): ReturnedFile {
  const file = fileOf(needs, "all");
  const units = file.units.flatMap((unit): ReturnedUnit[] => {
    if (!JSON.stringify(unit.segments).includes(find)) return [];
    const segments = unit.segments.flatMap(({ isGap, source }) =>
      isGap
        ? []
        : [{ target: JSON.stringify(source).includes(find) ? target : null, state: "translated" as const }],
    );
    return [{ id: unit.id, content: { kind: "segments", segments, gaps: [] } }];
  });
  return { path: file.path, target: "ja", units };
}

const guide = "See [the guide](/g), `run()` and **this**.\n";

test.each<readonly [string, readonly Inline[], string, string]>([
  [
    "a link is gone",
    ["案内 ", { id: 2, children: null }, { id: 3, children: ["これ"] }],
    "code-missing",
    "[",
  ],
  [
    "code stands twice",
    [
      { id: 1, children: ["案内"] },
      { id: 2, children: null },
      { id: 2, children: null },
    ],
    "code-twice",
    "`run()`",
  ],
  [
    "a code is unknown",
    [
      { id: 1, children: ["案内"] },
      { id: 2, children: null },
      { id: 9, children: null },
    ],
    "code-unknown",
    "9",
  ],
  [
    "a pair stands alone",
    ["案内", { id: 1, children: null }, { id: 2, children: null }],
    "code-unknown",
    "[",
  ],
])("[EX4] %s: the segment is refused", (_, target, fault, text) => {
  const needs = opened(guide, "");
  const { text: after, applied } = textAfter(needs, withTarget(needs, "See ", target));
  expect(after).toBe("");
  expect(applied.refused).toMatchObject([{ fault, text }]);
});

test("[EX4] emphasis may go or stand elsewhere", () => {
  const needs = opened(guide, "");
  const target = [{ id: 2, children: null }, "と", { id: 1, children: ["案内"] }];
  expect(textAfter(needs, withTarget(needs, "See ", target)).text.trim()).toBe("`run()`と[案内](/g)");
});

test("[EX4] a source or a translation that is another by now is told, and nothing of it is written", () => {
  const exported = written(opened(english, japanese));
  const xliff = translated(exported, (text) => `${text.trim()}訳`);
  const other = opened(english.replace("Quoted line", "Another line"), japanese.replace("活字は", "文字は"));
  const { text, applied } = textAfter(other, returnedFile(readXliff(xliff)));
  expect(text).toContain("文字は 12 ポイント**高い**");
  expect(new Set(applied.refused.map(({ fault }) => fault))).toEqual(
    new Set(["source-changed", "target-changed"]),
  );
  const strange = exported
    .replace(/<unit id="b\.[^"]+"/, '<unit id="mine"')
    .replaceAll('state="initial"', 'state="translated"')
    .replaceAll('state="final"', 'state="translated"');
  expect(
    textAfter(opened(english, japanese), returnedFile(readXliff(strange))).applied.refused,
  ).toMatchObject([{ fault: "unknown" }]);
});

test("[EX4] a missing block of which a line is not translated is not begun", () => {
  const source = "- One\n- Two\n";
  const needs = opened(source, "");
  const { text, applied } = textAfter(needs, withTarget(needs, "One", ["一"]));
  expect(text).toBe("");
  expect(applied.refused).toMatchObject([{ fault: "line-missing", text: "Two" }]);
});

test("[EX5] tools that write sc and ec, annotations and other attributes are understood", () => {
  const needs = opened("See **this** now.\n", "");
  const xliff = written(needs, "stale").replace(
    "</source>",
    '</source><target>今<mrk id="m1" type="term">これ</mrk>を<sc id="1"/>見<ec startRef="1"/>よ</target>',
  );
  expect(
    textAfter(
      needs,
      returnedFile(readXliff(xliff.replace('state="initial"', 'state="reviewed"'))),
    ).text.trim(),
  ).toBe("今これを**見**よ");
});

test("[EX8] an export holds all, or what is stale and missing, with what the source was", () => {
  const needs = opened(english, japanese);
  const facts = needs.exchanged.rows.flatMap(({ source, target }) => {
    const [one, other] = [
      needs.exchanged.source.blocks[source ?? -1],
      needs.exchanged.target.blocks[target ?? -1],
    ];
    return one && other
      ? [{ source: hashOfBlock(one), target: hashOfBlock(other), mark: "made" as const }]
      : [];
  });
  const young = opened(english.replace("12 points", "14 points"), japanese, facts);
  const stale = fileOf(young, "stale").units.map(({ name }) => name);
  expect(stale).toEqual([
    "paragraph",
    "list",
    "list",
    "table cell",
    "table cell",
    "table cell",
    "blockquote",
  ]);
  expect(fileOf(young, "all").units.length).toBe(stale.length + 2);
  const old = needs.exchanged.source.blocks[1]?.source ?? "";
  const known = { ...young.exchanged, earlier: new Map([[facts[1]?.source ?? "", old]]) };
  expect(fileOf({ ...young, exchanged: known }, "stale").units[0]?.notes).toEqual([
    `Translated from: ${old}`,
  ]);
});

test("[EX3] whatever a translator writes, the segment reads as it, or is refused", () => {
  const needs = opened("Type is raised. Ink it.\n", "活字は高い。インクをつける。\n");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (written_) => {
      const { text, applied } = textAfter(needs, withTarget(needs, "Ink it", [written_]));
      if (applied.changed === 0) expect(text).toBe(needs.parts.text);
      else expect(text.startsWith("活字は高い。") && text.endsWith("\n")).toBe(true);
    }),
  );
});

const described = (one: string): string => `---\ntitle: A\ndescription: |\n  ${one}\n---\n\nText.\n`;

test("[EX3] a block scalar that was not translated keeps its bytes, and its end where it was", () => {
  const needs = opened(described("Hello"), described("こんにちは"));
  const xliff = written(needs);
  const same = textAfter(needs, returnedFile(readXliff(xliff)));
  expect([same.text, same.applied.changed]).toEqual([needs.parts.text, 0]);
  const other = xliff.replace(/<target>こんにちは\s*<\/target>/, "<target>今日は</target>");
  expect(textAfter(needs, returnedFile(readXliff(other))).text).toBe(described("今日は"));
});

test("[EX4] a field that came back in parts is refused, not cut", () => {
  const needs = opened(described("Hello"), described("こんにちは"));
  const { path, target, units } = returnedFile(readXliff(written(needs)));
  const split = units.map((unit): ReturnedUnit => {
    if (!unit.id.endsWith(".description")) return unit;
    const segments = ["今日は。", "元気？"].map((text) => ({ target: [text], state: "translated" as const }));
    return { id: unit.id, content: { kind: "segments", segments, gaps: [] } };
  });
  const { text, applied } = textAfter(needs, { path, target, units: split });
  expect(text).toBe(needs.parts.text);
  expect(applied.refused).toMatchObject([{ fault: "segments-differ", text: "description" }]);
});

test("[EX3] Japanese sentences have a blank between them in English", () => {
  const needs = opened("活字は高い。インクをつける。\n", "");
  const english_ = { ...needs, exchanged: { ...needs.exchanged, locales: { source: "ja", target: "en" } } };
  const target = ["Type is high.", "Ink it."];
  const units = fileOf(english_, "all").units.map(({ id }): ReturnedUnit => {
    const segments = target.map((text) => ({ target: [text], state: "translated" as const }));
    return { id, content: { kind: "segments", segments, gaps: [] } };
  });
  const { text } = textAfter(english_, { path: "a/en.md", target: "en", units });
  expect(text.trim()).toBe("Type is high. Ink it.");
});

test("[EX2] data of other namespaces is not the unit's own", () => {
  const match =
    '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#x"><originalData xmlns="urn:oasis:names:tc:xliff:document:2.0">' +
    '<data id="d1">a</data></originalData></mtc:match></mtc:matches>';
  const xliff = written(opened(guide, "")).replace(/<unit [^>]*>/g, (unit) => unit + match);
  expect(xliff).toContain(match);
  expect(readXliff(xliff)).toMatchObject({ kind: "read" });
});

test("[EX2] elements of other namespaces count for none of XLIFF's, whatever they are called", () => {
  const foreign = '<my:segment xmlns:my="urn:mine" id="s1"/><my:segment xmlns:my="urn:mine" id="s1"/>';
  const file = '<my:file xmlns:my="urn:mine" id="f1"/>';
  const xliff = written(opened(guide, ""))
    .replace(/<unit [^>]*>/g, (unit) => unit + foreign)
    .replace("</xliff>", `${file}${file}</xliff>`);
  expect(xliff).toContain(foreign);
  expect(readXliff(xliff)).toMatchObject({ kind: "read" });
  const needs = opened(english, japanese);
  const marked = written(needs).replaceAll("<target>", '<target><my:ph xmlns:my="urn:mine" id="9"/>');
  expect(textAfter(needs, returnedFile(readXliff(marked)))).toMatchObject({
    text: japanese,
    applied: { refused: [] },
  });
});
