/** What stands in the way of a save, as a person meets it: what is said, and that the text stays. */

import { execFileSync } from "node:child_process";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/app.ts";

const notes = "src/content/notes";
const article = `${notes}/welcome/en.md`;

const mayMount = (() => {
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "ignore" });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
})();

for (const { language, row, title, again, saved } of [
  {
    language: "en",
    row: /Welcome to Colophon/,
    title: /The disk is full/,
    again: "Try again",
    saved: "Saved",
  },
  {
    language: "ja",
    row: /Colophon|コロフォン/,
    title: /ディスクの空き容量が足りません/,
    again: "もう一度保存",
    saved: "保存済み",
  },
] as const) {
  test(`[ST13] a full disk is said in ${language}, the text and the old file stay, and the next save works`, async ({
    openGalley,
  }) => {
    test.skip(!mayMount, "a small disk needs an administrator");
    let disk = "";
    const { page, path } = await openGalley({
      language,
      async prepare(folder) {
        disk = join(folder, notes, "welcome");
        const files = ["en.md", "ja.md"];
        const texts = await Promise.all(files.map((name) => readFile(join(disk, name))));
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "galley-test", disk]);
        for (const [index, name] of files.entries()) await writeFile(join(disk, name), texts[index] ?? "");
      },
    });
    try {
      const file = path(`${notes}/welcome/${language}.md`);
      const before = await readFile(file, "utf8");
      await page.getByRole("row", { name: row }).last().click();
      const text = page.locator(".visual-text").first();
      await text.locator("p").last().click();
      await page.keyboard.press("End");
      await page.keyboard.type(" Typed on a full disk.");
      // Everything that is left.
      execFileSync("sh", ["-c", `dd if=/dev/zero of="${join(disk, "filler")}" bs=1k 2>/dev/null || true`]);
      await page.keyboard.press("Control+s");
      await expect(page.getByText(title)).toBeVisible();
      await expect(text).toContainText("Typed on a full disk.");
      expect(await readFile(file, "utf8")).toBe(before);
      await rm(join(disk, "filler"));
      await page.getByRole("button", { name: again }).first().click();
      await expect(page.locator(".workbench-header .workbench-save")).toHaveText(saved);
      expect(await readFile(file, "utf8")).toContain("Typed on a full disk.");
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  });
}

test("[UI67] a folder that is taken away while its article is edited leaves the text, and comes back with it", async ({
  openGalley,
}) => {
  const { page, path, folder } = await openGalley();
  await page.getByRole("row", { name: /Welcome to Colophon/ }).click();
  const text = page.locator(".visual-text").first();
  await text.locator("p").last().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" The folder goes now.");
  await rename(join(folder, notes), join(folder, "..", "notes-away"));
  await page.keyboard.press("Control+s");
  await expect(page.getByText("This file is gone")).toBeVisible({ timeout: 20_000 });
  await expect(text).toContainText("The folder goes now.");
  await page.getByRole("button", { name: "Write the file again" }).click();
  await expect(page.locator(".workbench-header .workbench-save")).toHaveText("Saved");
  expect(await readFile(path(article), "utf8")).toContain("The folder goes now.");
});
