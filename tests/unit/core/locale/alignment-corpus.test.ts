import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { alignBlocks } from "#core/locale/alignment";
import { contentHash } from "#core/locale/content-hash";
import type { Block } from "#core/markdown/block";
import { documentAt } from "#core/markdown/document-at";
import { corporaFolder, haveCorpora } from "../../../support/corpora.ts";

/** Pairs that a person found by reading both files: places and hashes, no text. */
interface CheckedFile {
  readonly source: string;
  readonly target: string;
  readonly pairs: readonly (readonly [number, string, number, string])[];
}

/** `pairs`: looked at while the weights were found. `fresh-pairs`: pages that a seed chose afterwards from the others. */
const lists = ["pairs", "fresh-pairs"] as const;

function blocksAt(path: string): readonly Block[] {
  const text = readFileSync(join(corporaFolder, path), "utf8");
  return documentAt({ path, text }, null).body.blocks;
}

test.skipIf(!haveCorpora).each(lists)("[LT8] alignment agrees with the list %s", (list) => {
  const checked = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../fixtures/alignment/${list}.json`), "utf8"),
  ) as readonly CheckedFile[];
  let [total, right] = [0, 0];
  const wrong: string[] = [];
  for (const { source, target, pairs } of checked) {
    if (!existsSync(join(corporaFolder, source))) continue;
    const [one, two] = [blocksAt(source), blocksAt(target)];
    const found = new Map(alignBlocks(one, two).map((pair) => [pair.source, pair.target]));
    for (const [at, hash, other, otherHash] of pairs) {
      // A corpus that was fetched at another time says nothing of the list.
      if (contentHash(one[at]?.source ?? "") !== hash || contentHash(two[other]?.source ?? "") !== otherHash)
        continue;
      total++;
      if (found.get(at) === other) right++;
      else wrong.push(`${target} ${at} is ${other}, not ${found.get(at) ?? "nothing"}`);
    }
  }
  console.log(`Alignment: ${right} of ${total} checked pairs right.\n${wrong.join("\n")}`);
  expect(total).toBeGreaterThan(200);
  expect(right / total).toBeGreaterThanOrEqual(0.98);
});
