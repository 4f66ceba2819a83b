import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import type { Body, IslandKind } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { walkTree } from "#core/markdown/syntax-tree";
import type { VisualNode } from "#core/visual/node";
import { toVisual } from "#core/visual/to-visual";
import { realArticles } from "../../../support/corpora.ts";

/** What a text holds: how many characters of text, and every link, image, piece of code and of HTML. */
interface Inventory {
  characters: number;
  readonly links: Set<string>;
  readonly images: string[];
  readonly code: string[];
  readonly html: string[];
}

const empty = (): Inventory => ({ characters: 0, links: new Set(), images: [], code: [], html: [] });
const visible = (text: string): number => text.replace(/\s+/g, "").length;
const lines = (text: string): string => text.replace(/\r\n|\r/g, "\n");

/** By the plain parser, without anything of Galley's. */
function inventoryOfSource(text: string): Inventory {
  const found = empty();
  const note = (node: Nodes): boolean | void => {
    if (node.type === "definition" || node.type === "footnoteDefinition") return false;
    if (node.type === "text") found.characters += visible(node.value);
    if (node.type === "link" && node.children.length > 0) found.links.add(node.url);
    if (node.type === "image") found.images.push(`${node.url} ${node.alt ?? ""} ${node.title ?? ""}`);
    if (node.type === "code") found.code.push(lines(node.value));
    if (node.type === "inlineCode") found.code.push(lines(node.value).replaceAll("\n", " "));
    if (node.type === "html") found.html.push(lines(node.value));
  };
  // Without the search for further addresses in finished text, as Galley reads it.
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  walkTree(fromMarkdown(text, { extensions: [gfm()], mdastExtensions }), note);
  return found;
}

/** By what the editor would be given. */
function inventoryOfVisual(body: Body): Inventory {
  const found = empty();
  const visit = ({ type, text, attrs, marks, content }: VisualNode): void => {
    const isCode = marks?.some((mark) => mark.type === "inlineCode") ?? false;
    for (const mark of marks ?? []) {
      if (mark.type === "link" && mark.attrs?.["label"] === null) found.links.add(String(mark.attrs["href"]));
    }
    if (type === "text" && isCode) found.code.push(text ?? "");
    else if (type === "text") found.characters += visible(text ?? "");
    else if (type === "image" && attrs?.["label"] === null) {
      found.images.push(`${String(attrs["src"])} ${String(attrs["alt"])} ${String(attrs["title"])}`);
    } else if (type === "code_block") found.code.push(content?.[0]?.text ?? "");
    else if (type.endsWith("island") && (attrs?.["kind"] === "html" || attrs?.["kind"] === "comment")) {
      found.html.push(lines(String(attrs["source"])));
    } else content?.forEach(visit);
  };
  for (const block of body.blocks) visit(toVisual(block));
  return found;
}

/** Kinds that the plain parser reads as Galley does. */
const PLAIN = new Set<IslandKind>(["html", "comment", "definition", "footnote", "unknown"]);

/** Whether only CommonMark and GFM are in the text. */
function isPlain(body: Body): boolean {
  let plain = !body.dialect.mdx;
  for (const { island, tree } of body.blocks) {
    if (island && !PLAIN.has(island.kind)) plain = false;
    if (tree) walkTree(tree, (node) => void (plain &&= node.type !== "inlineIsland" || PLAIN.has(node.kind)));
  }
  return plain && !/\{[{%]/.test(body.blocks.map(({ source }) => source).join(""));
}

describe("real articles", () => {
  const articles = realArticles(250).map((article) => ({
    ...article,
    parsed: parseBody(article.body, article.dialect),
  }));

  test("[V2] nothing of them is lost between the source and the editor", () => {
    let compared = 0;
    for (const { path, body: text, parsed: body } of articles) {
      for (const block of body.blocks) {
        if (block.island) expect(toVisual(block).attrs?.["source"], path).toBe(block.source);
      }
      if (!isPlain(body)) continue;
      compared++;
      expect({ path, ...inventoryOfVisual(body) }).toEqual({ path, ...inventoryOfSource(text) });
    }
    expect(compared).toBeGreaterThan(articles.length / 3);
  }, 120_000);

  test("[V1] hardly any block is more than the model can hold", () => {
    const counts = new Map<string, Map<string, number>>();
    let blocks = 0;
    let lossy = 0;
    for (const { corpus, parsed } of articles) {
      const kinds = counts.get(corpus) ?? new Map<string, number>();
      counts.set(corpus, kinds);
      for (const { island } of parsed.blocks) {
        const kind = island?.kind ?? "visual";
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        blocks++;
        if (kind === "lossy") lossy++;
      }
    }
    const table = [...counts].map(([corpus, kinds]) => [corpus, Object.fromEntries(kinds)]);
    console.info(`${articles.length} articles, ${blocks} blocks`, Object.fromEntries(table));
    expect(lossy / blocks).toBeLessThan(0.001);
  }, 120_000);
});
