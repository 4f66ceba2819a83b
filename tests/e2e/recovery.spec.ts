/** What a crash leaves unsaved is offered again: the real host killed, the real page, every byte compared. */

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test, type Galley } from "../support/app.ts";

const english = "src/content/notes/welcome/en.md";
const read = (galley: Galley, name = english) => readFile(galley.path(name), "utf8");
const source = (page: Page) => page.getByRole("textbox", { name: "Source" });
const visual = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const offer = (page: Page) => page.getByRole("dialog", { name: "Unsaved text from earlier" });
/** What Chromium says when its host is gone. */
const goneHost =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection|status of (401|403)/;

async function openSource(page: Page) {
  await page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();
  await page
    .getByRole("radiogroup", { name: "Editor", exact: true })
    .getByRole("radio", { name: "Source" })
    .click();
  await expect(source(page)).toBeVisible();
}

/** Type at the end, ten characters a second, and say when each was typed. */
async function typeSlowly(page: Page, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let number = 0; number < count; number++) {
    await page.keyboard.type(String(number % 10));
    times.push(Date.now());
    await page.waitForTimeout(100);
  }
  return times;
}

// Two hosts and several loadings of the page each.
test.describe.configure({ timeout: 150_000 });

/** Wait until what was typed is in the journal. */
async function keptSafe(page: Page) {
  await expect(page.getByText("Unsaved, kept safe")).toBeVisible();
  // The mark was there since the first key; the last one has half a second.
  await page.waitForTimeout(700);
}

/** Kill the host without warning, start another on the same data, and open it in the same tab. */
async function crash(galley: Galley) {
  await galley.kill();
  // The page knows of no unsaved text that would be lost: what leaves it is a crash, not a person.
  await galley.page.goto("about:blank");
  await galley.page.goto(await galley.startAgain());
}

for (const editor of ["source", "visual"] as const) {
  test(`[J3] typing into the ${editor} editor when the host is killed loses at most a second`, async ({
    openGalley,
    expectedComplaints,
  }) => {
    expectedComplaints.push(goneHost);
    const galley = await openGalley();
    const { page } = galley;
    const before = await read(galley);
    await openSource(page);
    if (editor === "visual") {
      await page
        .getByRole("radiogroup", { name: "Editor", exact: true })
        .getByRole("radio", { name: "Visual" })
        .click();
      await expect(visual(page)).toBeVisible({ timeout: 30_000 });
    }
    await (editor === "visual" ? visual(page) : source(page)).focus();
    await page.keyboard.press("Control+End");
    const times = await typeSlowly(page, 30);
    const killedAt = Date.now();
    await crash(galley);
    await expect(offer(page)).toBeVisible({ timeout: 30_000 });
    expect(await read(galley)).toBe(before);
    await offer(page).getByRole("button", { name: "Put back" }).click();
    await expect(offer(page)).toBeHidden();
    await page
      .getByRole("radiogroup", { name: "Editor", exact: true })
      .getByRole("radio", { name: "Source" })
      .click();
    await expect(source(page)).toContainText("0123456789");
    await page.keyboard.press("Control+s");
    await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
    const typed = /(\d{10,})\s*$/.exec(await read(galley))?.[1] ?? "";
    const lost = times[typed.length] === undefined ? 0 : killedAt - (times[typed.length] ?? killedAt);
    console.log(`D5 ${editor}: ${typed.length} of ${times.length} characters back, ${lost} ms lost`);
    expect(lost).toBeLessThanOrEqual(1000);
    expect((await read(galley)).replace(/\d{10,}(\s*)$/, "$1").trim()).toBe(before.trim());
    // Saved: nothing is offered any more.
    await expect.poll(async () => (await readdir(join(galley.userData, "journal"))).length).toBe(0);
  });
}

