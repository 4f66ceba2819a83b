import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likeness, wordDiff, wordsOf } from "#core/document/word-diff";

/** `[-gone-]` and `{+come+}` in the text that stayed; and the laws that every difference keeps. */
function shown(before: string, after: string): string {
  const pieces = wordDiff(before, after);
  const joined = (kind: "removed" | "added") =>
    pieces
      .filter((piece) => piece.kind === "same" || piece.kind === kind)
      .map(({ text }) => text)
      .join("");
  expect(joined("removed")).toBe(before);
  expect(joined("added")).toBe(after);
  const marks = { same: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] } as const;
  return pieces.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join("");
}

describe("words", () => {
  test.each([
    ["the quick fox", "the slow fox", "the [-quick-]{+slow+} fox"],
    ["one two three", "one three", "one [-two -]three"],
    ["don't stop", "do stop", "[-don't-]{+do+} stop"],
    ["a, b", "a, b", "a, b"],
    ["cost 10.5 euro", "cost 11.5 euro", "cost [-10.5-]{+11.5+} euro"],
    ["", "new", "{+new+}"],
    ["gone", "", "[-gone-]"],
  ])("[DC1] %j becomes %j", (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test.each([
    ["東京へ行きました。", "京都へ行きました。", "[-東京-]{+京都+}へ行きました。"],
    ["記事を公開する", "記事を保存する", "記事を[-公開-]{+保存+}する"],
    ["我喜欢北京的秋天", "我喜欢上海的秋天", "我喜欢[-北京-]{+上海+}的秋天"],
    ["家族👨‍👩‍👧です", "家族👨‍👩‍👦です", "家族[-👨‍👩‍👧-]{+👨‍👩‍👦+}です"],
  ])("[DC2] words are words where nothing stands between them: %s", (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test("[DC3] a blank or a mark between two changes is read as part of them", () => {
    expect(shown("see old text, here", "see new words, here")).toBe("see [-old text-]{+new words+}, here");
    expect(shown("a\nb", "c\nd")).toBe("[-a-]{+c+}\n[-b-]{+d+}");
  });

  test("[DC4] no CRLF and no character is cut in two", () => {
    expect(wordsOf("a\r\nb")).toEqual(["a", "\r\n", "b"]);
    expect(wordsOf("日本\r\n語")).toContain("\r\n");
    expect(wordsOf("が")).toHaveLength(1);
  });
});

test("[DC1] whatever two texts are, the pieces are those texts", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", " ", "\n", "\r\n", ".", "日本", "語", "👍🏽", "'"),
    maxLength: 60,
  });
  fc.assert(fc.property(text, text, (before, after) => void shown(before, after)));
});

test("[DC5] a difference too large to search is one replacement, told at once", () => {
  const before = Array.from({ length: 12_000 }, (_, at) => `a${at} `).join("");
  const after = before.replaceAll("a", "b");
  expect(shown(`same ${before}same`, `same ${after}same`).match(/\[-/g)).toHaveLength(1);
});

test("[DC6] likeness is of words, wherever they stand", () => {
  expect(likeness("one two three", "three two one")).toBe(1);
  expect(likeness("one two", "four five")).toBe(0);
  expect(likeness("記事を公開する", "記事を保存する")).toBeGreaterThan(0.5);
  expect(likeness("", " ")).toBe(1);
});
