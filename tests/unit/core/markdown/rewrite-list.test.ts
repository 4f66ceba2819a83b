import { describe, expect, test } from "vitest";
import type { Node } from "@milkdown/kit/prose/model";
import { visualSchema } from "#core/visual/schema";
import type { VisualNode } from "#core/visual/node";
import { item, paragraph, saves, type Editing } from "./save-scenario.ts";

type Row = readonly [string, string, (edit: Editing) => void, string];

/** Put a node in after the innermost node of this type around `text`. */
function addAfter(edit: Editing, text: string, type: string, node: VisualNode): void {
  const at = edit.tr.doc.resolve(edit.before(text));
  for (let depth = at.depth; depth > 0; depth--) {
    if (at.node(depth).type.name !== type) continue;
    edit.tr.insert(at.after(depth), visualSchema.nodeFromJSON(node) as Node);
    return;
  }
}

/** Take away the innermost node of this type around `text`. */
function drop(edit: Editing, text: string, type: string): void {
  const at = edit.tr.doc.resolve(edit.before(text));
  for (let depth = at.depth; depth > 0; depth--) {
    if (at.node(depth).type.name !== type) continue;
    edit.tr.delete(at.before(depth), at.after(depth));
    return;
  }
}

const add = (text: string, words: string, attributes?: VisualNode["attrs"]) => (edit: Editing) =>
  addAfter(edit, text, "list_item", item(words, attributes));
const remove = (text: string) => (edit: Editing) => drop(edit, text, "list_item");

/** Make the item around `text` the last of a list inside the item before it. */
function nest(edit: Editing, text: string): void {
  const at = edit.tr.doc.resolve(edit.before(text));
  const depth = at.depth - 1;
  const [list, item, above] = [
    at.node(depth - 1),
    at.node(depth),
    at.node(depth - 1).child(at.index(depth - 1) - 1),
  ];
  const from = at.before(depth) - above.nodeSize;
  const inner = list.type.create(list.attrs, item);
  edit.tr.replaceWith(from, at.after(depth), above.copy(above.content.addToEnd(inner)));
}

const bullets: readonly Row[] = [
  ["an item at the end", "- a\n- b\n", add("b", "new"), "- a\n- b\n- new\n"],
  ["an item in the middle", "* a\n* b\n", add("a", "new"), "* a\n* new\n* b\n"],
  ["an item with wide padding", "-   a\n-   b\n", add("a", "new"), "-   a\n-   new\n-   b\n"],
  ["an item in an indented list", "  - a\n  - b\n", add("b", "new"), "  - a\n  - b\n  - new\n"],
  ["an item of a loose list", "- a\n\n- b\n", add("a", "new"), "- a\n\n- new\n\n- b\n"],
  ["an item of a mixed list", "- a\n\n- b\n- c\n- d\n", add("c", "new"), "- a\n\n- b\n- c\n- new\n- d\n"],
  [
    "an item after one with two paragraphs",
    "- a\n\n  more\n\n- b\n",
    add("more", "new"),
    "- a\n\n  more\n\n- new\n\n- b\n",
  ],
  [
    "a nested item",
    "- a\n    - b\n    - c\n- d\n",
    add("b", "new"),
    "- a\n    - b\n    - new\n    - c\n- d\n",
  ],
  ["an item in a quote", "> - a\n> - b\n", add("b", "new"), "> - a\n> - b\n> - new\n"],
  ["an item with CRLF", "- a\r\n- b\r\n", add("a", "new"), "- a\r\n- new\r\n- b\r\n"],
  [
    "an item nested in one that keeps its links, references and blanks",
    "- [a]({{ x | y }}) and [r][] \n- much longer than the one above\n\n[r]: /r\n",
    (edit) => nest(edit, "much longer"),
    "- [a]({{ x | y }}) and [r][] \n  - much longer than the one above\n\n[r]: /r\n",
  ],
  ["an item removed", "- a\n- b\n- c\n", remove("b"), "- a\n- c\n"],
  ["the first item removed", "- a\n- b\n- c\n", remove("a"), "- b\n- c\n"],
  ["the last item removed", "- a\n- b\n- c\n", remove("c"), "- a\n- b\n"],
  ["an item of a loose list removed", "- a\n\n- b\n\n- c\n", remove("b"), "- a\n\n- c\n"],
  [
    "a word in an item",
    "* a *word* &amp;\n  wrapped\n* b\n",
    (e) => e.replace("wrapped", "folded"),
    "* a *word* &amp;\n  folded\n* b\n",
  ],
  [
    "a word in a nested item",
    "1. a\n   - b word\n\n     para\n2. c\n",
    (e) => e.replace("para", "text"),
    "1. a\n   - b word\n\n     text\n2. c\n",
  ],
  [
    "a nested list under an item",
    "- a\n- b\n",
    (e) =>
      addAfter(e, "a", "paragraph", {
        type: "bullet_list",
        attrs: { spread: false },
        content: [item("new")],
      }),
    "- a\n  - new\n- b\n",
  ],
  [
    "a second paragraph in an item",
    "- a\n- b\n",
    (e) => addAfter(e, "b", "paragraph", paragraph("More.")),
    "- a\n- b\n\n  More.\n",
  ],
  ["an item typed as Markdown", "- a\n", add("a", "- b"), "- a\n- \\- b\n"],
  ["an item split", "- one two\n- b\n", (e) => void e.tr.split(e.before("two"), 2), "- one\n- two\n- b\n"],
];