test("[UI148] what is typed in the form as YAML, or as a date that is none yet, survives a kill", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(goneHost);
  const galley = await openGalley({
    prepare: async (folder) => {
      const text = await readFile(`${folder}/${english}`, "utf8");
      const fields = text.replace("date: 2026-01-05", "date: soon\nmatrix:\n  - [1, 2]\n  - [3, 4]");
      await writeFile(`${folder}/${english}`, fields);
    },
  });
  const { page } = galley;
  await openSource(page);
  await page
    .getByRole("radiogroup", { name: "Beside the editor", exact: true })
    .getByRole("radio", { name: "Fields" })
    .click();
  const matrix = page.getByRole("textbox", { name: "matrix", exact: false });
  await matrix.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n- typed");
  // Still in the field, as typed, when the document has it.
  await expect(source(page)).toContainText("- typed");
  await expect(matrix).toBeFocused();
  await page.keyboard.type(" on");
  const date = page.getByRole("textbox", { name: "date", exact: false });
  await date.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" enough");
  // A list that is not closed yet reads as nothing: the journal has it all the same.
  await matrix.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n- [open");
  await expect(source(page)).toContainText("soon enough");
  await keptSafe(page);
  await crash(galley);
  await offer(page).getByRole("button", { name: "Put back" }).click({ timeout: 30_000 });
  await expect(source(page)).toContainText("- typed on");
  await expect(source(page)).toContainText("date: soon enough");
  await expect(source(page)).toContainText("- [open");
});

test("the unsaved text is shown beside the file, and can be decided later", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(goneHost);
  const galley = await openGalley();
  const { page } = galley;
  await openSource(page);
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Never saved.");
  await keptSafe(page);
  await crash(galley);
  await expect(offer(page)).toBeVisible({ timeout: 30_000 });
  await expect(offer(page)).toContainText("Welcome to Colophon");
  await expect(offer(page)).toContainText(english);
  await expect(offer(page)).toContainText("line differs from the file");
  await expectAccessible(page);
  await offer(page).getByRole("button", { name: "Show changes" }).click();
  const comparison = page.getByRole("dialog", { name: "The file and the unsaved text" });
  await expect(comparison).toContainText("Never saved.");
  await page.keyboard.press("Escape");
  await offer(page).getByRole("button", { name: "Decide later" }).click();
  await expect(offer(page)).toBeHidden();
  // Still there after a reload, and from the menu.
  await page.reload();
  await expect(offer(page)).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  await page
    .getByRole("menuitem", { name: "File" })
    .or(page.getByRole("button", { name: "File" }))
    .first()
    .click();
  await page.getByRole("menuitem", { name: /Unsaved text from earlier/ }).click();
  await offer(page).getByRole("button", { name: "Discard" }).click();
  await expect(offer(page)).toContainText("Discarded. It is kept for thirty days.");
  await offer(page).getByRole("button", { name: "Take back" }).click();
  await expect(offer(page).getByRole("button", { name: "Put back" })).toBeVisible();
  await offer(page).getByRole("button", { name: "Discard" }).click();
  await offer(page).getByRole("button", { name: "Done" }).click();
  await page.reload();
  await expect(source(page)).toBeVisible({ timeout: 30_000 });
  await expect(source(page)).not.toContainText("Never saved.");
  await expect(offer(page)).toBeHidden();
});

test("a text whose file changed since is put back without losing either", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(goneHost);
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley);
  await openSource(page);
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Mine.");
  await keptSafe(page);
  await galley.kill();
  await writeFile(galley.path(english), before.replace("sample site", "sample place"));
  await page.goto("about:blank");
  await page.goto(await galley.startAgain());
  await expect(offer(page)).toContainText("The file changed since", { timeout: 30_000 });
  await offer(page).getByRole("button", { name: "Put back" }).click();
  await expect(source(page)).toContainText("Mine.");
  await expect(
    page
      .getByText("Another program changed this file")
      .or(page.getByText(/merged/i))
      .first(),
  ).toBeVisible();
  expect(await read(galley)).toBe(before.replace("sample site", "sample place"));
});

test("a text whose file is gone is written as a new file", async ({ openGalley, expectedComplaints }) => {
  expectedComplaints.push(goneHost);
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley);
  await openSource(page);
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Mine.");
  await keptSafe(page);
  await galley.kill();
  await rm(galley.path(english));
  await page.goto("about:blank");
  await page.goto(await galley.startAgain());
  await expect(offer(page)).toContainText("The file is gone", { timeout: 30_000 });
  await offer(page).getByRole("button", { name: "Write as a new file" }).click();
  await expect(offer(page)).toBeHidden();
  await expect.poll(() => read(galley).catch(() => "")).toBe(`${before}Mine.`);
});

