import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "#core/library/article";
import { libraryDifference, withDifference } from "#core/library/difference";

const variant = fc.record({
  path: fc.constantFrom("a.md", "b.md"),
  locale: fc.constantFrom(null, "en", "ja"),
  title: fc.constantFrom(null, "A", "B"),
  description: fc.constantFrom(null, "A"),
  date: fc.constantFrom(null, "2026-01-05"),
  category: fc.constantFrom(null, "news"),
  tags: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  draft: fc.boolean(),
  errors: fc.nat(1),
  warnings: fc.nat(1),
});

const article = (id: string): fc.Arbitrary<Article> =>
  fc.record({
    id: fc.constant(id),
    collection: fc.constant("c"),
    key: fc.constantFrom(id, "k"),
    variants: fc.array(variant, { minLength: 1, maxLength: 2 }),
  });

/** Up to six articles in any order, each once. */
const library = fc
  .shuffledSubarray(["a", "b", "c", "d", "e", "f"])
  .chain((ids) => fc.tuple(...ids.map((id) => article(id))));

test("[L21] the difference of two libraries makes the one of the other", () =>
  fc.assert(
    fc.property(library, library, (before, after) => {
      const difference = libraryDifference(before, after);
      const made = withDifference(before, difference);
      expect(made).toEqual(after);
      const same = made.filter((each) => before.includes(each));
      expect(same.length + difference.changed.length).toBe(after.length);
      expect(withDifference([], libraryDifference(null, after))).toEqual(after);
    }),
  ));

test("[L21] what did not change stays the same object and is not told", () =>
  fc.assert(
    fc.property(library, (articles) => {
      const copy = structuredClone(articles) as readonly Article[];
      const difference = libraryDifference(articles, copy);
      expect(difference).toEqual({ changed: [], ids: null });
      expect(withDifference(articles, difference).every((each, index) => each === articles[index])).toBe(
        true,
      );
    }),
  ));

test("[L21] a difference of another library is a mistake", () => {
  expect(() => withDifference([], { changed: [], ids: ["a"] })).toThrow(RangeError);
});
