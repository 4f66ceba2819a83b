import fc from "fast-check";
import { expect, test } from "vitest";
import { blockRows } from "#core/locale/block-states";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { distanceWithin } from "#core/memory/edit-distance";
import { createMemory, plainOf, type MemoryPair } from "#core/memory/memory";
import { memoryPairs } from "#core/memory/pairs";
import { suggestionsFor } from "#core/memory/suggest";

/** Wagner & Fischer's table, filled whole. */
function plainDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let at = 1; at <= b.length; at++) {
      const replaced = (above[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1);
      here.push(Math.min(replaced, (above[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1));
    }
    above = here;
  }
  return above[b.length] ?? 0;
}

const words = fc
  .array(fc.constantFrom("type", "is", "raised", "ink", "活字", "は", "高い", "印刷", "the", "press"), {
    maxLength: 14,
  })
  .map((parts) => parts.join(" "));

test("[MY1] the distance within a limit is the plain table's", () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 30 }), (a, b, limit) => {
      expect(distanceWithin(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1));
    }),
  );
});

function pair(source: string, target: string, from = "a/ja.md"): MemoryPair {
  return { unit: "block", source, target, from };
}

const press = createMemory([
  pair("Type is raised 12 points.", "活字は 12 ポイント高い。"),
  pair("Type is raised 12 points.", "活字は 12 ポイント高い。", "b/ja.md"),
  pair("Type is  raised\n12 points.", "活字は12ポイント高い。"),
  pair("Ink it twice before the run.", "刷る前にインクを二度つける。"),
  pair("活字は高いです。", "Type is high."),
]);

test("[MY2] the same text is 100, case and blanks make 99, and likeness is told in per cent, best first", () => {
  expect(press.match("Type is raised 12 points.", { least: 70, most: 5 })).toMatchObject([
    { score: 100, times: 2, target: "活字は 12 ポイント高い。" },
    { score: 100, times: 1 },
  ]);
  expect(press.match("type is raised 12 POINTS.", { least: 70, most: 5 })[0]).toMatchObject({ score: 99 });
  expect(press.match("Type is raised 14 points.", { least: 70, most: 1 })).toMatchObject([{ score: 96 }]);
  expect(press.match("活字は安いです。", { least: 70, most: 5 })).toMatchObject([{ score: 87 }]);
  expect(press.match("Nothing of the kind at all", { least: 70, most: 5 })).toEqual([]);
  expect(press.match("", { least: 70, most: 5 })).toEqual([]);
});

test("[MY3] what is four fifths alike is found as comparing with every text finds it", () => {
  const texts = fc.array(words, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(texts, words, (sources, query) => {
      const memory = createMemory(sources.map((source, at) => pair(source, `target ${at}`)));
      const wanted = plainOf(query);
      const shares = [...new Set(sources.map(plainOf))].flatMap((source) => {
        const longer = Math.max(source.length, wanted.length);
        const share = longer === 0 ? 0 : 1 - plainDistance(source, wanted) / longer;
        return source !== "" && wanted !== "" && share >= 0.8 ? [Math.floor(share * 100 + 1e-9)] : [];
      });
      const found = memory.match(query, { least: 80, most: 1 })[0]?.score;
      const best = Math.max(...shares);
      if (shares.length === 0) expect(found).toBeUndefined();
      else expect(Math.abs((found ?? 0) - best)).toBeLessThanOrEqual(best >= 98 ? 2 : 1);
    }),
  );
});

const bodyOf = (text: string) => parseBody(text, dialectFor("a.md", null));
const locales = { source: "en", target: "ja" };

function taught(source: string, target: string) {
  const [one, other] = [bodyOf(source), bodyOf(target)];
  return memoryPairs(
    { rows: blockRows(one.blocks, other.blocks, []), source: one, target: other, locales },
    "ja.md",
  );
}

const english =
  "# The press\n\nType is raised. Ink it *twice*.\n\n```\nrun()\n```\n\n- One item\n- Another item\n";
const japanese = "# 印刷機\n\n活字は高い。*二度*インクをつける。\n\n```\nrun()\n```\n\n- 一つ目\n- 二つ目\n";

test("[MY4] blocks and sentences that stand for each other are learnt, code is not", () => {
  const pairs = taught(english, japanese).map(({ unit, source, target }) => [unit, source, target]);
  expect(pairs).toEqual([
    ["block", "# The press", "# 印刷機"],
    ["block", "Type is raised. Ink it *twice*.", "活字は高い。*二度*インクをつける。"],
    ["sentence", "Type is raised.", "活字は高い。"],
    ["sentence", "Ink it *twice*.", "*二度*インクをつける。"],
    ["block", "- One item\n- Another item", "- 一つ目\n- 二つ目"],
    ["sentence", "One item", "一つ目"],
    ["sentence", "Another item", "二つ目"],
  ]);
});

test("[MY5] words are found on either side, whatever their case", () => {
  expect(press.search("INK twice", 9).map(({ target }) => target)).toEqual(["刷る前にインクを二度つける。"]);
  expect(press.search("ポイント 12", 9)).toHaveLength(2);
  expect(press.search("high", 9).map(({ source }) => source)).toEqual(["活字は高いです。"]);
  expect(press.search("  ", 9)).toEqual([]);
});

test("[MY6] a block of known sentences is put together from them, without blanks between Japanese ones", () => {
  const memory = createMemory(taught(english, japanese));
  const [block] = bodyOf("Ink it *twice*. Type is raised.").blocks;
  const found = block && suggestionsFor(memory, block, locales);
  expect(found?.block).toEqual([]);
  expect(found?.sentences.map(({ matches }) => matches[0]?.score)).toEqual([100, 100]);
  expect(found?.assembled).toBe("*二度*インクをつける。活字は高い。");
  const [other] = bodyOf("Ink it *twice*. Nobody ever wrote this sentence.").blocks;
  expect(other && suggestionsFor(memory, other, locales).assembled).toBeNull();
});

test("[MY6] sentences of a language without blanks are put together with them where the target's has them", () => {
  const back = { source: "ja", target: "en" };
  const memory = createMemory([pair("活字は高い。", "Type is high."), pair("インクをつける。", "Ink it.")]);
  const [block] = bodyOf("インクをつける。活字は高い。").blocks;
  expect(block && suggestionsFor(memory, block, back).assembled).toBe("Ink it. Type is high.");
});
