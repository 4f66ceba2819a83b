import { describe, expect, test } from "vitest";
import { dialectFor } from "#core/markdown/dialect";
import { visualSchema } from "#core/visual/schema";
import { paragraph, saves, type Editing } from "./save-scenario.ts";

const MDX = dialectFor("a.mdx", null);

/** Rows of: what it is about, the source, the edit, the source after. */
type Row = readonly [string, string, (edit: Editing) => void, string];

const words: readonly Row[] = [
  [
    "emphasis by underscores",
    "An _old_ word and __strong__.\n",
    (e) => e.replace("word", "thing"),
    "An _old_ thing and __strong__.\n",
  ],
  ["a word in emphasis", "An _old_ word.\n", (e) => e.replace("old", "new"), "An _new_ word.\n"],
  [
    "typing at the end of strong",
    "A **bold** word.\n",
    (e) => e.type(e.after("bold"), "er"),
    "A **bolder** word.\n",
  ],
  ["escapes", "1 \\* 2 \\_ 3 word\n", (e) => e.replace("word", "x"), "1 \\* 2 \\_ 3 x\n"],
  [
    "entities",
    "A &amp; B&nbsp;C &copy; &#8212; word\n",
    (e) => e.replace("word", "x"),
    "A &amp; B&nbsp;C &copy; &#8212; x\n",
  ],
  [
    "a word between entities",
    "&eacute;t&eacute; word\n",
    (e) => e.replace("t", "T"),
    "&eacute;T&eacute; word\n",
  ],
  [
    "wrapped lines",
    "A line that\nwraps at\n  odd places.\n",
    (e) => e.replace("wraps", "goes on"),
    "A line that\ngoes on at\n  odd places.\n",
  ],
  [
    "wrapped lines in a quote",
    "> A line\n> that wraps\nlazily.\n",
    (e) => e.replace("that", "which"),
    "> A line\n> which wraps\nlazily.\n",
  ],
  ["hard breaks by spaces", "One  \ntwo\\\nthree\n", (e) => e.replace("two", "2"), "One  \n2\\\nthree\n"],
  [
    "strong text on both sides of a break",
    "**One**  \n**two:** three\n",
    (e) => e.replace("One", "First"),
    "**First**  \n**two:** three\n",
  ],
  [
    "strong text across a break",
    "**One  \ntwo:** three\n",
    (e) => e.replace("One", "First"),
    "**First  \ntwo:** three\n",
  ],
  [
    "hard breaks after addresses",
    "Word: https://a.example/x \\\nmore\n",
    (e) => e.replace("Word", "File"),
    "File: https://a.example/x \\\nmore\n",
  ],
  [
    "reference links",
    "See [the *docs*][d] and [other].\n\n[d]: /d\n[other]: /o\n",
    (e) => e.replace("See", "Read"),
    "Read [the *docs*][d] and [other].\n\n[d]: /d\n[other]: /o\n",
  ],
  [
    "text of a full reference",
    "See [the docs][d].\n\n[d]: /d\n",
    (e) => e.replace("docs", "manual"),
    "See [the manual][d].\n\n[d]: /d\n",
  ],
  [
    "text of a shortcut reference",
    "See [docs].\n\n[docs]: /d\n",
    (e) => e.replace("docs", "manual"),
    "See [manual][docs].\n\n[docs]: /d\n",
  ],
  [
    "an autolink beside",
    "At <https://a.example> or https://b.example, word.\n",
    (e) => e.replace("word", "x"),
    "At <https://a.example> or https://b.example, x.\n",
  ],
  [
    "images with titles",
    "![alt *x*](<a b.png> 'T') word\n",
    (e) => e.replace("word", "x"),
    "![alt *x*](<a b.png> 'T') x\n",
  ],
  ["code with odd fences", "`` a`b `` word\n", (e) => e.replace("word", "x"), "`` a`b `` x\n"],
  [
    "footnotes",
    "A note[^1] word.\n\n[^1]: Text.\n",
    (e) => e.replace("word", "x"),
    "A note[^1] x.\n\n[^1]: Text.\n",
  ],
  ["deleting a whole mark", "A **bold** word.\n", (e) => e.replace("bold", ""), "A  word.\n"],
  [
    "Japanese",
    "これは**重要な**文章です。\n",
    (e) => e.replace("文章", "記事"),
    "これは**重要な**記事です。\n",
  ],
  [
    "Japanese inside strong",
    "これは**重要な**文章です。\n",
    (e) => e.replace("重要", "大切"),
    "これは**大切な**文章です。\n",
  ],
  ["emoji and surrogates", "A 👩‍👩‍👧 word 𠮷野家\n", (e) => e.replace("word", "x"), "A 👩‍👩‍👧 x 𠮷野家\n"],
  [
    "two edits in one paragraph",
    "One *two* three \\# four &lt; five.\n",
    (e) => {
      e.replace("One", "1");
      e.replace("five", "5");
    },
    "1 *two* three \\# four &lt; 5.\n",
  ],
];

