/** Passages that were left in the source's language. */

import type { Nodes } from "mdast";
import { lineBreaks } from "../document/line-breaks.ts";
import { contentHash } from "../locale/content-hash.ts";
import { guessLanguage } from "../locale/language-guess.ts";
import type { Block } from "../markdown/block.ts";
import { walkTree } from "../markdown/syntax-tree.ts";

/** A passage of prose: what it is by its letters, and where. */
export interface Passage {
  /** `contentHash` of its words. */
  readonly hash: string;
  /** One-based line of the document. */
  readonly line: number;
  /** The language that it is plainly in (BCP 47); `null` where too little speaks for one. */
  readonly language: string | null;
}

/** A run of so many plain lower-case words, or of so many letters without spaces, is prose and no name. */
const PROSE_WORDS = 4;
const PROSE_LETTERS = 8;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The passages of prose among `blocks`, of which the first begins on `line`: paragraphs, headings, lists, quotes. */
export function passagesOf(blocks: readonly Block[], line: number): readonly Passage[] {
  const passages: Passage[] = [];
  let at = line;
  for (const { source, gap, tree } of blocks) {
    if (tree !== null && PROSE.has(tree.type)) {
      const text = wordsOf(tree);
      if (isProse(text)) passages.push({ hash: contentHash(text), line: at, language: guessLanguage(text) });
    }
    at += lineBreaks(source) + lineBreaks(gap);
  }
  return passages;
}

const PROSE: ReadonlySet<string> = new Set(["paragraph", "heading", "list", "blockquote"]);

/** What a translator writes: links keep the titles of what they lead to, and code its names. */
function wordsOf(tree: Nodes): string {
  let text = "";
  walkTree(tree, (node) => {
    if (node.type === "link" || node.type === "linkReference" || node.type === "inlineCode") return false;
    if (node.type === "text") text += ` ${node.value}`;
    return true;
  });
  return text
    .replace(/\S*[_/<>{}=]\S*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function isProse(text: string): boolean {
  const words = text.match(/(?<![\p{L}\p{N}_./@-])\p{Ll}[\p{Ll}'’]+(?![\p{L}\p{N}_./@])/gu)?.length ?? 0;
  return words >= PROSE_WORDS || (text.match(UNSPACED)?.length ?? 0) >= PROSE_LETTERS;
}

/**
 * The passages of `target` that are still the source's: to the letter, or in the source's language where the locale's
 * is another. Nothing is said of two variants in one language (`en`, `en-GB`).
 */
export function untranslatedPassages(
  source: { readonly passages: readonly Passage[]; readonly locale: string | null },
  target: { readonly passages: readonly Passage[]; readonly locale: string | null },
): readonly Passage[] {
  const own = languageOf(target.locale);
  const other = languageOf(source.locale) ?? commonLanguage(source.passages);
  if (own === null || other === null || own === other) return [];
  const copied = new Set(source.passages.map(({ hash }) => hash));
  return target.passages.filter(
    ({ hash, language }) => language !== own && (copied.has(hash) || language === other),
  );
}

/** `pt` of `pt-BR`. */
function languageOf(locale: string | null): string | null {
  return locale?.split("-")[0] ?? null;
}

function commonLanguage(passages: readonly Passage[]): string | null {
  const counts = new Map<string, number>();
  for (const { language } of passages)
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}
