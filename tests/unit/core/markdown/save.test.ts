import { describe, expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { saveBlocks } from "#core/markdown/save";
import { visualSchema } from "#core/visual/schema";
import { toVisual } from "#core/visual/to-visual";
import { item, paragraph, saves, type Editing } from "./save-scenario.ts";

describe("what is not edited", () => {
  test("[W1] an edit of one block leaves every other block and gap alone", () => {
    saves(
      "*  odd\n*  list\n\n\n\nA word here.\n***\n| a|b |\n|:-|-|\n",
      (edit) => edit.replace("word", "thing"),
      "*  odd\n*  list\n\n\n\nA thing here.\n***\n| a|b |\n|:-|-|\n",
    );
  });

  test("[W1] a block that went through the editor unchanged is kept as the same object", () => {
    const body = parseBody("Setext\n======\n\n* a\n* b\n", dialectFor("a.md", null));
    const after = body.blocks.map((block) => ({
      kind: "changed" as const,
      block,
      node: visualSchema.nodeFromJSON(toVisual(block)).toJSON(),
    }));
    const saved = saveBlocks(body, after);
    expect(saved.edit).toEqual([]);
    expect(saved.body).toBe(body);
    expect(saved.outcomes).toEqual(["kept", "kept"]);
  });

  test("[W1] kept blocks are the same objects after a save", () => {
    const { saved } = saves(
      "One.\n\nTwo.\n\nThree.\n\nFour.\n",
      (edit) => edit.replace("Four", "Last"),
      "One.\n\nTwo.\n\nThree.\n\nLast.\n",
    );
    expect(saved.outcomes).toEqual(["kept", "kept", "kept", "patched"]);
    expect(saved.edit).toEqual([{ from: 20, to: 24, insert: "Last" }]);
  });

  test("[W2] the edit of two far blocks is two small patches", () => {
    const { saved } = saves(
      "One.\n\nTwo.\n\nThree.\n",
      (edit) => {
        edit.replace("One", "First");
        edit.replace("Three", "Third");
      },
      "First.\n\nTwo.\n\nThird.\n",
    );
    expect(saved.edit).toHaveLength(2);
  });

  test("[W3] CRLF and a missing final newline stay", () => {
    saves("One.\r\n\r\n- a\r\n- b", (edit) => edit.replace("One", "First"), "First.\r\n\r\n- a\r\n- b");
    saves(
      "- a\r\n- b",
      (edit) => edit.tr.insert(edit.after("a") + 2, visualSchema.nodeFromJSON(item("new")) as never),
      "- a\r\n- new\r\n- b",
    );
    saves("One.\r\n\r\nTwo.", (edit) => edit.insert(1, paragraph("New.")), "One.\r\n\r\nNew.\r\n\r\nTwo.");
    saves("One.", (edit) => edit.insert(1, paragraph("New.")), "One.\n\nNew.");
  });
});

describe("inserted, removed and moved blocks", () => {
  test("[W4] a new paragraph takes the document's gap", () => {
    saves("One.\n\nTwo.\n", (edit) => edit.insert(1, paragraph("New.")), "One.\n\nNew.\n\nTwo.\n");
    saves("One.\n\nTwo.\n", (edit) => edit.insert(0, paragraph("New.")), "New.\n\nOne.\n\nTwo.\n");
    saves("One.\n\nTwo.\n", (edit) => edit.insert(2, paragraph("New.")), "One.\n\nTwo.\n\nNew.\n");
  });

  test("[W4] an addition is an addition: gaps that are odd stay odd", () => {
    saves(
      "One.\n\n\n\nTwo.\n\nThree.\n\nFour.\n",
      (edit) => edit.insert(1, paragraph("New.")),
      "One.\n\nNew.\n\n\n\nTwo.\n\nThree.\n\nFour.\n",
    );
    saves("# One\nTwo.\n", (edit) => edit.insert(1, paragraph("New.")), "# One\n\nNew.\n\nTwo.\n");
  });

  test("[W4] a removed block takes one gap with it", () => {
    saves("One.\n\nTwo.\n\nThree.\n", (edit) => edit.remove(1), "One.\n\nThree.\n");
    saves("One.\n\nTwo.\n\nThree.\n", (edit) => edit.remove(0), "Two.\n\nThree.\n");
    saves("One.\n\nTwo.\n\nThree.\n", (edit) => edit.remove(2), "One.\n\nTwo.\n");
    saves("# One\nTwo.\n\nThree.\n", (edit) => edit.remove(1), "# One\n\nThree.\n");
  });

  test("[W4] an empty paragraph writes nothing", () => {
    const { saved } = saves(
      "One.\n\nTwo.\n",
      (edit) => edit.insert(1, { type: "paragraph" }),
      "One.\n\nTwo.\n",
    );
    expect(saved.edit).toEqual([]);
    expect(saved.blocks[1]).toBeNull();
  });

  test("[W4] text in an empty body", () => {
    saves("", (edit) => edit.type(1, "New."), "New.\n");
  });

  test("[W5] a moved block keeps its spelling", () => {
    saves(
      "One.\n\nTwo &amp; *more*.\n\nThree.\n",
      (edit) => edit.move(1, 2),
      "One.\n\nThree.\n\nTwo &amp; *more*.\n",
    );
    saves("# A\n\n* x\n* y\n\nEnd.\n", (edit) => edit.move(2, 0), "End.\n\n# A\n\n* x\n* y\n");
  });

  test("[W6] splitting a paragraph keeps both halves' spelling", () => {
    saves(
      "One &amp; *two* three\\* four [a][b].\n\n[b]: /x\n",
      (edit) => edit.tr.split(edit.before("three")),
      "One &amp; *two*\n\nthree\\* four [a][b].\n\n[b]: /x\n",
    );
  });

  test("[W6] a split paragraph begins and ends as it did", () => {
    const split = (before: string, at: string, after: string) =>
      saves(before, (edit) => edit.tr.split(edit.before(at)), after);
    // Blanks before a line's end, at the end of the last line, and no blank line before the list.
    split("One two \nthree  \nfour five \n\nEnd.\n", "two", "One\n\ntwo \nthree  \nfour five \n\nEnd.\n");
    split("One two three\nfour  \n\nEnd.\n", "four", "One two three\n\nfour  \n\nEnd.\n");
    split("# A\nSome are:\n- x\n- y\n", "are", "# A\nSome\n\nare:\n- x\n- y\n");
    split("  One two three four\n\nEnd.\n", "two", "  One\n\ntwo three four\n\nEnd.\n");
  });

  test("[W6] joining paragraphs keeps both halves' spelling", () => {
    saves(
      "One &amp; _two_\n\nthree\\* four.\n",
      (edit) => edit.tr.join(edit.before("three") - 1),
      "One &amp; *two*three\\* four.\n",
    );
  });

  test("[W7] lists that meet stay two lists", () => {
    saves("- a\n- b\n\nBetween.\n\n- c\n", (edit) => edit.remove(1), "- a\n- b\n\n* c\n");
    saves("1. a\n2. b\n\nBetween.\n\n1. c\n", (edit) => edit.remove(1), "1. a\n2. b\n\n1) c\n");
  });

  test("[W7] indented code does not fall into the list before it", () => {
    saves("- a\n\nBetween.\n\n    code\n", (edit) => edit.remove(1), "- a\n\n<!-- -->\n\n    code\n");
  });

  test("[W7] what no gap can part is said to read otherwise", () => {
    // The opening tag, alone on its line with its text, takes all up to the closing one.
    const { saved } = saves(
      "{{< b >}}one two{{< /b >}}\n\nEnd.\n",
      (edit) => edit.tr.split(edit.before("two")),
      "{{< b >}}one\n\ntwo{{< /b >}}\n\nEnd.\n",
    );
    expect(saved.isWhole).toBe(false);
    expect(saved.outcomes).toEqual(["island", "island", "kept"]);
    expect(saved.blocks.map((block) => block?.source)).toEqual([undefined, undefined, "End."]);
    expect(saved.body.blocks).toHaveLength(2);
  });

  test("[W7] a heading that becomes a paragraph does not join the next one", () => {
    saves(
      "# One\nTwo.\n",
      (edit) => {
        edit.tr.setBlockType(1, 2, visualSchema.nodes["paragraph"] as never);
      },
      "One\n\nTwo.\n",
    );
  });

  test("[W7] paragraphs around a removed rule stay apart", () => {
    saves("One\n***\nTwo\n", (edit) => edit.remove(1), "One\n\nTwo\n");
  });
});

describe("islands", () => {
  test("[W8] an island is written as it is edited", () => {
    saves(
      'One.\n\n{{< figure src="a" >}}\n\nTwo.\n',
      (edit) => {
        edit.tr.setNodeMarkup(edit.after("One.") + 1, null, {
          source: '{{< figure src="b" >}}',
          kind: "shortcode",
          name: "figure",
        });
      },
      'One.\n\n{{< figure src="b" >}}\n\nTwo.\n',
    );
  });

  test("[W8] an island whose source becomes two blocks is said to read otherwise", () => {
    const { saved } = saves(
      "<div>x</div>\n\nTwo.\n",
      (edit) =>
        edit.tr.setNodeMarkup(0, null, { source: "<div>x</div>\n\nMore.", kind: "html", name: "div" }),
      "<div>x</div>\n\nMore.\n\nTwo.\n",
    );
    expect(saved.isWhole).toBe(false);
    expect(saved.body.blocks).toHaveLength(3);
  });

  test.each([
    [
      "[W30] a reference whose definition is removed",
      "A[^1].\n\n[^1]: Note.\n",
      (edit: Editing) => edit.remove(1),
      "A[^1].\n",
    ],
    [
      "[W30] a list that was none behind a definition",
      "[ref]: /t\n> 0. a\n",
      (edit: Editing) => edit.insert(1, paragraph("New.")),
      "[ref]: /t\n\nNew.\n\n> 0. a\n",
    ],
  ])("%s is said to read otherwise, and is to be shown anew", (_, before, edit, expected) => {
    const { saved } = saves(before, edit, expected);
    expect(saved.isWhole).toBe(false);
    expect(saved.outcomes).toContain("island");
  });

  test("[W8] an island that is moved keeps every byte", () => {
    saves(
      "<div>\n  <b>x</b>  \n</div>\n\nTwo.\n",
      (edit) => edit.move(0, 1),
      "Two.\n\n<div>\n  <b>x</b>  \n</div>\n",
    );
  });

  test.each([
    ["behind a formula", "A $x$ b.\n", " b", "n", "A $x$&#x6E; b.\n"],
    ["behind a formula, in Japanese", "式 $x$ と。\n", " と", "の値", "式 $x$の値 と。\n"],
    ["behind a formula that ends so too", "式 $値$ と。\n", " と", "の値", "式 $値$&#x306E;値 と。\n"],
  ])("[W8] %s, what is typed leaves it one", (_, before, at, typed, expected) => {
    const { outcomes } = saves(before, (edit) => edit.type(edit.before(at), typed), expected);
    expect(outcomes).toEqual(["patched"]);
  });

  test.each([
    ["a formula", "A $x$ b.\n", "A&#x6E;$x$ b.\n"],
    ["a directive", "A :x[y] b.\n", "A&#x6E;:x[y] b.\n"],
  ])("[W8] a letter that comes to stand before %s leaves it one", (_, before, expected) => {
    const { outcomes } = saves(before, (edit) => edit.replace("A ", "An"), expected);
    expect(outcomes).toEqual(["patched"]);
  });

  test("[W8] text beside an inline island leaves it alone", () => {
    saves(
      "A {{< x a=1 >}} word <b>bold</b>.\n",
      (edit) => edit.replace("word", "thing"),
      "A {{< x a=1 >}} thing <b>bold</b>.\n",
    );
  });
});