const marks: readonly Row[] = [
  ["strong on a word", "A plain word here.\n", (e) => e.mark("word", "strong"), "A plain **word** here.\n"],
  [
    "strong as the document has it",
    "An __old__ word here.\n",
    (e) => e.mark("word", "strong"),
    "An __old__ __word__ here.\n",
  ],
  [
    "emphasis as the document has it",
    "An _old_ word here.\n",
    (e) => e.mark("word", "emphasis"),
    "An _old_ _word_ here.\n",
  ],
  [
    "emphasis inside a word",
    "An _old_ wording.\n",
    (e) => e.mark("word", "emphasis"),
    "An _old_ *word*ing.\n",
  ],
  [
    "strong over emphasis",
    "A *b* c.\n",
    (e) => {
      e.mark("A ", "strong");
      e.mark("b", "strong");
      e.mark(" c", "strong");
    },
    "**A *b* c**.\n",
  ],
  ["strike through", "A word.\n", (e) => e.mark("word", "strike_through"), "A ~~word~~.\n"],
  ["strong taken off", "A **bold** word.\n", (e) => e.unmark("bold", "strong"), "A bold word.\n"],
  [
    "strong taken off a part",
    "A **bold and brave** word.\n",
    (e) => e.unmark("and brave", "strong"),
    "A **bold** and brave word.\n",
  ],
  [
    "spaces at the ends stay outside",
    "A plain word here.\n",
    (e) => e.mark(" word ", "strong"),
    "A plain **word** here.\n",
  ],
  ["code", "A word.\n", (e) => e.mark("word", "inlineCode"), "A `word`.\n"],
  [
    "Japanese strong",
    "これは重要な文章です。\n",
    (e) => e.mark("重要な", "strong"),
    "これは**重要な**文章です。\n",
  ],
  ["a link on a word", "A word.\n", (e) => e.mark("word", "link", { href: "/x" }), "A [word](/x).\n"],
  [
    "a link with spaces and brackets",
    "A word.\n",
    (e) => e.mark("word", "link", { href: "/x y(z" }),
    "A [word](</x y(z>).\n",
  ],
];

const links: readonly Row[] = [
  [
    "an address",
    'A [link](/old "T") word.\n',
    (e) => {
      e.unmark("link", "link");
      e.mark("link", "link", { href: "/new", title: "T" });
    },
    'A [link](/new "T") word.\n',
  ],
  [
    "an address in angle brackets",
    "A [*li*nk](</o ld> 'T').\n",
    (e) => {
      e.unmark("li", "link");
      e.unmark("nk", "link");
      e.mark("li", "link", { href: "/new", title: "T" });
      e.mark("nk", "link", { href: "/new", title: "T" });
    },
    "A [*li*nk](</new> 'T').\n",
  ],
  [
    "a reference that gets another address",
    "A [link][l].\n\n[l]: /old\n",
    (e) => {
      e.unmark("link", "link");
      e.mark("link", "link", { href: "/new" });
    },
    "A [link](/new).\n\n[l]: /old\n",
  ],
  [
    "the address of a link in strong text",
    "A **[link](/old)** word.\n",
    (e) => {
      e.unmark("link", "link");
      e.mark("link", "link", { href: "/new" });
    },
    "A **[link](/new)** word.\n",
  ],
  [
    "all the text of a link in bold, whose order of marks stays",
    "A **[link](/x)** and [**other**](/y).\n",
    (e) => {
      e.replace("link", "galley");
      e.replace("other", "word");
    },
    "A **[galley](/x)** and [**word**](/y).\n",
  ],
  ["a link taken off", "A [link](/x) word.\n", (e) => e.unmark("link", "link"), "A link word.\n"],
];

