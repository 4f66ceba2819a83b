/** The preview in the real app: another origin, what is typed, and articles that mean harm. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Page } from "@playwright/test";
import { expect, test } from "../support/app.ts";

async function openArticle(page: Page, title: RegExp | string): Promise<void> {
  await page.getByRole("row", { name: title }).first().dblclick();
  await expect(page.getByRole("region", { name: "Preview" })).toBeVisible();
}

const shown = (page: Page) => page.frameLocator('iframe[title="The article, rendered"]');
const editor = (page: Page) => page.getByRole("textbox", { name: "Article text" });

async function previewFrame(page: Page): Promise<Frame> {
  const element = await page.locator('iframe[title="The article, rendered"]').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("the preview has no frame");
  return frame;
}

/** An article with this body, alone in a folder. */
const onlyArticle =
  (body: string, files: Readonly<Record<string, string>> = {}) =>
  async (folder: string) => {
    await mkdir(join(folder, "posts"), { recursive: true });
    await writeFile(
      join(folder, "posts", "probe.md"),
      `---\ntitle: Probe\ndate: 2026-01-05\n---\n\n${body}\n`,
    );
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, "posts", name), text);
  };

test("[U60] what is typed is in the preview, and the rest of the page stays as it is", async ({
  openGalley,
}) => {
  const { page } = await openGalley({
    prepare: onlyArticle(
      "First paragraph.\n\n<details><summary>More</summary>\n\nInside.\n\n</details>\n\nLast paragraph.",
    ),
  });
  await openArticle(page, /Probe/);
  await shown(page).getByText("More").click();
  await expect(shown(page).getByText("Inside.")).toBeVisible();
  const frame = await previewFrame(page);
  await frame.evaluate(() =>
    document.querySelectorAll("details").forEach((node) => node.setAttribute("data-kept", "")),
  );
  await editor(page).getByText("First paragraph.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Typed -- now.");
  await expect(shown(page).getByText("First paragraph. Typed — now.")).toBeVisible();
  await expect(shown(page).getByText("Inside.")).toBeVisible();
  expect(await frame.evaluate(() => document.querySelectorAll("details[data-kept]").length)).toBe(1);
});

test("[R13] the page around the body follows the frontmatter", async ({ openGalley }) => {
  const { page } = await openGalley({ prepare: onlyArticle("Text.") });
  await openArticle(page, /Probe/);
  await expect(shown(page).getByRole("heading", { level: 1, name: "Probe" })).toBeVisible();
  await expect(shown(page).getByText("January 5, 2026")).toBeVisible();
  await page.getByRole("radio", { name: "Source" }).first().click();
  await page.getByRole("textbox", { name: "Source" }).getByText("title: Probe").click();
  await page.keyboard.press("End");
  await page.keyboard.type("d");
  await expect(shown(page).getByRole("heading", { level: 1, name: "Probed" })).toBeVisible();
});

test("[R8, R9, R20] a hostile article shows its text and nothing else happens", async ({
  openGalley,
  expectedComplaints,
}) => {
  // The picture beside the article that is not there.
  expectedComplaints.push(/404/);
  const { page } = await openGalley({
    prepare: onlyArticle(
      [
        "<script>parent.hit = 1; top.hit = 1; window.hit = 1</script>",
        '<img src=x onerror="parent.hit = 1">',
        '<svg onload="parent.hit = 1"></svg><iframe src="http://example.com/"></iframe>',
        "![tracker](http://example.com/t.gif) [link](javascript:parent.hit=1)",
        '<p style="background: url(http://example.com/b.gif)">styled</p>',
        '<meta http-equiv=refresh content="0;url=http://example.com/"><base href="http://example.com/">',
        '<form action="http://example.com/"><button>Send</button></form>',
        "The end.",
      ].join("\n\n"),
    ),
  });
  await openArticle(page, /Probe/);
  await expect(shown(page).getByText("The end.")).toBeVisible();
  await shown(page).getByText("link", { exact: true }).click();
  await shown(page).getByRole("button", { name: "Send" }).click();
  const frame = await previewFrame(page);
  expect(await frame.evaluate(() => "hit" in window)).toBe(false);
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  await expect(shown(page).getByText("http://example.com/t.gif")).toBeVisible();
  await expect(shown(page).locator("script, iframe, form, base")).toHaveCount(1);
  await expect(shown(page).locator("script")).toHaveAttribute("src", "/client.js");
});

