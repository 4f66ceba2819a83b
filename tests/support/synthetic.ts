/** Documents as sites hold them, made up: every construct that a body or frontmatter may have, in varied styles. */

import fc from "fast-check";

const WORDS = [
  "word",
  "Galley",
  "naïve",
  "it's",
  "snake_case",
  "a*b",
  "2 * 3",
  "R&D",
  "x<y",
  "C:\\new",
  "日本語の文",
  "「引用」",
  "重要。",
  "don’t",
  "100%",
  "#tag",
  "@name",
  "e.g.",
  "1.",
  "-",
  "+1",
  "~5",
  "$5",
  ":smile:",
  "12:30",
  "😀",
  "кириллица",
  "(aside)",
  "“q”",
] as const;

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));
const plain = fc
  .array(fc.constantFrom("one", "two", "three", "four", "漢字"), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(" "));

const address = fc.constantFrom(
  "/a/b",
  "https://a.example/x_y_z?a=1&b=2",
  "<a b.md>",
  "#top",
  "../c.md",
  "/p(1)",
  '{{< ref "a.md" >}}',
  "{% link a.md %}",
  "{{ site.url }}/x",
  "mailto:a@b.example",
);
const title = fc.constantFrom("", "", ' "A title"', " 'T'", " (T)");
const between = (open: string, close: string) => plain.map((text) => `${open}${text}${close}`);

const SPANS: readonly fc.Arbitrary<string>[] = [
  words,
  words,
  words,
  between("*", "*"),
  between("_", "_"),
  between("**", "**"),
  between("__", "__"),
  between("***", "***"),
  between("**_", "_**"),
  between("~~", "~~"),
  between("`", "`"),
  fc.constantFrom(
    "`` a ` b ``",
    "`a|b`",
    "`<b>`",
    "`{{ x }}`",
    "&amp;",
    "&copy;",
    "&#x3042;",
    "\\*",
    "\\_",
    "\\[x]",
    "\\\\",
    "\\#",
  ),
  fc.tuple(plain, address, title).map(([text, to, name]) => `[${text}](${to}${name})`),
  fc.tuple(plain, address, title).map(([text, to, name]) => `[**${text}**](${to}${name})`),
  fc.tuple(plain, address).map(([text, to]) => `**[${text}](${to})**`),
  fc.tuple(plain, address, title).map(([text, to, name]) => `![${text}](${to}${name})`),
  plain.map((text) => `[![${text}](/i.png)](/x)`),
  plain.map((text) => `[${text}][ref]`),
  fc.constantFrom(
    "[ref]",
    "[ref][]",
    "[Ref]",
    "[missing]",
    "![ref]",
    "[^note]",
    "[^1]",
    "https://bare.example/a_b",
    "<https://auto.example>",
    "www.bare.example",
    "a@b.example",
  ),
  fc.constantFrom(
    "<br>",
    "<kbd>Ctrl</kbd>",
    "<span class='x'>s</span>",
    "<!-- c -->",
    '<img src="x" alt="y">',
    "<b>bold</b>",
  ),
  fc.constantFrom(
    "{{< x >}}",
    '{{% y a="b" %}}',
    "{{ page.title | upcase }}",
    "{% include a.html %}",
    "{{< b >}}in{{< /b >}}",
  ),
  fc.constantFrom(
    "$x_1$",
    "$a*b$",
    "[[Page]]",
    "[[Page|alias]]",
    "![[image.png]]",
    ":abbr[x]{title='y'}",
    "{#id}",
    "{.class}",
    "==mark==",
    "H~2~O",
    "^sup^",
    "%%c%%",
  ),
];

const span = fc.oneof(...SPANS);
const lineBreak = fc.constantFrom("\n", "\n", "\n", "  \n", "\\\n", " \n", "\n ");
const line = fc.array(span, { minLength: 1, maxLength: 4 }).map((spans) => spans.join(" "));
const tight = fc.array(span, { minLength: 1, maxLength: 4 }).map((spans) => spans.join(""));

/** A paragraph of one or several lines. */
const paragraph = fc.oneof(
  line,
  tight,
  fc.tuple(line, lineBreak, line).map((parts) => parts.join("")),
  fc.tuple(line, lineBreak, line, lineBreak, line).map((parts) => parts.join("")),
  line.map((text) => `${text} `),
  line.map((text) => `  ${text}`),
);

