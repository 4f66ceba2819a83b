import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { walkTree } from "#core/markdown/syntax-tree";

const markdown = dialectFor("article.md", null);
const mdx = dialectFor("article.mdx", null);

/** Blocks as `kind name|source` for islands, and the source alone for the rest. */
function blocks(text: string, dialect = markdown): readonly string[] {
  return parseBody(text, dialect).blocks.map(({ island, source }) =>
    island ? `${island.kind} ${island.name}|${source}` : source,
  );
}

/** The islands below the top level, as `kind name|source`. */
function inner(text: string, dialect = markdown): readonly string[] {
  const found: string[] = [];
  const note = (node: Nodes): void => {
    if (node.type === "inlineIsland" || node.type === "island")
      found.push(`${node.kind} ${node.name}|${node.value}`);
  };
  for (const { tree } of parseBody(text, dialect).blocks) if (tree) walkTree(tree, note);
  return found;
}

describe("[M10, M11, M12, M13, M14, M15, M16, M17, M18] block islands", () => {
  test.each([
    [
      "[M10] an element",
      '<div class="a">\nx\n</div>\n\nafter',
      ['html div|<div class="a">\nx\n</div>', "after"],
    ],
    ["[M10] a comment", "<!-- a\n\nb -->\n\nafter", ["comment |<!-- a\n\nb -->", "after"]],
    ["[M10] a comment and more", "<!-- a --> <b>x</b>", ["html b|<!-- a --> <b>x</b>"]],
    ["[M11] a definition", "[A b]: /x 'T'\n\nafter", ["definition A b|[A b]: /x 'T'", "after"]],
    ["[M11] a footnote", "[^a]: one\n\n    two\n\nafter", ["footnote a|[^a]: one\n\n    two", "after"]],
    [
      "[M12] a shortcode",
      '{{< figure src="a.png" >}}\n\nafter',
      ['shortcode figure|{{< figure src="a.png" >}}', "after"],
    ],
    [
      "[M12] one over several lines",
      "{{< figure\n\n  src=a\n>}}\nafter",
      ["shortcode figure|{{< figure\n\n  src=a\n>}}", "after"],
    ],
    [
      "[M12] a pair",
      "{{% note %}}\n- a\n\n# b\n{{% /note %}}\nafter",
      ["shortcode note|{{% note %}}\n- a\n\n# b\n{{% /note %}}", "after"],
    ],
    [
      "[M12] pairs within pairs of one name",
      "{{< a >}}\n{{< a >}}\nx\n{{< /a >}}\n\n{{< /a >}}\n\n{{< a />}}",
      ["shortcode a|{{< a >}}\n{{< a >}}\nx\n{{< /a >}}\n\n{{< /a >}}", "shortcode a|{{< a />}}"],
    ],
    [
      "[M12] a pair right after a paragraph",
      "text\n{{< a >}}\n\nx\n\n{{< /a >}}",
      ["text", "shortcode a|{{< a >}}\n\nx\n\n{{< /a >}}"],
    ],
    [
      "[M13] raw",
      "{% raw %}\n{{ x }} {% if %}\n\n{% endraw %}\nafter",
      ["liquid raw|{% raw %}\n{{ x }} {% if %}\n\n{% endraw %}", "after"],
    ],
    [
      "[M13] highlight",
      "{%- highlight js -%}\n# no\n\n* a\n{% endhighlight %}",
      ["liquid highlight|{%- highlight js -%}\n# no\n\n* a\n{% endhighlight %}"],
    ],
    [
      "[M13] a choice stands alone",
      "{% if a %}\n\n*x*\n\n{% endif %}",
      ["liquid if|{% if a %}", "*x*", "liquid if|{% endif %}"],
    ],
    [
      "[M14] a container",
      "::: tip Title\n**x**\n\n- y\n:::\nafter",
      ["directive tip|::: tip Title\n**x**\n\n- y\n:::", "after"],
    ],
    [
      "[M14] containers within containers",
      "::::a\n:::b[l]{c=d}\nx\n:::\n::::\nafter",
      ["directive a|::::a\n:::b[l]{c=d}\nx\n:::\n::::", "after"],
    ],
    ["[M14] a leaf", "::youtube[a]{#b}\nafter", ["directive youtube|::youtube[a]{#b}", "after"]],
    ["[M15] an unclosed shortcode", "{{< note >}}\n# a\n\nb", ["shortcode note|{{< note >}}", "# a", "b"]],
    ["[M15] an unclosed container", ":::tip\n# a\n\nb", ["directive tip|:::tip", "# a", "b"]],
    ["[M15] a closing fence alone", "a\n\n:::\n\nb", ["a", "directive |:::", "b"]],
    ["[M15] unclosed raw", "{% raw %}\n\na", ["liquid raw|{% raw %}", "a"]],
    ["[M15] unclosed math", "$$\n\na", ["$$", "a"]],
    [
      "[M15] text after the closing tag",
      "{{< a >}}\n\nx\n\n{{< /a >}} y",
      ["shortcode a|{{< a >}}", "x", "{{< /a >}} y"],
    ],
    [
      "[M16] a pair that leaves its list",
      "- {{< a >}}\n\nx\n\n{{< /a >}}",
      ["- {{< a >}}", "x", "shortcode a|{{< /a >}}"],
    ],
    ["[M16] a pair that leaves its quotation", "> :::a\n> b\n\n:::", ["> :::a\n> b", "directive |:::"]],
    ["[M17] a formula", "$$\na_b\n\n# c\n$$\nafter", ["math |$$\na_b\n\n# c\n$$", "after"]],
    ["[M17] a formula on one line", "$$ a_b $$\n\nafter", ["math |$$ a_b $$", "after"]],
    [
      "[M18] attributes of a block",
      "# a\n{: .b}\n\nc\n{: #d }",
      ["# a", "attributes |{: .b}", "c", "attributes |{: #d }"],
    ],
  ] as const)("%s", (_, text, expected) => expect(blocks(text)).toEqual(expected));
});

