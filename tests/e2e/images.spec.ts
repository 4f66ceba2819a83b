/** Images and links in the visual editor: each edit changes only its own bytes. */

import { writeFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";
import { withBody, write, type Writer } from "../support/writing.ts";

// Images that a test names need not be there.
test.use({ expectedComplaints: [/status of 404/] });

const dialog = ({ page }: Writer, name: string) => page.getByRole("dialog", { name });

test("[UI38] an image's texts are edited by the keyboard, and nothing else of it changes", async ({
  openGalley,
}) => {
  const body = "Before ![old *alt*](<./a b.png> 'Title') after.\n";
  const writer = await write(await openGalley(withBody(body)));
  const { page, caret, press } = writer;
  await caret("behind", "Before ");
  await press("ArrowRight", "Enter");
  const box = dialog(writer, "Edit the image");
  const alt = box.getByRole("textbox", { name: "Alternative text" });
  await expect(alt).toBeFocused();
  await expectAccessible(page);
  await alt.fill("A press at work");
  await press("Enter");
  await expect(box).toBeHidden();
  await expect(writer.text).toBeFocused();
  expect(await writer.saved()).toBe("Before ![A press at work](<./a b.png> 'Title') after.\n");
});

test("[UI38] an image that is replaced keeps its alternative text and title", async ({ openGalley }) => {
  const writer = await write(
    await openGalley(
      withBody('![A press](./old.png "In Osaka")\n\nText.\n', {
        prepare: (folder) =>
          writeFile(
            `${folder}/src/content/notes/welcome/press.svg`,
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
          ),
      }),
    ),
  );
  await writer.page.locator(".visual-image").click();
  await expect(writer.page.getByText("./old.png")).toBeVisible();
  await writer.page.getByRole("button", { name: "Edit the image" }).click();
  await dialog(writer, "Edit the image").getByRole("button", { name: "Choose an image" }).click();
  await writer.page.getByRole("button", { name: /press\.svg/ }).click();
  await dialog(writer, "Edit the image").getByRole("button", { name: "Done" }).click();
  expect(await writer.saved()).toBe('![A press](./press.svg "In Osaka")\n\nText.\n');
});

test("[UI38] a reference keeps its label while its address stays; with another title it says so itself", async ({
  openGalley,
}) => {
  const body = 'See ![one][pic] and ![two][pic].\n\n[pic]: ./pic.png "Shared"\n';
  const writer = await write(await openGalley(withBody(body)));
  const { page } = writer;
  const edit = async (index: number, field: string, text: string) => {
    await page.locator(".visual-image").nth(index).click();
    await page.getByRole("button", { name: "Edit the image" }).click();
    await dialog(writer, "Edit the image").getByRole("textbox", { name: field }).fill(text);
    await dialog(writer, "Edit the image").getByRole("button", { name: "Done" }).click();
  };
  await edit(0, "Alternative text", "first");
  await edit(1, "Title", "Own");
  expect(await writer.saved()).toBe(
    'See ![first][pic] and ![two](./pic.png "Own").\n\n[pic]: ./pic.png "Shared"\n',
  );
});

test("[UI38] a drawing without a width of its own is as wide as the text, and its menu stands below it", async ({
  openGalley,
}) => {
  const { page } = await openGalley();
  await page
    .getByRole("row", { name: /Reviving a stencil press/ })
    .first()
    .dblclick();
  const drawing = page.locator(".visual-image > img").first();
  await drawing.click({ timeout: 30_000 });
  const box = await drawing.boundingBox();
  expect(box?.width).toBeGreaterThan(400);
  const bubble = await page.getByRole("group", { name: "Selected image" }).boundingBox();
  expect(bubble?.y).toBeGreaterThanOrEqual((box?.y ?? 0) + (box?.height ?? Number.POSITIVE_INFINITY));
});

test("[UI38] an image is deleted, and one undo brings back its bytes", async ({ openGalley }) => {
  const body = "One ![a](./a.png) two.\n";
  const writer = await write(await openGalley(withBody(body)));
  await writer.page.locator(".visual-image").click();
  await writer.page.getByRole("button", { name: "Delete the image" }).click();
  expect(await writer.saved()).toBe("One  two.\n");
  await writer.press("Control+z");
  expect(await writer.saved()).toBe(body);
});

test("[UI38] an image is inserted from the menu that / opens, and from the toolbar", async ({
  openGalley,
}) => {
  const writer = await write(await openGalley(withBody("Text\n")));
  const { page, caret, press, type } = writer;
  const fill = async () => {
    const box = dialog(writer, "Insert an image");
    await expect(box.getByRole("textbox", { name: "Address" })).toBeFocused();
    await type("./a.png");
    await box.getByRole("textbox", { name: "Alternative text" }).fill("A");
    await box.getByRole("button", { name: "Insert an image" }).click();
    await expect(box).toBeHidden();
  };
  await caret("behind", "Text");
  await press("Enter");
  await type("/imag");
  await expect(page.getByRole("option", { name: "Image" })).toBeVisible();
  await press("Enter");
  await fill();
  // With an image selected the button edits that image: the focus comes back to it first.
  await expect(writer.text).toBeFocused();
  await writer.text.getByText("Text", { exact: true }).click();
  await press("Home");
  await expect(page.locator(".ProseMirror-selectednode")).toHaveCount(0);
  await page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Image" }).click();
  await fill();
  expect(await writer.saved()).toBe("![A](./a.png)Text\n\n![A](./a.png)\n");
});

test("[UI39] a link is added to what is selected, its address changed, and it is removed", async ({
  openGalley,
}) => {
  const writer = await write(
    await openGalley(withBody("One two three.\n\nSee [old](https://a.example 'T') it.\n")),
  );
  const { page, caret, press, type } = writer;
  await caret("before", "two");
  await press("Control+Shift+ArrowRight", "Control+k");
  await expect(dialog(writer, "Add a link").getByRole("textbox", { name: "Address" })).toBeFocused();
  await expectAccessible(page);
  await type("./two.md");
  await press("Enter");
  expect(await writer.saved()).toContain("One [two](./two.md) three.\n");
  await caret("behind", "ol");
  await expect(page.getByRole("group", { name: "Link at the cursor" })).toContainText("https://a.example");
  await expectAccessible(page);
  await press("Control+k");
  await dialog(writer, "Edit the link").getByRole("textbox", { name: "Address" }).fill("https://b.example");
  await press("Enter");
  expect(await writer.saved()).toBe("One [two](./two.md) three.\n\nSee [old](https://b.example 'T') it.\n");
  await caret("behind", "tw");
  await page.getByRole("button", { name: "Remove the link" }).click();
  expect(await writer.saved()).toBe("One two three.\n\nSee [old](https://b.example 'T') it.\n");
});

test("[UI39] a bare address stays its own text when it is changed", async ({ openGalley }) => {
  const writer = await write(await openGalley(withBody("See https://a.example/x now.\n")));
  await writer.caret("behind", "https://a.ex");
  await writer.press("Control+k");
  await dialog(writer, "Edit the link").getByRole("textbox", { name: "Address" }).fill("https://b.example/y");
  await writer.press("Enter");
  expect(await writer.saved()).toBe("See https://b.example/y now.\n");
});
