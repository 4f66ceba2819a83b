/** What a body holds that can be compared with other bodies, and where it leads. */

import { lineBreaks } from "../document/line-breaks.ts";
import type { Body } from "../markdown/block.ts";
import { plainText } from "../markdown/plain-text.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import { NO_PARITY, readParity, type ParityFacts } from "../parity/parity-facts.ts";

export interface HeadingFact {
  readonly level: number;
  readonly text: string;
  /** One-based line of the document. */
  readonly line: number;
}

export interface LinkFact {
  readonly kind: "link" | "image";
  /** As written, percent-escapes included. */
  readonly target: string;
  /** `null` for links. */
  readonly alt: string | null;
  readonly line: number;
}

export interface BodyFacts {
  readonly headings: readonly HeadingFact[];
  readonly links: readonly LinkFact[];
  /** Top-level blocks, islands included; definitions are none. */
  readonly blocks: number;
  readonly code: number;
  readonly tables: number;
  /** What its other locales must have too. */
  readonly parity: ParityFacts;
}

export const NO_FACTS: BodyFacts = {
  headings: [],
  links: [],
  blocks: 0,
  code: 0,
  tables: 0,
  parity: NO_PARITY,
};

/** The facts of `body`, which begins on `line` of its document. What stands inside islands is not seen. */
export function readFacts(body: Body, line: number): BodyFacts {
  const headings: HeadingFact[] = [];
  const links: LinkFact[] = [];
  const counts = { blocks: 0, code: 0, tables: 0 };
  let at = line + lineBreaks(body.lead);
  for (const { source, gap, island, tree } of body.blocks) {
    if (island?.kind !== "definition") counts.blocks++;
    if (tree) {
      walkTree(tree, (node) => {
        const here = at + (node.position ? node.position.start.line - 1 : 0);
        if (node.type === "heading")
          headings.push({ level: node.depth, text: plainText(node).trim(), line: here });
        else if (node.type === "link") links.push({ kind: "link", target: node.url, alt: null, line: here });
        else if (node.type === "image")
          links.push({ kind: "image", target: node.url, alt: node.alt ?? "", line: here });
        else if (node.type === "code") counts.code++;
        else if (node.type === "table") counts.tables++;
      });
    }
    at += lineBreaks(source) + lineBreaks(gap);
  }
  return { headings, links, ...counts, parity: readParity(body, line) };
}