describe("[M10, M11, M12, M13, M14, M17, M18, M21] islands in lines and containers", () => {
  test.each([
    ["[M10] HTML in a line", "a <b>c</b> <!-- d -->", ["html b|<b>", "html b|</b>", "comment |<!-- d -->"]],
    ["[M11] a footnote's reference", "a[^x]\n\n[^x]: y", ["footnote x|[^x]", "footnote x|[^x]: y"]],
    [
      "[M12] a shortcode in a line",
      "a {{< b >}}c{{< /b >}} d",
      ["shortcode b|{{< b >}}", "shortcode b|{{< /b >}}"],
    ],
    [
      "[M13] output in a line",
      "a {{ page.title | escape }} d",
      ["liquid page.title|{{ page.title | escape }}"],
    ],
    ["[M14] a directive in a line", "a :abbr[HTML]{title=x} b", ["directive abbr|:abbr[HTML]{title=x}"]],
    ["[M14] prose with colons", "12:30 :smile: a:b[c] :: x", []],
    ["[M17] a formula in a line", "mass $e = mc^2$, $$x$$.", ["math |$e = mc^2$", "math |$$x$$"]],
    [
      "[M17] a formula between letters without spaces",
      "値$x$の、$$y$$は$x_1$은",
      ["math |$x$", "math |$$y$$", "math |$x_1$"],
    ],
    [
      "[M17] dollar signs in such text",
      "行末は$です。PHPでは$が。価格は$5、税は$1です。$5と$10。a$x$ $x$b",
      [],
    ],
    ["[M17] prices", "$5 and $10, US$3, $ 4 $, 5$ or 6$", []],
    ["[M18] a heading's id", "# a {#b}", ["attributes |{#b}"]],
    [
      "[M12] in a list item",
      "- a\n\n  {{< b >}}\n  c\n  {{< /b >}}\n- d",
      ["shortcode b|{{< b >}}\nc\n{{< /b >}}"],
    ],
    ["[M14] in a quotation", "> :::a\n> b\n> :::", ["directive a|:::a\nb\n:::"]],
    ["[M21] code", "`{{< a >}}` `<b>`\n\n```\n{{< a >}}\n:::b\n$$\n```\n\n    {% c %}", []],
  ] as const)("%s", (_, text, expected) => expect(inner(text)).toEqual(expected));
});

