/** A person who does anything at any moment, by a seed: the same seed does the same things in the same order. */

import { readFile, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, type Galley } from "./app.ts";

export interface Walk {
  readonly galley: Galley;
  readonly seed: number;
  readonly actions: number;
  /** Both variants of the article that the window shows first, in the folder. */
  readonly files: Readonly<Record<"English" | "Japanese", string>>;
}

type Variant = keyof Walk["files"];

interface Walker extends Walk {
  readonly page: Page;
  readonly chance: (below: number) => number;
  readonly first: Readonly<Record<Variant, string>>;
  readonly log: string[];
  /** The word typed last, until something may have taken it away. */
  word: string | null;
  variant: Variant;
  words: number;
}

const AFTER_DELIVERY = 320;
const INSERTS = [
  "**bold** word",
  "- one\n- two",
  "a\n\nb",
  "日本語の文。",
  "| a | b |\n| - | - |\n| 1 | 2 |",
  "`code`",
];
const KEYS = [
  "Enter",
  "Backspace",
  "Delete",
  "Control+b",
  "Control+i",
  "Shift+Enter",
  "Alt+ArrowDown",
  "Alt+ArrowUp",
  "Tab",
];

/**
 * Walk, and expect on the way that no key is lost, that a save writes the text that the source shows to the byte,
 * that a word typed changes nothing around it, and at the end that undo leads back to the first bytes.
 */
export async function walk(given: Walk): Promise<void> {
  const { galley } = given;
  const first = { English: await fileOf(given, "English"), Japanese: await fileOf(given, "Japanese") };
  const walker: Walker = {
    ...given,
    page: galley.page,
    chance: chanceOf(given.seed),
    first,
    log: [],
    word: null,
    variant: "English",
    words: 0,
  };
  try {
    await paneSwitch(walker.page, "Beside the editor", "Source").click();
    for (let step = 0; step < given.actions; step++) await act(walker);
    await undoAll(walker);
  } catch (error) {
    throw new Error(`seed ${given.seed}, after:\n${walker.log.slice(-25).join("\n")}`, { cause: error });
  }
}

const actions: readonly (readonly [
  weight: number,
  name: string,
  run: (walker: Walker) => Promise<unknown>,
])[] = [
  [26, "type in visual", typeInVisual],
  [10, "type in source", typeInSource],
  [6, "type in a field", typeInField],
  [14, "a key", pressKey],
  [5, "paste", paste],
  [8, "undo", ({ page }) => page.keyboard.press("Control+z")],
  [5, "redo", ({ page }) => page.keyboard.press("Control+Shift+z")],
  [6, "left pane", switchLeft],
  [4, "right pane", switchRight],
  [4, "variant", switchVariant],
  [3, "library", visitLibrary],
  [7, "save", save],
  [2, "resize", resize],
  [5, "another program", changeOutside],
];

/** What cannot take a word away: after it a typed word must stand in the text. */
const HARMLESS = new Set(["left pane", "right pane", "variant", "library", "save", "resize"]);

async function act(walker: Walker): Promise<void> {
  const sum = actions.reduce((all, [weight]) => all + weight, 0);
  let at = walker.chance(sum);
  const [, name, run] = actions.find(([weight]) => (at -= weight) < 0) ?? actions[0] ?? [];
  if (name === undefined || run === undefined) return;
  walker.log.push(name);
  if (!HARMLESS.has(name) && name !== "type in visual") walker.word = null;
  await run(walker);
  await settleConflict(walker);
  if (walker.word !== null && HARMLESS.has(name)) {
    const text = await sourceText(walker);
    expect(text, `"${walker.word}" was typed`).toContain(walker.word);
    walker.word = null;
  }
}

async function typeInVisual(walker: Walker) {
  const { page, chance } = walker;
  if (!(await show(walker, "Visual"))) return;
  const before = await sourceText(walker);
  const word = `w${walker.seed}x${++walker.words}`;
  const place = await caretSomewhere(page, chance(1_000_000));
  walker.log.push(`  "${word}" at ${place}`);
  if (place === null) return;
  await page.keyboard.type(word);
  walker.word = word;
  // Half of the time the next thing comes at once.
  if (chance(2) === 0) return;
  await page.waitForTimeout(AFTER_DELIVERY);
  const after = await sourceText(walker);
  const without = after.replace(word, "");
  if (without !== before) expect(without, `only "${word}" was typed at ${place}`).toBe(before);
}

