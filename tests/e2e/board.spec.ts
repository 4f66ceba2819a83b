/** A board in the real app: lanes that are longer than what is fetched at once. */

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/app.ts";

const articles = "src/content/articles";
const weights = "20260309/paper-weights-explained";
const waiting = { timeout: 90_000 };
const nameOf = (number: number) => `Weight ${String(number).padStart(3, "0")}`;

/** Eighty more articles of one lane, and a collection without frontmatter. */
async function withLongLane(folder: string): Promise<void> {
  const text = await readFile(join(folder, articles, weights, "en.md"), "utf8");
  for (let number = 0; number < 80; number++) {
    const path = join(folder, articles, `20260310/weight-${number}`);
    await cp(join(folder, articles, weights), path, { recursive: true });
    const titled = (title: string) => text.replace(/^title:.*$/m, `title: "${title}"`);
    await writeFile(join(path, "en.md"), titled(nameOf(number)));
  }
  await mkdir(join(folder, "src/content/plain"));
  await writeFile(join(folder, "src/content/plain/one.md"), "Nothing but words.\n");
}

test("[TB8] cards past the first part of a lane are there again after a change, and what has no fields has no lanes", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley({ prepare: withLongLane });
  const { page } = galley;
  const crumb = page.getByRole("navigation").getByRole("button", { name: "Table", exact: true });
  await crumb.click(waiting);
  const collection = page.locator(".table-collection button");
  await collection.click(waiting);
  await page.getByRole("option", { name: "articles" }).click();
  await page.getByRole("radio", { name: "Board" }).click();
  const lane = page.getByRole("region", { name: "Printing", exact: true });
  const cards = lane.getByRole("listbox");
  const card = (index: number) => cards.locator(`[data-index="${index}"]`);
  await expect(card(0)).not.toBeEmpty(waiting);
  // Cards of both the first part and the second are in sight.
  await cards.evaluate((element) => element.scrollTo(0, 48 * 78));
  for (const index of [48, 52]) await expect(card(index)).not.toBeEmpty(waiting);
  const article = await card(48).getAttribute("data-article");
  expect(article).not.toBeNull();
  const path = galley.path(join(articles, (article ?? "").split(":").at(-1) ?? "", "en.md"));
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/^title:.*$/m, 'title: "Renamed meanwhile"'));
  await expect(card(48)).toContainText("Renamed meanwhile", waiting);
  await expect(card(52)).not.toBeEmpty(waiting);

  await collection.click();
  await page.getByRole("option", { name: "plain" }).click();
  await expect(page.getByText("These articles have no field to make lanes of")).toBeVisible(waiting);
  await page.getByRole("radio", { name: "Calendar" }).click();
  await expect(page.getByText("These articles have no date")).toBeVisible(waiting);
});
