/** What a writer does in the visual editor, for end-to-end tests. */

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type Galley, type GalleyOptions } from "./app.ts";

/** The file of the article with this title, in the sample site or made by `deeds`. */
interface Opened {
  readonly title: string;
  readonly file: string;
}

const welcome: Opened = { title: "Welcome to Colophon", file: "src/content/notes/welcome/en.md" };
const headOf = (title: string) => `---\ntitle: "${title}"\ndate: 2026-01-05\nlocale: "en"\n---\n\n`;

/** The article that `writing` opens holds `body`. */
export const withBody = (body: string, options: GalleyOptions = {}): GalleyOptions => ({
  ...options,
  async prepare(folder) {
    await options.prepare?.(folder);
    await writeFile(join(folder, welcome.file), headOf(welcome.title) + body);
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

/** One thing that a writer does in an article that holds `body`, and the body that a save then writes. */
export interface Deed {
  readonly body: string;
  /** Where the caret is put: behind these words. */
  readonly behind: string;
  readonly does: (writer: Writer) => Promise<void>;
  readonly saves: string;
}

/**
 * A list of deeds and the test that plays it: one host and one window, an article for each deed.
 *
 * Starting the app takes longer than most deeds; what separates them is that no two touch one document.
 */
export function deeds() {
  const list: (Deed & Opened & { readonly saying: string })[] = [];
  return {
    deed(saying: string, deed: Deed) {
      const title = `Deed ${list.length + 1} of the list`;
      list.push({ ...deed, saying, title, file: `src/content/notes/deed-${list.length + 1}/en.md` });
    },
    play(name: string) {
      test(name, async ({ openGalley }) => {
        test.setTimeout(60_000 + 30_000 * list.length);
        const galley = await openGalley({ prepare: (folder) => writeDeeds(folder, list) });
        for (const deed of list) await test.step(deed.saying, () => playDeed(galley, deed));
      });
    },
  };
}

async function writeDeeds(folder: string, list: readonly (Deed & Opened)[]): Promise<void> {
  // A list that fits the window shows every row.
  await rm(join(folder, "src/content/articles"), { recursive: true });
  for (const { title, file, body } of list) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), headOf(title) + body);
  }
}

async function playDeed(galley: Galley, deed: Deed & Opened & { readonly saying: string }): Promise<void> {
  const writer = await write(galley, deed);
  await writer.caret("behind", deed.behind);
  await deed.does(writer);
  expect.soft(await writer.saved(), deed.saying).toBe(deed.saves);
  await galley.page.keyboard.press("Control+Shift+l");
}

/** Open the article in the visual editor. */
export async function write(galley: Galley, { title, file }: Opened = welcome): Promise<Writer> {
  const { page } = galley;
  await page
    .getByRole("row", { name: new RegExp(title) })
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
      return (await readFile(galley.path(file), "utf8")).slice(headOf(title).length);
    },
  };
}

/** Put the cursor into the visual editor's text, before or behind the first `words`. */
export async function putCaret(text: Locator, isBehind: boolean, words: string): Promise<void> {
  await text.evaluate(
    async (root, [wanted, behind]) => {
      // A moment after the focus ProseMirror puts its own selection in place of one that it has not read yet. Timers
      // of the page come in turn with its own, however busy the machine is.
      const settled = () => new Promise((done) => setTimeout(done, 60));
      (root as HTMLElement).focus();
      await settled();
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at === -1) continue;
        getSelection()?.collapse(node, behind ? at + wanted.length : at);
        await settled();
        return;
      }
      throw new RangeError(`the text has no ${wanted}`);
    },
    [words, isBehind] as const,
  );
}