async function typeInSource(walker: Walker) {
  const { page, chance } = walker;
  await showBeside(walker);
  const before = await sourceText(walker);
  const source = page.locator(".cm-content").last();
  const line = chance(await source.locator(".cm-line").count());
  await source.locator(".cm-line").nth(line).click();
  await page.keyboard.press("End");
  await page.keyboard.type(` s${++walker.words}`);
  if (chance(3) === 0) await page.keyboard.press("Enter");
  expect((await sourceText(walker)).length).toBeGreaterThan(before.length);
  await page.waitForTimeout(120);
}

async function typeInField(walker: Walker) {
  const { page } = walker;
  await choose(page, "Beside the editor", "Fields");
  const title = page.getByRole("textbox", { name: /^title/i });
  const seen = await title.waitFor({ timeout: 2500 }).then(
    () => true,
    () => false,
  );
  if (!seen || !(await title.isEditable())) return;
  await title.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(` f${++walker.words}`);
}

async function pressKey(walker: Walker) {
  const { page, chance } = walker;
  if (!(await show(walker, "Visual"))) return;
  const place = await caretSomewhere(page, chance(1_000_000));
  const key = KEYS[chance(KEYS.length)] ?? "Enter";
  walker.log.push(`  ${key} at ${place}`);
  const before = await sourceText(walker);
  if (chance(2) === 0) await page.keyboard.press("Shift+End");
  await page.keyboard.press(key);
  await page.waitForTimeout(AFTER_DELIVERY);
  const after = await sourceText(walker);
  const removed = lengthOfChange(before, after);
  // A key changes the block that it is pressed in and the one beside it, never the article.
  expect(removed, `${key} at ${place} changed a stretch of ${removed}`).toBeLessThan(before.length / 2 + 500);
}

