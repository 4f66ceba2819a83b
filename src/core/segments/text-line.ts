/**
 * Lines of text: the paragraphs, headings and cells of a block, each as what a translator reads (text) and what is
 * carried over (codes). The words are XLIFF's: a code is a piece of the source that is no text.
 */

import type { Nodes, Paragraph, Heading, TableCell, PhrasingContent } from "mdast";
import type { Range } from "../document/parts.ts";
import type { Block } from "../markdown/block.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import { rawPieces } from "./raw-pieces.ts";

/** What a code is; for its name, and for whether a translation can do without it. */
export type CodeType = "strong" | "emphasis" | "delete" | "link" | "image" | "code" | "break" | "island";

/** A piece of source that is no text. `close` is `null` for one that stands alone. */
export interface Code {
  /** Counts from 1 in the order of the line. */
  readonly id: number;
  readonly type: CodeType;
  readonly open: string;
  readonly close: string | null;
}

/** A stretch of a line, in UTF-16 units of the block's source. Pieces follow each other without a gap. */
export type Piece = Range &
  (
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "open" | "close" | "alone"; readonly code: Code }
  );

export interface TextLine extends Range {
  /** `raw`: an island, whose tags are its codes. */
  readonly kind: "paragraph" | "heading" | "cell" | "raw";
  readonly pieces: readonly Piece[];
}

const known = new WeakMap<Block, readonly TextLine[]>();

/** The lines of `block` that hold anything to translate, in the order of its source. */
export function linesOf(block: Block): readonly TextLine[] {
  const before = known.get(block);
  if (before) return before;
  const lines = findLines(block).filter(hasText);
  known.set(block, lines);
  return lines;
}

function hasText({ pieces }: TextLine): boolean {
  return pieces.some((piece) => piece.kind === "text" && /\p{L}/u.test(piece.value));
}

/** Islands whose text a reader sees. */
const READ = new Set(["html", "component", "directive", "unknown"]);

function findLines({ source, tree, island }: Block): readonly TextLine[] {
  if (tree === null || tree.type === "island") {
    if (!READ.has(island?.kind ?? "unknown")) return [];
    const pieces = rawPieces(source);
    return [{ kind: "raw", from: 0, to: source.length, pieces }];
  }
  const lines: TextLine[] = [];
  walkTree(tree, (node) => {
    if (node.type !== "paragraph" && node.type !== "heading" && node.type !== "tableCell") return true;
    const line = lineOf(node, source);
    if (line) lines.push(line);
    return false;
  });
  return lines;
}

const KINDS = { paragraph: "paragraph", heading: "heading", tableCell: "cell" } as const;

function lineOf(node: Paragraph | Heading | TableCell, source: string): TextLine | null {
  const from = node.children[0]?.position?.start.offset;
  const to = node.children.at(-1)?.position?.end.offset;
  if (from === undefined || to === undefined) return null;
  const pieces = withoutGaps(new Reader(source).read(node.children), to);
  return pieces === null ? null : { kind: KINDS[node.type], from, to, pieces };
}

/** What stands between two nodes (the `>` of a quote after a hard break) belongs to the code before it. */
function withoutGaps(pieces: readonly Piece[] | null, end: number): readonly Piece[] | null {
  if (pieces === null) return null;
  const whole: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const to = pieces[at + 1]?.from ?? end;
    if (to < piece.to) return null;
    if (to > piece.to && piece.kind === "text") return null;
    whole.push(to === piece.to ? piece : { ...piece, to });
  }
  return whole;
}

class Reader {
  private readonly source: string;
  private readonly pieces: Piece[] = [];
  private count = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** `null` where a node does not say where it stands. */
  read(children: readonly PhrasingContent[]): readonly Piece[] | null {
    return children.every((child) => this.add(child)) ? this.pieces : null;
  }

  private add(node: PhrasingContent): boolean {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from === undefined || to === undefined) return false;
    if (node.type === "text") {
      this.pieces.push({ kind: "text", value: node.value, from, to });
      return true;
    }
    const inner = innerOf(node, this.source);
    if (inner === null) {
      const code = this.code(typeOf(node), this.source.slice(from, to), null);
      this.pieces.push({ kind: "alone", code, from, to });
      return true;
    }
    const code = this.code(
      typeOf(node),
      this.source.slice(from, inner.from),
      this.source.slice(inner.to, to),
    );
    this.pieces.push({ kind: "open", code, from, to: inner.from });
    const isRead =
      inner.children === null
        ? this.pieces.push({ kind: "text", value: inner.text, from: inner.from, to: inner.to }) > 0
        : inner.children.every((child) => this.add(child));
    this.pieces.push({ kind: "close", code, from: inner.to, to });
    return isRead;
  }

  private code(type: CodeType, open: string, close: string | null): Code {
    this.count++;
    return { id: this.count, type, open, close };
  }
}

type Inner = Range &
  (
    | { readonly children: readonly PhrasingContent[]; readonly text?: undefined }
    | { readonly children: null; readonly text: string }
  );

/** What of a node is text for the translator; `null` for one that stands alone. */
function innerOf(node: PhrasingContent, source: string): Inner | null {
  switch (node.type) {
    case "strong":
    case "emphasis":
    case "delete":
      return around(node.children);
    case "link":
      return node.data?.form === "autolink" || node.data?.form === "literal" ? null : around(node.children);
    case "linkReference":
      // `[text][]` and `[text]` find their address by their text.
      return node.referenceType === "full" ? around(node.children) : null;
    case "image":
      return alternative(node, source);
    default:
      return null;
  }
}

function around(children: readonly PhrasingContent[]): Inner | null {
  const from = children[0]?.position?.start.offset;
  const to = children.at(-1)?.position?.end.offset;
  return from === undefined || to === undefined ? null : { from, to, children };
}

/** An image's alternative text, where it is written as it reads. */
function alternative(node: Extract<PhrasingContent, { type: "image" }>, source: string): Inner | null {
  const from = (node.position?.start.offset ?? 0) + 2;
  const text = node.alt ?? "";
  const to = from + text.length;
  const isPlain = text !== "" && source.startsWith(`${text}](`, from) && !/[\r\n]/.test(text);
  return isPlain ? { from, to, children: null, text } : null;
}

function typeOf(node: Nodes): CodeType {
  switch (node.type) {
    case "strong":
    case "emphasis":
    case "delete":
    case "link":
    case "image":
    case "break":
      return node.type;
    case "linkReference":
      return "link";
    case "imageReference":
      return "image";
    case "inlineCode":
      return "code";
    default:
      return "island";
  }
}
