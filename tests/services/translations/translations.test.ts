import { mkdir, readdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOfBlock } from "#core/locale/block-states";
import { contentHash } from "#core/locale/content-hash";
import { BLOCK, type LedgerFact } from "#core/locale/ledger";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { initGit } from "../support/git.ts";
import { openSite, type OpenSite } from "../support/site.ts";

const english =
  "---\ntitle: Press\n---\n\n# Press\n\nType is raised 12 points.\n\nInk it twice.\n\nPrint it.\n";
const japanese =
  "---\ntitle: 印刷\n---\n\n# 印刷\n\n活字は 12 ポイント高い。\n\nインクを二度つける。\n\n刷る。\n";
const collection = "docs";

function siteOf(): Promise<OpenSite> {
  return openSite({
    "docs/press/en.md": english,
    "docs/press/ja.md": japanese,
    "docs/other/en.md": english,
    "docs/other/ja.md": japanese,
  });
}

async function countsOf({ handlers, workspace }: OpenSite, article = "docs:press") {
  await handlers["library.read"]({ workspace });
  const { variants } = await handlers["translations.states"]({ workspace, articles: [article] });
  const counts = Object.entries(variants[0]?.counts ?? {});
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

async function begin({ handlers, workspace }: OpenSite): Promise<number> {
  return (await handlers["translations.begin"]({ workspace, collection })).noted;
}

test("[TS1] reading writes nothing; beginning writes the ledger and git's rule, and no article", async () => {
  const site = await siteOf();
  const { handlers, workspace, root } = site;
  expect(await countsOf(site)).toEqual({ unchecked: 5 });
  expect((await handlers["translations.read"]({ workspace, collection })).facts).toEqual([]);
  expect(await readdir(root)).toEqual(["docs"]);

  expect(await begin(site)).toBe(10);
  expect((await readdir(join(root, ".galley/translations"))).toSorted()).toEqual([
    ".gitattributes",
    "docs.txt",
  ]);
  expect(await readFile(join(root, ".galley/translations/.gitattributes"), "utf8")).toContain("merge=union");
  expect(await readFile(join(root, "docs/press/ja.md"), "utf8")).toBe(japanese);
  expect(await countsOf(site)).toEqual({ current: 5 });
  expect(await begin(site)).toBe(0);
});

test("[TS2] a history of edits shows as its script knows it, squashed or not", async () => {
  const site = await siteOf();
  const { root } = site;
  const { git, commit } = await initGit(root);
  const edit = (text: string) => writeFile(join(root, "docs/press/en.md"), text);
  await begin(site);
  await commit();

  await edit(english.replace("12", "14"));
  await commit();
  expect(await countsOf(site)).toEqual({ stale: 1, current: 4 });

  await edit(english.replace("Ink it twice.\n\nPrint it.", "Print it.\n\nInk it twice."));
  await commit();
  expect(await countsOf(site)).toEqual({ moved: 1, current: 4 });

  await edit(`${english}\n## Afterwards\n\nWash the rollers with oil and a dry cloth.\n`);
  await commit();
  expect(await countsOf(site)).toEqual({ current: 5, missing: 2 });

  await rename(join(root, "docs/press"), join(root, "docs/letterpress"));
  await commit();
  expect(await countsOf(site, "docs:letterpress")).toEqual({ current: 5, missing: 2 });

  await git("reset", "-q", "--soft", "HEAD~4");
  await commit();
  expect(await countsOf(site, "docs:letterpress")).toEqual({ current: 5, missing: 2 });
  expect(await countsOf(site, "docs:other")).toEqual({ current: 5 });
}, 60_000);

function factOf(text: string): LedgerFact {
  return {
    article: "press",
    locale: "ja",
    unit: BLOCK,
    source: contentHash(text),
    target: contentHash(`${text}!`),
    mark: "made",
  };
}

test("[TS3] what two note at once is noted by both; a ledger that is a link is refused", async () => {
  const site = await siteOf();
  const { handlers, workspace, root } = site;
  const note = (text: string) =>
    handlers["translations.note"]({ workspace, collection, facts: [factOf(text)], texts: [] });
  await Promise.all(Array.from({ length: 6 }, (_, index) => note(`text ${index}`)));
  expect((await handlers["translations.read"]({ workspace, collection })).facts).toHaveLength(6);

  await mkdir(join(root, "elsewhere"));
  await rename(join(root, ".galley"), join(root, "elsewhere/galley"));
  await symlink(join(root, "elsewhere/galley"), join(root, ".galley"));
  await expect(note("more")).rejects.toMatchObject({ code: "outside-workspace" });
});

test("[TS4] the source that a translation was made from is there to compare with", async () => {
  const site = await siteOf();
  const { handlers, workspace, root } = site;
  await begin(site);
  await writeFile(join(root, "docs/press/en.md"), english.replace("12", "14"));
  const [, before] = parseBody("# Press\n\nType is raised 12 points.", dialectFor("a.md", null)).blocks;
  const hashes = [before ? hashOfBlock(before) : "", contentHash("unknown")];
  const { texts } = await handlers["translations.texts"]({ workspace, hashes });
  expect(texts).toEqual([{ hash: hashes[0], text: "Type is raised 12 points." }]);
});

test("[TS9] what is left is told in words, for a missing locale as well, and views come from a table", async () => {
  const site = await openSite({
    "docs/press/en.md": english,
    "docs/press/ja.md": japanese.replace("# 印刷\n\n", ""),
    "docs/alone/en.md": english,
    "galley.json": JSON.stringify({ locales: { traffic: "./stats/views.csv" } }),
    "stats/views.csv": "page,views\n/ja/press/,40\n/press/,2\n/gone/,9\n",
  });
  const { handlers, workspace, root } = site;
  await handlers["library.read"]({ workspace });
  const { variants, sources } = await handlers["translations.states"]({
    workspace,
    articles: ["docs:press", "docs:alone"],
  });
  expect(variants.map(({ path, effort }) => [path, effort])).toEqual([
    ["docs/press/ja.md", { words: 1, characters: 0 }],
  ]);
  expect(sources).toEqual([{ article: "docs:alone", effort: { words: 1 + 1 + 5 + 3 + 2, characters: 0 } }]);

  const named = await handlers["translations.traffic"]({ workspace, text: null });
  expect(named).toMatchObject({
    file: "stats/views.csv",
    views: [["docs:press", 42]],
    rows: 3,
    unmatched: 1,
  });
  const given = await handlers["translations.traffic"]({ workspace, text: "docs/alone/en.md\t7\nx" });
  expect(given).toMatchObject({ file: null, views: [["docs:alone", 7]], rows: 1, skipped: 1 });
  await writeFile(join(root, "galley.json"), JSON.stringify({ locales: { traffic: "../views.csv" } }));
  await expect(handlers["translations.traffic"]({ workspace, text: null })).rejects.toMatchObject({
    code: "bad-name",
  });
});
