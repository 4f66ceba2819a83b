import fc from "fast-check";
import type { Node } from "@milkdown/kit/prose/model";
import { describe, expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { settledSignature } from "#core/markdown/rewrite-block";
import type { Tree } from "#core/markdown/rewrite-tree";
import { fromVisual } from "#core/visual/from-visual";
import { visualSchema } from "#core/visual/schema";
import { afterOf, editing, open, save, saves } from "./save-scenario.ts";

const bold = (text: string) => (edit: ReturnType<typeof editing>) => edit.mark(text, "strong");

describe("emphasis in Japanese", () => {
  test.each([
    ["これは「重要」です。", "「重要」", "これは「**重要**」です。"],
    ["「重要」です。", "「重要」", "「**重要**」です。"],
    ["これは「重要」", "「重要」", "これは「**重要**」"],
    ["とても大事。次の文。", "大事。", "とても**大事**。次の文。"],
    ["とても大事。", "大事。", "とても**大事。**"],
    ["彼は『本（上）』を読む", "『本（上）』", "彼は『**本（上）**』を読む"],
    ["彼は（本）を読む", "（本", "彼は（**本**）を読む"],
    ["大事！？次", "大事！？", "**大事**！？次"],
    ["「あ」と「い」だ", "「あ」と「い」", "**「あ」と「い**」だ"],
    ["重要な語です。", "重要", "**重要**な語です。"],
  ])("[W14] %s with %s in bold is %s", (text, marked, expected) => {
    saves(`${text}\n`, bold(marked), `${expected}\n`);
  });

  test("[W14] emphasis beside a link goes inside of it", () => {
    saves("これは[リンク](/x)です。\n", bold("リンク"), "これは[**リンク**](/x)です。\n");
    saves(
      "これは[リンク](/x)だ。\n",
      (edit) => {
        const from = edit.before("リンク");
        edit.tr.addMark(from, edit.after("だ"), visualSchema.marks.strong.create() as never);
      },
      "これは[**リンク**](/x)**だ**。\n",
    );
  });

  test("[W14] emphasis that was written so that it is seen keeps its spelling when another word is edited", () => {
    const text = "これ&#x306F;**「重要」**&#x3067;す。次の文。\n";
    saves(text, (edit) => edit.replace("次の", "別の"), text.replace("次の", "別の"));
  });

  test("[W14] beside code, and around nothing but punctuation, letters are written as references", () => {
    saves("これは`code`です。\n", bold("code"), "これ&#x306F;**`code`**&#x3067;す。\n");
    saves("これは！です。\n", bold("！"), "これ&#x306F;**！**&#x3067;す。\n");
  });

  test("[W14] no mark is put inside of a wiki's link", () => {
    saves("詳細は[[設定]]です。\n", bold("[[設定]]"), "詳細&#x306F;**[[設定]]**&#x3067;す。\n");
    saves("詳細は「[[設定]]」です。\n", bold("「[[設定]]」"), "詳細は「**[[設定]]**」です。\n");
    saves("図は![[図.png]]です。\n", bold("![[図.png]]"), "図&#x306F;**![[図.png]]**&#x3067;す。\n");
    saves("詳細は [[設定]] です。\n", bold("[[設定]]"), "詳細は **[[設定]]** です。\n");
  });

  test("[W14] the same for words of other scripts", () => {
    saves("One (two)three.\n", bold("(two)"), "One (**two**)three.\n");
    saves("**One.**\n\nTwo.\n", (edit) => edit.tr.join(edit.before("Two") - 1), "**One**.Two.\n");
  });
});

const PIECES = [
  "これは",
  "重要",
  "「",
  "」",
  "『",
  "』",
  "。",
  "、",
  "（",
  "）",
  "！",
  "…",
  "・",
  "ー",
  "漢字",
  "カナ",
  "に",
  "Galley",
  "３",
  "5",
];
const text = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join(""));

/** Bold and italic that overlap in part are beyond what delimiters without spaces can say. */
const marks = fc.constantFrom("strong" as const, "emphasis" as const);

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom("type", "delete", "mark", "mark", "unmark", "split", "join"),
    at: fc.nat(1000),
    length: fc.integer({ min: 1, max: 9 }),
    text,
  }),
  { minLength: 1, maxLength: 5 },
);

type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function take(document: Node, mark: "strong" | "emphasis", { kind, at, length, text: typed }: Step): Node {
  const { tr } = editing(document);
  const places: number[] = [];
  tr.doc.descendants((node, position) => {
    if (node.isText) for (let index = 0; index < node.nodeSize; index++) places.push(position + index);
  });
  const from = places[at % places.length] ?? 1;
  const to = Math.min(from + length, tr.doc.resolve(from).end());
  if (kind === "type") tr.insert(from, visualSchema.text(typed, tr.doc.resolve(from).marks()) as never);
  else if (kind === "delete" && to - from < tr.doc.resolve(from).parent.content.size) tr.delete(from, to);
  else if (kind === "mark") tr.addMark(from, to, visualSchema.marks[mark].create() as never);
  else if (kind === "unmark") tr.removeMark(from, to);
  else if (kind === "split" && from > tr.doc.resolve(from).start()) tr.split(from);
  else if (kind === "join" && tr.doc.childCount > 1) tr.join(tr.doc.child(0).nodeSize);
  return tr.doc;
}

/** Whether some emphasis covers nothing but punctuation, which only references can show. */
function hasBareMarks(document: Node): boolean {
  let bare = false;
  document.descendants((node) => {
    for (const mark of node.marks) bare ||= mark !== undefined && /^[\p{P}\p{S}]+$/u.test(node.text ?? "");
  });
  return bare;
}

describe("any edits of Japanese text", () => {
  test("[W13, W14] add no escape, no reference and no space, and read as they were made", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), marks, steps, (paragraphs, mark, edits) => {
        let body = parseBody(`${paragraphs.join("\n\n")}\n`, dialectFor("a.md", null));
        for (const step of edits) {
          const opened = open(body);
          const edited = take(opened.document, mark, step);
          const { saved, text: written } = save(opened, edited);
          for (const [index, each] of afterOf(opened, edited).entries()) {
            const block = saved.blocks[index];
            if (each.kind === "kept" || !block) continue;
            const wanted = settledSignature(fromVisual(each.node) as Tree).key;
            expect(settledSignature(block.tree as Tree).key).toBe(wanted);
          }
          fc.pre(!hasBareMarks(edited));
          expect(written).not.toMatch(/[\\&<>]| (?!$)/);
          body = saved.body;
        }
      }),
      { numRuns: Number(process.env["GALLEY_RUNS"] ?? 300), seed: Number(process.env["GALLEY_SEED"] ?? 3) },
    );
  }, 120_000);

  test("[W13] typed Japanese is written as it was typed, whatever stands there", () => {
    fc.assert(
      fc.property(text, text, fc.nat(1000), (before, typed, at) => {
        const opened = open(parseBody(`${before}\n`, dialectFor("a.md", null)));
        const place = 1 + (at % (before.length + 1));
        const { tr } = editing(opened.document);
        tr.insert(place, visualSchema.text(typed) as never);
        const { text: written } = save(opened, tr.doc);
        expect(written).toBe(`${before.slice(0, place - 1)}${typed}${before.slice(place - 1)}\n`);
      }),
      { numRuns: 300 },
    );
  });
});
