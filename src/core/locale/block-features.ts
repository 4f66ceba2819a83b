/** What a block shows of itself in every language: its kind, its length, and what translation leaves alone. */

import type { Nodes } from "mdast";
import type { Block } from "../markdown/block.ts";
import { plainText } from "../markdown/plain-text.ts";
import { walkTree } from "../markdown/syntax-tree.ts";

export interface BlockFeatures {
  /** Blocks of different kinds are hardly translations of each other: "heading", "code", "paragraph", "island:html" … */
  readonly kind: string;
  /** A heading's depth; how many items or rows a list or a table has; else 0. */
  readonly size: number;
  /** Letters to read, a Chinese, Japanese or Korean one counted as the two that it stands for. */
  readonly length: number;
  /** Addresses, code, numbers, names in Latin letters: how often each. */
  readonly tokens: ReadonlyMap<string, number>;
  readonly tokenCount: number;
  /** Whether there is anything for a translator: not in code, breaks, imports and the like. */
  readonly hasText: boolean;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Numbers with their separators, and words in Latin letters: names keep them in every language. */
const TOKEN = /\d+(?:[.,:]\d+)*|[A-Za-z][A-Za-z0-9.+#_-]*[A-Za-z0-9+#]|[A-Z]/g;
const MOST_TOKENS = 400;

const known = new WeakMap<Block, BlockFeatures>();

export function featuresOf(block: Block): BlockFeatures {
  const found = known.get(block) ?? findFeatures(block);
  known.set(block, found);
  return found;
}

function findFeatures({ source, island, tree }: Block): BlockFeatures {
  const tokens = new Map<string, number>();
  let tokenCount = 0;
  const add = (token: string, weight = 1): void => {
    if (tokenCount > MOST_TOKENS) return;
    tokens.set(token, (tokens.get(token) ?? 0) + weight);
    tokenCount += weight;
  };
  const isRaw = tree === null || tree.type === "island";
  const text = isRaw ? source : plainText(tree);
  for (const [word] of text.matchAll(TOKEN)) add(word.toLowerCase());
  if (tree) walkTree(tree, (node) => addMarks(node, add));
  const kind = kindOf(tree, island?.kind ?? null);
  return {
    kind,
    size: sizeOf(tree),
    length: text.length + (text.match(WIDE)?.length ?? 0),
    tokens,
    tokenCount,
    hasText: !SILENT.has(kind) && /\p{L}/u.test(text),
  };
}

const SILENT = new Set(["code", "thematicBreak", "island:code-import", "island:math", "island:expression"]);

/** Addresses weigh more than words: two blocks seldom share one by chance. */
function addMarks(node: Nodes, add: (token: string, weight?: number) => void): void {
  switch (node.type) {
    case "link":
    case "image":
      add(lastName(node.url), 2);
      break;
    case "inlineCode":
      add(`\`${node.value}`, 2);
      break;
    case "code":
      add(`code ${node.lang ?? ""}`);
      for (const line of node.value.split("\n").slice(0, 40)) if (line.trim() !== "") add(`\`${line.trim()}`);
      break;
    case "inlineIsland":
    case "island":
      add(`${node.kind} ${node.name}`);
      break;
    default:
      break;
  }
}

/** `/en/docs/a/#b` and `/ja/docs/a/` point to one place in two languages. */
function lastName(url: string): string {
  const path = url.replace(/[#?].*$/, "").replace(/\/+$/, "");
  return path === "" ? url : path.slice(path.lastIndexOf("/") + 1);
}

function kindOf(tree: Block["tree"], island: string | null): string {
  if (tree === null || tree.type === "island") return `island:${island ?? "unknown"}`;
  if (tree.type !== "paragraph") return tree.type;
  const [only, ...more] = tree.children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  return only?.type === "image" && more.length === 0 ? "image" : "paragraph";
}

function sizeOf(tree: Block["tree"]): number {
  if (tree?.type === "heading") return tree.depth;
  return tree?.type === "list" || tree?.type === "table" ? tree.children.length : 0;
}
