/** Typing in the visual editor: what is converted, what stays as it is typed, and what one undo takes back. */

import { deeds } from "../support/writing.ts";

const { deed, play } = deeds();

deed('[UI31] "- " in a new item of a list is the item, not a list in it', {
  body: "- one\n- two\n",
  behind: "two",
  async does({ press, type }) {
    await press("Enter");
    await type("- new");
  },
  saves: "- one\n- two\n- new\n",
});

deed("[UI31] a number in a new item of a numbered list is the item", {
  body: "1. one\n",
  behind: "one",
  async does({ press, type }) {
    await press("Enter");
    await type("2. two");
  },
  saves: "1. one\n2. two\n",
});

deed("[UI31] a marker before the text of an item is text", {
  body: "- one\n",
  behind: "one",
  async does({ press, type }) {
    await press("Home");
    await type("- ");
  },
  saves: "- \\- one\n",
});

deed("[UI30] signs that Markdown would not read as emphasis stay, with their spaces", {
  body: "Para\n",
  behind: "Para",
  does: ({ type }) => type(" 2 * 3 * 4, ~5 to ~6, a ** b ** c"),
  saves: "Para 2 * 3 * 4, ~5 to ~6, a ** b ** c\n",
});

deed("[UI30] emphasis in Japanese needs no spaces around it", {
  body: "これは\n",
  behind: "これは",
  does: ({ type }) => type("**強調**です"),
  saves: "これは**強調**です\n",
});

deed("[UI30] three hyphens in a table's cell are hyphens", {
  body: "| a | b |\n|---|---|\n| c | d |\n",
  behind: "c",
  async does({ press, type }) {
    await press("Tab");
    await type("---");
  },
  saves: "| a | b |\n|---|---|\n| c | --- |\n",
});

deed("[UI30] three hyphens alone are a divider with a line after it to go on in", {
  body: "Para\n",
  behind: "Para",
  async does({ press, type }) {
    await press("Enter");
    await type("---on");
  },
  saves: "Para\n\n---\n\non\n",
});

deed("[UI32] one undo takes a heading back to the signs that were typed", {
  body: "Para\n",
  behind: "Para",
  async does({ press, type }) {
    await press("Enter");
    await type("## ");
    await press("Control+z");
    await type("1");
  },
  saves: "Para\n\n\\##1\n",
});

deed("[UI32] one Backspace takes a list back to the sign that was typed", {
  body: "Para\n",
  behind: "Para",
  async does({ press, type }) {
    await press("Enter");
    await type("+ ");
    await press("Backspace");
    await type("1");
  },
  saves: "Para\n\n\\+ 1\n",
});

deed("[UI33] undo takes back the last word, however fast it was typed", {
  body: "One two\n",
  behind: "One",
  async does({ press, type }) {
    await type(" the quick brown fox");
    await press("Control+z");
  },
  saves: "One the quick brown two\n",
});

deed("[UI33] undo takes back the last word, however slowly it was typed", {
  body: "One two\n",
  behind: "One",
  async does({ page, press }) {
    for (const key of " to wo") {
      await press(key === " " ? "Space" : key);
      // Past the delivery and the journal's own.
      await page.waitForTimeout(400);
    }
    await press("Control+z");
  },
  saves: "One to two\n",
});

deed("[UI33] undo after deleting brings back what was deleted and takes no typing with it", {
  body: "One\n",
  behind: "One",
  async does({ page, press, type }) {
    await type(" word");
    await page.waitForTimeout(100);
    await press("Backspace", "Backspace");
    await page.waitForTimeout(100);
    await press("Control+z");
  },
  saves: "One word\n",
});

play("[UI30, UI31, UI32, UI33] what is typed is converted, stays, or is taken back as it should");
