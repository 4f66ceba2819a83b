/** Islands in the visual editor: named, copied, moved and edited as the source that they are. */

import { expect, expectAccessible, test } from "../support/app.ts";
import { withBody, write, type Writer } from "../support/writing.ts";

const island = "<div   class='a'>\n<b>x</b>\n</div>";
const clipboard = ({ page }: Writer) => page.evaluate(() => navigator.clipboard.readText());

async function open(openGalley: Parameters<Parameters<typeof test>[2]>[0]["openGalley"], body: string) {
  const writer = await write(await openGalley(withBody(body)));
  await writer.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return writer;
}

test("[UI47] a block island is copied as its source, and pasted in Galley to the byte", async ({
  openGalley,
}) => {
  const writer = await open(openGalley, `One.\n\n${island}\n\nTwo.\n`);
  await writer.page.locator(".visual-island-source").click();
  await writer.press("Control+c");
  expect(await clipboard(writer)).toBe(island);
  await writer.text.getByText("Two.").click();
  await writer.press("End", "Enter", "Control+v");
  expect(await writer.saved()).toBe(`One.\n\n${island}\n\nTwo.\n\n${island}\n`);
});

test("[UI47] an island is cut, moved, duplicated and deleted by the keyboard", async ({ openGalley }) => {
  const writer = await open(openGalley, `One.\n\n${island}\n\nTwo.\n`);
  await writer.page.locator(".visual-island-source").click();
  await writer.press("Alt+ArrowUp", "Shift+Alt+ArrowDown");
  expect(await writer.saved()).toBe(`${island}\n\n${island}\n\nOne.\n\nTwo.\n`);
  await writer.press("Control+Shift+K");
  expect(await writer.saved()).toBe(`${island}\n\nOne.\n\nTwo.\n`);
  await writer.page.locator(".visual-island-source").click();
  await writer.press("Control+x");
  expect(await clipboard(writer)).toBe(island);
  expect(await writer.saved()).toBe("One.\n\nTwo.\n");
  await writer.press("Control+z");
  expect(await writer.saved()).toBe(`${island}\n\nOne.\n\nTwo.\n`);
});

test("[UI47] text with references and inline islands is copied as Markdown that means the same", async ({
  openGalley,
}) => {
  const line = "See <kbd   >x</kbd>, [a][l] and *b*[^1].";
  const writer = await open(openGalley, `${line}\n\n[l]: ./l.md\n\n[^1]: Note.\n`);
  await writer.caret("before", "See");
  await writer.press("Shift+End", "Control+c");
  expect(await clipboard(writer)).toBe(line);
  await writer.page.locator(".visual-inline-island").first().click();
  await writer.press("Control+c");
  expect(await clipboard(writer)).toBe("<kbd   >");
});

test("[UI47] an inline island is reached by an arrow key and edited as source; the text beside it stays", async ({
  openGalley,
}) => {
  const writer = await open(openGalley, "One <kbd   >x</kbd> two.\n");
  await writer.caret("behind", "One ");
  await writer.press("ArrowRight", "Enter", "Control+a");
  await writer.type("<kbd class=a>");
  await writer.press("Escape", "ArrowRight");
  await writer.type("!");
  expect(await writer.saved()).toBe("One <kbd class=a>!x</kbd> two.\n");
});

test("[UI47] islands say what they are, and have no accessibility violation", async ({ openGalley }) => {
  const writer = await open(
    openGalley,
    `<!-- why -->\n\n${island}\n\n:::note\nx\n:::\n\n[l]: ./l.md\n\n[^1]: Note.\n`,
  );
  const names = await writer.page.locator(".visual-island-name").allTextContents();
  expect(names).toEqual(["Comment", "HTML div", "Container note", "Link target l", "Footnote 1"]);
  await expectAccessible(writer.page);
});
