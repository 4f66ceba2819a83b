/** The short way of a save beside the long one, which it must equal in everything. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Node } from "@milkdown/kit/prose/model";
import type { Body } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { saveAlone } from "#core/markdown/save-alone";
import { saveWidely, type After, type Saved } from "#core/markdown/save";
import { detectStyle } from "#core/markdown/style";
import type { VisualNode } from "#core/visual/node";
import { visualSchema } from "#core/visual/schema";
import { realArticles, seededRandom } from "../../../support/corpora.ts";
import { open } from "./save-scenario.ts";
import { Transform } from "@milkdown/kit/prose/transform";

const TYPED = [
  ..."aZ 0.,;:!?'\"()-_*~`#>+=|&<[]{}/\\@$%^\n".split(""),
  ..."文字。、「」（）　ー".split(""),
  "the ",
  "1. ",
  "- ",
  "{{< x >}}",
  "{% raw %}",
  ":::",
  "$$",
  "```",
  "www.",
  "http://a.b",
  "[x]: /y",
  "import ",
  "  ",
  "\t",
];

interface Typed {
  readonly block: number;
  readonly at: number;
  readonly removed: number;
  readonly text: string;
}

const typed: fc.Arbitrary<Typed> = fc.record({
  block: fc.nat(10_000),
  at: fc.nat(10_000),
  removed: fc.constantFrom(0, 0, 0, 1, 2, 9),
  text: fc.constantFrom("", ...TYPED),
});

/** One of the body's blocks with `text` typed into its text, as the editor has it then; `null` where it has no text. */
function typeInto(body: Body, { block, at, removed, text }: Typed): readonly After[] | null {
  const { document, blocks } = open(body);
  const nodes = [...blocks.keys()].filter(({ isTextblock }) => isTextblock);
  const node = nodes[block % Math.max(1, nodes.length)];
  if (!node || node.type.name === "code_block") return null;
  const from = at % (node.content.size + 1);
  const to = Math.min(node.content.size, from + removed);
  const start = [...blocks.keys()].indexOf(node);
  let before = 1;
  for (let index = 0; index < start; index++) before += document.child(index).nodeSize;
  const made = new Transform(document);
  if (text === "") made.delete(before + from, before + to);
  else {
    const marks = document.resolve(before + from).marks();
    made.replaceWith(before + from, before + to, visualSchema.text(text, marks as never) as Node);
  }
  return afterOf(made.doc, blocks);
}

function afterOf(document: Node, blocks: ReadonlyMap<Node, Body["blocks"][number]>): readonly After[] {
  const held = [...blocks.values()];
  return Array.from({ length: document.childCount }, (_, index): After => {
    const node = document.child(index);
    const block = blocks.get(node);
    if (block) return { kind: "kept", block };
    return { kind: "changed", block: held[index] as never, node: node.toJSON() as VisualNode };
  });
}

/** Both ways of one save; the short one is `null` where it does not vouch for itself. */
function bothWays(text: string, dialect: Body["dialect"], change: Typed) {
  const body = parseBody(text, dialect);
  const after = typeInto(body, change);
  if (!after) return null;
  const style = detectStyle(body.blocks);
  const short = saveAlone(body, after, { dialect, labels: body, style, donors: [] });
  return { short, long: short && saveWidely(body, after, style), body };
}

function expectEqual(short: Saved, long: Saved, body: Body): void {
  expect(short.edit).toEqual(long.edit);
  expect(short.outcomes).toEqual(long.outcomes);
  expect(bodyText(short.body)).toBe(bodyText(long.body));
  expect(short.body).toEqual(long.body);
  expect(short.blocks).toEqual(long.blocks);
  expect(short.isWhole).toBe(long.isWhole);
  for (const [index, block] of short.body.blocks.entries())
    if (long.body.blocks[index] === body.blocks[index]) expect(block).toBe(body.blocks[index]);
}

const DOCUMENTS = [
  "# Title\n\nA *word*, a __bold__ one &amp; an escape \\*.\n\n- one\n- two\n\nEnd of [it](/x) all.\n\n    code\n",
  "Setext\n------\n\n1. a\n2. b\n\n   second\n\nText behind a list\nof two lines.\n\n> quote\n\nLast",
  "Text and [link](<a b> 'T') and [ref][r] www.example.com.\n\n[r]: /x\n\nUndefined [ref] here.\n\n## Closed ##\n",
  "これは**重要な**文章です。「引用」も。\n二行目です。\n\n次の段落。*強調*、そして終わり。\n\n***\n",
  "A {{< note >}} inline.\n\nPlain here.\n\n{{< open >}}\n\nInside it.\n\n{{< /open >}}\n\nAfter it $a$ and $$b$$.\n",
  ":::note\n\nInside.\n\n:::\n\nBehind :it[x] all.\n\nimport x from 'y'\n\nexport const a = {\n\n}\n\nEnd <b>x</b>.\n",
  "[^1] a note.\n\n[^1]: Foot.\n\n   Behind the foot.\n\n<!-- c -->\n\nBehind a comment.\n\n| a |\n|---|\n\nx\n",
] as const;

const DIALECTS = ["a.md", "a.mdx"].map((path) => dialectFor(path, null));

describe("typing in one block", () => {
  test("[W32] comes to the same by the short way as by the long one", () => {
    let vouched = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...DOCUMENTS),
        fc.constantFrom(...DIALECTS),
        typed,
        (text, dialect, change) => {
          const saved = bothWays(text, dialect, change);
          if (!saved?.short || !saved.long) return;
          vouched++;
          expectEqual(saved.short, saved.long, saved.body);
        },
      ),
      { numRuns: Number(process.env["GALLEY_RUNS"] ?? 800), seed: Number(process.env["GALLEY_SEED"] ?? 7) },
    );
    // A short way that is never taken would prove nothing.
    expect(vouched).toBeGreaterThan(250);
  }, 240_000);

  test("[W32] does so in real articles", () => {
    const next = seededRandom(Number(process.env["GALLEY_SEED"] ?? 11));
    const pick = (most: number) => Math.floor(next() * most);
    let vouched = 0;
    let tried = 0;
    for (const { body: text, dialect, path } of realArticles(120)) {
      for (let time = 0; time < Number(process.env["GALLEY_TIMES"] ?? 2); time++) {
        const change = {
          block: pick(10_000),
          at: pick(10_000),
          removed: [0, 0, 0, 1, 2, 9][pick(6)] ?? 0,
          text: pick(2) === 0 ? "word" : (TYPED[pick(TYPED.length)] ?? ""),
        };
        const saved = bothWays(text, dialect, change);
        if (saved) tried++;
        if (!saved?.short || !saved.long) continue;
        vouched++;
        try {
          expectEqual(saved.short, saved.long, saved.body);
        } catch (error) {
          throw new Error(`${path}, ${JSON.stringify(change)}`, { cause: error });
        }
      }
    }
    expect(vouched).toBeGreaterThan(tried / 2);
  }, 240_000);
});