test("[R20] the frame's policy holds even for markup that the renderer would never make", async ({
  openGalley,
  expectedComplaints,
}) => {
  expectedComplaints.push(/Content Security Policy|Trusted(HTML|Script)|violates/i);
  const { page } = await openGalley({ prepare: onlyArticle("Text.") });
  await openArticle(page, /Probe/);
  await expect(shown(page).getByText("Text.")).toBeVisible();
  const frame = await previewFrame(page);
  const outcome = await frame.evaluate(async () => {
    const host = window as unknown as { hit?: number };
    const refused: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    const image = document.createElement("img");
    try {
      image.setAttribute("onerror", "window.hit = 1");
    } catch {
      refused.push("handler");
    }
    image.src = "data:image/png;base64,broken";
    const remote = document.createElement("img");
    remote.src = "http://127.0.0.1:9/t.gif";
    document.body.append(image, remote);
    const script = document.createElement("script");
    try {
      script.text = "window.hit = 2";
      document.body.append(script);
    } catch {
      refused.push("script-text");
    }
    try {
      document.createRange().createContextualFragment("<b>x</b>");
    } catch {
      refused.push("html");
    }
    await fetch("/client.js").catch(() => refused.push("fetch"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { hit: host.hit ?? null, refused: [...new Set(refused)] };
  });
  expect(outcome.hit).toBeNull();
  expect(outcome.refused).toEqual(
    expect.arrayContaining(["img-src", "connect-src", "handler", "html", "fetch"]),
  );
});

test("[R10] an article's own images are there, drawings inert", async ({
  openGalley,
  expectedComplaints,
}) => {
  // The missing picture's address is asked for, and refused.
  expectedComplaints.push(/404/);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="parent.hit=1"><script>parent.hit=1</script></svg>';
  const { page } = await openGalley({
    prepare: onlyArticle("![drawing](<./a drawing.svg>) ![gone](./gone.png)", { "a drawing.svg": svg }),
  });
  await openArticle(page, /Probe/);
  const drawing = shown(page).getByRole("img", { name: "drawing" });
  await expect(drawing).toBeVisible();
  await expect.poll(() => drawing.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  expect(await (await previewFrame(page)).evaluate(() => "hit" in window)).toBe(false);
});

test("[U65] a link says where it leads before it opens", async ({ openGalley }) => {
  const { page } = await openGalley({
    prepare: onlyArticle("[out](https://example.com/page) [in](/about) [down](#the-end)\n\n## The end"),
  });
  await openArticle(page, /Probe/);
  await shown(page).getByRole("link", { name: "out" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("https://example.com/page");
  await expect(dialog.getByRole("button", { name: "Open in the browser" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await shown(page).getByRole("link", { name: "in" }).click();
  await expect(dialog).toContainText("/about");
  await expect(dialog.getByRole("button")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await shown(page).getByRole("link", { name: "down" }).click();
  await expect(dialog).toBeHidden();
  await expect(shown(page).getByRole("heading", { name: "The end" })).toBeFocused();
});

test("[U65] a link in the editor opens only when asked for, and says where it leads", async ({
  openGalley,
}) => {
  const { page } = await openGalley({ prepare: onlyArticle("A [way out](https://example.com/page) here.") });
  await openArticle(page, /Probe/);
  const link = editor(page).getByText("way out");
  const dialog = page.getByRole("alertdialog");
  await link.click();
  await expect(editor(page)).toBeFocused();
  await expect(dialog).toBeHidden();
  await link.click({ modifiers: ["ControlOrMeta"] });
  await expect(dialog).toContainText("https://example.com/page");
  await expect(dialog.getByRole("button", { name: "Open in the browser" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("[U64] loaded anew, the preview shows everything again, in the window's theme", async ({
  openGalley,
}) => {
  const { page } = await openGalley({ prepare: onlyArticle("Some text."), theme: "dark" });
  await openArticle(page, /Probe/);
  await expect(shown(page).getByText("Some text.")).toBeVisible();
  await expect(shown(page).locator("html")).toHaveAttribute("data-theme", "dark");
  await (await previewFrame(page)).evaluate(() => location.reload());
  await expect(shown(page).getByText("Some text.")).toBeVisible();
  await page.getByRole("button", { name: "Render again" }).click();
  await expect(shown(page).getByText("Some text.")).toBeVisible();
  await expect(shown(page).getByRole("heading", { name: "Probe" })).toBeVisible();
  await expect(shown(page).locator("html")).toHaveAttribute("data-theme", "dark");
});
