import { describe, expect, test } from "vitest";
import { alignBlocks } from "#core/locale/alignment";
import { blockRows, hashOfBlock, type BlockFacts, type BlockRow } from "#core/locale/block-states";
import { contentHash } from "#core/locale/content-hash";
import { NOTHING } from "#core/locale/ledger";
import {
  baselineFacts,
  countRows,
  factsOfTargets,
  hashesOfTarget,
  indexLedger,
  translationRows,
} from "#core/locale/translation-facts";
import type { Block } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";

function blocksOf(...blocks: readonly string[]): readonly Block[] {
  return parseBody(blocks.join("\n\n"), dialectFor("a.md", null)).blocks;
}

/** Facts that pair the blocks of two texts one by one. */
function factsOf(source: readonly Block[], target: readonly Block[]): BlockFacts {
  return source.map((block, at) => ({
    source: hashOfBlock(block),
    target: target[at] ? hashOfBlock(target[at]) : NOTHING,
    mark: "made",
  }));
}

function told(rows: readonly BlockRow[]): readonly string[] {
  return rows.map(({ source, target, state, isLeft }) =>
    [source ?? "-", target ?? "-", state, ...(isLeft ? ["left"] : [])].join(" "),
  );
}

const english = [
  "# The press",
  "A letterpress prints from raised type, 12 points high.",
  "```js\nprint(1)\n```",
  "- Ink\n- Paper\n- Type",
  "See [the manual](/manual) for the Vandercook 4.",
];
const japanese = [
  "# 印刷機",
  "活版印刷は高さ 12 ポイントの凸版から刷ります。",
  "```js\nprint(1)\n```",
  "- インク\n- 紙\n- 活字",
  "Vandercook 4 については[手引き](/manual)をご覧ください。",
];
const source = blocksOf(...english);
const target = blocksOf(...japanese);
const facts = factsOf(source, target);

function changed(at: number, ...blocks: readonly string[]): readonly Block[] {
  return blocksOf(...english.toSpliced(at, 1, ...blocks));
}

describe("alignment", () => {
  test("[LT5] kinds, numbers, addresses and lengths find the partners across scripts", () => {
    expect(alignBlocks(source, target)).toEqual([0, 1, 2, 3, 4].map((at) => ({ source: at, target: at })));
  });

  test("[LT5] what one side lacks has no partner, and the rest keeps its own", () => {
    for (const gone of [1, 2, 3]) {
      const pairs = alignBlocks(source, target.toSpliced(gone, 1));
      const expected = [0, 1, 2, 3, 4].filter((at) => at !== gone);
      expect(pairs.map((pair) => pair.source)).toEqual(expected);
      expect(pairs.map((pair) => pair.target)).toEqual([0, 1, 2, 3]);
    }
  });

  test("[LT5] a heading is no translation of a paragraph, and no text has partners in an empty one", () => {
    expect(alignBlocks(blocksOf("# One"), blocksOf("一つ"))).toEqual([]);
    expect(alignBlocks(source, [])).toEqual([]);
    expect(alignBlocks([], target)).toEqual([]);
  });

  test("[LT5] known pairs hold the rest in place", () => {
    const many = blocksOf("One.", "Two.", "Three.");
    expect(alignBlocks(many, blocksOf("三。"), [{ source: 2, target: 0 }])).toEqual([
      { source: 2, target: 0 },
    ]);
  });
});

