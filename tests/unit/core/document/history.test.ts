import fc from "fast-check";
import { expect, test } from "vitest";
import { closeStep, emptyHistory, record, redo, undo, type History, type Join } from "#core/document/history";
import { applyEdit, editBetween } from "#core/document/patch";

/** A person at work: says what the text becomes, when, and under which key. */
function person(text: string) {
  let history: History = emptyHistory;
  const travel = (way: typeof undo) => {
    const there = way(history, text);
    if (!there) return false;
    expect(there.edits.reduce(applyEdit, text)).toBe(there.text);
    ({ history, text } = there);
    return true;
  };
  return {
    makes(next: string, at: number, join: Join = "typing") {
      history = record(history, { before: text, edit: editBetween(text, next), join, at });
      text = next;
    },
    undoes: () => travel(undo),
    redoes: () => travel(redo),
    closes() {
      history = closeStep(history);
    },
    get text() {
      return text;
    },
    get steps() {
      return history.done.length;
    },
  };
}

test("[D10] undoing everything restores the first text, redoing everything the last", () => {
  const texts = fc.array(fc.string({ unit: "grapheme", maxLength: 12 }), { maxLength: 20 });
  fc.assert(
    fc.property(texts, fc.array(fc.constantFrom("typing", "form", null)), (versions, joins) => {
      const someone = person("start");
      versions.forEach((version, index) => someone.makes(version, index * 500, joins[index] ?? null));
      const last = someone.text;
      while (someone.undoes());
      expect(someone.text).toBe("start");
      while (someone.redoes());
      expect(someone.text).toBe(last);
    }),
  );
});

test("[D11] a burst of typing is undone as one", () => {
  const someone = person("");
  someone.makes("g", 0);
  someone.makes("ga", 100);
  someone.makes("gal", 200);
  expect(someone.steps).toBe(1);
  someone.undoes();
  expect(someone.text).toBe("");
});

test("[D11] a pause, another key, no key, or a closed step begins a new one", () => {
  const someone = person("");
  someone.makes("a", 0);
  someone.makes("ab", 5000);
  someone.makes("abc", 5100, "form:title");
  someone.makes("abcd", 5200, null);
  someone.makes("abcde", 5300, null);
  someone.makes("abcdef", 5400);
  someone.closes();
  someone.makes("abcdefg", 5500);
  expect(someone.steps).toBe(7);
});

test("[D11] typing without a pause is still undone in pieces of a bearable size", () => {
  const someone = person("");
  for (let count = 1; count <= 600; count++) someone.makes("x".repeat(count), count * 50);
  expect(someone.steps).toBeGreaterThan(3);
});

test("[D11] a step that was named is one, after any pause and in any number of edits", () => {
  const someone = person("");
  const [one, other] = [{ step: 1 }, { step: 1 }];
  for (let count = 1; count <= 300; count++) someone.makes("x".repeat(count), count * 5000, one);
  expect(someone.steps).toBe(1);
  someone.makes("y", 0, other);
  someone.makes("yz", 1, "key");
  someone.makes("yza", 2, other);
  expect(someone.steps).toBe(4);
});

test("[D12] a new edit forgets what had been undone", () => {
  const someone = person("");
  someone.makes("first", 0, null);
  someone.undoes();
  someone.makes("second", 10);
  expect(someone.redoes()).toBe(false);
  expect(someone.text).toBe("second");
});
