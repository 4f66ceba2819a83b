import { expect, test } from "vitest";
import { readTmx, writeTmx } from "#core/exchange/tmx";

const pairs = [
  { unit: "block", source: "A **b** & <c>", target: "亜 **b**", from: "a/ja.md" },
  { unit: "sentence", source: "Line\nbreak", target: "改\n行", from: "a/ja.md" },
] as const;
const languages = { source: "en", target: "ja" };

test("[EX7] a memory comes back from TMX as it was, each pair once", () => {
  const tmx = writeTmx([...pairs, pairs[0]], languages);
  expect(readTmx(tmx, languages, "m.tmx")).toEqual({
    kind: "read",
    pairs: pairs.map((pair) => ({ ...pair, from: "m.tmx" })),
  });
});

test("[EX7] of a foreign TMX the two languages are taken, and what is none is refused", () => {
  const foreign =
    '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header/><body>' +
    '<tu><tuv xml:lang="en-US"><seg>Press <bpt i="1">&lt;b></bpt>now<ept i="1">&lt;/b></ept></seg></tuv>' +
    '<tuv xml:lang="ja-JP"><seg>今<hi>刷る</hi></seg></tuv><tuv xml:lang="fr"><seg>x</seg></tuv></tu>' +
    '<tu><tuv xml:lang="en"><seg>Only</seg></tuv></tu></body></tmx>';
  expect(readTmx(foreign, languages, "f.tmx")).toEqual({
    kind: "read",
    pairs: [{ unit: "sentence", source: "Press now", target: "今刷る", from: "f.tmx" }],
  });
  expect(readTmx(foreign.replace('"tmx14.dtd"', '"x" [<!ENTITY a "b">]'), languages, "f")).toMatchObject({
    fault: "doctype",
  });
  expect(readTmx("<html/>", languages, "f")).toMatchObject({ fault: "not-tmx" });
});
