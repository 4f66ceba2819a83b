import { expect, test } from "vitest";
import { blockRows, hashOfBlock } from "#core/locale/block-states";
import {
  mergeLedgers,
  NOTHING,
  readLedger,
  withoutFacts,
  writeLedger,
  type Ledger,
} from "#core/locale/ledger";
import {
  baselineFacts,
  factOf,
  indexLedger,
  placeBlocks,
  translationRows,
} from "#core/locale/translation-facts";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";

const bodyOf = (...blocks: readonly string[]) => parseBody(blocks.join("\n\n"), dialectFor("a.md", null));
const source = bodyOf("One thing.", "Two things.", "Three things.");
const target = bodyOf("三つのこと。", "二つのこと。", "一つのこと。");
const translation = { article: "a", locale: "ja", source, target };

function rows(ledger: Ledger): string[] {
  return translationRows(indexLedger(ledger), translation).map(
    (row) => `${row.source ?? "-"} ${row.target ?? "-"} ${row.state}`,
  );
}

function place(
  ledger: Ledger,
  at: { readonly source: number | null; readonly target: number | null },
): Ledger {
  const { facts, gone } = placeBlocks(indexLedger(ledger), translation, at);
  return mergeLedgers(withoutFacts(ledger, gone), facts);
}

test("[LT14] what a person put beside each other stays, and is still to be looked at", () => {
  expect(rows([])).toEqual(["0 0 unchecked", "1 1 unchecked", "2 2 unchecked"]);
  const swapped = place(place([], { source: 0, target: 2 }), { source: 2, target: 0 });
  expect(rows(swapped).toSorted()).toEqual(["0 2 unchecked", "1 1 unchecked", "2 0 unchecked"]);
  // Marked current, it is current at another place.
  const row = translationRows(indexLedger(swapped), translation).find((each) => each.source === 0);
  const fact = row && factOf(row, translation, "made");
  const [zero] = rows([...swapped, ...(fact ? [fact] : [])]);
  expect(zero).toMatch(/^0 2 (?:moved|current)$/);
});

test("[LT14] a pair that was taken for current gives way, and does not count as stale", () => {
  const baseline = baselineFacts(indexLedger([]), translation);
  const placed = place(baseline, { source: 0, target: 2 });
  expect(rows(placed)).toContain("0 2 unchecked");
  expect(rows(placed)).toContain("1 1 current");
  // Its own partner of before is free.
  expect(rows(placed).filter((row) => row.startsWith("2 "))).not.toContain("2 2 current");
});

test("[LT14] beside nothing it is only there; elsewhere again takes that back", () => {
  const alone = place([], { source: null, target: 1 });
  expect(rows(alone)).toContain("- 1 target-only");
  expect(rows(alone)).toHaveLength(4);
  const again = place(alone, { source: 1, target: 1 });
  expect(rows(again)).toEqual(rows([]));
  expect(again.filter(({ mark }) => mark === "placed")).toHaveLength(1);
  expect(readLedger(writeLedger(again))).toEqual(again);
});

test("[LT14] two people's placings merge, whatever came first", () => {
  const [one, two] = [place([], { source: 0, target: 2 }), place([], { source: 0, target: 1 })];
  expect(rows(mergeLedgers(one, two))).toEqual(rows(mergeLedgers(two, one)));
  expect(blockRows(source.blocks, target.blocks, [])).toHaveLength(3);
  expect(one[0]?.source).toBe(source.blocks[0] && hashOfBlock(source.blocks[0]));
  expect(one[0]?.target).not.toBe(NOTHING);
});
