import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { shownTerms, termCandidates } from "#core/glossary/candidates";
import { termFaults, termsIn } from "#core/glossary/find-terms";
import {
  readGlossary,
  termsBetween,
  termsFor,
  withoutTerm,
  withTerm,
  type Term,
} from "#core/glossary/glossary";

function term(source: string, target: string, more: Partial<Term> = {}): Term {
  return { from: "en", to: "ja", source, target, use: "term", field: "", note: "", ...more };
}

const text =
  "# Our words\r\nfrom\tto\tsource\ttarget\tuse\tfield\tnote\tours\r\n" +
  "en\tja\tgalley\tゲラ\tterm\t\tproof\tx1\r\nen\tja\ttype\t活字\r\nbroken line\r\n";

test("[GL1] what is not known is passed over and kept, and an edit changes its own line alone", () => {
  expect(readGlossary(text)).toEqual([term("galley", "ゲラ", { note: "proof" }), term("type", "活字")]);
  const added = withTerm(text, term("ink", "インク"));
  expect(added).toBe(text.replace("en\tja\ttype", "en\tja\tink\tインク\tterm\r\nen\tja\ttype"));
  expect(withoutTerm(added, term("ink", "インク"))).toBe(text);
  expect(withTerm(text, term("Galley", "ゲラ", { note: "new" }))).toBe(
    text.replace("galley\tゲラ\tterm\t\tproof\tx1", "Galley\tゲラ\tterm\t\tnew\tx1"),
  );
  expect(readGlossary(withTerm("", term("a\tb", "c\nd")))).toEqual([term("a b", "c d")]);
});

test("[GL1] terms that are added are read again, whatever stands in them", () => {
  const word = fc
    .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
    .filter((one) => one.trim() !== "");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 8 }), (pairs) => {
      const terms = pairs.map(([source, target]) => term(source, target));
      const whole = terms.reduce(withTerm, text);
      const read = readGlossary(whole).map(({ source, target }) => `${source}|${target}`.toLowerCase());
      const tidy = (one: string) => one.replace(/[\t\r\n\u0085\u2028\u2029]+/g, " ").trim();
      for (const { source, target } of terms) {
        if (tidy(source) === "" || tidy(target) === "") continue;
        expect(read).toContain(`${tidy(source)}|${tidy(target)}`.toLowerCase());
      }
      expect(whole.startsWith(text.slice(0, text.indexOf("en\t")))).toBe(true);
    }),
  );
});

test("[GL2] an added term stands in the order of the terms, so that additions seldom meet", () => {
  const base = [term("ink", "インク"), term("type", "活字")].reduce(withTerm, "");
  const one = withTerm(base, term("galley", "ゲラ"));
  const other = withTerm(base, term("proof", "校正"));
  expect(readGlossary(one).map(({ source }) => source)).toEqual(["galley", "ink", "type"]);
  expect(readGlossary(other).map(({ source }) => source)).toEqual(["ink", "proof", "type"]);
});

function block(source: string): Block {
  const [first] = parseBody(source, dialectFor("a.md", null)).blocks;
  if (!first) throw new Error("no block");
  return first;
}

function found(source: string, terms: readonly Term[]): readonly string[] {
  return termsIn(block(source), terms).map(({ from, to }) => source.slice(from, to));
}

test("[GL3] terms are whole words in any case and number, and stand nowhere but in text", () => {
  const terms = [term("galley", "ゲラ"), term("galley proof", "ゲラ刷り"), term("IT", "情報技術")];
  expect(found("Galleys and a Galley proof: `galley` [x](/galley) galleyman, it is IT.", terms)).toEqual([
    "Galleys",
    "Galley proof",
    "IT",
  ]);
  expect(found("活字は組版活字だ", [term("活字", "type")])).toEqual(["活字", "活字"]);
});

test("[GL3] a term is looked for from either language", () => {
  const terms = [
    term("galley", "ゲラ"),
    term("", "ガレー", { use: "forbidden" }),
    term("x", "y", { to: "fr" }),
  ];
  expect(termsFor(terms, { source: "en-GB", target: "ja" })).toHaveLength(2);
  expect(termsFor(terms, { source: "ja", target: "en" })).toMatchObject([
    { source: "ゲラ", target: "galley" },
  ]);
});

test("[GL3] a language's own terms are not those of another with the same words", () => {
  const [own, back] = [term("OK", "OK"), term("校正", "proof", { from: "ja", to: "en" })];
  const others = [term("OK", "OK", { to: "fr" }), term("proof", "校正", { from: "de" })];
  expect(termsBetween([own, ...others, back], { source: "en", target: "ja" })).toEqual([own, back]);
});

test("[GL4] a term without its translation is a fault, and so is a forbidden translation", () => {
  const terms = [
    term("galley", "ゲラ"),
    term("galley", "校正刷り"),
    term("galley", "ガレー", { use: "forbidden" }),
    term("tech", "技術", { use: "value", field: "tags" }),
  ];
  const faults = (target: string) => termFaults(block("The galley of tech."), block(target), terms);
  expect(faults("技術のゲラ。")).toEqual([]);
  expect(faults("校正刷り。")).toEqual([]);
  expect(faults("見本。")).toEqual([
    { kind: "term-not-used", term: "galley", expected: ["ゲラ", "校正刷り"] },
  ]);
  expect(faults("ガレーのゲラ。")).toEqual([
    { kind: "term-forbidden", found: "ガレー", expected: ["ゲラ", "校正刷り"] },
  ]);
});

test("[GL5] what stands for each other again and again is proposed, and what is known is not", () => {
  const shown = [
    ["The **galley proof** is [late](/a).", "**ゲラ刷り**が[遅い](/a)。"],
    ["A **galley proof**.", "**ゲラ刷り**。"],
    ["## Ink", "## インク"],
    ["## Ink", "## インク"],
    ["## Ink", "## 墨"],
    ["**Once**", "**一度**"],
  ].flatMap(([source = "", target = ""]) => shownTerms({ source: block(source), target: block(target) }));
  expect(termCandidates(shown, [], 9)).toEqual([
    { source: "Ink", target: "インク", times: 2 },
    { source: "galley proof", target: "ゲラ刷り", times: 2 },
  ]);
  expect(termCandidates(shown, [term("ink", "インク")], 9)).toHaveLength(1);
});
