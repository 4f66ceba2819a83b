/** Blocks, lists and tables by the keyboard: what a save writes for each command. */

import { expect, expectAccessible, test } from "../support/app.ts";
import { deeds, withBody, write, type Writer } from "../support/writing.ts";

const { deed, play } = deeds();

/** Open the menu of the table or block by its key, and choose in it by the keyboard. */
const choose =
  (...names: readonly string[]) =>
  async ({ page, press }: Writer) => {
    for (const name of names) {
      await press("Control+/");
      await expect(page.getByRole("menu")).toBeVisible();
      await page.keyboard.type(name);
      await expect(
        page.getByRole("menuitem", { name }).or(page.getByRole("menuitemradio", { name })),
      ).toBeFocused();
      await press("Enter");
      await expect(page.getByRole("menu")).toBeHidden();
      await expect(page.locator(".visual-text").first()).toBeFocused();
    }
  };

const table = "| Name  |  No |\n| :---- | --: |\n| one   |   1 |\n| two   |   2 |\n";

deed("[UI40] a row is added below the cursor's; the other rows keep their padding", {
  body: table,
  behind: "one",
  async does(writer) {
    await choose("Add a row below")(writer);
    await writer.type("new");
  },
  saves: "| Name  |  No |\n| :---- | --: |\n| one   |   1 |\n| new   |     |\n| two   |   2 |\n",
});

deed("[UI40] Tab in the last cell goes on in a new row", {
  body: table,
  behind: "two",
  async does({ press, type }) {
    await press("Tab", "Tab");
    await type("new");
    await press("Tab");
    await type("3");
  },
  saves: `${table}| new   |   3 |\n`,
});

deed("[UI40] rows move below the header, with the cursor", {
  body: table,
  behind: "two",
  async does(writer) {
    await choose("Move the row up")(writer);
    await writer.type("!");
  },
  saves: "| Name  |  No |\n| :---- | --: |\n| !two  |   2 |\n| one   |   1 |\n",
});

deed("[UI40] a row and a column are deleted", {
  body: table,
  behind: "one",
  does: choose("Delete the row", "Delete the column"),
  saves: "|  No |\n| --: |\n|   2 |\n",
});

deed("[UI40] a column is aligned by the delimiter row alone", {
  body: table,
  behind: "one",
  does: choose("Centre"),
  saves: table.replace(":----", ":---:"),
});

deed("[UI40] a table is deleted whole", {
  body: `Before.\n\n${table}\nAfter.\n`,
  behind: "one",
  does: choose("Delete the table"),
  saves: "Before.\n\nAfter.\n",
});

deed("[UI35] an item moves within its list, and the list where the item is at its edge", {
  body: "Text.\n\n* one\n* _two_\n",
  behind: "two",
  async does({ press }) {
    await press("Alt+ArrowUp", "Alt+ArrowUp");
  },
  saves: "* _two_\n* one\n\nText.\n",
});

deed("[UI35] a block is duplicated below, with the cursor in the copy", {
  body: "First\nline.\n\nLast.\n",
  behind: "First",
  async does({ press, type }) {
    await press("Shift+Alt+ArrowDown");
    await type("!");
  },
  saves: "First\nline.\n\nFirst!\nline.\n\nLast.\n",
});

deed("[UI35] a block is deleted", {
  body: "First.\n\nMiddle.\n\nLast.\n",
  behind: "Middle",
  does: ({ press }) => press("Control+Shift+K"),
  saves: "First.\n\nLast.\n",
});

deed("[UI36] a paragraph is turned into a heading, and one undo brings it back", {
  body: "First *word*.\n\nLast.\n",
  behind: "First",
  async does({ press }) {
    await press("Control+Alt+2", "Control+Alt+3", "Control+z");
  },
  saves: "## First *word*.\n\nLast.\n",
});

deed("[UI36] the items of a list become tasks, and a paragraph again", {
  body: "- one\n- two\n\nText.\n",
  behind: "one",
  async does({ press, caret }) {
    await press("Control+Alt+9");
    await caret("behind", "Text");
    await press("Control+Shift+B");
  },
  saves: "- [ ] one\n- [ ] two\n\n> Text.\n",
});

deed("[UI36] an item is turned into a paragraph out of its list, a quotation into code", {
  body: "- one\n- two\n\n> Text.\n",
  behind: "two",
  async does({ press, caret }) {
    await press("Control+Alt+0");
    await caret("behind", "Text");
    await press("Control+Alt+c");
  },
  saves: "- one\n\ntwo\n\n```\nText.\n```\n",
});

deed("[UI35] Tab nests an item and Shift+Tab lifts it; the other items keep their bytes", {
  body: "* one\n* two\n* three\n",
  behind: "two",
  async does({ press, caret }) {
    await press("Tab");
    await caret("behind", "three");
    await press("Tab", "Shift+Tab");
  },
  saves: "* one\n  * two\n* three\n",
});

play("[UI35, UI36, UI40] each command for lists, tables and blocks writes what it says");

test("[UI37] the toolbar is reached by Alt+F10 and says what holds at the cursor", async ({ openGalley }) => {
  const writer = await write(await openGalley(withBody("# Heading\n\nSome **bold** text.\n")));
  const { page, caret, press } = writer;
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await caret("before", "Heading");
  await expect(toolbar.getByRole("button", { name: "Turn Heading 1 into" })).toBeVisible();
  await caret("behind", "bol");
  await expect(toolbar.getByRole("button", { name: "Bold" })).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
  await press("Alt+F10");
  await expect(toolbar.getByRole("button", { name: "Turn Paragraph into" })).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("menuitemradio", { name: /Paragraph/ })).toHaveAttribute(
    "aria-checked",
    "true",
  );
  await page.keyboard.type("Heading 3");
  await press("Enter");
  await expect(writer.text).toBeFocused();
  expect(await writer.saved()).toBe("# Heading\n\n### Some **bold** text.\n");
});

test("[UI37] the menu of a table offers only what can be done, and has no accessibility violation", async ({
  openGalley,
}) => {
  const { page, caret, press } = await write(await openGalley(withBody(table)));
  await caret("behind", "Name");
  await press("Control+/");
  const menu = page.getByRole("menu", { name: "Table" });
  await expect(menu.getByRole("menuitem", { name: "Add a row above" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expect(menu.getByRole("menuitem", { name: "Delete the row" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expect(menu.getByRole("menuitemradio", { name: "Left" })).toHaveAttribute("aria-checked", "true");
  await expectAccessible(page);
  await press("Escape");
  await expect(menu).toBeHidden();
});