test("[J12] SIGTERM brings the last keys to the journal before the host ends", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(goneHost);
  const galley = await openGalley();
  const { page } = galley;
  await openSource(page);
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("The very last word.");
  expect(await galley.stop()).toBe(0);
  await page.goto("about:blank");
  await page.goto(await galley.startAgain());
  await offer(page).getByRole("button", { name: "Put back" }).click({ timeout: 30_000 });
  await expect(source(page)).toContainText("The very last word.");
});

test("two windows: what one has open is not offered to the other", async ({ openGalley }) => {
  const { page } = await openGalley();
  await openSource(page);
  await source(page).focus();
  await page.keyboard.type("Mine.");
  await keptSafe(page);
  const second = await page.context().newPage();
  const session = await page.evaluate(() => sessionStorage.getItem("galley-session"));
  await second.addInitScript((key) => sessionStorage.setItem("galley-session", key ?? ""), session);
  await second.goto(page.url());
  await expect(second.getByRole("row", { name: /Welcome to Colophon/ }).first()).toBeVisible();
  await expect(offer(second)).toBeHidden();
  // The first one goes without a word.
  await page.close({ runBeforeUnload: false });
  await second.reload();
  await expect(offer(second)).toBeVisible();
});

test("[J13] after a crash Galley opens where it was, without being told the folder", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(goneHost);
  const galley = await openGalley();
  const { page } = galley;
  await openSource(page);
  await galley.kill();
  await page.goto("about:blank");
  await page.goto(await galley.startAgain(null));
  await expect(source(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("navigation", { name: "Where you are" })).toContainText("Welcome to Colophon");
  // Nothing was unsaved: nothing is offered.
  await expect(offer(page)).toBeHidden();
  // A reload stays where it is, and one that was ended begins as always.
  await page.reload();
  await expect(source(page)).toBeVisible({ timeout: 30_000 });
  expect(await galley.stop()).toBe(0);
  await page.goto("about:blank");
  await page.goto(await galley.startAgain(null));
  await expect(page.getByRole("heading", { name: /Open/ }).first()).toBeVisible();
  await expect(source(page)).toBeHidden();
});

test("[UI123] a journal that cannot be written says so, and has everything once it can", async ({
  openGalley,
}) => {
  const galley = await openGalley();
  const { page } = galley;
  await openSource(page);
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("One.");
  await keptSafe(page);
  const folder = join(galley.userData, "journal");
  await rm(folder, { recursive: true });
  await writeFile(folder, "in the way");
  await page.keyboard.type(" Two.");
  await expect(page.getByText("Unsaved text cannot be kept on the disk")).toBeVisible();
  await expect(page.getByText("Unsaved, only in this window")).toBeVisible();
  await page.keyboard.type(" Three.");
  await expect(source(page)).toContainText("One. Two. Three.");
  await rm(folder);
  await expect(page.getByText("Unsaved, kept safe")).toBeVisible({ timeout: 20_000 });
  const [name = ""] = await readdir(folder);
  expect(await readFile(join(folder, name), "utf8")).toContain("One. Two. Three.");
});

test("[UI130] autosave, once chosen, saves when typing pauses and on leaving", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley);
  await expect(page.getByRole("row", { name: /Welcome to Colophon/ }).first()).toBeVisible();
  await page.keyboard.press("Control+,");
  const choose = (name: string) =>
    page.getByRole("radiogroup", { name: "Autosave" }).getByRole("radio", { name }).click();
  await choose("When typing pauses");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await openSource(page);
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("By itself.");
  await expect.poll(() => read(galley)).toBe(`${before}By itself.`);
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
  await page.keyboard.press("Control+,");
  await choose("On leaving");
  await page.keyboard.press("Escape");
  await source(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" On leaving.");
  await page.waitForTimeout(2500);
  expect(await read(galley)).toBe(`${before}By itself.`);
  await page.keyboard.press("Control+Shift+l");
  await expect.poll(() => read(galley)).toBe(`${before}By itself. On leaving.`);
});
