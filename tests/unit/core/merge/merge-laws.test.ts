import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { mergeDocuments, mergedText, type Merge } from "#core/merge/merge";
import { realArticles } from "../../../support/corpora.ts";

const dialect = dialectFor("a.md", null);
const runs = { numRuns: 150 };

function merge(base: string, mine: string, theirs: string): Merge {
  return mergeDocuments({ base, mine, theirs }, dialect);
}

/** Blocks of every kind; the number makes each its own. */
const blockText = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(99_999)).map(([kind, number]) => {
  const word = `w${number} once v${number}`;
  const kinds = [
    `# Heading ${word}`,
    `- item ${word}\n- second ${word}`,
    `> quoted ${word}`,
    `| a | b |\n| - | - |\n| ${word} | 2 |`,
    `\`\`\`js\ncode ${word}\n\n${word}\n\`\`\``,
    `<div>${word}</div>`,
    `日本語の段落です${number}。次の文${number}。`,
  ];
  return kinds[kind] ?? `Paragraph of ${word} and more words.`;
});

/** What a side does to each block, and what it puts before it. */
interface Deed {
  readonly does: "keep" | "edit" | "remove";
  readonly puts: string | null;
}

const deed = fc.record({
  does: fc.constantFrom("keep", "keep", "keep", "edit", "remove" as const) as fc.Arbitrary<Deed["does"]>,
  puts: fc.option(blockText, { freq: 6 }),
});

function withDeeds(blocks: readonly string[], deeds: readonly Deed[], mark: string): string {
  const done = blocks.flatMap((block, index) => {
    const { does, puts } = deeds[index] ?? { does: "keep", puts: null };
    const put = puts === null ? [] : [puts.replace(/w(\d)/, `${mark}w$1`)];
    const edited = block.replace(/(w|段落です)\d+/, (word) => `${word}${mark}`);
    return [...put, ...(does === "remove" ? [] : [does === "edit" ? edited : block])];
  });
  return `${done.join("\n\n")}\n`;
}

const threeTexts = fc.array(fc.tuple(blockText, deed, deed), { minLength: 1, maxLength: 12 }).map((rows) => {
  const blocks = rows.map(([block]) => block);
  return {
    base: `${blocks.join("\n\n")}\n`,
    mine: withDeeds(
      blocks,
      rows.map(([, one]) => one),
      "mine",
    ),
    theirs: withDeeds(
      blocks,
      rows.map(([, , other]) => other),
      "theirs",
    ),
  };
});

test("[G1] merging with an unchanged side gives the other, and with an equal side itself", () => {
  fc.assert(
    fc.property(threeTexts, ({ base, mine, theirs }) => {
      expect(mergedText(merge(base, base, theirs))).toBe(theirs);
      expect(mergedText(merge(base, mine, base))).toBe(mine);
      expect(mergedText(merge(base, mine, mine))).toBe(mine);
    }),
    runs,
  );
});

test("[G14] the other way round finds the same conflicts", () => {
  fc.assert(
    fc.property(threeTexts, ({ base, mine, theirs }) => {
      const one = merge(base, mine, theirs).conflicts;
      const other = merge(base, theirs, mine).conflicts;
      expect(
        other.map((conflict) => ({ ...conflict, mine: conflict.theirs, theirs: conflict.mine })),
      ).toEqual(one);
    }),
    runs,
  );
});

test("[G15] every block that a side put in or edited is in the result or in a conflict", () => {
  fc.assert(
    fc.property(threeTexts, ({ base, mine, theirs }) => {
      const merged = merge(base, mine, theirs);
      const known = [mergedText(merged), ...merged.conflicts.flatMap((one) => [one.mine, one.theirs])].join(
        "\n\n",
      );
      const old = new Set(parseBody(base, dialect).blocks.map(({ source }) => source));
      const oldLines = new Set(base.split("\n"));
      for (const text of [mine, theirs]) {
        for (const { source } of parseBody(text, dialect).blocks) {
          if (old.has(source)) continue;
          // Lines of one list may stand among those of the other side.
          for (const line of source.split("\n")) if (!oldLines.has(line)) expect(known).toContain(line);
        }
      }
    }),
    runs,
  );
});

test("[G2, G14] edits of different blocks come to one text, in either order, without a conflict", () => {
  const rows = fc.array(fc.tuple(blockText, fc.constantFrom("mine", "theirs", "none")), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(rows, (chosen) => {
      const blocks = chosen.map(([block]) => block);
      const deedsOf = (side: string) =>
        chosen.map(([, by]) => ({ does: by === side ? "edit" : "keep", puts: null }) as Deed);
      const base = `${blocks.join("\n\n")}\n`;
      const mine = withDeeds(blocks, deedsOf("mine"), "mine");
      const theirs = withDeeds(blocks, deedsOf("theirs"), "theirs");
      fc.pre(parseBody(base, dialect).blocks.length === blocks.length);
      const one = merge(base, mine, theirs);
      expect(one.conflicts).toEqual([]);
      expect(mergedText(merge(base, theirs, mine))).toBe(mergedText(one));
      expect(mergedText(one)).toContain(
        chosen.some(([block, by]) => by === "mine" && /w\d/.test(block)) ? "mine" : "",
      );
    }),
    runs,
  );
});

test("[G2, G13] in real articles two people's edits of different blocks merge, and each byte is one side's", () => {
  for (const { body, dialect: own } of realArticles(60)) {
    const { blocks, lead } = parseBody(body, own);
    const places = blocks.flatMap(({ tree }, index) => (tree?.type === "paragraph" ? [index] : []));
    const [first, last] = [places[0], places.at(-1)];
    if (first === undefined || last === undefined || first === last) continue;
    const edited = (at: ReadonlySet<number>) =>
      lead +
      blocks.map(({ source, gap }, index) => (at.has(index) ? `${source} edited` : source) + gap).join("");
    const versions = { base: body, mine: edited(new Set([first])), theirs: edited(new Set([last])) };
    const merged = mergeDocuments(versions, own);
    expect(merged.conflicts).toEqual([]);
    expect(mergedText(merged)).toBe(edited(new Set([first, last])));
  }
});

test("[G17] a text eight times as long takes no more than a few times as much for its length", () => {
  const textOf = (count: number, changed: (index: number) => string) =>
    Array.from(
      { length: count },
      (_, index) => `Paragraph ${index} has words ${index * 7} of its own.${changed(index)}`,
    ).join("\n\n");
  const cost = (count: number) => {
    const versions = {
      base: textOf(count, () => ""),
      mine: textOf(count, (index) => (index % 4 === 0 ? " Mine." : "")),
      theirs: textOf(count, (index) => (index % 4 === 2 ? " Theirs." : "")),
    };
    const before = process.cpuUsage();
    const merged = mergeDocuments(versions, dialect);
    const { user } = process.cpuUsage(before);
    expect(merged.conflicts).toEqual([]);
    return user / count;
  };
  cost(100);
  const small = Math.max(cost(100), cost(100));
  expect(Math.min(cost(800), cost(800)) / small).toBeLessThan(4);
});
