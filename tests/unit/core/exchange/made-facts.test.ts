import { expect, test } from "vitest";
import { madeFacts } from "#core/exchange/made-facts";

test("what came back is noted collection by collection, and of a translation without a locale nothing is", () => {
  const block = (text: string) => ({ source: `s-${text}`, target: `t-${text}`, text });
  const noted = madeFacts([
    { collection: "docs", article: "a", locale: "ja", made: [block("one"), block("two")] },
    { collection: "posts", article: "b", locale: "ja", made: [block("three")] },
    { collection: "docs", article: "c", locale: null, made: [block("four")] },
    { collection: "docs", article: "d", locale: "de", made: [block("five")] },
  ]);
  const fact = (article: string, locale: string, text: string) => ({
    article,
    locale,
    unit: { kind: "block" },
    source: `s-${text}`,
    target: `t-${text}`,
    mark: "made",
  });
  expect(noted).toEqual([
    {
      collection: "docs",
      facts: [fact("a", "ja", "one"), fact("a", "ja", "two"), fact("d", "de", "five")],
      texts: [
        { hash: "s-one", text: "one" },
        { hash: "s-two", text: "two" },
        { hash: "s-five", text: "five" },
      ],
    },
    { collection: "posts", facts: [fact("b", "ja", "three")], texts: [{ hash: "s-three", text: "three" }] },
  ]);
});

test("no call carries more facts than it takes easily", () => {
  const made = Array.from({ length: 4001 }, (_, at) => ({ source: `${at}`, target: `${at}`, text: "" }));
  const noted = madeFacts([{ collection: "docs", article: "a", locale: "ja", made }]);
  expect(noted.map(({ facts }) => facts.length)).toEqual([2000, 2000, 1]);
  expect(noted.flatMap(({ facts }) => facts.map(({ source }) => source))).toEqual(
    made.map(({ source }) => source),
  );
});
