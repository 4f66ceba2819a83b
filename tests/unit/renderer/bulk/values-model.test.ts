import { expect, test } from "vitest";
import type { TaxonomyValue } from "#core/taxonomy/values";
import {
  editedValues,
  editOf,
  shownValues,
  stepsOf,
} from "../../../../src/renderer/features/bulk/values-model.ts";

function value(text: string, part: Partial<TaxonomyValue> = {}): TaxonomyValue {
  return { value: text, files: 2, locales: [], twins: [], pairs: [], ...part };
}

const reasoning = value("Reasoning", { pairs: [{ locale: "ja", value: "推論" }] });
const values = [
  value("AI", { twins: ["ＡＩ"] }),
  reasoning,
  value("推論", { pairs: [{ locale: "en", value: "Reasoning" }] }),
  value("ＡＩ", { twins: ["AI"], files: 1 }),
];

test("[BF2] spellings stand beside each other, and a value is found by its pair", () => {
  const texts = (view: "all" | "twins" | "rare", filter = "") =>
    shownValues(values, view, filter).map((each) => each.value);
  expect(texts("twins")).toEqual(["AI", "ＡＩ"]);
  expect(texts("rare")).toEqual(["ＡＩ"]);
  expect(texts("all", "reason")).toEqual(["Reasoning", "推論"]);
});

test("[BF2] pairs come after what was chosen, each once, and none that was chosen itself", () => {
  expect(editedValues([reasoning])).toEqual([
    { value: "Reasoning", locale: null },
    { value: "推論", locale: "ja" },
  ]);
  expect(editedValues(values.slice(1, 3)).map(({ locale }) => locale)).toEqual([null, null]);
});

test("[BF2] what was typed is a rename, a split by commas of any script, or nothing yet", () => {
  expect(editOf("rename", "a", " b ")).toEqual({ value: "a", becomes: ["b"] });
  expect(editOf("split", "a", "b、c, d")).toEqual({ value: "a", becomes: ["b", "c", "d"] });
  expect(editOf("rename", "a", " ")).toBeNull();
  expect(editOf("delete", "a", "x")).toEqual({ value: "a", becomes: [] });
  const edits = [{ value: "a", becomes: ["b"] }];
  expect(stepsOf({ collection: "posts", field: "tags", edits })).toEqual([
    {
      about: { collection: "posts", query: "tags=a", layout: "variant" },
      operation: { kind: "map", field: "tags", values: { a: "b" } },
    },
  ]);
});