const numbers: readonly Row[] = [
  ["counting lists count on", "1. a\n2. b\n3. c\n", add("a", "new"), "1. a\n2. new\n3. b\n4. c\n"],
  ["lists of ones stay ones", "1. a\n1. b\n", add("a", "new"), "1. a\n1. new\n1. b\n"],
  ["lists that start elsewhere", "7) a\n8) b\n", add("b", "new"), "7) a\n8) b\n9) new\n"],
  ["a removed item's followers move up", "1. a\n2. b\n3. c\n", remove("b"), "1. a\n2. c\n"],
  ["ten is wider than nine", "8. a\n9. b\n   more\n", add("a", "new"), "8. a\n9. new\n10. b\n    more\n"],
  ["an odd list keeps its numbers", "1. a\n5. b\n3. c\n", add("c", "new"), "1. a\n5. b\n3. c\n4. new\n"],
];

const tasks: readonly Row[] = [
  ["checked", "- [ ] a\n- [x] b\n", (e) => e.set("a", "list_item", { checked: true }), "- [x] a\n- [x] b\n"],
  [
    "unchecked",
    "* [ ] a\n* [X] b\n",
    (e) => e.set("b", "list_item", { checked: false }),
    "* [ ] a\n* [ ] b\n",
  ],
  ["made a task", "- a\n- b\n", (e) => e.set("b", "list_item", { checked: false }), "- a\n- [ ] b\n"],
  [
    "no task any more",
    "- [ ] a\n- [x] b\n",
    (e) => e.set("b", "list_item", { checked: null }),
    "- [ ] a\n- b\n",
  ],
  ["a task added", "- [x] a\n", add("a", "new", { checked: false }), "- [x] a\n- [ ] new\n"],
  [
    "a nested task checked",
    "1. a\n   - [ ] b\n",
    (e) => e.set("b", "list_item", { checked: true }),
    "1. a\n   - [x] b\n",
  ],
];

const table = "| a   | b |\n|:----|---|\n| c   | d |\n| e \\| f | `g` |\n";

function rowOf(...cells: readonly string[]): VisualNode {
  return {
    type: "table_row",
    content: cells.map((text) => ({
      type: "table_cell",
      content: [text === "" ? paragraph() : paragraph(text)],
    })),
  };
}

const even = "| Name  |  No |\n| :---- | --: |\n| one   |   1 |\n| two   |  22 |\n";

/** Take the row with `text` out. */
function takeRow(e: Editing, text: string): VisualNode {
  const at = e.tr.doc.resolve(e.before(text));
  const row = at.node(-2).toJSON() as VisualNode;
  e.tr.delete(at.before(-2), at.after(-2));
  return row;
}

const tables: readonly Row[] = [
  ["a cell", table, (e) => e.replace("d", "new"), table.replace("| d |", "| new |")],
  ["a bar in a cell", table, (e) => e.replace("d", "x|y"), table.replace("| d |", "| x\\|y |")],
  [
    "a cell beside an escaped bar",
    table,
    (e) => e.replace("e | f", "e | z"),
    table.replace("e \\| f", "e \\| z"),
  ],
  ["a cell emptied", table, (e) => e.replace("c", ""), table.replace("| c   |", "|    |")],
  [
    "an empty cell filled",
    "| a | b |\n| - | - |\n| c |   |\n",
    (e) => e.type(e.after("c") + 4, "new"),
    "| a | b |\n| - | - |\n| c | new |\n",
  ],
  [
    "cells of an even table, whose bars stay",
    even,
    (e) => {
      e.replace("two", "three");
      e.replace("one", "1");
      e.replace("22", "2");
      e.replace("Name", "A longer name");
    },
    "| A longer name |  No |\n| :---- | --: |\n| 1     |   1 |\n| three |   2 |\n",
  ],
  [
    "an empty cell of an even column that is aligned to the right",
    even.replace("  1 |", "    |"),
    (e) => e.type(e.after("one") + 4, "7"),
    even.replace("  1 |", "  7 |"),
  ],
  [
    "rows of an even table that change places",
    even,
    (e) => addAfter(e, "22", "table_row", takeRow(e, "one")),
    "| Name  |  No |\n| :---- | --: |\n| two   |  22 |\n| one   |   1 |\n",
  ],
  [
    "a new row of an even table",
    even,
    (e) => addAfter(e, "22", "table_row", rowOf("x", "3")),
    `${even}| x     |   3 |\n`,
  ],
  [
    "a row",
    "| a | b |\n| - | - |\n| c | d |\n",
    (e) => addAfter(e, "d", "table_row", rowOf("x", "y")),
    "| a | b |\n| - | - |\n| c | d |\n| x | y |\n",
  ],
  [
    "a row of a padded table",
    "| a    | b |\n| ---- | - |\n| long | d |\n",
    (e) => addAfter(e, "d", "table_row", rowOf("x", "y")),
    "| a    | b |\n| ---- | - |\n| long | d |\n| x    | y |\n",
  ],
  [
    "a row without edges",
    "a | b\n--- | ---\nc | d\n",
    (e) => addAfter(e, "d", "table_row", rowOf("x", "y")),
    "a | b\n--- | ---\nc | d\nx | y\n",
  ],
  ["a row removed", table, (e) => drop(e, "d", "table_row"), "| a   | b |\n|:----|---|\n| e \\| f | `g` |\n"],
  [
    "a table in a quote",
    "> | a | b |\n> | - | - |\n> | c | d |\n",
    (e) => addAfter(e, "d", "table_row", rowOf("x", "y")),
    "> | a | b |\n> | - | - |\n> | c | d |\n> | x | y |\n",
  ],
  [
    "a column",
    "| a | b |\n| - | - |\n| c | d |\n",
    (e) => {
      addAfter(e, "d", "table_cell", { type: "table_cell", content: [paragraph("y")] });
      addAfter(e, "b", "table_header", { type: "table_header", content: [paragraph("x")] });
    },
    "| a | b | x |\n| - | - | --- |\n| c | d | y |\n",
  ],
  [
    "a column removed",
    "| a | b |\n| - | - |\n| c | d |\n",
    (e) => {
      drop(e, "c", "table_cell");
      drop(e, "a", "table_header");
    },
    "| b |\n| - |\n| d |\n",
  ],
  [
    "a column's alignment",
    "| a | b |\n| --- | --- |\n| c | d |\n",
    (e) => {
      e.set("b", "table_header", { alignment: "right" });
      e.set("d", "table_cell", { alignment: "right" });
    },
    "| a | b |\n| --- | --: |\n| c | d |\n",
  ],
];

