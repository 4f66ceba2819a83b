import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, expectAccessible, sampleSite, test, type Galley } from "../support/app.ts";

const list = (page: Galley["page"]) => page.getByRole("grid", { name: "Articles" });

test("a folder is opened by a path that completes, and is there again among the recent ones", async ({
  openGalley,
}) => {
  const { page, folder } = await openGalley({
    site: null,
    prepare: async (site) => void (await mkdir(join(site, "content"), { recursive: true })),
  });
  await writeFile(join(folder, "content", "first.md"), "---\ntitle: First words\n---\n\nText.\n");
  const path = page.getByRole("combobox", { name: "Path of the folder" });
  await expect(path).toBeFocused();
  await expect(page.getByText("Opening writes nothing and runs nothing.")).toBeVisible();

  await path.fill(folder.slice(0, -1));
  await page.getByRole("option", { name: folder, exact: true }).click();
  await expect(path).toHaveValue(folder);
  await path.press("Enter");
  await expect(page.getByText("First words")).toBeVisible();

  await page.getByRole("button", { name: "File" }).click();
  await page.getByRole("menuitem", { name: "Close folder" }).click();
  await page.getByRole("button", { name: new RegExp(`^site.*${folder}`) }).click();
  await expect(page.getByText("First words")).toBeVisible();
});

test("a folder that does not open says why, and what to do", async ({ openGalley }) => {
  const { page } = await openGalley({ site: null });
  await page.getByRole("combobox", { name: "Path of the folder" }).fill("/no/such/folder");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("“/no/such/folder” is not there.");
  await expect(page.getByRole("alert")).toContainText("Check the spelling");
  await expectAccessible(page);
});

test("a recent folder that is gone is marked and can be forgotten", async ({ openGalley }) => {
  const { page, folder } = await openGalley();
  await expect(list(page)).toBeVisible();
  await rename(folder, `${folder}-moved`);
  await page.getByRole("button", { name: "File" }).click();
  await page.getByRole("menuitem", { name: "Close folder" }).click();
  await expect(page.getByText("not there now")).toBeVisible();
  await page.getByRole("button", { name: "Forget site" }).click();
  await expect(page.getByText("Folders that you open are listed here.")).toBeVisible();
  await rm(`${folder}-moved`, { recursive: true });
});

test("the library works by keyboard alone and is as it was on coming back", async ({ openGalley }) => {
  const { page } = await openGalley();
  await expect(list(page)).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("type");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  const last = page.getByRole("row", { selected: true });
  await expect(last).toHaveCount(1);
  const title = await last.getByRole("gridcell").first().locator(".library-title").innerText();
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(new RegExp(`^${title}`));
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText(title);

  await page.keyboard.press("Control+Shift+L");
  await expect(page.getByRole("searchbox", { name: "Filter articles" })).toHaveValue("type");
  await expect(page.getByRole("row", { selected: true })).toContainText(title);
  await expect(list(page)).toBeFocused();
});

test("sorting is said and done by the column's own button", async ({ openGalley }) => {
  const { page } = await openGalley();
  const column = page.getByRole("columnheader", { name: "Title" });
  await column.getByRole("button").click();
  await expect(column).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("row").nth(1)).toContainText("A diff that an editor can read");
  await column.getByRole("button").click();
  await expect(column).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("row").nth(1)).toContainText("What a style guide is for");
});

test("nothing that matches, and the way back", async ({ openGalley }) => {
  const { page } = await openGalley();
  await page.getByRole("searchbox").fill("zzzz");
  await expect(page.getByText("Nothing matches “zzzz”")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(page.getByRole("row")).not.toHaveCount(1);
});

test("an article that another program adds appears", async ({ openGalley }) => {
  const { page, path } = await openGalley();
  await expect(list(page)).toBeVisible();
  const added = path("src/content/notes/added/en.md");
  await mkdir(dirname(added), { recursive: true });
  await writeFile(added, "---\ntitle: Added meanwhile\ndate: 2026-05-01\nlocale: en\n---\n\nText.\n");
  await expect(page.getByText("Added meanwhile")).toBeVisible();
});

test("a folder without articles says so", async ({ openGalley }) => {
  const { page, folder } = await openGalley({
    site: null,
    prepare: async (site) => void (await mkdir(join(site, "empty"), { recursive: true })),
  });
  await page.getByRole("combobox").fill(join(folder, "empty"));
  await page.getByRole("combobox").press("Enter");
  await expect(page.getByText("No articles here")).toBeVisible();
  await expectAccessible(page);
});

test("language and theme change at once and last", async ({ openGalley }) => {
  const { page } = await openGalley();
  const root = page.locator("html");
  await expect(list(page)).toBeVisible();
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "日本語に切り替える" }).click();
  await expect(root).toHaveAttribute("lang", "ja");
  await expect(page.getByRole("grid", { name: "記事" })).toContainText("校閲部の一週間");
  await page.reload();
  await expect(root).toHaveAttribute("lang", "ja");
  await expect(root).toHaveAttribute("data-theme", "dark");
});

for (const [theme, language] of [
  ["light", "en"],
  ["dark", "ja"],
] as const) {
  test(`every screen of the window is accessible, ${theme}, ${language}`, async ({ openGalley }) => {
    test.slow();
    const { page } = await openGalley({ theme, language });
    await expect(page.getByRole("grid")).toBeVisible();
    await expectAccessible(page);
    for (const keys of ["Control+,", "Control+o"]) {
      await page.keyboard.press(keys);
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    const menus = page.getByRole("toolbar").first().getByRole("button");
    await menus.nth(2).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await menus.first().click();
    await page
      .getByRole("menuitem", { name: language === "ja" ? "フォルダーを閉じる" : "Close folder" })
      .click();
    await expect(page.getByRole("combobox")).toBeVisible();
    await expectAccessible(page);
  });
}

test.describe("when the host is gone", () => {
  test.use({ expectedComplaints: [/WebSocket connection|ERR_CONNECTION_REFUSED/] });

  test("the window says so and keeps what it shows", async ({ openGalley }) => {
    const galley = await openGalley({ site: sampleSite });
    await expect(list(galley.page)).toBeVisible();
    await galley.stop();
    await expect(galley.page.getByRole("status").filter({ hasText: "Galley does not answer" })).toBeVisible();
    await expect(list(galley.page)).toBeVisible();
    await expectAccessible(galley.page);
  });
});
