import { Fragment, type Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import type { Block } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { reparseBody } from "#core/markdown/reparse";
import { saveBlocks, type After } from "#core/markdown/save";
import { dialectFor } from "#core/markdown/dialect";
import { editBetween } from "#core/document/patch";
import { visualSchema } from "#core/visual/schema";
import { toVisual } from "#core/visual/to-visual";
import {
  afterAny,
  afterOf,
  fragmentOf,
  retrack,
  trackDocument,
  trackSaved,
} from "../../../../src/renderer/features/visual/body-tracking.ts";
import { visualNodeOf } from "../../../../src/renderer/features/visual/visual-nodes.ts";

const dialect = dialectFor("a.md", null);
const nodeOf = (block: Block) => visualSchema.nodeFromJSON(toVisual(block));
const paragraph = (text: string) =>
  visualSchema.node("paragraph", null, text === "" ? [] : [visualSchema.text(text)]);

function open(text: string) {
  const body = parseBody(text, dialect);
  const document = visualSchema.node("doc", null, body.blocks.map(nodeOf));
  return { body, document, tracked: trackDocument(document, body.blocks) };
}

const edited = (document: Node, change: (nodes: Node[]) => readonly Node[]) =>
  document.copy(Fragment.from(change([...document.children])));

/** Kinds and sources: what a person can compare. */
const told = (after: readonly After[]) =>
  after.map((entry) => (entry.kind === "new" ? "new" : `${entry.kind} ${entry.block.source}`));

describe("what became of each node", () => {
  const text = "One is here\n\nTwo is there\n\nThree is last\n";

  test("[UI20] nodes that are still the same objects keep their blocks", () => {
    const { document, tracked } = open(text);
    const next = edited(document, ([one, , three]) =>
      [one, paragraph("Two was there"), three].filter((node) => node !== undefined),
    );
    expect(told(afterOf(tracked, next))).toEqual([
      "kept One is here",
      "changed Two is there",
      "kept Three is last",
    ]);
  });

  test("[UI34] one node in another's place comes to the same as any edit", () => {
    const { document, tracked } = open(`${text}\n- a\n- b\n`);
    const empty = { node: paragraph(""), block: null };
    const [one, two, three, list] = tracked;
    if (!one || !two || !three || !list) throw new RangeError("something was not opened");
    for (const known of [tracked, [one, empty, two, three, list]]) {
      for (const young of [paragraph("One was here"), paragraph(""), document.child(1)]) {
        for (let at = 0; at < known.length; at++) {
          const nodes = known.map(({ node }, index) => (index === at ? young : node));
          const next = document.copy(Fragment.from(nodes));
          expect(afterOf(known, next)).toEqual(afterAny(known, next));
        }
      }
    }
  });

  test("[UI34] of a node that stands for two blocks the one that was edited changes", () => {
    const { document, tracked } = open(text);
    const [one, two, three] = tracked;
    if (!one || !two || !three) throw new RangeError("something was not opened");
    const copied = [one, { node: one.node, block: two.block }, three];
    const next = document.copy(Fragment.from([paragraph("One was here"), one.node, three.node]));
    expect(told(afterOf(copied, next))).toEqual([
      "changed One is here",
      "kept Two is there",
      "kept Three is last",
    ]);
  });

  test("[UI21] a paragraph split in two stays a change of its block and one new block", () => {
    const { document, tracked } = open(text);
    const next = edited(document, ([one, , three]) =>
      [one, paragraph("Two is"), paragraph(" there"), three].filter((node) => node !== undefined),
    );
    expect(told(afterOf(tracked, next)).filter((entry) => entry.startsWith("changed"))).toEqual([
      "changed Two is there",
    ]);
    expect(told(afterOf(tracked, next)).filter((entry) => entry === "new")).toHaveLength(1);
  });

  test("[UI21] two paragraphs joined stay a change of the one that gave more", () => {
    const { document, tracked } = open("A\n\nA much longer paragraph\n");
    const next = edited(document, () => [paragraph("AA much longer paragraph")]);
    expect(told(afterOf(tracked, next))).toEqual(["changed A much longer paragraph"]);
  });

  test("[UI22] a node moved keeps its block; the same object twice is kept once", () => {
    const { document, tracked } = open(text);
    const moved = edited(document, (nodes) => nodes.toReversed());
    expect(told(afterOf(tracked, moved))).toEqual([
      "kept Three is last",
      "kept Two is there",
      "kept One is here",
    ]);
    const copied = edited(document, (nodes) => [...nodes, ...nodes.slice(0, 1)]);
    expect(told(afterOf(tracked, copied)).at(-1)).toBe("new");
  });

  test("[UI22] a node that stands for two blocks since it was copied keeps both, each where it is", () => {
    const { body, document } = open("Same _words_\n\nBetween\n\nSame *words*\n");
    const [one, between] = document.children;
    if (!one || !between) throw new RangeError("no nodes");
    const twice = document.copy(Fragment.from([one, between, one]));
    const tracked = trackDocument(twice, body.blocks);
    expect(told(afterOf(tracked, twice))).toEqual(["kept Same _words_", "kept Between", "kept Same *words*"]);
  });

  test("[UI22] an empty paragraph is nothing before and after", () => {
    const { document, body } = open(text);
    const withEmpty = edited(document, (nodes) => [...nodes, paragraph("")]);
    const tracked = trackDocument(withEmpty, body.blocks);
    expect(told(afterOf(tracked, withEmpty)).at(-1)).toBe("new");
    expect(saveBlocks(body, afterOf(tracked, withEmpty)).edit).toEqual([]);
  });

  test("[UI20] what was not edited is saved to the byte", () => {
    const source = "*  One*\n\n\n\n* a\n*  b\n\n    code\n\nTwo  \nlines\n";
    const { body, document, tracked } = open(source);
    expect(saveBlocks(body, afterOf(tracked, document)).edit).toEqual([]);
    const next = edited(document, (nodes) => [...nodes.slice(0, -1), paragraph("Two lines more")]);
    const saved = saveBlocks(body, afterOf(tracked, next));
    expect(bodyText(saved.body).startsWith("*  One*\n\n\n\n* a\n*  b\n\n    code\n\n")).toBe(true);
  });
});

test("[UI20] a reference beside an edited word stays a reference, with or without its address known", () => {
  const source = "See [the guide][g] and [g].\n\n[g]: https://example.org/guide\n";
  const body = parseBody(source, dialect);
  for (const read of [(block: Block) => toVisual(block), (block: Block) => visualNodeOf(block, body)]) {
    const document = visualSchema.node(
      "doc",
      null,
      body.blocks.map((block) => visualSchema.nodeFromJSON(read(block))),
    );
    const first = document.child(0);
    const next = edited(document, (nodes) => [
      first.copy(first.content.replaceChild(0, visualSchema.text("Read "))),
      ...nodes.slice(1),
    ]);
    const saved = saveBlocks(body, afterOf(trackDocument(document, body.blocks), next));
    expect(bodyText(saved.body)).toBe(source.replace("See", "Read"));
  }
});

describe("edits from elsewhere", () => {
  test("[UI23] blocks that stay keep their node objects, and the document shows the new text", () => {
    const { body, tracked } = open("One\n\nTwo\n\nThree\n");
    const after = reparseBody(body, editBetween(bodyText(body), "One\n\nTwo, edited\n\nThree\n"));
    const next = retrack(tracked, after, nodeOf);
    expect(fragmentOf(next).textBetween(0, fragmentOf(next).size, "|")).toBe("One|Two, edited|Three");
    expect(next[0]?.node).toBe(tracked[0]?.node);
    expect(next[2]?.node).toBe(tracked[2]?.node);
    expect(next[1]?.node).not.toBe(tracked[1]?.node);
  });

  test("[UI23] empty paragraphs at places that stay are kept: somebody may be about to type there", () => {
    const { body, document } = open("One\n\nTwo\n");
    const withEmpty = edited(document, (nodes) => [...nodes.slice(0, 1), paragraph(""), ...nodes.slice(1)]);
    const tracked = trackDocument(withEmpty, [body.blocks[0] ?? null, null, body.blocks[1] ?? null]);
    const after = reparseBody(body, editBetween(bodyText(body), "One\n\nTwo!\n"));
    expect(retrack(tracked, after, nodeOf).map(({ node }) => node.textContent)).toEqual(["One", "", "Two!"]);
  });

  test("[UI23] a body without blocks leaves nothing behind", () => {
    const { body, tracked } = open("One\n");
    const after = reparseBody(body, editBetween(bodyText(body), ""));
    expect(retrack(tracked, after, nodeOf)).toEqual([]);
  });
});

describe("what reads otherwise than it was shown", () => {
  /** Save `next`, show the body anew, and save once more with the last paragraph edited. */
  function saveShowAndEdit(text: string, change: (nodes: Node[]) => readonly Node[]) {
    const { body, document, tracked } = open(text);
    const next = edited(document, change);
    const saved = saveBlocks(body, afterOf(tracked, next));
    const shown = retrack(trackSaved(next, saved), saved.body, nodeOf);
    const again = document.copy(fragmentOf(shown));
    const last = edited(again, (nodes) => [...nodes.slice(0, -1), paragraph("Edited.")]);
    return { saved, shown, twice: saveBlocks(saved.body, afterOf(shown, last)) };
  }

  test("[UI29] a tag that takes the paragraph after it is an island, and is written once", () => {
    const { saved, shown, twice } = saveShowAndEdit(
      "{{< b >}}one two{{< /b >}}\n\nEnd.\n",
      ([first, end]) => {
        const [open, , close] = [...(first?.children ?? [])];
        const half = (...nodes: readonly (Node | undefined)[]) =>
          visualSchema.node(
            "paragraph",
            null,
            nodes.filter((node) => node !== undefined),
          );
        return [
          half(open, visualSchema.text("one")),
          half(visualSchema.text("two"), close),
          ...(end ? [end] : []),
        ];
      },
    );
    expect(saved.isWhole).toBe(false);
    expect(shown.map(({ node }) => node.type.name)).toEqual(["island", "paragraph"]);
    expect(bodyText(twice.body)).toBe("{{< b >}}one\n\ntwo{{< /b >}}\n\nEdited.\n");
  });

  test("[UI29] an island that became two blocks keeps the second one", () => {
    const { shown, twice } = saveShowAndEdit("<div>x</div>\n\nEnd.\n", ([first, end]) => {
      const island = first?.type.create({ ...first.attrs, source: "<div>x</div>\n\nMore." });
      return island && end ? [island, end] : [];
    });
    expect(shown).toHaveLength(3);
    expect(bodyText(twice.body)).toBe("<div>x</div>\n\nMore.\n\nEdited.\n");
  });
});
