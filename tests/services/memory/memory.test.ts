import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ContentPath } from "#contract/values";
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
    .poll(async () => (await ask("Print it.")).extent, { timeout: 30_000 })
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
      { timeout: 30_000 },
    )
    .toEqual(["それを刷る。"]);
  await rm(join(root, "docs/press"), { recursive: true });
  await expect
    .poll(
      async () => {
        await handlers["library.read"]({ workspace });
        return (await ask("Print it.")).block;
      },
      { timeout: 30_000 },
    )
    .toEqual([]);
}, 120_000);

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
  await expect.poll(french, { timeout: 30_000 }).toMatchObject([{ target: "Imprimez." }]);
}, 60_000);
