/** Trust in the real app: restricted at first, asked once with what would run, and back in one step. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test, type Galley } from "../support/app.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function prepare(folder: string): Promise<void> {
  await mkdir(join(folder, "src/content/articles"), { recursive: true });
  await writeFile(
    join(folder, "src/content/articles/probe.md"),
    "---\ntitle: Probe\n---\n\n![There](https://pictures.example/p.png) ![Plain](http://pictures.example/q.png)\n",
  );
}

/** The other website, which counts who asks. */
async function pictures(page: Page): Promise<{ url: string; referer: string | undefined }[]> {
  const asked: { url: string; referer: string | undefined }[] = [];
  await page.route("**://pictures.example/**", (route) => {
    asked.push({ url: route.request().url(), referer: route.request().headers()["referer"] });
    return route.fulfill({ contentType: "image/png", body: PNG });
  });
  return asked;
}

async function openProbe({ page }: Galley): Promise<void> {
  await page.getByRole("row", { name: /Probe/ }).first().dblclick();
  await expect(preview(page).getByText("http://pictures.example/q.png")).toBeVisible();
}

const preview = (page: Page) => page.frameLocator('iframe[title="The article, rendered"]');
const dialog = (page: Page) => page.getByRole("alertdialog");
const badge = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("[TR9, TR10] pictures of other websites wait for trust, which is asked for with what would run", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(/^asked the network for https?:\/\/pictures\.example\/[pq]\.png$/);
  const galley = await openGalley({ prepare });
  const { page, folder } = galley;
  const asked = await pictures(page);
  await openProbe(galley);
  await expect(badge(page, "Restricted")).toBeVisible();
  await expect(preview(page).getByText("https://pictures.example/p.png")).toBeVisible();
  expect(asked).toEqual([]);

  await page.getByRole("button", { name: "Pictures of other websites are not shown. Why?" }).click();
  await expect(dialog(page)).toContainText("Do you trust this folder?");
  await expect(dialog(page)).toContainText("this runs the site’s own programs on your computer");
  await expect(dialog(page).getByText("node_modules/.bin/astro dev")).toBeVisible();
  // Enter answers no.
  await expect(dialog(page).getByRole("button", { name: "Keep it restricted" })).toBeFocused();
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Trust this folder" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(badge(page, "Trusted")).toBeVisible();
  await expect(preview(page).getByRole("img", { name: "There" })).toBeVisible();
  await expect.poll(() => asked).toEqual([{ url: "https://pictures.example/p.png", referer: undefined }]);
  await expect(preview(page).getByText("http://pictures.example/q.png")).toBeVisible();

  // What would run changed: restricted until it was looked at.
  await writeFile(join(folder, "astro.config.mjs"), "process.exit(1);\n");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await badge(page, "Restricted: it changed").click();
  await expect(dialog(page)).toContainText("This folder would run something else now");
  await expect(dialog(page).getByRole("listitem").filter({ hasText: "astro.config.mjs" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(preview(page).getByText("https://pictures.example/p.png")).toBeVisible();
});

test("[TR5, TR6, TR10] by keyboard alone: trusted with its neighbours, and back", async ({ openGalley }) => {
  const { page } = await openGalley({ prepare });
  await expect(page.getByRole("grid", { name: "Articles" })).toBeFocused();
  await badge(page, "Restricted").focus();
  await expect(page.getByRole("tooltip")).toContainText("Nothing of this folder runs");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  const everything = dialog(page).getByRole("switch", { name: /Also trust every other folder in/ });
  await expect(everything).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(badge(page, "Restricted")).toBeFocused();
  await page.keyboard.press("Enter");
  await everything.focus();
  await page.keyboard.press("Space");
  await dialog(page).getByRole("button", { name: "Trust this folder" }).focus();
  await page.keyboard.press("Enter");
  await expect(badge(page, "Trusted")).toBeVisible();
  await badge(page, "Trusted").focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("because you trust everything in");
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Back to restricted" }).focus();
  await page.keyboard.press("Enter");
  await expect(badge(page, "Restricted")).toBeVisible();
  await page.reload();
  await expect(badge(page, "Restricted")).toBeVisible();
});

test("[TR10] in Japanese, from the menu", async ({ openGalley }) => {
  const { page } = await openGalley({ prepare, language: "ja", theme: "dark" });
  await page.getByRole("button", { name: "ファイル" }).click();
  await page.getByRole("menuitem", { name: "このフォルダーの信頼…" }).click();
  await expect(dialog(page)).toContainText("このコンピューターでサイト自身のプログラムを実行します");
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "このフォルダーを信頼する" }).click();
  await expect(badge(page, "信頼済み")).toBeVisible();
});