describe("states", () => {
  test("[LT6] a block made from the source as it is is current", () => {
    expect(told(blockRows(source, target, facts))).toEqual(
      [0, 1, 2, 3, 4].map((at) => `${at} ${at} current`),
    );
  });

  test("[LT6] without a ledger, what has text is unchecked", () => {
    expect(told(blockRows(source, target, []))).toEqual([
      ...["0 0 unchecked", "1 1 unchecked", "2 2 current", "3 3 unchecked", "4 4 unchecked"],
    ]);
  });

  test("[LT6] a word in the source makes its block stale, and no other", () => {
    const rows = blockRows(changed(1, `${english[1]?.replace("12", "14")}`), target, facts);
    expect(told(rows)[1]).toBe("1 1 stale");
    expect(rows[1]?.madeFrom).toEqual([facts[1]?.source]);
    expect(rows.filter(({ state }) => state !== "current")).toHaveLength(1);
  });

  test("[LT6] a translation that was gone over since is current while its source is", () => {
    const revised = target.with(1, blocksOf("活版は 12 ポイントの凸版で刷る。")[0] as Block);
    expect(told(blockRows(source, revised, facts))[1]).toBe("1 1 current");
  });

  test("[LT6] a moved block is moved, not stale", () => {
    const moved = blocksOf(...[english[0], english[4], english[1], english[2], english[3]].map(String));
    expect(told(blockRows(moved, target, facts))).toEqual([
      ...["0 0 current", "1 4 moved", "2 1 current", "3 2 current", "4 3 current"],
    ]);
  });

  test("[LT6] a new section is missing, and a section that the source gave up is the target's only", () => {
    const longer = changed(
      2,
      "```js\nprint(1)\n```",
      "## Rollers",
      "They carry the ink from the drum to the type.",
    );
    expect(told(blockRows(longer, target, facts))).toEqual([
      ...[
        "0 0 current",
        "1 1 current",
        "2 2 current",
        "3 - missing",
        "4 - missing",
        "5 3 current",
        "6 4 current",
      ],
    ]);
    expect(told(blockRows(source.toSpliced(3, 1), target, facts))).toEqual([
      ...["0 0 current", "1 1 current", "2 2 current", "- 3 target-only", "3 4 current"],
    ]);
  });

  test("[LT6] of a paragraph that was split, one half is stale and the other missing", () => {
    const split = changed(1, "A letterpress prints from raised type.", "It is 12 points high.");
    const rows = told(blockRows(split, target, facts));
    expect(rows.filter((row) => row.endsWith("stale"))).toHaveLength(1);
    expect(rows.filter((row) => row.endsWith("missing"))).toHaveLength(1);
    expect(rows.filter((row) => row.endsWith("current"))).toHaveLength(4);
  });

  test("[LT6] what a person left as it is stays so until the source changes again", () => {
    const other = changed(1, "A letterpress prints from raised type, 14 points high.");
    const left: BlockFacts = [
      ...facts,
      { source: hashOfBlock(other[1] as Block), target: hashOfBlock(target[1] as Block), mark: "left" },
    ];
    expect(told(blockRows(other, target, left))[1]).toBe("1 1 current left");
    const again = changed(1, "A letterpress prints from raised type, 16 points high.");
    expect(told(blockRows(again, target, left))[1]).toBe("1 1 stale");
    const out: BlockFacts = [{ source: hashOfBlock(source[3] as Block), target: NOTHING, mark: "left" }];
    expect(told(blockRows(source, target.toSpliced(3, 1), out))[3]).toBe("3 - missing left");
  });
});

test("[LT7] an article that was renamed is known by its texts", () => {
  const body = (blocks: readonly string[]) => parseBody(blocks.join("\n\n"), dialectFor("a.md", null));
  const before = { article: "old-name", locale: "ja", source: body(english), target: body(japanese) };
  const ledger = baselineFacts(indexLedger([]), before);
  expect(ledger).toHaveLength(4);
  const after = { ...before, article: "new/name" };
  expect(countRows(translationRows(indexLedger(ledger), after), after)).toMatchObject({
    current: 5,
    unchecked: 0,
  });
  const crowded = indexLedger([
    ...ledger.map((fact) => ({ ...fact, article: "another", target: contentHash(fact.target) })),
    ...ledger,
  ]);
  const named = factsOfTargets(crowded, "ja", hashesOfTarget(after.target, { target: {}, rules: [] }));
  expect(named).toEqual(ledger);
  expect(translationRows(indexLedger(named), after)).toEqual(translationRows(crowded, after));
  const other = { ...after, locale: "fr" };
  expect(countRows(translationRows(indexLedger(ledger), other), other)).toMatchObject({
    current: 1,
    unchecked: 4,
  });
});
