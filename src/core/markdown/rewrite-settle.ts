/** What Markdown can say of edited inline content: spaces that it cannot hold go where a reader sees no difference. */

import { childrenOf, holdsInline, type Tree } from "./rewrite-tree.ts";
import { tokensOf, type Mark, type Token } from "./rewrite-tokens.ts";

/** Marks of which Markdown asks that they stand close to a letter. Their keys are their names. */
export const HUGGING: ReadonlySet<string> = new Set(["emphasis", "strong", "delete"]);

/**
 * `tree` in the form that survives being written: no spaces at the ends of a paragraph or around its line
 * breaks, none just inside emphasis, no break at the end, one line in a table's cell and in a heading that
 * has no underline; equal marks that touch are one mark, nested always in the same order.
 *
 * Two trees that read the same settle to the same tree. `finish` may settle the tokens of each line further.
 */
export function settle(
  tree: Tree,
  signature: (node: Tree) => string,
  finish: (tokens: readonly Token[]) => readonly Token[] = (tokens) => tokens,
): Tree {
  if (!tree.children) return tree;
  if (!holdsInline(tree))
    return settleBlocks(
      tree,
      tree.children.map((child) => settle(child, signature, finish)),
    );
  const tokens = tokensOf(tree.children, 0, { source: null, quotes: 0, signature }) ?? [];
  return { ...tree, children: nest(finish(settleTokens(tokens, tree))) };
}

/**
 * Blocks inside a container: no empty paragraphs, of which Markdown has none, and blank lines only where there
 * is something to be apart: between items, or between an item's blocks that would otherwise be one.
 */
function settleBlocks(tree: Tree, settled: readonly Tree[]): Tree {
  const children =
    tree.type === "listItem" || tree.type === "blockquote"
      ? settled.filter((child) => child.type !== "paragraph" || childrenOf(child).length > 0)
      : settled;
  if (tree.type === "list") return { ...tree, children, spread: Boolean(tree.spread) && children.length > 1 };
  if (tree.type !== "listItem") return { ...tree, children };
  const apart = children.some((child, index) => index > 0 && wouldJoin(children[index - 1] as Tree, child));
  const checked = children[0]?.type === "paragraph" ? (tree.checked ?? null) : null;
  return { ...tree, children, checked, spread: children.length > 1 && (Boolean(tree.spread) || apart) };
}

/** Whether `next` right below `previous`, without a blank line, would become a part of it. */
export function wouldJoin(previous: Tree, next: Tree): boolean {
  if (previous.type === "heading" || previous.type === "code" || previous.type === "thematicBreak") {
    return next.type === "island";
  }
  if (next.type === "list")
    return previous.type === "list" || (Boolean(next.ordered) && (next.start ?? 1) !== 1);
  const interrupts = next.type === "code" || next.type === "blockquote" || next.type === "heading";
  return !interrupts || previous.type !== "paragraph";
}

/** The tokens of the inline content of `parent`, settled. */
export function settleTokens(tokens: readonly Token[], parent: Tree): Token[] {
  const single = parent.type === "tableCell" || (parent.depth ?? 0) > DEEPEST_UNDERLINED;
  return hug(trimLines(single ? trimLines(tokens).map(onOneLine) : tokens));
}

/** Headings of these levels may be underlined, and so have several lines. */
const DEEPEST_UNDERLINED = 2;

function onOneLine(token: Token): Token {
  if (token.key === "break") {
    const node = { type: "inlineIsland", kind: "html", name: "br", value: "<br />" };
    return { ...token, key: "inlineIsland <br />", node };
  }
  return token.text === "\n" ? { ...token, key: " ", text: " " } : token;
}

function isLineBreak(token: Token | undefined): boolean {
  return token?.key === "break" || token?.text === "\n";
}

function isSpace(token: Token | undefined): boolean {
  return token?.text === " " || token?.text === "\t";
}

function trimLines(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (isSpace(token) && (kept.length === 0 || isLineBreak(kept.at(-1)))) continue;
    if (isLineBreak(token)) {
      // Before a hard break white space may stand: a backslash after an address would be a part of it.
      while (token.text === "\n" && isSpace(kept.at(-1))) kept.pop();
      if (kept.length === 0 || (token.text === "\n" && isLineBreak(kept.at(-1)))) continue;
    }
    kept.push(token);
  }
  while (isSpace(kept.at(-1)) || isLineBreak(kept.at(-1))) kept.pop();
  return kept;
}

/** Take emphasis off the white space at its own ends: `**word **` is not emphasis to Markdown. */
function hug(tokens: readonly Token[]): Token[] {
  const forward = hugFrom(tokens);
  return hugFrom(forward.toReversed()).toReversed();
}

function hugFrom(tokens: readonly Token[]): Token[] {
  let open: ReadonlySet<string> = new Set();
  return tokens.map((token) => {
    const space = isSpace(token) || isLineBreak(token);
    const marks = space ? token.marks.filter(({ key }) => !HUGGING.has(key) || open.has(key)) : token.marks;
    open = new Set(marks.map(({ key }) => key));
    return marks.length === token.marks.length ? token : { ...token, marks };
  });
}

/** Nested nodes for flat tokens: the mark that lasts longest is outermost, then by a fixed order. */
export function nest(tokens: readonly Token[]): Tree[] {
  const nodes: Tree[] = [];
  for (let at = 0; at < tokens.length;) {
    const mark = lastingMark(tokens, at);
    if (!mark) {
      at = nestPlain(tokens, at, nodes);
      continue;
    }
    const end = extentOf(tokens, at, mark.key);
    const inside = tokens.slice(at, end).map((token) => without(token, mark.key));
    nodes.push({ ...bare(mark.node), children: nest(inside) });
    at = end;
  }
  return nodes;
}

function nestPlain(tokens: readonly Token[], from: number, nodes: Tree[]): number {
  let at = from;
  let value = "";
  const flush = (): void => {
    if (value !== "") nodes.push({ type: "text", value });
    value = "";
  };
  for (; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.marks.length > 0) break;
    if (token.node) {
      flush();
      nodes.push(bare(token.node));
    } else {
      value += token.text;
    }
  }
  flush();
  return at;
}

const ORDER = ["link", "linkReference", "strong", "emphasis", "delete"];

function lastingMark(tokens: readonly Token[], at: number): Mark | undefined {
  return tokens[at]?.marks
    .toSorted((one, other) => ORDER.indexOf(one.node.type) - ORDER.indexOf(other.node.type))
    .toSorted((one, other) => extentOf(tokens, at, other.key) - extentOf(tokens, at, one.key))[0];
}

/** Where the mark with `key` that is on token `at` ends. */
export function extentOf(tokens: readonly Token[], at: number, key: string): number {
  let end = at;
  while (tokens[end]?.marks.some((mark) => mark.key === key)) end++;
  return end;
}

function without(token: Token, key: string): Token {
  return { ...token, marks: token.marks.filter((mark) => mark.key !== key) };
}

function bare(node: Tree): Tree {
  const { position: _position, ...rest } = node;
  return rest;
}
