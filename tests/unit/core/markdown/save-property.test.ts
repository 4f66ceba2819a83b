import fc from "fast-check";
import type { Node } from "@milkdown/kit/prose/model";
import { canJoin, canSplit } from "@milkdown/kit/prose/transform";
import { describe, expect, test } from "vitest";
import { applyEdit, invertEdit, type Edit } from "#core/document/patch";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { saysTheSame } from "#core/markdown/rewrite-block";
import type { Tree } from "#core/markdown/rewrite-tree";
import { visualSchema } from "#core/visual/schema";
import { fromVisual } from "#core/visual/from-visual";
import { afterOf, editing, open, save, type Editing, type Opened } from "./save-scenario.ts";

const DOCUMENTS = [
  "# Title\n\nA *word*, a __bold__ one &amp; an escape \\*.\n\n- one\n- two\n    - nested\n\nEnd.",
  "Setext\n------\n\n1. a\n2. b\n\n   second\n\n3. c\n\n> quote\n> - in *list*\n\n```js\ncode\n```\n",
  "| a | b |\r\n|---|:-:|\r\n| c\\|d | `e` |\r\n\r\nText [link](<a b> 'T') and [ref][r].\r\n\r\n[r]: /x\r\n",
  "これは**重要な**文章です。「引用」も。\n二行目です。\n\n* [ ] 課題\n* [x] 済み\n\n***\n\n    indented code\n",
  'A {{< note >}} inline.\n\n{{< figure src="x" >}}\n\n<div>\nhtml\n</div>\n\nNote[^1].\n\n[^1]: Foot.\n',
] as const;

const TEXTS = [
  "word",
  " ",
  "*",
  "_",
  "# ",
  "- ",
  "1. ",
  "> ",
  "<b>",
  "[x](y)",
  "`",
  "{{< x >}}",
  "&amp;",
  "|",
  "~~",
  "\\",
  "文字。",
  "「」",
  "$a$",
  ":::",
  "https://a.example",
];

interface Step {
  readonly kind: "type" | "delete" | "mark" | "unmark" | "split" | "join" | "remove" | "move" | "paragraph";
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    "type",
    "type",
    "delete",
    "mark",
    "unmark",
    "split",
    "join",
    "remove",
    "move",
    "paragraph",
  ),
  at: fc.nat(10_000),
  length: fc.integer({ min: 1, max: 12 }),
  text: fc.constantFrom(...TEXTS),
});

/** Places in running text, code and islands left out. */
function textPlaces(document: Node): { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  document.descendants((node, position, parent) => {
    if (node.isText && parent?.type.name !== "code_block")
      places.push({ from: position, to: position + node.nodeSize });
  });
  return places;
}

const MARKS = ["strong", "emphasis", "strike_through", "inlineCode"] as const;

/** Make one step; steps that do not fit the document do nothing. */
function take(edit: Editing, { kind, at, length, text }: Step): void {
  const { tr } = edit;
  const blocks = tr.doc.childCount;
  if (kind === "remove") return blocks > 1 ? edit.remove(at % blocks) : undefined;
  if (kind === "move") return blocks > 1 ? edit.move(at % blocks, length % (blocks - 1)) : undefined;
  if (kind === "paragraph")
    return edit.insert(at % (blocks + 1), { type: "paragraph", content: [{ type: "text", text }] });
  const places = textPlaces(tr.doc);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return;
  const from = place.from + (at % (place.to - place.from));
  const to = Math.min(place.to, from + length);
  const mark = visualSchema.marks[MARKS[at % MARKS.length] ?? "strong"];
  if (kind === "type") edit.type(from, text);
  else if (kind === "delete") tr.delete(from, to);
  else if (kind === "mark") tr.addMark(from, to, mark.create() as never);
  else if (kind === "unmark") tr.removeMark(from, to, mark as never);
  else if (kind === "split" && tr.doc.resolve(from).depth === 1 && canSplit(tr.doc, from)) tr.split(from);
  else if (kind === "join") joinAfter(edit, at % blocks);
}

function joinAfter({ tr }: Editing, index: number): void {
  let position = 0;
  for (let at = 0; at <= index; at++) position += tr.doc.child(at).nodeSize;
  const [left, right] = [tr.doc.maybeChild(index), tr.doc.maybeChild(index + 1)];
  if (left?.type.name === "paragraph" && right?.type.name === "paragraph" && canJoin(tr.doc, position))
    tr.join(position);
}

/** What was saved reads as what was edited, block by block. */
function readsAsEdited(opened: Opened, edited: Node, saved: ReturnType<typeof save>["saved"]): void {
  for (const [index, each] of afterOf(opened, edited).entries()) {
    const block = saved.blocks[index];
    if (each.kind === "kept" || !block || saved.outcomes[index] === "island") continue;
    const node = fromVisual(each.node);
    if (node.type === "island") continue;
    expect(saysTheSame(block.tree as Tree, node as Tree)).toBe(true);
  }
}

describe("any edits", () => {
  test("[W30] every save means what was edited, and undoing all of them restores every byte", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DOCUMENTS),
        fc.array(step, { minLength: 1, maxLength: 6 }),
        (document, steps) => {
          let body = parseBody(document, dialectFor("a.md", null));
          const inverses: Edit[] = [];
          for (const each of steps) {
            const opened = open(body);
            const edit = editing(opened.document);
            take(edit, each);
            const { saved } = save(opened, edit.tr.doc);
            readsAsEdited(opened, edit.tr.doc, saved);
            inverses.unshift(invertEdit(bodyText(body), saved.edit));
            body = saved.body;
          }
          expect(inverses.reduce(applyEdit, bodyText(body))).toBe(document);
        },
      ),
      { numRuns: Number(process.env["GALLEY_RUNS"] ?? 60), seed: Number(process.env["GALLEY_SEED"] ?? 7) },
    );
  }, 120_000);
});
