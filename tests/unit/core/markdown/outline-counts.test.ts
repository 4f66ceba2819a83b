import { expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { countBody } from "#core/markdown/counts";
import { dialectFor } from "#core/markdown/dialect";
import { outlineOf } from "#core/markdown/outline";

const bodyOf = (text: string) => parseBody(text, dialectFor("article.md", null));

test("[M40] headings in order, with their places", () => {
  const text = "\n# A `b` *c*\n\ntext\n\n> ## D\n\nE\n---\n\n- # F [g](h)\n\n```\n# no\n```\n";
  const outline = outlineOf(bodyOf(text));
  expect(outline.map(({ level, text: title, block }) => [level, title, block])).toEqual([
    [1, "A b c", 0],
    [2, "D", 2],
    [2, "E", 3],
    [1, "F g", 4],
  ]);
  expect(outline.map(({ offset }) => text.slice(offset, offset + 4))).toEqual([
    "# A ",
    "## D",
    "E\n--",
    "# F ",
  ]);
});

test("[M41] English in words", () => {
  expect(
    countBody(
      bodyOf(
        "Don't *count* [the link](https://example.org), `code` or <b>tags</b>.\n\n```\nnothing here\n```",
      ),
      "en",
    ),
  ).toEqual({ words: 7, characters: 29, minutes: 1 });
  expect(countBody(bodyOf("word ".repeat(477)), "en").minutes).toBe(3);
});

test("[M41] Japanese in the segmenter's words and in characters as they are seen", () => {
  expect(countBody(bodyOf("吾輩は**猫**である。"), "ja")).toEqual({ words: 5, characters: 8, minutes: 1 });
  expect(countBody(bodyOf("👨‍👩‍👧が"), "ja").characters).toBe(2);
  expect(countBody(bodyOf("あ".repeat(1001)), "ja").minutes).toBe(3);
});

test("[M41] nothing takes no time", () => {
  expect(countBody(bodyOf("\n<!-- a -->\n"), "not a language")).toEqual({
    words: 0,
    characters: 0,
    minutes: 0,
  });
});
