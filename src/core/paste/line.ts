/** Lines of pasted text: one space between words, none at the ends, marks around words only. */

import type { VisualMark, VisualNode } from "../visual/node.ts";

/** Letters of scripts that put no space between words, and their punctuation. */
const WIDE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`;
const WIDE_WRAP = new RegExp(String.raw`(?<=${WIDE})[ \t\f]*[\r\n]\s*(?=${WIDE})`, "gu");

/** The text of a text node, as a browser would show it. */
export function shownText(text: string): string {
  return (
    text
      .replace(/[\u200B\uFEFF\u00AD]/g, "")
      .replace(WIDE_WRAP, "")
      // Kept where typography asks for it: before French punctuation, after its quotation mark, inside a number.
      .replace(/\u00A0(?![;:!?»])(?<!«\u00A0)(?<!\d\u00A0(?=\d))/g, " ")
      .replace(/[ \t\r\n\f]+/g, " ")
  );
}

/** `leaves` as the content of paragraphs: two breaks in a row begin another one; what is blank is left out. */
export function linesOf(leaves: readonly VisualNode[]): readonly (readonly VisualNode[])[] {
  const lines: VisualNode[][] = [[]];
  let breaks: VisualNode[] = [];
  for (const leaf of outsideMarks(joined(leaves))) {
    if (leaf.type === "hardbreak") {
      breaks.push(leaf);
      continue;
    }
    if (isBlank(leaf) && breaks.length > 0) continue;
    if (breaks.length > 1) lines.push([]);
    else lines.at(-1)?.push(...breaks);
    breaks = [];
    lines.at(-1)?.push(leaf);
  }
  return lines.map(trimmed).filter((line) => !line.every(isBlank));
}

/** All of `leaves` in one line, for a heading or a cell: breaks are spaces. */
export function singleLine(leaves: readonly VisualNode[]): readonly VisualNode[] {
  const spaced = leaves.map((leaf) => (leaf.type === "hardbreak" ? { type: "text", text: " " } : leaf));
  return linesOf(spaced).flat();
}

/** A line that is bold from end to end is so by its place, a heading or a table's head: the mark says nothing. */
export function withoutFullBold(line: readonly VisualNode[]): readonly VisualNode[] {
  const isBold = (leaf: VisualNode) => leaf.marks?.some(({ type }) => type === "strong") ?? false;
  if (!line.every((leaf) => isBold(leaf) || isBlank(leaf))) return line;
  return joined(
    line.map((leaf) =>
      marked(
        leaf,
        (leaf.marks ?? []).filter(({ type }) => type !== "strong"),
      ),
    ),
  );
}

export function isBlank({ type, text }: VisualNode): boolean {
  return type === "text" && (text ?? "").trim() === "";
}

function marked(leaf: VisualNode, marks: readonly VisualMark[]): VisualNode {
  const { marks: _before, ...bare } = leaf;
  return marks.length > 0 ? { ...bare, marks } : bare;
}

function sameMarks(left: VisualNode, right: VisualNode): boolean {
  return JSON.stringify(left.marks ?? []) === JSON.stringify(right.marks ?? []);
}

/** Neighbours with the same marks as one text, and one space where several met. */
function joined(leaves: readonly VisualNode[]): VisualNode[] {
  const result: VisualNode[] = [];
  for (const leaf of leaves) {
    const last = result.at(-1);
    const afterSpace = last?.type === "text" && last.text?.endsWith(" ");
    const text = afterSpace ? leaf.text?.replace(/^ +/, "") : leaf.text;
    if (leaf.type === "text" && text === "") continue;
    if (leaf.type === "text" && last?.type === "text" && sameMarks(last, leaf)) {
      result[result.length - 1] = { ...last, text: `${last.text}${text}` };
    } else result.push(leaf.type === "text" ? { ...leaf, text: text ?? "" } : leaf);
  }
  return result;
}

/** Markdown's marks stand at words: a space at a mark's edge belongs to the marks of both sides only. */
function outsideMarks(leaves: readonly VisualNode[]): VisualNode[] {
  const apart = leaves.flatMap((leaf): VisualNode[] => {
    const pieces = leaf.type === "text" ? (leaf.text ?? "").split(/^( +)|( +)$/) : [];
    if (pieces.length < 2 || !leaf.marks) return [leaf];
    return pieces.filter(Boolean).map((text) => ({ ...leaf, text }));
  });
  const shared = apart.map((leaf, index): VisualNode => {
    if (!isBlank(leaf) || !leaf.marks) return leaf;
    const sides = [apart[index - 1], apart[index + 1]].map((side) => JSON.stringify(side?.marks ?? []));
    return marked(
      leaf,
      leaf.marks.filter((mark) => sides.every((side) => side.includes(JSON.stringify(mark)))),
    );
  });
  return joined(shared);
}

function trimmed(line: readonly VisualNode[]): readonly VisualNode[] {
  return line.flatMap((leaf, index): VisualNode[] => {
    if (leaf.type !== "text") return [leaf];
    const isStart = index === 0 || line[index - 1]?.type === "hardbreak";
    const isEnd = index === line.length - 1 || line[index + 1]?.type === "hardbreak";
    let text = leaf.text ?? "";
    // Not the full-width space, which indents a Japanese paragraph.
    if (isStart) text = text.replace(/^[ \u00A0]+/, "");
    if (isEnd) text = text.replace(/[ \u00A0]+$/, "");
    return text === "" ? [] : [{ ...leaf, text }];
  });
}
