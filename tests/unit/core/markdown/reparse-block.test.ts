/** One block read anew beside the whole body read anew. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "#core/document/patch";
import type { Block, Body } from "#core/markdown/block";
import { bodyText, cutBlocks, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { parseTree } from "#core/markdown/parse";
import { reparseBlock } from "#core/markdown/reparse-block";
import { reparseBody } from "#core/markdown/reparse";

/** Pieces of bodies: what reaches over blocks, what goes on without a blank line, what indentation decides. */
const PIECES = [
  "Some words",
  "Some *marked* words of\ntwo lines.",
  "# A heading",
  "Underlined\n---",
  "- item",
  "1. item\n\n   more",
  "[r]: /x",
  '[r]: /x\n"title',
  "[^n]: foot",
  "[^n]: foot\n\n    more",
  "See [r] and [^n] and [other].",
  "> quote",
  "<!-- open",
  "<div>\nhtml\n</div>",
  "    indented code",
  "```\nfenced\n```",
  "| a |\n|---|\n| b |",
  "{{< open >}}",
  "{{< /open >}}",
  "A {{< mid",
  "mid >}} end",
  "{% raw %}",
  "text {% endraw %}",
  ":::note",
  ":::",
  "$$",
  "$$ x",
  "<Tag>",
  "a </Tag> b",
  "<Tag a={`",
  "import x",
  "/* c",
  "from 'y' it is said",
  "export const a = {",
  "}",
  "{/* c",
  "c */}",
  "***",
] as const;
const GAPS = ["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\r\n\r\n", "\n \n"] as const;
const TYPED = [
  "a",
  " ",
  "    ",
  "   ",
  '"',
  "title",
  "#",
  "=",
  "\n---",
  "- ",
  "{{< /open >}}",
  "{{< open >}}\n",
  "\n{{< open >}}\n",
  " >}}",
  "\n:::\n",
  "\n$$\n",
  "{",
  "<Tag>",
  "</Tag>\n",
  "from 'z'",
  "`",
  "}",
  "*/}",
  "-->",
  "[r]",
  "|",
] as const;

const body: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS)), { minLength: 2, maxLength: 6 }),
    fc.constantFrom("", "\n", "\uFEFF"),
  )
  .map(([pieces, lead]) => lead + pieces.flat().join(""));

const MDX = dialectFor("a.mdx", null);
const MARKDOWN = dialectFor("a.md", null);
const DIALECTS = [MARKDOWN, MDX, dialectFor("a.md", "astro"), dialectFor("a.md", "docusaurus")];

/** `source` read alone, where it is one block. */
function readAlone(source: string, { dialect, definitions, footnotes }: Body): Block | null {
  const cut = cutBlocks(source, parseTree(source, dialect, { definitions, footnotes }));
  const [only, ...others] = cut.blocks;
  return only && others.length === 0 && only.source === source ? only : null;
}

interface Typing {
  readonly block: number;
  readonly at: number;
  readonly removed: number;
  readonly typed: string;
}

const typing: fc.Arbitrary<Typing> = fc.record({
  block: fc.nat(20),
  at: fc.oneof(fc.constant(0), fc.constant(10_000), fc.nat(40)),
  removed: fc.constantFrom(0, 0, 0, 1, 3),
  typed: fc.constantFrom(...TYPED),
});

/** Where reading alone misleads, one for each thing that is looked at. */
const MISLEADING: [string, Body["dialect"], Typing][] = [
  ['[r]: /x\n"title\n\nMore.', MARKDOWN, { block: 1, at: 10_000, removed: 0, typed: '"' }],
  ["- item\n\nText.", MARKDOWN, { block: 1, at: 0, removed: 0, typed: "  " }],
  ["/* c\n\nc */}", MDX, { block: 0, at: 0, removed: 0, typed: "{" }],
  ["export const a = {\n\nwords\n\nmore", MDX, { block: 1, at: 10_000, removed: 0, typed: "\n}" }],
  ["a\n\n:::\n\nb", MARKDOWN, { block: 0, at: 10_000, removed: 0, typed: "\n:::x" }],
  ["text\n\n---\n\nmore", MARKDOWN, { block: 0, at: 10_000, removed: 0, typed: "\n===" }],
];

test("[M9] a line of text read anew in its body gives what reading it all gives", () => {
  let vouched = 0;
  fc.assert(
    fc.property(
      body,
      fc.constantFrom(...DIALECTS),
      typing,
      (text, dialect, { block, at, removed, typed }) => {
        const before = parseBody(text, dialect);
        const index = block % Math.max(1, before.blocks.length);
        const source = before.blocks[index]?.source ?? "";
        const from = Math.min(at, source.length);
        const young = readAlone(source.slice(0, from) + typed + source.slice(from + removed), before);
        const replaced = young && reparseBlock(before, index, young);
        if (!replaced) return;
        vouched++;
        const after = applyEdit(text, replaced.edit);
        expect(bodyText(replaced.body)).toBe(after);
        expect(replaced.body).toEqual(parseBody(after, dialect));
        expect(replaced.body).toEqual(reparseBody(before, replaced.edit));
        // What is known of its text is carried on: the next edit is as sound.
        const next = [{ from: after.length, to: after.length, insert: "\n\n}\n" }];
        expect(reparseBody(replaced.body, next)).toEqual(parseBody(applyEdit(after, next), dialect));
      },
    ),
    {
      numRuns: Number(process.env["GALLEY_RUNS"] ?? 1500),
      seed: Number(process.env["GALLEY_SEED"] ?? 5),
      examples: MISLEADING,
    },
  );
  // A way that is never taken would prove nothing.
  expect(vouched).toBeGreaterThan(100);
}, 240_000);
