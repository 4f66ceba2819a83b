import { expect, test } from "vitest";
import { declaredFindings } from "#core/health/declared-checks";
import { readDeclaredRules } from "#core/health/declared-rules";
import { collectionOf } from "./site.ts";

const people = collectionOf("people", { "ada/en.md": "---\nid: ada\n---\n", "bob/en.md": "" });

/** Which fields of which files break `rule`, in a collection of `texts`. */
function broken(rule: object, texts: Readonly<Record<string, string>>): string[] {
  const collections = [collectionOf("posts", texts), people];
  const rules = readDeclaredRules({ rules: { posts: [rule] } }, ["posts", "people"]);
  expect(rules.invalid).toEqual([]);
  return declaredFindings(collections, rules).map(
    ({ path, problem }) => `${path} ${problem.rule} ${problem.field?.join(".")} line ${problem.line}`,
  );
}

test("[DR1] lengths are of characters, or of items", () => {
  const texts = { "a/en.md": "---\ntitle: 𠮷野家\ntags: [a, b, c]\n---\n" };
  expect(broken({ field: "title", length: { least: 3, most: 3 } }, texts)).toEqual([]);
  expect(broken({ field: "title", length: { most: 2 } }, texts)).toEqual([
    "posts/a/en.md rule-length title line 2",
  ]);
  expect(broken({ field: "tags", length: { least: 4 } }, texts)).toEqual([
    "posts/a/en.md rule-length tags line 3",
  ]);
});

test("[DR2] a pattern is asked of a text or of every item, and not of nothing", () => {
  const texts = { "a/en.md": "---\nslug: Ab\ntags: [ok, No]\n---\n", "b/en.md": "---\nslug: ab\n---\n" };
  expect(broken({ field: "slug", pattern: "^[a-z]+$" }, texts)).toEqual([
    "posts/a/en.md rule-pattern slug line 2",
  ]);
  expect(broken({ field: "tags", pattern: "^[a-z]+$" }, texts)).toEqual([
    "posts/a/en.md rule-pattern tags line 3",
  ]);
});

test("[DR3] variants of one article may share what is unique among articles", () => {
  const texts = {
    "a/en.md": "---\nid: 1\n---\n",
    "a/ja.md": "---\nid: 1\n---\n",
    "b/en.md": "---\nid: 2\n---\n",
    "c/ja.md": "---\nid: 2\n---\n",
  };
  expect(broken({ field: "id", unique: "collection" }, texts)).toEqual([
    "posts/b/en.md rule-unique id line 2",
    "posts/c/ja.md rule-unique id line 2",
  ]);
  expect(broken({ field: "id", unique: "locale" }, texts)).toEqual([]);
});

test("[DR4] a reference names an article of another collection by a field or by its name", () => {
  const texts = { "a/en.md": "---\nby: [ada, eve]\n---\n", "b/en.md": "---\nby: bob\n---\n" };
  expect(broken({ field: "by", references: { collection: "people" } }, texts)).toEqual([
    "posts/a/en.md rule-reference by line 2",
  ]);
  expect(broken({ field: "by", references: { collection: "people", field: "id" } }, texts)).toHaveLength(2);
});

test("[DR5] what one locale has, all must have", () => {
  const texts = { "a/en.md": "---\nsummary: x\n---\n", "a/ja.md": "---\ntitle: y\n---\n", "b/en.md": "" };
  expect(broken({ field: "summary", locales: "all" }, texts)).toEqual([
    "posts/a/ja.md rule-locales summary line 1",
  ]);
});

test("[DR6] a condition decides where a rule holds", () => {
  const texts = {
    "a/en.md": "---\nkind: video\n---\n",
    "b/en.md": "---\nkind: text\nurl: x\n---\n",
    "c/en.md": "---\nkind: video\nurl: x\n---\n",
  };
  const video = { field: "kind", is: "video" };
  expect(broken({ field: "url", required: true, when: video }, texts)).toEqual([
    "posts/a/en.md rule-condition url line 1",
  ]);
  expect(
    broken({ field: "url", forbidden: true, when: { field: "kind", is: ["text", "note"] } }, texts),
  ).toEqual(["posts/b/en.md rule-condition url line 3"]);
  expect(broken({ field: "kind", required: true, when: { field: "url", filled: true } }, texts)).toEqual([]);
});

test("[DR7] a date is not before another; a day alone is not before a time of that day", () => {
  const texts = {
    "a/en.md": "---\ndate: 2026-02-02\nupdated: 2026-02-01\n---\n",
    "b/en.md": "---\ndate: 2026-02-02T10:00:00Z\nupdated: 2026-02-02\n---\n",
  };
  expect(broken({ field: "updated", notBefore: "date" }, texts)).toEqual([
    "posts/a/en.md rule-order updated line 3",
  ]);
});

test("[DR8] a rule that cannot be used is told, and hides no other", () => {
  const rules = readDeclaredRules(
    {
      rules: {
        posts: [
          { field: "a" },
          { field: "b", pattern: "(a+)+$" },
          { field: "c", required: true },
          { filed: "d" },
        ],
        nothing: [],
        people: {},
      },
    },
    ["posts", "people"],
  );
  expect(rules.invalid).toHaveLength(5);
  expect(rules.byCollection.get("posts")?.map(({ field }) => field)).toEqual(["c"]);
  expect(declaredFindings([people], rules).filter(({ path }) => path === "galley.json")).toHaveLength(5);
  expect(readDeclaredRules({ rules: 7 }, []).invalid).toHaveLength(1);
  expect(readDeclaredRules(null, []).invalid).toEqual([]);
});
