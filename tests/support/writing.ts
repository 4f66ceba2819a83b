/** What a writer does in the visual editor, for end-to-end tests. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, type Galley, type GalleyOptions } from "./app.ts";

const article = "src/content/notes/welcome/en.md";
const head = '---\ntitle: "Welcome to Colophon"\ndate: 2026-01-05\nlocale: "en"\n---\n\n';

/** The article that `writing` opens holds `body`. */
export const withBody = (body: string, options: GalleyOptions = {}): GalleyOptions => ({
  ...options,
  async prepare(folder) {
    await options.prepare?.(folder);
    await writeFile(join(folder, article), head + body);
  },
});

export interface Writer {
  readonly page: Page;
  readonly galley: Galley;
  readonly text: Locator;
  /** Put the caret before or behind the first `words` of the text. */
  caret(where: "before" | "behind", words: string): Promise<void>;
  type(text: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Save, and read the body from the disk. */
  saved(): Promise<string>;
}

/** Open the article in the visual editor. */
export async function write(galley: Galley): Promise<Writer> {
  const { page } = galley;
  await page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();
  const text = page.locator(".visual-text").first();
  await expect(text).toBeVisible({ timeout: 30_000 });
  return {
    page,
    galley,
    text,
    caret: (where, words) => putCaret(text, where === "behind", words),
    type: (typed) => page.keyboard.type(typed),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async saved() {
      // What was typed is delivered behind the frame that shows it; a save asks for the rest.
      await page.keyboard.press("Control+s");
      await expect(page.locator(".workbench-header .workbench-save")).toHaveText(/Saved|保存済み/);
      return (await readFile(galley.path(article), "utf8")).slice(head.length);
    },
  };
}

async function putCaret(text: Locator, isBehind: boolean, words: string) {
  await text.evaluate(
    (root, [wanted, behind]) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at === -1) continue;
        (root as HTMLElement).focus();
        getSelection()?.collapse(node, behind ? at + wanted.length : at);
        return;
      }
      throw new RangeError(`the text has no ${wanted}`);
    },
    [words, isBehind] as const,
  );
  // ProseMirror reads the selection after the browser says that it changed.
  await text.page().waitForTimeout(60);
}