async function paste(walker: Walker) {
  const { page, chance } = walker;
  if (!(await show(walker, "Visual"))) return;
  await caretSomewhere(page, chance(1_000_000));
  const text = INSERTS[chance(INSERTS.length)] ?? "";
  walker.log.push(`  ${JSON.stringify(text)}`);
  await visual(page).evaluate((root, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

async function switchLeft({ page, chance }: Walker) {
  await paneSwitch(page, "Editor", chance(2) === 0 ? "Visual" : "Source").click();
}

async function switchRight({ page, chance }: Walker) {
  const names = ["Source", "Preview", "Fields", "Translation"];
  await paneSwitch(page, "Beside the editor", names[chance(names.length)] ?? "Source").click();
}

async function switchVariant(walker: Walker) {
  const { page } = walker;
  const word = walker.word;
  if (word !== null) {
    // The word stands in the variant that is left: look there on coming back.
    await variantSwitch(page, other(walker.variant)).click();
    await page.waitForTimeout(walker.chance(3) * 200);
    await variantSwitch(page, walker.variant).click();
    return;
  }
  walker.variant = other(walker.variant);
  await variantSwitch(page, walker.variant).click();
  await expect(page.locator(".visual-pane[data-phase=ready], .source-pane").first()).toBeVisible();
}

async function visitLibrary(walker: Walker) {
  const { page } = walker;
  await page.keyboard.press("Control+Shift+l");
  await page.getByRole("gridcell").first().click();
  // The library opens the first language.
  walker.variant = "English";
  await expect(page.locator(".visual-pane[data-phase=ready], .source-pane").first()).toBeVisible();
}

async function save(walker: Walker) {
  const { page } = walker;
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(150);
  await settleConflict(walker);
  await expectSaved(walker);
}

async function resize({ page, chance }: Walker) {
  await page.setViewportSize({ width: 1000 + chance(600), height: 600 + chance(400) });
}

async function changeOutside(walker: Walker) {
  const text = await fileOf(walker, walker.variant);
  const lines = text.split("\n");
  lines.splice(
    lines.length - 1 - walker.chance(Math.min(4, lines.length - 1)),
    0,
    text.includes("\r\n") ? "\r" : "",
  );
  const next = lines.join("\n") + `o${++walker.words}${text.includes("\r\n") ? "\r\n" : "\n"}`;
  await writeFile(walker.galley.path(walker.files[walker.variant]), next);
  await walker.page.waitForTimeout(walker.chance(2) === 0 ? 0 : 700);
}

/** Where another program was faster, choose. */
async function settleConflict({ page, chance, log }: Walker) {
  const keep = page.getByRole("button", { name: "Keep my text" });
  if (!(await keep.first().isVisible())) return;
  const mine = chance(2) === 0;
  log.push(mine ? "  keep mine" : "  take theirs");
  const choice = mine ? keep : page.getByRole("button", { name: "Use the file’s text" });
  await choice.first().click();
  await expect(keep).toHaveCount(0);
}

/** Saved means: the file has, to the byte, the text that the source shows. */
async function expectSaved(walker: Walker) {
  const { page } = walker;
  await expect
    .poll(async () => {
      await settleConflict(walker);
      if (!(await isSaved(page))) await page.keyboard.press("Control+s");
      return isSaved(page);
    })
    .toBe(true);
  const text = await sourceText(walker);
  if (!(await isSaved(page))) return;
  const file = await fileOf(walker, walker.variant);
  expect(file.replaceAll("\r\n", "\n")).toBe(text);
  const isCrlf = walker.first[walker.variant].includes("\r\n");
  expect(file.match(isCrlf ? /(?<!\r)\n/ : /\r/) === null, "one kind of line ending").toBe(true);
}

const isSaved = (page: Page) => page.getByText("No changes", { exact: true }).isVisible();

/** Undo to the start gives the first bytes back, in the variant that is shown. */
async function undoAll(walker: Walker) {
  const { page, log } = walker;
  log.push("undo to the start");
  await paneSwitch(page, "Editor", "Source").click();
  await page.locator(".cm-content").first().focus();
  let still = 0;
  for (let text = await sourceText(walker); still < 3;) {
    await page.keyboard.press("Control+z");
    const next = await sourceText(walker);
    still = next === text ? still + 1 : 0;
    text = next;
  }
  expect(await sourceText(walker)).toBe(walker.first[walker.variant].replaceAll("\r\n", "\n"));
  await page.keyboard.press("Control+s");
  await expectSaved(walker);
  expect(await fileOf(walker, walker.variant)).toBe(walker.first[walker.variant]);
}

async function show({ page }: Walker, name: "Visual" | "Source"): Promise<boolean> {
  await choose(page, "Editor", name);
  await expect(page.locator(".visual-pane[data-phase=ready]").first()).toBeVisible();
  return (await visual(page).getAttribute("contenteditable")) === "true";
}

/** A press on what stands beside already takes it away. */
async function choose(page: Page, group: string, name: string) {
  const choice = paneSwitch(page, group, name);
  if (!(await choice.isChecked())) await choice.click();
}

async function showBeside({ page }: Walker) {
  await choose(page, "Beside the editor", "Source");
  await expect(page.locator(".source-pane .cm-content").last()).toBeVisible();
}

/** The document's text as the pane beside the editor has it, every line break as one. */
async function sourceText(walker: Walker): Promise<string> {
  await showBeside(walker);
  return walker.page
    .locator(".source-pane .cm-content")
    .last()
    .evaluate((content) => {
      interface Holder {
        readonly cmTile?: { readonly view: { readonly state: { readonly doc: { toString(): string } } } };
      }
      const text = (content as Element & Holder).cmTile?.view.state.doc.toString();
      if (text === undefined) throw new RangeError("no CodeMirror here");
      return text;
    });
}

/** Put the caret inside a word of the text that can be written in; says where, or `null` when there is none. */
async function caretSomewhere(page: Page, draw: number): Promise<string | null> {
  const place = await visual(page).evaluate((root, number) => {
    const found: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isInside = !node.parentElement?.closest("[contenteditable=false]");
      if (isInside && /\p{L}\p{L}/u.test(node.textContent ?? "")) found.push(node as Text);
    }
    const text = found[number % found.length];
    if (!text) return null;
    const spots = [...text.data.matchAll(/(?<=\p{L})(?=\p{L})/gu)].map(({ index }) => index);
    const at = spots[number % spots.length] ?? 0;
    (root as HTMLElement).focus();
    getSelection()?.collapse(text, at);
    return `${text.parentElement?.tagName ?? ""}: ${text.data.slice(Math.max(0, at - 12), at)}|${text.data.slice(at, at + 12)}`;
  }, draw);
  // ProseMirror reads the selection after the browser says that it changed.
  await page.waitForTimeout(40);
  return place;
}

/** How much of `before` lies between its first and last difference from `after`. */
function lengthOfChange(before: string, after: string): number {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end++;
  return before.length - start - end;
}

const fileOf = ({ galley, files }: Walk, variant: Variant) => readFile(galley.path(files[variant]), "utf8");
const other = (variant: Variant): Variant => (variant === "English" ? "Japanese" : "English");
const visual = (page: Page): Locator => page.getByRole("textbox", { name: "Article text" }).first();
const paneSwitch = (page: Page, group: string, name: string) =>
  page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name });
const variantSwitch = (page: Page, name: Variant) => paneSwitch(page, "Language of the article", name);

/** Mulberry32: whole numbers from 0 up to `below`. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
