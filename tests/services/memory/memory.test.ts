import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ContentPath } from "#contract/values";
import type { MemoryPair } from "#core/memory/memory";
import { openSiteMemory, type Languages, type SiteMemoryNeeds } from "#services/memory/site-memory";
import { openSite } from "../support/site.ts";

const english = "# Press\n\nType is raised 12 points. Ink it twice.\n\nPrint it.\n";
const japanese = "# 印刷\n\n活字は 12 ポイント高い。インクを二度つける。\n\n刷る。\n";

test("[MS1] a memory is read from the site's translations, and follows their files", async () => {
  const site = await openSite({
    "docs/press/en.md": english,
    "docs/press/ja.md": japanese,
    "docs/other/en.md": "# Other\n",
    "docs/other/ja.md": "# 他\n",
  });
  const { handlers, workspace, root } = site;
  await handlers["library.read"]({ workspace });
  const path = "docs/other/ja.md" as ContentPath;
  const ask = (text: string) => handlers["memory.match"]({ workspace, path, text });
  await expect
    .poll(async () => (await ask("Print it.")).extent, { timeout: 90_000 })
    .toMatchObject({
      read: 2,
      total: 2,
    });
  expect((await ask("Print it.")).block).toMatchObject([
    { score: 100, target: "刷る。", from: "docs/press/ja.md" },
  ]);
  expect((await ask("Ink it twice. Type is raised 12 points.")).assembled).toBe(
    "インクを二度つける。活字は 12 ポイント高い。",
  );
  const { matches } = await handlers["memory.search"]({ workspace, path, words: "ポイント" });
  expect(matches.length).toBeGreaterThan(0);

  await writeFile(join(root, "docs/press/ja.md"), japanese.replace("刷る。", "それを刷る。"));
  await expect
    .poll(
      async () => {
        await handlers["library.read"]({ workspace });
        return (await ask("Print it.")).block.map(({ target }) => target);
      },
      { timeout: 90_000 },
    )
    .toEqual(["それを刷る。"]);
  await rm(join(root, "docs/press"), { recursive: true });
  await expect
    .poll(
      async () => {
        await handlers["library.read"]({ workspace });
        return (await ask("Print it.")).block;
      },
      { timeout: 90_000 },
    )
    .toEqual([]);
}, 300_000);

test("[MS2] each pair of languages has its own memory", async () => {
  const site = await openSite({
    "docs/press/en.md": english,
    "docs/press/ja.md": japanese,
    "docs/press/fr.md": "# Presse\n\nLe type est haut de 12 points. Encrez-le deux fois.\n\nImprimez.\n",
  });
  const { handlers, workspace } = site;
  await handlers["library.read"]({ workspace });
  const french = async () =>
    (
      await handlers["memory.match"]({
        workspace,
        path: "docs/press/fr.md" as ContentPath,
        text: "Print it.",
      })
    ).block;
  await expect.poll(french, { timeout: 90_000 }).toMatchObject([{ target: "Imprimez." }]);
}, 240_000);

test("[MS3] a TMX file adds to the memory on this machine and comes out again with it; others are refused", async () => {
  const site = await openSite({ "docs/press/en.md": english, "docs/press/ja.md": japanese });
  const { handlers, workspace, root } = site;
  await handlers["library.read"]({ workspace });
  const languages = { workspace, source: "en", target: "ja" };
  const tmx =
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>Wash the rollers.</seg></tuv>' +
    '<tuv xml:lang="ja"><seg>ローラーを洗う。</seg></tuv></tu></body></tmx>';
  const take = (text: string) => handlers["memory.import"]({ ...languages, name: "old.tmx", text });
  expect(await take(tmx)).toEqual({ added: 1, fault: null });
  const path = "docs/press/ja.md" as ContentPath;
  const found = await handlers["memory.match"]({ workspace, path, text: "Wash the rollers." });
  expect(found.block).toMatchObject([{ score: 100, target: "ローラーを洗う。", from: "old.tmx" }]);
  const { text, pairs } = await handlers["memory.export"](languages);
  expect(pairs).toBe(6);
  expect(text).toContain("<seg>刷る。</seg>");
  expect(text).toContain("<seg>ローラーを洗う。</seg>");
  expect((await take(tmx.replaceAll("ja", "de"))).fault?.fault).toBe("no-language");
  expect((await take("<html/>")).fault?.fault).toBe("not-tmx");
  expect((await take('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>')).fault?.fault).toBe("doctype");
  expect(await readdir(root)).toEqual(["docs"]);
}, 240_000);

test("[MS3] pairs that were corrected are learnt again, and all languages after the thread broke", async () => {
  const german: Languages = { source: "en", target: "de" };
  const languages: Languages = { source: "en", target: "ja" };
  const pairOf = (target: string): readonly MemoryPair[] => [
    { unit: "sentence", source: "Print it.", target, from: "a.tmx" },
  ];
  let japanesePairs = pairOf("印刷る。");
  // No list, which breaks the thread.
  const broken = null as unknown as readonly MemoryPair[];
  const memory = openSiteMemory({
    site: {
      publisher: null,
      library: { latest: async () => ({ collections: [], articles: [], scans: new Map() }) },
    },
    ledger: async () => [],
    added: async ({ target }: Languages) => new Map([["a.tmx", target === "de" ? broken : japanesePairs]]),
  } as unknown as SiteMemoryNeeds);
  onTestFinished(async () => void (await memory.close()));
  const found = async () =>
    (await memory.ask(languages, { kind: "search", words: "Print" })).matches.map(({ target }) => target);
  await memory.whole(languages);
  expect(await found()).toEqual(["印刷る。"]);
  japanesePairs = pairOf("刷る。");
  await memory.whole(languages);
  expect(await found()).toEqual(["刷る。"]);
  await expect(memory.whole(german)).rejects.toBeInstanceOf(Error);
  await memory.whole(languages);
  expect(await found()).toEqual(["刷る。"]);
}, 240_000);