/** What looks like Markdown and was typed as text must be text again when it is read. */
const typed: readonly Row[] = [
  ["stars that mean nothing", "A word.\n", (e) => e.replace("word", "2 * 3 * 4"), "A 2 * 3 * 4.\n"],
  ["stars", "A word.\n", (e) => e.replace("word", "*word*"), "A \\*word\\*.\n"],
  ["stars beside bold text", "A **_b_**.\n", (e) => e.replace(".", "**."), "A **_b_**\\*\\*.\n"],
  ["underscores in a name", "A word.\n", (e) => e.replace("word", "snake_case_name"), "A snake_case_name.\n"],
  ["underscores", "A word.\n", (e) => e.replace("word", "_word_"), "A \\_word\\_.\n"],
  ["a tag", "A word.\n", (e) => e.replace("word", "<b>word"), "A \\<b>word.\n"],
  ["less than", "A word.\n", (e) => e.replace("word", "1 < 2 > 1"), "A 1 < 2 > 1.\n"],
  ["a link", "A word.\n", (e) => e.replace("word", "[a](b)"), "A \\[a](b).\n"],
  ["brackets that mean nothing", "A word.\n", (e) => e.replace("word", "[sic]"), "A [sic].\n"],
  [
    "brackets of a label that is defined",
    "A word.\n\n[sic]: /x\n",
    (e) => e.replace("word", "[sic]"),
    "A \\[sic].\n\n[sic]: /x\n",
  ],
  ["a backtick", "A word.\n", (e) => e.replace("word", "`a`"), "A \\`a\\`.\n"],
  ["an entity", "A word.\n", (e) => e.replace("word", "&amp; R&D"), "A \\&amp; R&D.\n"],
  ["a heading", "Word.\n", (e) => e.replace("Word", "# Word"), "\\# Word.\n"],
  ["a number sign", "Word.\n", (e) => e.replace("Word", "#Word"), "#Word.\n"],
  ["a bullet", "Word.\n", (e) => e.replace("Word", "- Word"), "\\- Word.\n"],
  ["a plus", "Word.\n", (e) => e.replace("Word", "+ Word"), "\\+ Word.\n"],
  ["a number", "Word.\n", (e) => e.replace("Word", "1. Word"), "1\\. Word.\n"],
  ["a year", "Word.\n", (e) => e.replace("Word.", "2026. Word"), "2026\\. Word\n"],
  ["a quote", "Word.\n", (e) => e.replace("Word", "> Word"), "\\> Word.\n"],
  ["a rule", "Word\n", (e) => e.replace("Word", "---"), "\\---\n"],
  ["a shortcode", "A word.\n", (e) => e.replace("word", "{{< x >}}"), "A &#x7B;{< x >}}.\n"],
  ["tildes", "A word.\n", (e) => e.replace("word", "~~x~~"), "A \\~\\~x\\~\\~.\n"],
  ["a tilde between numbers", "A word.\n", (e) => e.replace("word", "10~20"), "A 10~20.\n"],
  ["dollars", "A word.\n", (e) => e.replace("word", "$5 and $6"), "A $5 and $6.\n"],
  ["a backslash", "A word.\n", (e) => e.replace("word", "C:\\new"), "A C:\\new.\n"],
  ["a backslash before punctuation", "A word.\n", (e) => e.replace("word", "\\*"), "A \\\\\\*.\n"],
  ["Japanese punctuation", "文。\n", (e) => e.replace("文", "「＊文＊」（１）"), "「＊文＊」（１）。\n"],
];

/** Every row is an edit with the exact source before and after. */
function check(rows: readonly Row[]): void {
  test.each(rows)("%s", (_name, before, edit, after) => {
    expect(saves(before, edit, after).outcomes).not.toContain("island");
  });
}

describe("[W10] a word changes, its surroundings keep their spelling", () => {
  check(words);
});
describe("[W11] marks are put on and taken off where they are", () => {
  check(marks);
});
describe("[W12] links", () => {
  check(links);
});
describe("[W13] typed text stays text", () => {
  check(typed);
});

