/** A body's outline, links, images and counts by a fast scan of its lines: for the index of all articles. */

export interface ScannedHeading {
  readonly level: number;
  readonly text: string;
  /** Of the document where `firstLine` was given, else of the text that was scanned; one-based. */
  readonly line: number;
}

/** An address as it is written. */
export interface ScannedLink {
  readonly target: string;
  readonly line: number;
}

export interface ScannedImage extends ScannedLink {
  /** `null` where no alternative text can be given (HTML without `alt`). */
  readonly alt: string | null;
}

export interface ScannedBody {
  readonly words: number;
  /** Without white space. */
  readonly characters: number;
  readonly headings: readonly ScannedHeading[];
  readonly links: readonly ScannedLink[];
  readonly images: readonly ScannedImage[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const DEFINITION = /^ {0,3}\[([^\]]{1,200})\]:[ \t]*<?([^\s>]{1,2000})>?/;
/** Bounded throughout, so that no line takes longer than its length allows. */
const INLINE_IMAGE =
  /!\[([^\]]{0,1000})\]\([ \t]*<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,2000})?)>?[^()]{0,500}\)/g;
const INLINE_LINK =
  /\[([^\][]{0,1000})\]\([ \t]*<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,2000})?)>?[^()]{0,500}\)/g;
const HTML_IMAGE = /<img\b[^<>]{0,4000}>/gi;
const HTML_LINK = /<a\b[^<>]{0,4000}?\bhref=["']?([^"'\s>]{1,2000})[^<>]{0,2000}>/gi;
const BARE_LINK = /<?\b(https?:\/\/[^\s<>()[\]"'`]{1,2000})>?/g;
const CODE_SPAN = /(`+)([^`]{1,2000})\1(?!`)/g;
const TAG = /<\/?[a-zA-Z!][^<>]{0,4000}>|\{\{[^{}]{0,2000}\}\}|\{%[^{}%]{0,2000}%\}/g;
const CODE_MARK = "\u0000";

/**
 * Scan `body`, the text after the frontmatter.
 *
 * Code blocks hold no words, links or images. Counts are near what the editor says (its own come from the syntax
 * tree); what a site makes of its shortcodes is not known. Time grows with the length alone. `firstLine` is the
 * document's line on which the body begins.
 */
export function scanBody(body: string, firstLine = 1): ScannedBody {
  const headings: ScannedHeading[] = [];
  const links: ScannedLink[] = [];
  const images: ScannedImage[] = [];
  const prose: string[] = [];
  let fence: string | null = null;
  let before = "";
  const lines = withoutComments(body).split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = null;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      before = "";
      continue;
    }
    const number = index + firstLine;
    const text = proseOf(line, number, { links, images });
    const atx = ATX.exec(line);
    if (atx) headings.push({ level: atx[1]?.length ?? 1, text: headingText(text), line: number });
    const underline = SETEXT.exec(line)?.[1];
    if (underline !== undefined && before.trim() !== "")
      headings.push({
        level: underline.startsWith("=") ? 1 : 2,
        text: headingText(before),
        line: number - 1,
      });
    else prose.push(text);
    before = atx || underline !== undefined || /^\s*(?:[-*+>|]|\d+[.)])/.test(line) ? "" : text;
  }
  const text = prose.join("\n");
  return { words: countWords(text), characters: countCharacters(text), headings, links, images };
}

/** Their lines stay, so that line numbers hold. */
function withoutComments(body: string): string {
  let rest = "";
  let at = 0;
  for (let from = body.indexOf("<!--"); from >= 0; from = body.indexOf("<!--", at)) {
    const end = body.indexOf("-->", from + 4);
    if (end < 0) break;
    rest += body.slice(at, from) + body.slice(from, end).replace(/[^\n\r]/g, "");
    at = end + 3;
  }
  return rest + body.slice(at);
}

interface Found {
  readonly links: ScannedLink[];
  readonly images: ScannedImage[];
}

/** What a reader reads of the line. Its links and images are added to `found`. */
function proseOf(line: string, number: number, { links, images }: Found): string {
  const definition = line.includes("]:") ? DEFINITION.exec(line) : null;
  if (definition && !definition[1]?.startsWith("^")) {
    links.push({ target: definition[2] ?? "", line: number });
    return "";
  }
  if (!/[[<`:{]/.test(line)) return line;
  const spans: string[] = [];
  let text = line.replace(CODE_SPAN, (_, _marks: string, code: string) => {
    spans.push(code);
    return CODE_MARK;
  });
  text = text.replace(INLINE_IMAGE, (_, alt: string, target: string) => {
    images.push({ target, alt, line: number });
    return alt;
  });
  text = text.replace(INLINE_LINK, (_, label: string, target: string) => {
    links.push({ target, line: number });
    return label;
  });
  text = text.replace(HTML_IMAGE, (tag) => {
    const target = attribute(tag, "src");
    if (target !== null) images.push({ target, alt: attribute(tag, "alt"), line: number });
    return "";
  });
  text = text.replace(HTML_LINK, (_, target: string) => {
    links.push({ target, line: number });
    return "";
  });
  text = text.replace(BARE_LINK, (found, target: string) => {
    links.push({ target: target.replace(/[.,:;!?*_]+$/, ""), line: number });
    return found.startsWith("<") ? target : found;
  });
  return text.replace(TAG, "").replaceAll(CODE_MARK, () => spans.shift() ?? "");
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3] ?? "") : null;
}

function headingText(text: string): string {
  return text
    .replace(/^\s*#+\s*/, "")
    .replace(/\s+#+\s*$/, "")
    .replace(/\s*\{[#.][^{}]{0,200}\}\s*$/, "")
    .replace(/[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}/g, "")
    .trim();
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+/gu;
const SPACED = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’._][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
let segmenter: Intl.Segmenter | null = null;

function countWords(text: string): number {
  let words = 0;
  const spaced = text.replace(UNSPACED, (run) => {
    words += wordsInRun(run);
    return " ";
  });
  for (const _ of spaced.matchAll(SPACED)) words++;
  return words;
}

/** The dictionary for scripts without spaces is the same for every language. */
function wordsInRun(run: string): number {
  if (run.length === 1) return 1;
  segmenter ??= new Intl.Segmenter("ja", { granularity: "word" });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(run)) if (isWordLike === true) words++;
  return words;
}

function countCharacters(text: string): number {
  const visible = text.replace(/[\s*_~#>|]+/g, "");
  // A letter of two code units or with marks is one character.
  const low = visible.match(/[\udc00-\udfff]/g)?.length ?? 0;
  return visible.length - low - (visible.match(/\p{M}/gu)?.length ?? 0);
}
