import { expect, test } from "vitest";
import { groupArticles } from "#core/library/group";
import type { BodyCounts, VariantRecord } from "#core/query/record";
import { openTable, type TableView } from "#services/index/table";

const view: TableView = { collection: null, query: "", layout: "variant", sort: [], language: "en" };

/** A table over files of which none is read at first; `count` puts the characters of one there. */
function tableOf(...paths: readonly string[]) {
  const files = paths.map((path) => ({ path, fields: { title: path } }));
  const { collections, articles } = groupArticles(files, { hasPublisher: false, rootName: "site" });
  const counts = new Map<string, BodyCounts>();
  const records = articles.map((article) => ({
    article,
    variants: article.variants.map((variant): VariantRecord => ({
      variant,
      fields: { title: variant.title },
      get body() {
        return counts.get(variant.path) ?? null;
      },
    })),
  }));
  const snapshot = { collections, records, bodiesVersion: () => counts.size };
  return {
    table: openTable({ read: async () => snapshot }),
    count: (path: string, characters: number) =>
      counts.set(path, { words: characters, characters, headings: 0, links: 0, images: 0 }),
  };
}

test.each(["chars>100", "WORDS>100", "文字数>100", "has:chars"])(
  "[IX7] what is found follows the bodies that are read meanwhile: %s",
  async (query) => {
    const { table, count } = tableOf("a.md", "b.md");
    const found = async () =>
      (await table.find({ ...view, query }, [])).rows.map(({ record }) => record.article.key);
    expect(await found()).toEqual([]);
    count("b.md", 200);
    expect(await found()).toEqual(["b"]);
    count("a.md", 300);
    expect(await found()).toEqual(["a", "b"]);
  },
);

test("[IX7] an order by counts follows the bodies that are read meanwhile", async () => {
  const { table, count } = tableOf("a.md", "b.md");
  const sorted = { ...view, sort: [{ by: "chars", direction: "descending" as const }] };
  const found = async () => (await table.find(sorted, [])).rows.map(({ record }) => record.article.key);
  count("a.md", 100);
  expect(await found()).toEqual(["a", "b"]);
  count("b.md", 200);
  expect(await found()).toEqual(["b", "a"]);
});

test("rows are made once for a view, whatever is completed between its pages", async () => {
  const { table } = tableOf("a.md", "b.md");
  for (const query of ["", "b", "本文"]) {
    const page = await table.find({ ...view, query }, []);
    await table.complete({ collection: null, layout: "article", query: "title:", caret: 6 });
    expect((await table.find({ ...view, query }, [])).rows).toBe(page.rows);
  }
});
