/** An editor's hour in the real app, by mouse once and by keyboard alone once; at its end every byte is accounted for. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { articleTexts, expect, expectAccessible, test, type Galley } from "../support/app.ts";

const articles = "src/content/articles";
/** Ten files of five articles that lose their descriptions before the hour begins. */
const undescribed = [
  "20260112/variable-fonts-in-newsprint",
  "20260119/the-galley-proof-returns",
  "20260202/a-diff-an-editor-can-read",
  "20260209/reviving-a-risograph",
  "20260302/what-a-style-guide-is-for",
].flatMap((article) => [`${articles}/${article}/en.md`, `${articles}/${article}/ja.md`]);
const described = (number: number) => `Description ${number} of the hour.`;
const weights = `${articles}/20260309/paper-weights-explained`;
const waiting = { timeout: 90_000 };

async function withoutDescriptions(folder: string): Promise<void> {
  for (const path of undescribed) {
    const text = await readFile(join(folder, path), "utf8");
    await writeFile(join(folder, path), text.replace(/^description:.*\n/m, ""));
  }
}

type Texts = ReadonlyMap<string, string>;

/** The bytes of now are those of the beginning with these changes, file by file, and no others. */
async function expectOnly(
  galley: Galley,
  before: Texts,
  change: (text: string, path: string) => string,
): Promise<void> {
  const expected = [...before].map(([path, text]) => [path, change(text, path)] as const);
  await expect.poll(async () => [...(await articleTexts(galley))], waiting).toEqual(expected);
}

