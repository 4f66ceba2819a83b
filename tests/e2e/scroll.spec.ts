/** Editor and preview stay at the same place, whichever of them the person moves. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/app.ts";
import { withBody, write } from "../support/writing.ts";

const PARAGRAPHS = 60;

/** Sixty numbered paragraphs of several lines. */
async function longArticle(folder: string): Promise<void> {
  const body = Array.from(
    { length: PARAGRAPHS },
    (_, index) => `Paragraph ${index + 1} begins. ${"It goes on for a while. ".repeat(12)}`,
  ).join("\n\n");
  await mkdir(join(folder, "posts"), { recursive: true });
  await writeFile(join(folder, "posts", "probe.md"), `---\ntitle: Probe\n---\n\n${body}\n`);
}

async function openArticle(page: Page) {
  await page.getByRole("row", { name: /Probe/ }).first().dblclick();
  const shown = page.frameLocator('iframe[title="The article, rendered"]');
  await expect(shown.getByText("Paragraph 60 begins.")).toBeAttached({ timeout: 40_000 });
  const text = page.getByRole("textbox", { name: "Article text" });
  await expect(text.getByText("Paragraph 1 begins.")).toBeVisible();
  return { shown, text };
}

test("[UI81] the preview goes where the visual editor is, and the editor where the preview is", async ({
  openGalley,
}) => {
  const { page } = await openGalley({ prepare: longArticle });
  const { shown, text } = await openArticle(page);
  await text.hover();
  await page.mouse.wheel(0, 2500);
  await expect(shown.getByText("Paragraph 1 begins.")).not.toBeInViewport();
  const inEditor = await text
    .locator("p")
    .evaluateAll((nodes) => nodes.findIndex((node) => node.getBoundingClientRect().bottom > 220));
  await expect(shown.locator("p").filter({ hasText: `Paragraph ${inEditor + 2} begins.` })).toBeInViewport();
  // Its own echo would move the editor on: once both are still they stay.
  const scroller = page.locator(".visual-scroll");
  const resting = await scroller.evaluate((node) => node.scrollTop);
  await page.waitForTimeout(600);
  expect(await scroller.evaluate((node) => node.scrollTop)).toBe(resting);

  await shown.locator("body").hover();
  await page.mouse.wheel(0, 30_000);
  await expect(shown.getByText("Paragraph 60 begins.")).toBeInViewport();
  await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBeGreaterThan(resting + 1500);
  await page.waitForTimeout(400);
  await page.mouse.wheel(0, -60_000);
  await expect.poll(() => scroller.evaluate((node) => node.scrollTop)).toBe(0);
});

test("[UI81] a click in the preview puts the cursor there, and the cursor's block is shown in the preview", async ({
  openGalley,
}) => {
  const { page } = await openGalley({ prepare: longArticle });
  const { shown, text } = await openArticle(page);
  await shown.locator("body").hover();
  await page.mouse.wheel(0, 3000);
  await expect(shown.getByText("Paragraph 1 begins.")).not.toBeInViewport();
  const clicked = shown.getByText("Paragraph 20 begins.");
  await clicked.scrollIntoViewIfNeeded();
  await clicked.click();
  await expect(text).toBeFocused();
  await page.keyboard.type("Here: ");
  await expect(text.getByText("Here: Paragraph 20 begins.")).toBeInViewport();
  await expect(shown.getByText("Here: Paragraph 20 begins.")).toBeInViewport();

  await page.waitForTimeout(400);
  await page.keyboard.press("ControlOrMeta+End");
  await expect(shown.getByText("Paragraph 60 begins.")).toBeInViewport();
});

test("[UI81] the source editor and the preview follow each other as well", async ({ openGalley }) => {
  const { page } = await openGalley({ prepare: longArticle });
  const { shown } = await openArticle(page);
  await page.getByRole("radio", { name: "Source" }).first().click();
  const source = page.getByRole("textbox", { name: "Source" });
  await source.hover();
  await page.mouse.wheel(0, 2500);
  await expect(shown.getByText("Paragraph 1 begins.")).not.toBeInViewport();
  await page.waitForTimeout(400);
  await shown.locator("body").hover();
  await page.mouse.wheel(0, 60_000);
  await expect(source.getByText("Paragraph 60 begins.")).toBeInViewport();
});

test("[UI48] the source opens where the visual editor was, and the visual editor where the source was", async ({
  openGalley,
}) => {
  const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraph ${index} with some words in it.`);
  const { page, text, press } = await write(await openGalley(withBody(`${paragraphs.join("\n\n")}\n`)));
  const choose = (name: string) =>
    page.getByRole("radiogroup", { name: "Editor", exact: true }).getByRole("radio", { name }).click();
  const source = page.getByRole("textbox", { name: "Source" });
  await text.getByText("Paragraph 60 ").scrollIntoViewIfNeeded();
  await text.getByText("Paragraph 60 ").click();
  await choose("Source");
  await expect(source.getByText("Paragraph 60 ")).toBeInViewport();
  await expect(source.locator(".cm-activeLine")).toContainText("Paragraph 60 ");
  await source.getByText("Paragraph 62 ").click();
  await choose("Visual");
  await expect(text.getByText("Paragraph 62 ")).toBeInViewport();
  await text.focus();
  await press("End");
  await page.keyboard.type(" Here.");
  await expect(text.getByText("Paragraph 62 with some words in it. Here.")).toBeVisible();
});