const others: readonly Row[] = [
  [
    "a word in a quote",
    "> One\n>Two word\n> > nested\n",
    (e) => e.replace("word", "x"),
    "> One\n>Two x\n> > nested\n",
  ],
  [
    "a paragraph in a quote",
    "> One\n>\n> Two\n",
    (e) => addAfter(e, "One", "paragraph", paragraph("New")),
    "> One\n>\n> New\n>\n> Two\n",
  ],
  ["a paragraph of a quote removed", "> One\n>\n> Two\n", (e) => drop(e, "One", "paragraph"), "> Two\n"],
  ["a heading's text", "## A *b* c ##\n", (e) => e.replace("c", "d"), "## A *b* d ##\n"],
  ["a heading's level", "## A ##\n", (e) => e.set("A", "heading", { level: 4 }), "#### A ####\n"],
  ["an underlined heading's text", "A\n===\n", (e) => e.replace("A", "Title"), "Title\n===\n"],
  [
    "an underlined heading's level",
    "A title\n=======\n",
    (e) => e.set("A", "heading", { level: 2 }),
    "A title\n-------\n",
  ],
  [
    "an underlined heading that must lose its line",
    "A *t*\n=====\n",
    (e) => e.set("A", "heading", { level: 3 }),
    "### A *t*\n",
  ],
  [
    "a line of code",
    "~~~~ js  {1}\none\n\ntwo\n~~~~\n",
    (e) => e.replace("two", "2"),
    "~~~~ js  {1}\none\n\n2\n~~~~\n",
  ],
  ["a line of code added", "```\none\n```\n", (e) => e.type(e.after("one"), "\ntwo"), "```\none\ntwo\n```\n"],
  [
    "code that would close its fence",
    "```\none\n```\n",
    (e) => e.type(e.after("one"), "\n```"),
    "````\none\n```\n````\n",
  ],
  [
    "code in a list",
    "- a\n\n  ```js\n  one\n    two\n  ```\n",
    (e) => e.type(e.after("two"), "\nthree"),
    "- a\n\n  ```js\n  one\n    two\n  three\n  ```\n",
  ],
  [
    "the language of code",
    "```js {1}\none\n```\n",
    (e) => e.set("one", "code_block", { language: "ts" }),
    "```ts {1}\none\n```\n",
  ],
  ["indented code", "    one\n    two\n", (e) => e.replace("two", "2"), "    one\n    2\n"],
  ["empty code filled", "```\n```\n", (e) => e.type(1, "one"), "```\none\n```\n"],
];

/** Every row is an edit with the exact source before and after. */
function check(rows: readonly Row[]): void {
  test.each(rows)("%s", (_name, before, edit, after) => {
    expect(saves(before, edit, after).outcomes).not.toContain("island");
  });
}

describe("[W20] bullet lists", () => {
  check(bullets);
});
describe("[W21] numbered lists", () => {
  check(numbers);
});
describe("[W22] tasks change by one character", () => {
  check(tasks);
});
describe("[W23] tables", () => {
  check(tables);
});
describe("[W24] quotes, headings and code", () => {
  check(others);
});
