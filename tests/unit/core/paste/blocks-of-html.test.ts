import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import { describe, expect, test } from "vitest";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { saveBlocks } from "#core/markdown/save";
import { blocksOfHtml } from "#core/paste/blocks-of-html";
import { visualSchema } from "#core/visual/schema";

const folder = join(import.meta.dirname, "../../../fixtures/paste");

function parsed(html: string): Root {
  const tree = raw({ type: "root", children: [{ type: "raw", value: html }] } as Nodes);
  return tree as Root;
}

/** What pasting `html` into an empty article saves. */
function markdownOf(html: string, path = "a.md"): string {
  const nodes = blocksOfHtml(parsed(html));
  for (const node of nodes) visualSchema.nodeFromJSON(node).check();
  const empty = parseBody("", dialectFor(path, null));
  return bodyText(
    saveBlocks(
      empty,
      nodes.map((node) => ({ kind: "new", node })),
    ).body,
  );
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => name.slice(0, -5));

describe("clipboard samples", () => {
  test.each(names)("[V40] %s becomes the blocks that its author meant", (name) => {
    const html = readFileSync(join(folder, `${name}.html`), "utf8");
    expect(markdownOf(html)).toBe(readFileSync(join(folder, `${name}.md`), "utf8"));
  });
});

describe("addresses", () => {
  test.each([
    "javascript:alert(1)",
    " \u0001JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://example.com/1",
    "smb://host/share",
    "",
  ])("[V41] no link leads to %j", (href) => {
    const element = { type: "element" as const, tagName: "a", properties: { href }, children: [] };
    const root: Root = {
      type: "root",
      children: [{ ...element, children: [{ type: "text", value: "text" }] }],
    };
    expect(blocksOfHtml(root)).toEqual([{ type: "paragraph", content: [{ type: "text", text: "text" }] }]);
  });

  test("[V41] addresses of the web and of the site stay as they are", () => {
    expect(
      markdownOf('<a href="../b/?q=a:b#c">x</a> <a href="tel:+351">y</a> <a href="//example.com/">z</a>'),
    ).toBe("[x](../b/?q=a:b#c) [y](tel:+351) [z](//example.com/)\n");
  });

  test("[V41] an image that nobody sees is dropped, any other keeps its text", () => {
    expect(markdownOf('<img src="https://t.example.com/a" style="width:1px;height:1px">')).toBe("");
    expect(markdownOf('<a href="/full"><img src="/a.png" alt="A  press" title="T"></a>')).toBe(
      '[![A press](/a.png "T")](/full)\n',
    );
  });

  test("[V41] what reads like MDX or a shortcode in a page is text in the article", () => {
    const path = "a.mdx";
    const made = markdownOf("<p>{steal()} &lt;Button /&gt;</p>", path);
    expect(parseBody(made, dialectFor(path, null)).blocks[0]).toMatchObject({
      island: null,
      tree: { children: [{ type: "text", value: "{steal()} <Button />" }] },
    });
  });
});

describe("spaces", () => {
  test.each([
    ["<p>one <b> two </b> three</p>", "one **two** three\n"],
    ["<p>one<b> two</b><i> </i>three</p>", "one **two** three\n"],
    ["<p>a&nbsp;b&nbsp; c&nbsp;</p>", "a b c\n"],
    ["<p>«&nbsp;Oui&nbsp;!&nbsp;» 10&nbsp;000</p>", "«\u00A0Oui\u00A0!\u00A0» 10\u00A0000\n"],
    ["<p>日本語の\n文章</p>", "日本語の文章\n"],
    ["<p>\u3000字下げ</p>", "\u3000字下げ\n"],
    ["<div>one<br><br>two<br></div>", "one\n\ntwo\n"],
    ["<p>so\u00ADft\u200B</p>", "soft\n"],
  ])("[V42] %s", (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });
});

describe("any HTML", () => {
  const word = fc.constantFrom(
    "one",
    " two ",
    "&nbsp;",
    "*three*",
    "4. ",
    "\n",
    "{x}",
    "<br>",
    '<img src="a.png">',
  );
  const tag = fc.constantFrom(
    ..."p div span b i a ul ol li table tr td th h2 pre code blockquote hr sup o:p".split(" "),
  );
  const attribute = fc.constantFrom(
    "",
    ' class="MsoListParagraph"',
    ' style="mso-list:l0 level2 lfo1"',
    ' style="font-weight:bold"',
    ' href="/x"',
    ' colspan="3" rowspan="2"',
    ' data-aria-level="2" data-listid="1"',
  );
  const html = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      word,
      fc
        .tuple(tag, attribute, fc.array(tie("html"), { maxLength: 4 }))
        .map(([name, said, inner]) => `<${name}${said}>${inner.join("")}</${name}>`),
    ),
  })).html;

  test("[V43] becomes blocks that the schema allows and that read back as they were saved", () => {
    fc.assert(
      fc.property(html, (source) => {
        const nodes = blocksOfHtml(parsed(source));
        for (const node of nodes) {
          visualSchema.nodeFromJSON(node).check();
          if (node.type === "paragraph") expect(node.content?.length).toBeGreaterThan(0);
        }
        const dialect = dialectFor("a.md", null);
        const { body } = saveBlocks(
          parseBody("", dialect),
          nodes.map((node) => ({ kind: "new", node })),
        );
        const again = parseBody(bodyText(body), dialect);
        expect(again.blocks.map(({ source: text }) => text)).toEqual(
          body.blocks.map(({ source: text }) => text),
        );
      }),
      { numRuns: 150 },
    );
  });
});
