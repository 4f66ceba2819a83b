/** What a text holds that its translation must hold too, whatever the language: its marks. */

import type { Nodes } from "mdast";
import type { Block } from "../markdown/block.ts";
import { decodedPath } from "../links/paths.ts";
import { readLocaleName } from "../locale/tags.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import { addNumbers } from "./numbers.ts";
import { instructionsOf } from "./instructions.ts";

export const markKinds = [
  "headings",
  "lists",
  "tables",
  "code",
  "links",
  "images",
  "footnotes",
  "shortcodes",
  "placeholders",
  "numbers",
  "dates",
] as const;
export type MarkKind = (typeof markKinds)[number];

/** How often each mark is there, by its kind. A kind without any is absent. */
export type Marks = Readonly<Partial<Record<MarkKind, ReadonlyMap<string, number>>>>;

/** Takes a mark down. */
export type AddMark = (kind: MarkKind, mark: string) => void;

/** The marks of these blocks together. */
export function marksOf(blocks: readonly Block[]): Marks {
  const marks: Partial<Record<MarkKind, Map<string, number>>> = {};
  const add: AddMark = (kind, mark) => {
    const counts = (marks[kind] ??= new Map<string, number>());
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  };
  for (const { tree, island } of blocks) {
    if (tree !== null) walkTree(tree, (node) => addNode(node, add));
    else if (island !== null && NAMED.has(island.kind) && island.name !== "") add("shortcodes", island.name);
  }
  return marks;
}

const NAMED: ReadonlySet<string> = new Set(["shortcode", "component", "liquid", "directive"]);
/** `{name}`, `{{ name }}`, `${name}`, `%s`, `%(name)s`: what a program fills in. */
const PLACEHOLDER =
  /\$\{[\w.]+\}|\{\{\s*[\w.]+\s*\}\}|\{[A-Za-z_][\w.]*\}|%\([\w.]+\)[sd]|%(?:\d+\$)?[sd](?![\w%])/g;

function addNode(node: Nodes, add: AddMark): void {
  switch (node.type) {
    case "heading":
      return add("headings", `h${node.depth}`);
    case "listItem":
      return add("lists", "item");
    case "table":
      return add("tables", `${node.children.length} × ${node.children[0]?.children.length ?? 0}`);
    case "code":
      return add("code", codeMark(node.lang ?? "", node.value));
    case "link":
      return add("links", destinationOf(node.url));
    case "image":
      return add("images", destinationOf(node.url));
    case "footnoteReference":
      return add("footnotes", node.identifier);
    case "inlineIsland":
      if (node.kind === "footnote") add("footnotes", node.name);
      if (NAMED.has(node.kind) && node.name !== "") add("shortcodes", node.name);
      return undefined;
    case "island":
      if (NAMED.has(node.kind) && node.name !== "") add("shortcodes", node.name);
      return undefined;
    case "text": {
      for (const [placeholder] of node.value.matchAll(PLACEHOLDER))
        add("placeholders", placeholder.replace(/\s/g, ""));
      return addNumbers(node.value, add);
    }
    default:
      return undefined;
  }
}

/** What is written for people, whatever its language is called: it is translated with the rest. */
const PROSE_CODE =
  /^(?:|md|mdx|markdown|markdoc|text|txt|plain|plaintext|console|log|output|html|yaml|toml|diff)$/i;

function codeMark(language: string, code: string): string {
  return PROSE_CODE.test(language) ? language : `${language} ${instructionsOf(code)}`;
}

/** The last name of an address: what the same page is called in another locale's folder. */
function destinationOf(url: string): string {
  const plain = url.replace(/[#?].*$/, "").replace(/\/+(?:index(?:\.\w+)?)?$/, "");
  const [last = "", above = ""] = plain.split("/").toReversed();
  const stem = last.replace(/\.(?:mdx?|html?)$/, "");
  // `../press/ja.md` is the article in the folder.
  const name = readLocaleName(stem) && above !== "." ? above : stem;
  return decodedPath(readLocaleName(name) ? "" : name)
    .replace(/\.[a-z]{2}(?:-[a-zA-Z]{2})?$/, "")
    .toLowerCase();
}

export interface Difference {
  readonly kind: MarkKind;
  /** What the source has more of, and what the target has more of. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** In which kinds `target` differs from `source`, in the order of `markKinds`. */
export function markDifferences(source: Marks, target: Marks): readonly Difference[] {
  return markKinds.flatMap((kind) => {
    const [one, two] = [source[kind] ?? NONE, target[kind] ?? NONE];
    const added = surplus(two, one);
    // "Last year" may stand for a year: only another year in its place is a difference.
    const hasOtherYear = added.some(isYear);
    const missing = surplus(one, two).filter((mark) => kind !== "numbers" || hasOtherYear || !isYear(mark));
    // What a translator adds of these is help (a link to an explanation); what is missing is a loss.
    const extra = ADDED_FREELY.has(kind) ? [] : added;
    return missing.length + extra.length > 0 ? [{ kind, missing, extra }] : [];
  });
}

function isYear(mark: string): boolean {
  return /^(?:19|20)\d\d$/.test(mark);
}

const NONE: ReadonlyMap<string, number> = new Map();
const ADDED_FREELY: ReadonlySet<MarkKind> = new Set(["links", "numbers", "dates"]);

function surplus(of: ReadonlyMap<string, number>, over: ReadonlyMap<string, number>): readonly string[] {
  return [...of].flatMap(([mark, count]) => (count > (over.get(mark) ?? 0) ? [mark] : []));
}
