import type { RootContent } from "mdast";
import { describe, expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { targetsOf } from "#core/markdown/labels";
import { sameTree } from "#core/markdown/normal-form";
import { dialectFor } from "#core/markdown/dialect";
import { fromVisual } from "#core/visual/from-visual";
import type { VisualNode } from "#core/visual/node";
import { visualSchema } from "#core/visual/schema";
import { toVisual } from "#core/visual/to-visual";

const dialect = dialectFor("article.md", null);

/** The visual node of a text's first block; checks on the way that the block survives. */
function visualOf(text: string): VisualNode {
  const { blocks } = parseBody(text, dialect);
  const block = blocks[0];
  if (!block?.tree) throw new RangeError("no block");
  const visual = toVisual(block, targetsOf(blocks));
  expect(visualSchema.nodeFromJSON(visual).toJSON()).toBeTruthy();
  visualSchema.nodeFromJSON(visual).check();
  if (!block.island) expect(sameTree(fromVisual(visual), block.tree)).toBe(true);
  return visual;
}

/** A line of the visual model in short: text, `|` for a line ending, `/` for a hard break, marks by their initials. */
function line(node: VisualNode | undefined): readonly string[] {
  return (node?.content ?? []).map(({ type, text, attrs, marks }) => {
    const said = type === "hardbreak" ? (attrs?.["isInline"] === true ? "|" : "/") : (text ?? type);
    return [said, ...(marks ?? []).map((mark) => mark.type)].join(" ");
  });
}

describe("[V1]", () => {
  test.each([
    "# a *b*",
    "a\nb  \nc\\\nd",
    "***a** b* ~~c~~ `d` **`e`**",
    "> a\n> - b\n>\n>   c",
    "```js {1,2} title=x\na\n\n```",
    "    code\n\n    more",
    "| a | b |\n|:-|-:|\n| `x\\|y` | ![i](j) |\n| c |",
    "| only | header |\n|---|---|",
    '![](a.png) ![b](c.png "d")',
    "- [ ] a\n- [x] b\n- c",
    "3. a\n4. b\n\n   c",
    "-\n- # a\n- ```\n  b\n  ```",
    ">",
    "***",
    "a <b>c</b> {{< d >}} $e$ [^f]\n\n[^f]: g",
    "[a](b) [c][d] [d] ![e][d] <https://f.g> https://h.i\n\n[d]: /x",
    "**a\nb** [](empty)",
  ])("%j comes back as it went", (text) => {
    const visual = visualOf(text);
    expect(visual.type).not.toBe("island");
  });

  test.each(["| a |\n|---|\n| b | c |", "[x][a\\!b]\n\n[a\\!b]: /c"])(
    "%j would lose something: an island",
    (text) => {
      expect(parseBody(text, dialect).blocks[0]?.island).toEqual({ kind: "lossy", name: "" });
      expect(visualOf(text)).toMatchObject({ type: "island", attrs: { kind: "lossy" } });
    },
  );
});

test("[V3] lists are labelled as Milkdown labels them", () => {
  const items = visualOf("3. a\n4. b").content ?? [];
  expect(items.map(({ attrs }) => [attrs?.["label"], attrs?.["listType"]])).toEqual([
    ["3.", "ordered"],
    ["4.", "ordered"],
  ]);
  expect(visualOf("- a").content?.[0]?.attrs).toMatchObject({
    label: "•",
    listType: "bullet",
    checked: null,
  });
});

test("[V4] line endings and hard breaks are two kinds of break", () => {
  expect(line(visualOf("a\nb  \nc\\\nd"))).toEqual(["a", "|", "b", "/", "c", "/", "d"]);
});

test("[V4] a break between texts of one emphasis belongs to it, marked or not", () => {
  const strong = [{ type: "strong" }];
  const paragraph = (marks: readonly { readonly type: string }[]): VisualNode => ({
    type: "paragraph",
    content: [
      { type: "text", text: "a", marks: strong },
      { type: "hardbreak", attrs: { isInline: true }, marks },
      { type: "text", text: "b", marks: strong },
    ],
  });
  const expected = {
    type: "paragraph",
    children: [{ type: "strong", children: [{ type: "text", value: "a\nb" }] }],
  };
  expect(fromVisual(paragraph([]))).toEqual(expected);
  expect(fromVisual(paragraph(strong))).toEqual(expected);
});

test("[V5] equal marks that touch are one, the longest outermost", () => {
  const text = (value: string, ...types: readonly string[]): VisualNode => ({
    type: "text",
    text: value,
    marks: types.map((type) => ({ type })),
  });
  const tree = fromVisual({
    type: "paragraph",
    content: [text("a", "emphasis", "strong"), text("b", "strong"), text("c", "strong")],
  });
  expect(tree).toEqual({
    type: "paragraph",
    children: [
      {
        type: "strong",
        children: [
          { type: "emphasis", children: [{ type: "text", value: "a" }] },
          { type: "text", value: "bc" },
        ],
      },
    ],
  });
});

describe("[V6] a reference", () => {
  const paragraph = visualOf("[a][b] ![c][b]\n\n[B]: /d 'e'");

  test("shows where it leads and stays a reference", () => {
    expect(paragraph.content?.[0]?.marks?.[0]?.attrs).toMatchObject({
      href: "/d",
      title: "e",
      refType: "full",
      label: "b",
    });
    expect(paragraph.content?.at(-1)?.attrs).toMatchObject({ src: "/d", alt: "c", label: "b" });
    expect(fromVisual(paragraph)).toMatchObject({
      children: [{ type: "linkReference", identifier: "b" }, {}, { type: "imageReference", identifier: "b" }],
    });
  });

  test("becomes an inline link when its address is changed", () => {
    const changed = JSON.parse(
      JSON.stringify(paragraph).replaceAll('"href":"/d"', '"href":"/x"'),
    ) as VisualNode;
    expect(fromVisual(changed)).toMatchObject({
      children: [{ type: "link", url: "/x", title: "e" }, {}, {}],
    });
  });
});

test("[V7] addresses remember how they were written", () => {
  const forms = visualOf("<https://a.b> https://c.d [e](f)").content?.flatMap(
    ({ marks }) => marks?.[0]?.attrs?.["form"] ?? [],
  );
  expect(forms).toEqual(["autolink", "literal"]);
});

test("[V8] short rows are padded to the header, wide ones make an island", () => {
  const rows = visualOf("| a | b |\n|---|---|\n| c |").content ?? [];
  expect(rows.map(({ type, content }) => [type, content?.length])).toEqual([
    ["table_header_row", 2],
    ["table_row", 2],
  ]);
  expect(visualOf("| a |\n|---|\n| b | c |").type).toBe("island");
});

test("[V9] checks and looseness", () => {
  const list = visualOf("- [ ] a\n\n- [x] b\n- # c");
  expect(list.attrs).toEqual({ spread: true });
  expect(list.content?.map(({ attrs, content }) => [attrs?.["checked"], content?.[0]?.type])).toEqual([
    [false, "paragraph"],
    [true, "paragraph"],
    [null, "heading"],
  ]);
});

test("[V10] an empty container holds an empty paragraph", () => {
  const quotation = visualOf(">");
  expect(quotation.content).toEqual([{ type: "paragraph" }]);
  expect(fromVisual(quotation)).toEqual({ type: "blockquote", children: [] });
});

test.each([
  { type: "carousel" },
  { type: "paragraph", content: [{ type: "sticker" }] },
  { type: "paragraph", content: [{ type: "text", text: "a", marks: [{ type: "glow" }] }] },
])("[V11] %j is refused", (node: VisualNode) => {
  expect((): RootContent => fromVisual(node)).toThrow(RangeError);
});