describe("where the forms end", () => {
  test("[W13] MDX has braces and tags of its own", () => {
    saves("A word.\n", (e) => e.replace("word", "{x} <b>"), "A \\{x\\} \\<b>.\n", MDX);
  });

  test.each([
    ["See https://a.example/x \\\nnow.\n", "<b>", "See <https://a.example/x>\\<b> \\\nnow.\n"],
    ["See www.a.example now.\n", "<i>", "See [www.a.example](http://www.a.example)\\<i> now.\n"],
  ])(
    "[W13] %j: text right behind a bare address that would become a part of it",
    (before, typed, expected) => {
      const address = /\S*a\.example\S*/.exec(before)?.[0] ?? "";
      const { outcomes } = saves(
        before,
        ({ tr, after }) => void tr.insert(after(address), visualSchema.text(typed) as never),
        expected,
      );
      expect(outcomes).toEqual(["patched"]);
    },
  );

  test("[W13] a word in bold right behind a bare address, and the address edited again later", () => {
    saves(
      "See https://a.example/x end.\n",
      ({ tr, after }) =>
        void tr.insert(
          after("a.example/x"),
          visualSchema.text("now", [visualSchema.marks.strong.create() as never]) as never,
        ),
      "See <https://a.example/x>**now** end.\n",
    );
    saves(
      "See <https://a.example/x>**now** end.\n",
      (edit) => edit.replace("end", "over"),
      "See <https://a.example/x>**now** over.\n",
    );
  });

  test("[W13] an address that is typed becomes a link and is not escaped", () => {
    saves("A word.\n", (e) => e.replace("word", "https://a.example/x_y_z"), "A https://a.example/x_y_z.\n");
  });

  test("[W24] a paragraph of several lines that becomes a heading is one line", () => {
    const toHeading = (level: number) => (e: Editing) =>
      void e.tr.setBlockType(1, 2, visualSchema.nodes.heading as never, { level });
    saves("One &amp;\ntwo  \nthree\n", toHeading(3), "### One &amp; two<br />three\n");
    saves("One &amp;\ntwo\n", toHeading(2), "One &amp;\ntwo\n---\n");
  });

  test("[W30] a quote that Markdown cannot say is HTML around its blocks, and the outcome says so", () => {
    const island = {
      type: "island",
      attrs: { source: "<Tabs>\n\nOne\n\n</Tabs>", kind: "component", name: "Tabs" },
    };
    const { text, outcomes } = saves(
      "Text.\n",
      (e) =>
        e.insert(1, {
          type: "blockquote",
          content: [
            paragraph("A *b*"),
            { type: "island", attrs: { source: "import a from 'a'", kind: "code-import", name: "" } },
            island,
          ],
        }),
      "Text.\n\n<blockquote>\n\nA \\*b\\*\n\nimport a from 'a'\n\n<Tabs>\n\nOne\n\n</Tabs>\n\n</blockquote>\n",
      MDX,
    );
    expect(text).toContain("<Tabs>");
    expect(outcomes).toContain("island");
  });

  test("[W10] a space at the end of a paragraph is not written", () => {
    saves("A word.\n", (e) => e.type(e.after("word."), " "), "A word.\n");
  });

  test("[W11] a hard break is written as the document writes it", () => {
    const add = (e: Editing): void =>
      void e.tr.insert(e.after("three"), visualSchema.node("hardbreak") as never);
    saves("One  \ntwo\n\nthree four\n", add, "One  \ntwo\n\nthree  \nfour\n");
    saves("One\\\ntwo\n\nthree four\n", add, "One\\\ntwo\n\nthree\\\nfour\n");
  });

  test("[W12] an image that is replaced keeps its alt text, its title and their spelling", () => {
    saves(
      "An ![alt](<a.png> 'T') here.\n",
      (e) => {
        const at = e.after("An ");
        e.tr.setNodeMarkup(at, null, { ...e.tr.doc.nodeAt(at)?.attrs, src: "b.png" });
      },
      "An ![alt](<b.png> 'T') here.\n",
    );
  });

  test("[W4] a new paragraph with marks is written in the document's style", () => {
    const strong = { type: "text", text: "bold", marks: [{ type: "strong" }] };
    const emphasis = { type: "text", text: "soft", marks: [{ type: "emphasis" }] };
    saves(
      "An __old__ and _older_ one.\n",
      (e) => e.insert(1, paragraph("A ", strong, " and ", emphasis, ".")),
      "An __old__ and _older_ one.\n\nA __bold__ and _soft_.\n",
    );
  });
});
