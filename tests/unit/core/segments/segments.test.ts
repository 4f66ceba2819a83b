import { expect, test } from "vitest";
import type { Block } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { codesOf, inlineOf, textOf } from "#core/segments/inline";
import { sentencesOf } from "#core/segments/sentences";
import { linesOf } from "#core/segments/text-line";
import { writeLines } from "#core/segments/write-line";
import { realArticles } from "../../../support/corpora.ts";

function blockOf(source: string): Block {
  const [block] = parseBody(source, dialectFor("a.md", null)).blocks;
  if (!block) throw new Error("no block");
  return block;
}

const place = {
  dialect: dialectFor("a.md", null),
  labels: { definitions: new Set<string>(), footnotes: new Set<string>() },
};

test("[SG1] marks, links, images, code and tags are codes with their source, alternative texts are text", () => {
  const block = blockOf('See **the [press](/en "x")**, ![a press](p.png), `run()` and <kbd>Ctrl</kbd>.');
  const [line] = linesOf(block);
  expect(line && textOf(inlineOf(line.pieces))).toBe("See the press, a press,  and Ctrl.");
  expect(
    line && [...codesOf(line.pieces).values()].map(({ type, open, close }) => [type, open, close]),
  ).toEqual([
    ["strong", "**", "**"],
    ["link", "[", '](/en "x")'],
    ["image", "![", "](p.png)"],
    ["code", "`run()`", null],
    ["island", "<kbd>", null],
    ["island", "</kbd>", null],
  ]);
  const list = linesOf(blockOf("- one\n- [ ] two\n\n  more\n"));
  expect(list.map(({ pieces }) => textOf(inlineOf(pieces)))).toEqual(["one", "two", "more"]);
  const island = linesOf(blockOf('<div class="x">\n  Some <b>text</b>.\n</div>'));
  expect(island.map(({ pieces }) => textOf(inlineOf(pieces)))).toEqual(["Sometext."]);
});

test("[SG1] pieces fill their lines to the code unit, over real articles", () => {
  for (const { body, dialect } of realArticles(60)) {
    const parsed = parseBody(body, dialect);
    expect(bodyText(parsed)).toBe(body);
    for (const block of parsed.blocks) {
      for (const line of linesOf(block)) {
        expect(line.pieces.map(({ from, to }) => block.source.slice(from, to)).join("")).toBe(
          block.source.slice(line.from, line.to),
        );
      }
    }
  }
}, 60_000);

function sentences(source: string, locale: string): readonly string[] {
  const block = blockOf(source);
  return linesOf(block).flatMap((line) =>
    sentencesOf(line, block.source, locale).map(({ from, to, isGap }) =>
      isGap ? "" : block.source.slice(from, to),
    ),
  );
}

test("[SG2] sentences are cut where they end, not in marks, abbreviations and escapes", () => {
  expect(sentences("It ran, e.g. twice. **Stop. Now.** Then \\* a &amp; b. End", "en")).toEqual([
    "It ran, e.g. twice.",
    "",
    "**Stop. Now.**",
    "",
    "Then \\* a &amp; b.",
    "",
    "End",
  ]);
  expect(sentences("活字は高い。「刷る。」と言った。終わり！", "ja")).toEqual([
    "活字は高い。",
    "「刷る。」と言った。",
    "終わり！",
  ]);
  expect(sentences("> One line\n> goes on. Next", "en")).toEqual(["One line\n> goes on.", "", "Next"]);
});

test("[SG2] segments fill their lines, over real articles", () => {
  for (const { body, dialect } of realArticles(60)) {
    for (const block of parseBody(body, dialect).blocks) {
      for (const line of linesOf(block)) {
        const segments = sentencesOf(line, block.source, "en");
        expect(segments.map(({ from, to }) => block.source.slice(from, to)).join("")).toBe(
          block.source.slice(line.from, line.to),
        );
      }
    }
  }
}, 60_000);

function written(source: string, text: string): string | null {
  const block = blockOf(source);
  const [line] = linesOf(block);
  const parts = line ? [{ kind: "new", inline: [text], codes: codesOf(line.pieces) } as const] : [];
  return writeLines(block, [{ at: 0, parts }], place);
}

test("[SG3] what would read as Markdown is escaped, what is plain is not", () => {
  expect(written("Plain.", "活字は 12_pt。")).toBe("活字は 12_pt。");
  expect(written("Plain.", "2 * 3 * 4 and *this*")).toBe("2 \\* 3 \\* 4 and \\*this\\*");
  expect(written("Plain.", "# no heading")).toBe("\\# no heading");
  expect(written("Plain.", "[x](y)")).toBe("\\[x\\](y)");
  expect(written("# Head", "a\nb")).toBe("# a b");
  expect(written("| a |\n|---|\n", "b | c")).toBe("| b \\| c |\n|---|");
});

test("[SG3] emphasis beside full-width punctuation is written so that it is published", () => {
  const block = blockOf("**Note:** text");
  const [line] = linesOf(block);
  const inline = [{ id: 1, children: ["「注」"] }, "テキスト"];
  const parts = line ? [{ kind: "new", inline, codes: codesOf(line.pieces) } as const] : [];
  expect(writeLines(block, [{ at: 0, parts }], place)).toBe("「**注**」テキスト");
});

test("[SG3] every line of real articles, written as it is, reads as it did", () => {
  for (const { body, dialect } of realArticles(25)) {
    const parsed = parseBody(body, dialect);
    for (const block of parsed.blocks.slice(0, 40)) {
      const lines = linesOf(block).map((line, at) => ({
        at,
        parts: [{ kind: "new", inline: inlineOf(line.pieces), codes: codesOf(line.pieces) } as const],
      }));
      if (lines.length === 0 || block.source.length > 4000) continue;
      expect(writeLines(block, lines, { dialect, labels: parsed }), block.source).not.toBeNull();
    }
  }
}, 60_000);
