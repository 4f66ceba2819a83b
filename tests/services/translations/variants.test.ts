import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSite } from "../support/site.ts";

const english = "---\ntitle: Press\ndate: 2026-01-02\n---\n\n# Press\n\n```js\nprint()\n```\n";
const japanese = english.replaceAll("Press", "印刷");
const files = {
  "docs/press/en.md": english,
  "docs/press/ja.md": japanese,
  "docs/ink/en.md": english.replaceAll("Press", "Ink"),
};

test("[TS5] a new variant is begun at its place, and nothing is written", async () => {
  const { handlers, workspace, root } = await openSite(files);
  await handlers["library.read"]({ workspace });
  const draft = (article: string, locale: string) =>
    handlers["translations.draft"]({ workspace, article, locale });
  expect(await draft("docs:ink", "ja")).toEqual({
    path: "docs/ink/ja.md",
    text: '---\ntitle: ""\ndate: 2026-01-02\n---\n\n```js\nprint()\n```\n',
  });
  expect(await readdir(join(root, "docs/ink"))).toEqual(["en.md"]);
  await expect(draft("docs:press", "ja")).rejects.toMatchObject({ code: "no-place" });
  await writeFile(join(root, "docs/ink/en.md"), "---\ntitle: [\n---\n");
  await expect(draft("docs:ink", "ja")).rejects.toMatchObject({ code: "unreadable" });
});

test("[TS6] a field's rule is written into galley.json, which keeps every other byte", async () => {
  const { handlers, workspace, root } = await openSite(files);
  await handlers["library.read"]({ workspace });
  const ask = { workspace, collection: "docs" };
  const ruleOf = async (field: string) =>
    (await handlers["translations.rules"](ask)).rules.find(({ name }) => name === field);
  expect(await ruleOf("title")).toMatchObject({ rule: "translate", because: "schema" });

  await handlers["translations.rule"]({ ...ask, field: "title", rule: "own" });
  const made = await readFile(join(root, "galley.json"), "utf8");
  expect(JSON.parse(made)).toEqual({ locales: { collections: { docs: { fields: { title: "own" } } } } });
  expect(await ruleOf("title")).toMatchObject({ rule: "own", because: "chosen" });

  const odd = '{\n\t"schemas": {}, "locales": {"collections": {"docs": {"fields": {"title": "own"} } } }\n}';
  await writeFile(join(root, "galley.json"), odd);
  await handlers["translations.rule"]({ ...ask, field: "title", rule: "same" });
  expect(await readFile(join(root, "galley.json"), "utf8")).toBe(odd.replace("own", "same"));
  await handlers["translations.rule"]({ ...ask, field: "title", rule: null });
  expect(await ruleOf("title")).toMatchObject({ because: "schema" });

  await writeFile(join(root, "galley.json"), "{ oops");
  const saying = handlers["translations.rule"]({ ...ask, field: "title", rule: "own" });
  await expect(saying).rejects.toMatchObject({ code: "unreadable" });
  expect(await readFile(join(root, "galley.json"), "utf8")).toBe("{ oops");
});

test("[TS7] every variant is told, and what cannot be read stands apart", async () => {
  const { handlers, workspace } = await openSite({
    ...files,
    "docs/ink/ja.md": Buffer.from([0x2d, 0x2d, 0xff, 0xfe, 0x00]),
  });
  await handlers["library.read"]({ workspace });
  const { variants } = await handlers["translations.states"]({
    workspace,
    articles: ["docs:ink", "docs:press"],
  });
  expect(variants.map(({ path }) => path)).toEqual(["docs/ink/ja.md", "docs/press/ja.md"]);
  expect(variants[1]?.counts).toMatchObject({ unchecked: 2 });
});

test("[GL6] values that the glossary declares are a closed set, and reach a new variant before what articles have", async () => {
  const articleOf = (tags: string) => `---\ntitle: Press\ntopics: ${tags}\n---\n\nText of the press.\n`;
  const { handlers, workspace } = await openSite({
    "docs/a/en.md": articleOf("[Ink, Paper]"),
    "docs/a/de.md": articleOf("[Farbe, Papier]"),
    "docs/b/en.md": articleOf("[Paper, Ink, Type]"),
    ".galley/glossary.tsv":
      "from\tto\tsource\ttarget\tuse\tfield\tnote\nen\tde\tInk\tTinte\tvalue\ttopics\n" +
      "en\tde\tType\tLettern\tvalue\ttopics\nen\tde\tPaper\tNein\tvalue\tother\n",
  });
  await handlers["library.read"]({ workspace });
  const { rules, pairs } = await handlers["translations.rules"]({ workspace, collection: "docs" });
  expect(rules.find(({ name }) => name === "topics")).toMatchObject({
    rule: "translate",
    because: "glossary",
    isPaired: true,
  });
  const ofGerman = pairs.find(({ field, locale }) => field === "topics" && locale === "de");
  expect(Object.fromEntries(ofGerman?.values ?? [])).toEqual({
    Ink: "Tinte",
    Paper: "Papier",
    Type: "Lettern",
  });
  const { text } = await handlers["translations.draft"]({ workspace, article: "docs:b", locale: "de" });
  expect(text).toContain("topics: [Papier, Tinte, Lettern]");
});
