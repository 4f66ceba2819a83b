/**
 * Seeded random walks through the real app. GALLEY_WALK=300 makes them long, GALLEY_WALK_SEED chooses the first seed,
 * GALLEY_WALK_EN and GALLEY_WALK_JA walk on two files of your own: of one kind of line ending each.
 */

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, sampleSite, test } from "../support/app.ts";
import { walk } from "../support/random-walk.ts";

const actions = Number(process.env["GALLEY_WALK"] ?? 14);
const firstSeed = Number(process.env["GALLEY_WALK_SEED"] ?? 1);
const folder = "src/content/articles/20260112/walked";
const files = { English: `${folder}/en.md`, Japanese: `${folder}/ja.md` };
const sample = join(sampleSite, "src/content/articles/20260112/variable-fonts-in-newsprint");

const texts: Readonly<
  Record<string, { readonly en: string; readonly ja: string; readonly isCrlf: boolean }>
> = {
  "the sample site": { en: join(sample, "en.md"), ja: join(sample, "ja.md"), isCrlf: false },
  "the sample site with CRLF": { en: join(sample, "en.md"), ja: join(sample, "ja.md"), isCrlf: true },
  ...(process.env["GALLEY_WALK_EN"] && process.env["GALLEY_WALK_JA"]
    ? {
        "given files": {
          en: process.env["GALLEY_WALK_EN"],
          ja: process.env["GALLEY_WALK_JA"],
          isCrlf: false,
        },
      }
    : {}),
};

Object.entries(texts).forEach(([name, { en, ja, isCrlf }], index) => {
  test(`a random walk on ${name} loses no key and changes no byte beside it`, async ({ openGalley }) => {
    test.setTimeout(60_000 + actions * 4000);
    const galley = await openGalley({
      async prepare(site) {
        const content = join(site, "src/content");
        await rm(content, { recursive: true });
        await mkdir(join(site, folder), { recursive: true });
        for (const [from, to] of [
          [en, files.English],
          [ja, files.Japanese],
        ] as const) {
          const text = await readFile(from, "utf8");
          await writeFile(join(site, to), isCrlf ? text.replaceAll("\n", "\r\n") : text);
        }
      },
    });
    await galley.page.getByRole("gridcell").first().click();
    await expect(galley.page.getByRole("textbox", { name: "Article text" })).toBeVisible({ timeout: 30_000 });
    await walk({ galley, seed: firstSeed + index, actions, files });
  });
});