/** Descriptions were typed in whichever order the rows stood: each of the ten once, and nothing beside them. */
function takeOutDescriptions(texts: Texts): Texts {
  const typed: string[] = [];
  const rest = new Map(
    [...texts].map(([path, text]) => {
      if (!undescribed.includes(path)) return [path, text] as const;
      return [
        path,
        text.replace(
          /^description: ("?)(Description \d+ of the hour\.)\1\n/m,
          (_line, _quote, value: string) => {
            typed.push(value);
            return "";
          },
        ),
      ] as const;
    }),
  );
  expect(typed.toSorted()).toEqual(undescribed.map((_, index) => described(index)).toSorted());
  return rest;
}

const fixed = (text: string) => text.replace("ではない。**本文用", "ではない**。本文用");
const retagged = (text: string) =>
  text
    .replace(/^(tags:.*"|  - )proofreading/m, "$1proof-reading")
    .replace(/^(tags:.*"|  - )校正/m, "$1ゲラ校正");

/** Where descriptions stand once the schema is known; before, they stand last and cannot be written. */
const COLUMN = 4;
const expectDescribable = (grid: Locator) =>
  expect(grid.getByRole("columnheader").nth(COLUMN)).toHaveText(/description/i, waiting);

/** By keyboard alone: Tab until the focus is in `target`. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor(waiting);
  for (let presses = 0; presses < 200; presses++) {
    const isThere = await target.first().evaluate((element) => element.contains(document.activeElement));
    if (isThere) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

test("[TB7] an editor's hour by mouse: health, descriptions, a fix, a view, a board, a tag, a term, and the diff", async ({
  openGalley,
}) => {
  test.setTimeout(600_000);
  const galley = await openGalley({ prepare: withoutDescriptions });
  const { page } = galley;
  const before = await articleTexts(galley);
  const crumb = (name: string) => page.getByRole("navigation").getByRole("button", { name, exact: true });

  // Health, and a problem fixed from its panel.
  await crumb("Overview").click(waiting);
  await page.getByRole("button", { name: "Show all problems" }).click(waiting);
  const fix = page.getByRole("button", { name: "Fix: Move the marks: **ポンドはポンドではない**。" });
  await fix.click(waiting);
  await expect(page.getByText(/paper-weights-explained\/ja\.md was fixed\./)).toBeVisible(waiting);
  await expectOnly(galley, before, (text, path) => (path === `${weights}/ja.md` ? fixed(text) : text));

  // What lacks a description is found, kept as a view, and described cell by cell.
  await crumb("Table").click();
  await page.locator(".table-collection button").click(waiting);
  await page.getByRole("option", { name: "articles" }).click();
  await page.getByRole("radio", { name: "Files" }).click();
  await page.locator(".table-filter-line input").fill("missing:description");
  const grid = page.getByRole("grid", { name: "Articles", exact: true });
  const total = page.locator(".table-total");
  await expect(total).toHaveText("10 of 23", waiting);
  await expectDescribable(grid);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Not described");
  await page.getByRole("button", { name: "Save this view" }).click();
  for (const [index] of undescribed.entries()) {
    await grid.locator(`[role=gridcell][data-row="0"][data-column="${COLUMN}"]`).dblclick(waiting);
    const editor = page.locator("input.table-editor");
    await editor.fill(described(index));
    await editor.press("Enter");
    if (index < 9) await expect(total).toHaveText(`${9 - index} of 23`, waiting);
  }
  await expect(page.getByText("Nothing matches the filter")).toBeVisible(waiting);
  await page.getByRole("button", { name: "Clear the filter" }).last().click();
  await expect(total).toHaveText("23 rows", waiting);

  // A card carried to another lane is that field in both languages.
  await page.getByRole("radio", { name: "Articles" }).click();
  await page.getByRole("radio", { name: "Board" }).click();
  const printing = page.getByRole("region", { name: "Printing", exact: true });
  const card = printing.getByRole("option", { name: /^Paper weights/ });
  await card.waitFor(waiting);
  await expectAccessible(page);
  await card.dragTo(page.getByRole("region", { name: "Tools", exact: true }));
  await expect(
    page.getByRole("region", { name: "Tools", exact: true }).getByRole("option", { name: /^Paper weights/ }),
  ).toBeVisible(waiting);
  await expect(printing.getByRole("option", { name: /^Paper weights/ })).toHaveCount(0, waiting);
  await page.getByRole("radio", { name: "Table" }).click();

  // A tag over both languages, then a term over all articles.
  await page.getByRole("button", { name: "Manage values of Tags" }).click(waiting);
  const values = page.getByRole("list", { name: "Values" });
  await values.getByRole("checkbox", { name: /^proofreading/ }).check(waiting);
  await page.getByRole("textbox", { name: "New name of proofreading" }).fill("proof-reading");
  await page.getByRole("textbox", { name: "New name of 校正" }).fill("ゲラ校正");
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.getByRole("button", { name: "Change 4 files" }).click(waiting);
  await expect(page.getByText("4 files were changed.")).toBeVisible(waiting);
  await crumb("Search").click();
  await page.getByRole("radio", { name: "Find and replace" }).click(waiting);
  await page.getByRole("textbox", { name: "Find", exact: true }).fill("copy desk");
  await page.getByRole("textbox", { name: "Replace with" }).fill("desk");
  await page.getByRole("button", { name: /^Replace \d+ hits? in \d+ files?$/ }).click(waiting);
  await expect(page.getByText(/^\d+ files? (?:was|were) changed\.$/)).toBeVisible(waiting);

  const now = takeOutDescriptions(await articleTexts(galley));
  const moved = (text: string, path: string) =>
    path.startsWith(weights) ? text.replace('category: "Printing"', 'category: "Tools"') : text;
  const expected = [...before].map(
    ([path, text]) => [path, moved(retagged(fixed(text)), path).replaceAll(/copy desk/gi, "desk")] as const,
  );
  expect([...now]).toEqual(expected);
});

test("[TB8] an editor's hour by keyboard alone: problems, descriptions, a calendar, a view, and the way back", async ({
  openGalley,
}) => {
  test.setTimeout(600_000);
  const galley = await openGalley({ prepare: withoutDescriptions });
  const { page } = galley;
  const { keyboard } = page;
  const before = await articleTexts(galley);
  const focused = (target: Locator) => expect(target).toBeFocused(waiting);

  await page.getByRole("grid").first().waitFor(waiting);
  await keyboard.press("Control+Shift+P");
  const fix = page.getByRole("button", { name: "Fix: Move the marks: **ポンドはポンドではない**。" });
  await tabTo(page, fix);
  await keyboard.press("Enter");
  await expect(page.getByText(/paper-weights-explained\/ja\.md was fixed\./)).toBeVisible(waiting);

  await keyboard.press("Control+Shift+K");
  await tabTo(page, page.locator(".table-collection button"));
  await keyboard.press("Enter");
  await page.getByRole("option", { name: "articles" }).waitFor();
  await keyboard.type("articles");
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Articles" }));
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await keyboard.press("Control+f");
  await keyboard.type("missing:description");
  // To the rows; Escape would take the filter away where nothing is suggested any more.
  await keyboard.press("Enter");
  const total = page.locator(".table-total");
  await expect(total).toHaveText("10 of 23", waiting);
  const grid = page.getByRole("grid", { name: "Articles", exact: true });
  await expectDescribable(grid);
  await tabTo(page, grid);
  for (const [index] of undescribed.entries()) {
    await keyboard.press("Control+Home");
    for (let column = 0; column < COLUMN; column++) await keyboard.press("ArrowRight");
    await keyboard.press("F2");
    await focused(page.locator("input.table-editor"));
    await keyboard.type(described(index));
    await keyboard.press("Enter");
    if (index < 9) await expect(total).toHaveText(`${9 - index} of 23`, waiting);
  }
  await expect(page.getByText("Nothing matches the filter")).toBeVisible(waiting);
  expect([...takeOutDescriptions(await articleTexts(galley))]).toEqual(
    [...before].map(([path, text]) => [path, path === `${weights}/ja.md` ? fixed(text) : text]),
  );

  // The calendar: an article is carried to the next day in both languages, and taken back.
  await keyboard.press("Control+f");
  await keyboard.press("Control+a");
  await keyboard.type("title:Paper");
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Table" }));
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Files" }));
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  const calendar = page.getByRole("grid", { name: "Articles of March 2026" });
  await tabTo(page, calendar);
  await expectAccessible(page);
  for (let day = 1; day < 9; day++) await keyboard.press("ArrowRight");
  await expect(page.getByRole("gridcell", { name: /9 March 2026, 1 article/ })).toBeVisible(waiting);
  const middle = await articleTexts(galley);
  await keyboard.press("Alt+ArrowRight");
  await keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("gridcell", { name: /17 March 2026, 1 article/ })).toBeVisible(waiting);
  await expectOnly(galley, middle, (text, path) =>
    path.startsWith(weights) ? text.replace("date: 2026-03-09", "date: 2026-03-17") : text,
  );
  await keyboard.press("Control+z");
  await keyboard.press("Control+z");
  await expectOnly(galley, middle, (text) => text);

  // The view comes back with its way.
  await tabTo(page, page.getByRole("button", { name: "Views", exact: true }));
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: "Name" }));
  await keyboard.type("Paper by day");
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Calendar" }));
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await page.getByRole("grid", { name: "Articles", exact: true }).waitFor(waiting);
  await tabTo(page, page.getByRole("button", { name: "Views", exact: true }));
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: /^Paper by day/ }));
  await keyboard.press("Enter");
  await calendar.waitFor(waiting);
});
