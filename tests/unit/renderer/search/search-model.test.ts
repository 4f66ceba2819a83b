import { expect, test } from "vitest";
import {
  editsOf,
  firstSearch,
  hitKey,
  queryOf,
  rowsOf,
  type FileHits,
} from "../../../../src/renderer/features/search/search-model.ts";

const hit = (from: number) => ({ from, to: from + 2, line: 1, before: "", text: "校正", after: "" });
const file = (path: string, revision: string | null): FileHits => ({
  path,
  revision,
  hits: [hit(0), hit(5)],
});

test("[SF2] what is left out, or cannot be written, is in no edit; a hit's name goes with its file's bytes", () => {
  const [one, two, three] = [file("a.md", "1"), file("b.md", "2"), file("c.md", null)] as const;
  const leftOut = new Set([hitKey(one, hit(5)), hitKey(two, hit(0)), hitKey(two, hit(5))]);
  const form = { replacement: "ゲラ", isRegex: false };
  expect(editsOf([one, two, three], leftOut, form)).toEqual([
    { path: "a.md", base: "1", edit: [{ from: 0, to: 2, insert: "ゲラ" }] },
  ]);
  expect(editsOf([one], new Set(), { ...form, replacement: null })).toEqual([]);
  expect(editsOf([file("a.md", "other")], leftOut, form)[0]?.edit).toHaveLength(2);
});

test("[SF1] a query is there once nothing is missing; hits stand under their file", () => {
  const { form } = firstSearch;
  expect(queryOf(form)).toBeNull();
  expect(queryOf({ ...form, text: "a", scope: "field", field: " " })).toBeNull();
  expect(queryOf({ ...form, text: "a", scope: "field", field: "title " })).toMatchObject({
    text: "a",
    scope: { kind: "field", field: "title" },
  });
  expect(rowsOf([file("a.md", "1"), file("b.md", "2")]).map(({ kind }) => kind)).toEqual([
    "file",
    "hit",
    "hit",
    "file",
    "hit",
    "hit",
  ]);
});
