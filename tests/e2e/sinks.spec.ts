/**
 * Text that means to run, in every place of the real app where a text of the folder is shown. The pages' policies are
 * left out, so that what holds here holds without them.
 */

import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/app.ts";
import { allHostileTexts, hostileTexts } from "../support/hostile-text.ts";
import { expectInert, reportHits } from "../support/inert.ts";

test.use({
  // Pictures that the articles name are not there; without the policy, Chromium warns of what a sandbox refuses.
  expectedComplaints: [/status of 404|sandboxed|X-Frame-Options/],
});
test.setTimeout(300_000);

const asYaml = (text: string) => JSON.stringify(text.replaceAll("\u0001", ""));

/** A title, description, category, tags and a field of the site's own, each a vector. */
function frontmatterOf(index: number): string {
  const at = (step: number) => asYaml(allHostileTexts[(index * 5 + step) % allHostileTexts.length] ?? "");
  return `title: ${at(0)}\ndescription: ${at(1)}\ncategory: ${at(2)}\ntags: [${at(3)}, ${at(4)}]\nkind: ${at(5)}\ncount: ${at(6)}\nauthor: {name: ${at(7)}}\n`;
}

async function prepareArticles(folder: string): Promise<void> {
  await mkdir(join(folder, "posts"), { recursive: true });
  const properties = Object.fromEntries(
    allHostileTexts
      .slice(0, 30)
      .map((vector, index) => [
        `field${index}`,
        { type: "string", title: vector, description: allHostileTexts[index + 30], default: vector },
      ]),
  );
  const schema = {
    type: "object",
    title: allHostileTexts[0],
    required: ["field1", "<img src=x onerror=hit()>"],
    properties: {
      ...properties,
      "<img src=x onerror=hit()>": { type: "number", title: "<svg onload=hit()>" },
      kind: { enum: allHostileTexts.slice(0, 8), title: allHostileTexts[8] },
      count: { type: "number" },
      author: { type: "object", properties: { name: { type: "boolean", title: allHostileTexts[9] } } },
    },
  };
  await writeFile(join(folder, "posts", "galley.schema.json"), JSON.stringify(schema));
  for (const [index, { vectors }] of hostileTexts.entries()) {
    const name = `article-${String(index).padStart(2, "0")}.md`;
    await writeFile(
      join(folder, "posts", name),
      `---\n${frontmatterOf(index)}---\n\nMarker ${index}.\n\n${vectors.join("\n\n")}\n`,
    );
  }
}

/** Names that a file can have: a slash separates folders. */
const names = allHostileTexts
  .map((vector) => vector.replaceAll(/[/\n\t\u0001]/g, ""))
  .filter((name, index, all) => Buffer.byteLength(name) < 240 && all.indexOf(name) === index);

async function prepareNames(folder: string): Promise<void> {
  for (const [index, name] of names.entries()) {
    const place = join(folder, index % 2 === 0 ? "posts" : `posts ${names[index % 40]}`);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, `${name}.md`), "---\ntitle: [a list, not a text\n---\n\nText.\n");
  }
}

async function scrollThrough(page: Page): Promise<void> {
  const list = page.locator("[role=grid]");
  await expect(list).toBeVisible({ timeout: 30_000 });
  for (let step = 0; step < 12; step += 1) {
    await list.hover();
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(80);
    await expectInert(page, `library, step ${step}`);
  }
}

/** A folder of nothing but what `prepare` puts there. */
async function emptySite(): Promise<string> {
  return mkdtemp(join(tmpdir(), "galley-sinks-"));
}

test("[SE2] file and folder names, in lists, title bar, form, problems and changes", async ({
  openGalley,
}) => {
  const { page } = await openGalley({
    site: await emptySite(),
    withoutPolicies: true,
    prepare: prepareNames,
    preparePage: reportHits,
  });
  await scrollThrough(page);
  await page.getByRole("row", { name: /hit/ }).first().dblclick();
  const source = page.getByRole("textbox", { name: "Article text" });
  await expect(source).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole("button", { name: /problem/ })
    .first()
    .click();
  await expectInert(page, "an article whose name is markup, and its problems");
  await page.keyboard.press("Control+4");
  await expectInert(page, "its form");
  await source.click();
  await page.keyboard.type("x");
  await page.keyboard.press("Control+Shift+d");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectInert(page, "its changes");
  console.log(`S2 ${names.length} names of files and folders: 0 executed, 0 dangerous`);
});

for (const language of ["en", "ja"] as const) {
  test(`[SE2] Markdown, frontmatter values, schema labels, tags, problems and changes, in ${language}`, async ({
    openGalley,
  }) => {
    const { page } = await openGalley({
      site: await emptySite(),
      language,
      withoutPolicies: true,
      prepare: prepareArticles,
      preparePage: reportHits,
    });
    await scrollThrough(page);
    // Each language looks at half of the articles.
    for (let index = language === "en" ? 0 : 1; index < hostileTexts.length; index += 2)
      await lookAt(page, index);
    console.log(`S2 ${allHostileTexts.length} vectors in ${language}: 0 executed, 0 dangerous`);
  });
}

/** Open one article and go through all of its panes. */
async function lookAt(page: Page, index: number): Promise<void> {
  const where = (what: string) => `${hostileTexts[index]?.kind}: ${what}`;
  const list = page.locator("[role=grid]");
  await list.focus();
  await page.keyboard.press("Home");
  for (let row = 0; row < index; row += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const preview = page.frameLocator("iframe.preview-frame");
  await expect(preview.getByText(/Marker \d+\./)).toBeVisible({ timeout: 30_000 });
  await expectInert(page, where("editor and preview"));
  await page.keyboard.press("Control+4");
  await expectInert(page, where("form"));
  await page.keyboard.press("Control+Shift+m");
  await page.waitForTimeout(200);
  await expectInert(page, where("problems"));
  await page.keyboard.press("Control+Shift+m");
  await page.keyboard.press("Control+2");
  await page.locator(".cm-content").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("x");
  await page.locator(".workbench-changes").click({ timeout: 10_000 });
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectInert(page, where("changes"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+3");
  await page.keyboard.press("Control+Shift+l");
  await expect(list).toBeVisible();
}

test("[SE2] pasted markup", async ({ openGalley }) => {
  const { page } = await openGalley({ withoutPolicies: true, preparePage: reportHits });
  await page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();
  const text = page.getByRole("textbox", { name: "Article text" });
  await expect(text).toBeVisible({ timeout: 30_000 });
  await text.evaluate((root) => {
    (root as HTMLElement).focus();
    const last = root.querySelector(":scope > p:last-of-type");
    if (last) getSelection()?.collapse(last, last.childNodes.length);
  });
  await page.waitForTimeout(100);
  for (const vector of allHostileTexts) {
    await text.evaluate((target, html) => {
      for (const types of [{ "text/html": html, "text/plain": html }, { "text/plain": html }]) {
        const clipboardData = new DataTransfer();
        for (const [type, data] of Object.entries(types)) clipboardData.setData(type, data);
        target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }
    }, vector);
  }
  await page.waitForTimeout(1500);
  await expectInert(page, "after pasting");
  await page.keyboard.press("Control+Shift+d");
  await expectInert(page, "the changes");
  console.log(`S2 ${allHostileTexts.length} vectors pasted: 0 executed, 0 dangerous`);
});
