/** YAML -> source tree, through the parser's concrete syntax and behind caps. */

import { Composer, Parser, isMap, isScalar, isSeq, type CST, type Document, type ParsedNode } from "yaml";
import type { Range } from "../document/parts.ts";
import { DEEPEST, MOST_ALIASES, MOST_KEYS, MOST_VALUES, type Limit } from "./limits.ts";
import { lineCounter, type SourceMap } from "./source-tree.ts";
import { refuse, type TreeReading } from "./tree-reading.ts";
import { explainYaml } from "./yaml-errors.ts";
import { buildYamlTree } from "./yaml-tree.ts";

/** Control characters that YAML forbids; the parser uses some of them as marks of its own. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/;

/** Read the YAML that stands in `content` of `text`. All offsets are the document's. */
export function readYaml(text: string, content: Range): TreeReading {
  const lineOf = lineCounter(text);
  const source = text.slice(content.from, content.to);
  const forbidden = FORBIDDEN.exec(source);
  if (forbidden) {
    const code = forbidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return refuse(
      "frontmatter-syntax",
      { reason: "control-character", found: `U+${code}` },
      lineOf(content.from + forbidden.index),
    );
  }
  // YAML ends lines at a lone CR too; the parser does not, so it gets LF in its place: same length, same offsets.
  const tokens = [...new Parser().parse(source.replace(/\r(?!\n)/g, "\n"))];
  const limit = measure(tokens);
  if (limit) return refuse("frontmatter-too-large", { limit });
  const documents = [
    ...new Composer({
      keepSourceTokens: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    }).compose(tokens, true, source.length),
  ];
  const [document, second] = documents;
  if (!document) return refuse("frontmatter-syntax", { reason: "other", found: "" });
  if (second) {
    return refuse(
      "frontmatter-syntax",
      { reason: "several-documents" },
      lineOf(content.from + second.range[0]),
    );
  }
  const [error] = document.errors;
  if (error) {
    const { reason, at } = explainYaml(source, error.pos[0], error);
    const found = reason === "other" ? error.message : lineText(source, at);
    return refuse("frontmatter-syntax", { reason, found }, lineOf(content.from + at));
  }
  return treeOf(document, text, content, lineOf);
}

function treeOf(
  document: Document.Parsed<ParsedNode>,
  text: string,
  content: Range,
  lineOf: (offset: number) => number,
): TreeReading {
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null && root.range[0] === root.range[1])) {
    return { kind: "tree", root: emptyRoot(text, content) };
  }
  if (!isMap(root)) return refuseRoot(root, text, content, lineOf);
  const built = buildYamlTree(root, text, content.from);
  switch (built.kind) {
    case "unknown-alias":
    case "complex-key":
      return refuse("frontmatter-syntax", { reason: built.kind, found: built.found }, lineOf(built.at));
    case "duplicate": {
      const { name, first, second } = built;
      const details = { name, first: lineOf(first), second: lineOf(second) };
      return refuse("frontmatter-duplicate-key", details, lineOf(second));
    }
    case "tree":
      return built.size > MOST_VALUES
        ? refuse("frontmatter-too-large", { limit: "values" })
        : { kind: "tree", root: built.root };
  }
}

function refuseRoot(
  root: ParsedNode,
  text: string,
  content: Range,
  lineOf: (offset: number) => number,
): TreeReading {
  const at = content.from + root.range[0];
  const fullWidth = /^[^\S\n]*[^\s"'#:：]+：/m.exec(text.slice(content.from, content.to));
  if (fullWidth) {
    const details = { reason: "full-width-colon", found: fullWidth[0].trim() };
    return refuse("frontmatter-not-a-map", details, lineOf(content.from + fullWidth.index));
  }
  return refuse("frontmatter-not-a-map", { reason: isSeq(root) ? "list" : "text", found: "" }, lineOf(at));
}

function emptyRoot(text: string, content: Range): SourceMap {
  const blank = text.slice(content.from, content.to).trim() === "";
  return {
    kind: "map",
    layout: "block",
    range: content,
    editable: true,
    indent: 0,
    appendAt: blank ? content.from : content.to,
    entries: [],
  };
}

/** Depth, keys and aliases of a token stream, counted without recursion: the first cap broken. */
function measure(tokens: readonly CST.Token[]): Limit | null {
  let keys = 0;
  let aliases = 0;
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return "depth";
    if (token.type === "alias" && ++aliases > MOST_ALIASES) return "aliases";
    if (token.type === "document" && token.value) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if ("sep" in item && item.sep && ++keys > MOST_KEYS) return "keys";
      if (item.key) open.push({ token: item.key, depth: depth + 1 });
      if (item.value) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return null;
}

function lineText(source: string, offset: number): string {
  const from = Math.max(source.lastIndexOf("\n", offset - 1), source.lastIndexOf("\r", offset - 1)) + 1;
  return (
    source
      .slice(from)
      .split(/[\r\n]/, 1)[0]
      ?.trim()
      .slice(0, 80) ?? ""
  );
}
