/** What a published page must show of a body, however its publisher spells it. */

import type { Nodes } from "mdast";
import { decodeNamedCharacterReference } from "decode-named-character-reference";
import type { Body } from "../markdown/block.ts";
import { documentAt } from "../markdown/document-at.ts";
import { plainText } from "../markdown/plain-text.ts";
import { walkTree } from "../markdown/syntax-tree.ts";

/**
 * The letters and digits of `text`, folded by compatibility and case, with nothing between them: what smart
 * quotes, ligatures, full-width forms and line breaks leave as it is.
 */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * The runs of prose in `body`, as letters, in order; each is shown by any page of this body.
 *
 * A run ends wherever a publisher may put something of its own or leave something out: at islands, images,
 * footnote references, line breaks and braces. Code is no prose: highlighters and templates rewrite it.
 */
export function evidenceOf(body: Body): readonly string[] {
  const runs: string[] = [];
  for (const { tree, island } of body.blocks) {
    if (tree !== null && island === null) collectRuns(tree, runs);
  }
  return runs;
}

/** The runs of prose in the body of `text`, which stands at `path`, as its publisher reads it. */
export function evidenceIn(path: string, text: string, publisher: string): readonly string[] {
  return evidenceOf(documentAt({ path, text }, publisher).body);
}

/**
 * The letters that each block shows as a whole, in order; "" for islands, of which publishers make something of their
 * own. An element of a page is that block's when it shows these letters.
 */
export function lettersOfBlocks(body: Body): readonly string[] {
  return body.blocks.map(({ tree, island }) => {
    if (tree === null || island !== null) return "";
    return lettersOf(tree.type === "code" ? tree.value : plainText(tree));
  });
}

function collectRuns(tree: Nodes, runs: string[]): void {
  let run = "";
  const end = (): void => {
    const letters = lettersOf(run);
    if (letters !== "") runs.push(letters);
    run = "";
  };
  walkTree(tree, (node) => {
    switch (node.type) {
      case "text": {
        const [first = "", ...others] = node.value.split(REPLACED);
        run += first;
        for (const other of others) {
          end();
          run += other;
        }
        return;
      }
      case "emphasis":
      case "strong":
      case "delete":
      case "link":
      case "linkReference":
        return;
      default:
        end();
    }
  });
  end();
}

/** Attributes in braces, `:emoji:` and bare addresses: publishers make something else of them. */
const REPLACED = /\{[^}]*\}|:[\w+-]+:|\bhttps?:\/\/\S+/;

/** Runs of `after` that are not runs of `before`, each once. */
export function addedEvidence(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before);
  return [...new Set(after)].filter((run) => !known.has(run));
}

/** Whether the page shows every run; `null`, where there is no page, shows nothing. */
export function showsEvidence(html: string | null, runs: readonly string[]): boolean {
  if (html === null) return false;
  const letters = lettersOf(textOfHtml(html));
  return runs.every((run) => letters.includes(run));
}

/**
 * What a person would read in `html`: tags, comments, scripts and styles gone, character references read.
 * A reading for comparison, not a sanitiser: nothing of it is ever shown.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(script|style|template)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{1,40}));/g, readReference);
}

function readReference(
  whole: string,
  decimal: string | undefined,
  hexadecimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
