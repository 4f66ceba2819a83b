import fc from "fast-check";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { contentHash } from "#core/locale/content-hash";
import {
  BLOCK,
  ledgerPath,
  mergeLedgers,
  NOTHING,
  readLedger,
  writeLedger,
  type Ledger,
  type LedgerFact,
} from "#core/locale/ledger";
import { temporaryFolder } from "../../../services/support/temporary-folder.ts";

const hash = fc.oneof(fc.constant(NOTHING), fc.string().map(contentHash));
const fact: fc.Arbitrary<LedgerFact> = fc.record({
  article: fc.oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.constantFrom("a/b", "# x", "<<<<<<< x", "%41"),
  ),
  locale: fc.constantFrom("en", "ja", "zh-Hant-TW"),
  unit: fc.oneof(
    fc.constant(BLOCK),
    fc.record({ kind: fc.constant("field" as const), name: fc.string({ minLength: 1 }) }),
  ),
  source: hash,
  target: hash,
  mark: fc.constantFrom("made" as const, "left" as const),
});
const ledger = fc.array(fact, { maxLength: 30 });

function keyOf({ article, locale, unit, source, target, mark }: LedgerFact): string {
  return JSON.stringify([article, locale, unit.kind === "field" ? [unit.name] : null, source, target, mark]);
}

function asSet(facts: Ledger): ReadonlySet<string> {
  return new Set(facts.map(keyOf));
}

test("[LT1] a content hash is the text's, whatever its line endings are", () => {
  expect(contentHash("a\r\nb\rc")).toBe(contentHash("a\nb\nc"));
  expect(contentHash("活版印刷")).not.toBe(contentHash("活版印刷。"));
  const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => contentHash(`Paragraph ${index}`)));
  expect(hashes.size).toBe(20_000);
  for (const one of hashes) expect(one).toMatch(/^[0-9a-z]{11}$/);
});

test("[LT2] a ledger reads as it was written, sorted, each fact once, whatever articles and fields are called", () => {
  fc.assert(
    fc.property(ledger, (facts) => {
      const text = writeLedger(facts);
      expect(readLedger(text)).toHaveLength(asSet(readLedger(text)).size);
      expect(writeLedger(readLedger(text))).toBe(text);
      const lines = text.split("\n").slice(1, -1);
      expect(lines).toEqual(lines.toSorted((a, b) => (a < b ? -1 : 1)));
      const wellFormed = facts.filter(({ article }) => article.isWellFormed());
      for (const one of asSet(
        wellFormed.filter((f) => f.unit.kind === "block" || f.unit.name.isWellFormed()),
      ))
        expect(asSet(readLedger(text))).toContain(one);
    }),
  );
});

test("[LT3] merging is a union: in any order, any number of times, the same", () => {
  fc.assert(
    fc.property(ledger, ledger, ledger, (a, b, c) => {
      expect(writeLedger(mergeLedgers(a, b))).toBe(writeLedger(mergeLedgers(b, a)));
      expect(writeLedger(mergeLedgers(mergeLedgers(a, b), c))).toBe(
        writeLedger(mergeLedgers(a, mergeLedgers(b, c))),
      );
      expect(writeLedger(mergeLedgers(a, a))).toBe(writeLedger(a));
    }),
  );
});

const run = promisify(execFile);

test("[LT3] git merges two people's ledgers cleanly, also where both changed the same place", async () => {
  const folder = await temporaryFolder();
  const file = (name: string) => join(folder, name);
  const facts = (name: string, count: number): Ledger =>
    Array.from({ length: count }, (_, index) => ({
      article: "a",
      locale: "ja",
      unit: BLOCK,
      source: contentHash(`source ${index}`),
      target: contentHash(`${name} ${index}`),
      mark: "made",
    }));
  const base = facts("base", 12);
  const mine = [...base.slice(3), ...facts("mine", 6)];
  const theirs = [...base.slice(0, 9), ...facts("theirs", 6)];
  await Promise.all([
    writeFile(file("base"), writeLedger(base)),
    writeFile(file("mine"), writeLedger(mine)),
    writeFile(file("theirs"), writeLedger(theirs)),
  ]);
  // As `*.txt merge=union` beside the ledgers has it.
  await run("git", ["merge-file", "--union", file("mine"), file("base"), file("theirs")]);
  const merged = asSet(readLedger(await readFile(file("mine"), "utf8")));
  for (const one of [...facts("mine", 6), ...facts("theirs", 6)]) expect(merged).toContain(keyOf(one));
});

test("[LT3] between the marks of a conflict stands what both sides know", () => {
  const [one, two] = [
    {
      article: "a",
      locale: "ja",
      unit: BLOCK,
      source: contentHash("1"),
      target: contentHash("2"),
      mark: "made",
    },
    { article: "b", locale: "ja", unit: BLOCK, source: contentHash("3"), target: NOTHING, mark: "left" },
  ] as const;
  const line = (fact: LedgerFact) => writeLedger([fact]).split("\n")[1];
  const text = [
    "<<<<<<< mine",
    line(one),
    "=======",
    line(two),
    ">>>>>>> theirs",
    "a newer\tkind of\tline",
  ].join("\n");
  expect(readLedger(text)).toEqual([one, two]);
});

test.each([
  ["src/content/articles", ".galley/translations/src+content+articles.txt"],
  ["", ".galley/translations/+.txt"],
  ["a+b/50%", ".galley/translations/a%2Bb+50%25.txt"],
])("[LT4] the ledger of %j has a name of its own", (collection, path) => {
  expect(ledgerPath(collection)).toBe(path);
});