const heading = fc.oneof(
  fc.tuple(fc.constantFrom("#", "##", "###", "######"), line).map(([marks, text]) => `${marks} ${text}`),
  fc.tuple(fc.constantFrom("##", "###"), plain).map(([marks, text]) => `${marks} ${text} ${marks}`),
  fc.tuple(plain, fc.constantFrom("===", "---", "-")).map(([text, rule]) => `${text}\n${rule}`),
  plain.map((text) => `## ${text} {#an-id}`),
  fc.constantFrom("#", "##  "),
);

const code = fc.oneof(
  fc.constantFrom(
    "```js\nlet a = 1;\n```",
    "~~~\ncode\n~~~",
    "````md\n```\nx\n```\n````",
    '```js {1,3} title="a.js"\nx\n\ny\n```',
    "    indented\n\n    code",
    "\tindented",
    "``` \n```",
    "```mermaid\ngraph TD;\n```",
    "```\nunclosed",
  ),
);

const cell = fc.oneof(
  plain,
  plain,
  fc.constantFrom("", "`a\\|b`", "a\\|b", "**b**", "[x](/y)", "![i](/i.png)", "日本", "{{< x >}}", "<br>"),
);
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom("| ", "|", "none", "wide"),
  )
  .chain(([columns, rows, style]) =>
    fc
      .tuple(
        fc.array(plain, { minLength: columns, maxLength: columns }),
        fc.array(fc.constantFrom("---", ":--", "--:", ":-:", "-"), {
          minLength: columns,
          maxLength: columns,
        }),
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      .map(([head, rule, body]) => [head, rule, ...body].map((cells) => tableRow(cells, style)).join("\n")),
  );

function tableRow(cells: readonly string[], style: string): string {
  if (style === "none" && cells.length > 1) return cells.map((each) => each || "x").join(" | ");
  if (style === "|") return `|${cells.join("|")}|`;
  const padded = style === "wide" ? cells.map((each) => each.padEnd(12)) : cells;
  return `| ${padded.join(" | ")} |`;
}

const SPECIAL = [
  "---",
  "***",
  "* * *",
  "_____",
  "<div>\nhtml *not emphasis*\n</div>",
  "<details>\n<summary>More</summary>\n\nInside *Markdown*.\n\n</details>",
  "<!-- a comment -->",
  "<!--\nlong\n\ncomment\n-->",
  "<!-- more -->",
  '[ref]: /target "Title"',
  "[ref]: <b c>\n[other]: /o",
  "[^note]: A note.",
  "[^1]: One.\n\n    Two.",
  "Term\n: Definition one\n: Definition two",
  "$$\nx = y\n$$",
  "$$ x $$",
  '{{< figure src="a.png" >}}',
  "{{< tabs >}}\nInside *it*\n\n- a\n{{< /tabs >}}",
  "{{% notice %}}\ntext\n{{% /notice %}}",
  "{{/* comment */}}",
  "{% if x %}\n\nShown.\n\n{% endif %}",
  "{% raw %}\n{{ x }}\n{% endraw %}",
  "{% highlight js %}\nlet a;\n{% endhighlight %}",
  "{: .class #id}",
  ":::note\nInside.\n:::",
  "::: tip Title\n- a\n- b\n:::",
  "::youtube[x]{id=1}",
  ":::: a\n::: b\nx\n:::\n::::",
  "> [!NOTE]\n> A callout.",
  "!!! note\n    Indented.",
  "[[toc]]",
  "[TOC]",
] as const;

const MDX = [
  "import A from './a'",
  "export const a = {\n  b: 1,\n};",
  "<Tabs>\n  <Tab label='x'>\n\n  Text *in* it.\n\n  </Tab>\n</Tabs>",
  "<Note>one line</Note>",
  "{/* comment */}",
  "{props.x}",
  "<A b={{ c: 1 }} />",
  "<>\nfragment\n</>",
] as const;

interface Options {
  readonly mdx: boolean;
}

/** Blocks at one level, deeper ones in lists and quotes. */
function blocksArbitrary({ mdx }: Options, depth: number): fc.Arbitrary<string> {
  const special = mdx
    ? fc.constantFrom(...MDX, ":::note\nInside.\n:::", "[ref]: /t")
    : fc.constantFrom(...SPECIAL);
  const leaf = fc.oneof(
    { weight: 5, arbitrary: mdx ? paragraph.filter((text) => !/[<{]/.test(text)) : paragraph },
    { weight: 2, arbitrary: mdx ? heading.filter((text) => !/[<{]/.test(text)) : heading },
    { weight: 1, arbitrary: mdx ? code.filter((text) => /^[`~]/.test(text)) : code },
    { weight: 1, arbitrary: mdx ? table.filter((text) => !/[<{]/.test(text)) : table },
    { weight: 3, arbitrary: special },
  );
  if (depth === 0) return leaf;
  const inner = fc
    .tuple(fc.array(blocksArbitrary({ mdx }, depth - 1), { minLength: 1, maxLength: 3 }), gap)
    .map(([blocks, space]) => blocks.join(space));
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: list(inner) },
    { weight: 1, arbitrary: quote(inner) },
  );
}

const gap = fc.constantFrom("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n", "\n\t\n");

function list(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const item = fc.oneof(
    { weight: 3, arbitrary: line },
    { weight: 1, arbitrary: inner },
    { weight: 1, arbitrary: fc.tuple(line, inner).map((parts) => parts.join("\n")) },
  );
  return fc
    .tuple(
      fc.array(item, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("-", "*", "+", "1.", "1)", "3.", "0.", "all 1."),
      fc.constantFrom(" ", " ", "   "),
      fc.constantFrom("\n", "\n", "\n\n"),
      fc.constantFrom("", "", "[ ] ", "[x] "),
      fc.constantFrom("", "", " ", "  "),
    )
    .map(([items, mark, padding, between_, box, indentation]) =>
      items
        .map((text, index) => {
          const number = Number.parseInt(mark, 10);
          const marker =
            mark === "all 1." ? "1." : Number.isNaN(number) ? mark : `${number + index}${mark.at(-1)}`;
          const width = " ".repeat(marker.length + padding.length);
          return indentation + marker + padding + indented(box + text, indentation + width);
        })
        .join(between_),
    );
}

function indented(text: string, prefix: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${prefix}`);
}

function quote(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(inner, fc.constantFrom("> ", ">", "> "))
    .map(([text, prefix]) => prefix + text.replaceAll("\n", `\n${prefix}`));
}

const FRONTMATTER = [
  "",
  "",
  "---\n---\n",
  '---\ntitle: "A title"  # comment\ndate: 2026-01-05\ntags:\n  - one\n  - two\ndraft: false\n---\n',
  "---\ntitle: &t One\nother: *t\nflow: {a: 1, b: [x, y]}\ntext: |\n  two\n  lines\nfolded: >-\n  a\n  b\n\n# end\n---\n",
  "---\nlayout: post\nseo:\n  title: T\n  image:\n    src: a.png\ncategories: [a, 'b']\nempty:\n---\n",
  '+++\ntitle = "T"\ndate = 2026-01-05T10:00:00Z\n[params]\na = [1, 2]\n[[menu.main]]\nname = "x"\n[[menu.main]]\nname = "y"\n+++\n',
  '{\n  "title": "T",\n  "tags": ["a", "b"],\n  "nested": {"x": null}\n}\n',
] as const;

/** A document: its path says which dialect it is. */
export interface SyntheticDocument {
  readonly path: string;
  readonly text: string;
}

/** Documents of up to seven blocks with any gaps, line endings and ends, with and without frontmatter. */
export const syntheticDocument: fc.Arbitrary<SyntheticDocument> = fc
  .record({ mdx: fc.constantFrom(false, false, false, true), depth: fc.constantFrom(1, 2) })
  .chain(({ mdx, depth }) =>
    fc
      .record({
        frontmatter: fc.constantFrom(...FRONTMATTER),
        blocks: fc.array(fc.tuple(blocksArbitrary({ mdx }, depth), gap), { minLength: 1, maxLength: 7 }),
        lead: fc.constantFrom("", "\n", "\n\n", " \n"),
        end: fc.constantFrom("", "\n", "\n\n", "\n \n"),
        ending: fc.constantFrom("\n", "\n", "\r\n"),
      })
      .map(({ frontmatter, blocks, lead, end, ending }) => {
        const body = blocks
          .map(([block, space], index) => block + (index < blocks.length - 1 ? space : ""))
          .join("");
        return {
          path: mdx ? "a.mdx" : "a.md",
          text: (frontmatter + lead + body + end).replaceAll("\n", ending),
        };
      }),
  );