describe("[M19] MDX", () => {
  test.each([
    [
      "modules",
      "import A from './a'\nexport const b = {\n\n  c: 1\n}\n\n# d",
      ["code-import A|import A from './a'\nexport const b = {\n\n  c: 1\n}", "# d"],
    ],
    [
      "an element",
      '<Tabs a={{b: "}"}} c="d>">\n  <Tab>\n    *x*\n\n  </Tab>\n</Tabs>\nafter',
      ['component Tabs|<Tabs a={{b: "}"}} c="d>">\n  <Tab>\n    *x*\n\n  </Tab>\n</Tabs>', "after"],
    ],
    ["an element alone", "<Video\n  id={1}\n/>\n\nafter", ["component Video|<Video\n  id={1}\n/>", "after"]],
    ["a fragment", "<>\n\nx\n\n</>", ["component |<>\n\nx\n\n</>"]],
    ["an unclosed element", "<Tabs>\n\n# a", ["component Tabs|<Tabs>", "# a"]],
    [
      "an expression",
      "{list.map((a) => (\n\n  `}`\n))}\n\nafter",
      ["expression |{list.map((a) => (\n\n  `}`\n))}", "after"],
    ],
    ["comments", "{/* a */}\n\n<!-- b -->", ["comment |{/* a */}", "comment |<!-- b -->"]],
    [
      "prose",
      "import duties rise\n\nexport is hard\n\na < b {c",
      ["import duties rise", "export is hard", "a < b {c"],
    ],
    ["indentation is not code", "    a", ["    a"]],
    [
      "a closing tag in code closes nothing",
      "<A>\n\n`</A>`\n\nx\n\n</A>",
      ["component A|<A>\n\n`</A>`\n\nx\n\n</A>"],
    ],
  ] as const)("%s", (_, text, expected) => expect(blocks(text, mdx)).toEqual(expected));

  test("tags within a line are islands, and what they enclose is text", () =>
    expect(inner("a <B c={1}>*d*</B> {e}", mdx)).toEqual([
      "component B|<B c={1}>",
      "component B|</B>",
      "expression |{e}",
    ]));
});

test.each([
  ["link", '[a *b*]({{< ref "c d.md" >}} "t")', { type: "link", url: '{{< ref "c d.md" >}}', title: "t" }],
  [
    "link with an empty title",
    "[a]({% link b c %} '')",
    { type: "link", url: "{% link b c %}", title: null },
  ],
  ["image", "![a]({{ site.url }}/b.png)", { type: "image", url: "{{ site.url }}/b.png", alt: "a" }],
] as const)("[M20] %s to a template address", (_, text, expected) => {
  const tree = parseBody(text, markdown).blocks[0]?.tree;
  expect(tree?.type === "paragraph" ? tree.children : []).toMatchObject([expected]);
});

test.each([
  ["a.md", null, { mdx: false, shortcodes: true, liquid: true, directives: true }],
  ["a.MDX", "hugo", { mdx: true, shortcodes: false, liquid: false }],
  ["a.md", "hugo", { mdx: false, shortcodes: true, liquid: false, directives: false }],
  ["a.md", "Jekyll", { mdx: false, shortcodes: false, liquid: true }],
  ["a.md", "docusaurus", { mdx: true, directives: true }],
  ["a.md", "unheard-of", { mdx: false, shortcodes: true, liquid: true }],
] as const)("[M22] the dialect of %s published by %s", (path, publisher, expected) =>
  expect(dialectFor(path, publisher)).toMatchObject(expected),
);
