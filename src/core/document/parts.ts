/** A document's text, taken apart at its frontmatter. Nothing here changes a code unit. */

/** Code units `from` (inclusive) to `to` (exclusive) of a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `unsupported`: the fence names a language that Galley neither reads nor runs (`---js`). */
export type FrontmatterLanguage = "yaml" | "toml" | "json" | "unsupported";

/** Where the frontmatter stands. `content` lies between the fence lines; for JSON it is the object itself. */
export interface FrontmatterPart {
  readonly language: FrontmatterLanguage;
  /** What the opening fence says after its marks, trimmed: "js" for `---js`. */
  readonly label: string;
  /** The whole frontmatter, fences and the line ending after the closing one included. */
  readonly whole: Range;
  readonly content: Range;
}

export type LineEnding = "\n" | "\r\n" | "\r";

/** The parts of a document. The byte order mark, the frontmatter and the body follow each other without a gap. */
export interface DocumentParts {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  readonly frontmatter: FrontmatterPart | null;
  readonly body: Range;
  /** The line ending that the document uses most; "\n" when it has none. */
  readonly lineEnding: LineEnding;
}

const BYTE_ORDER_MARK = 0xfeff;
const FENCES = [
  { mark: "---", language: "yaml" },
  { mark: "+++", language: "toml" },
  { mark: ";;;", language: "json" },
] as const;

/**
 * Split `text` into its parts.
 *
 * Frontmatter begins at the first code unit (after a byte order mark): a line `---` (YAML), `+++` (TOML)
 * or `;;;` (JSON), ended by the next line of the same mark alone; or a `{` that opens Hugo's bare JSON form.
 * A `---` that is never closed is body, as it is for every generator that was compared. White space after a
 * mark is allowed; a language name after it (`---toml`) is honoured where it is one of the three and
 * otherwise makes the frontmatter `unsupported`.
 */
export function splitDocument(text: string): DocumentParts {
  const hasByteOrderMark = text.charCodeAt(0) === BYTE_ORDER_MARK;
  const start = hasByteOrderMark ? 1 : 0;
  const frontmatter = fenced(text, start) ?? bareJson(text, start);
  return {
    text,
    hasByteOrderMark,
    frontmatter,
    body: { from: frontmatter?.whole.to ?? start, to: text.length },
    lineEnding: commonLineEnding(text),
  };
}

function fenced(text: string, start: number): FrontmatterPart | null {
  const fence = FENCES.find(({ mark }) => text.startsWith(mark, start));
  if (!fence) return null;
  const first = lineAt(text, start);
  const label = text.slice(start + fence.mark.length, first.end).trim();
  // A fourth dash makes it a thematic break or a setext underline, never a fence.
  if (label.startsWith(fence.mark[0]!) || first.next === first.end) return null;
  for (let at = first.next; at < text.length;) {
    const line = lineAt(text, at);
    if (text.slice(at, line.end).trimEnd() === fence.mark) {
      return {
        language: label === "" ? fence.language : languageNamed(label),
        label,
        whole: { from: start, to: line.next },
        content: { from: first.next, to: at },
      };
    }
    if (line.next === at) break;
    at = line.next;
  }
  return null;
}

function languageNamed(label: string): FrontmatterLanguage {
  const name = label.toLowerCase();
  if (name === "yaml" || name === "yml") return "yaml";
  return name === "toml" || name === "json" ? name : "unsupported";
}

/** Hugo's JSON form: an object at the very start, closed by the `}` that ends it, alone with white space after. */
function bareJson(text: string, start: number): FrontmatterPart | null {
  if (text[start] !== "{" || !/^\{\s*"/.test(text.slice(start, start + 1000))) return null;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
    } else if (character === "{") {
      depth++;
    } else if (character === "}" && --depth === 0) {
      const line = lineAt(text, at + 1);
      if (text.slice(at + 1, line.end).trim() !== "") return null;
      return {
        language: "json",
        label: "",
        whole: { from: start, to: line.next },
        content: { from: start, to: at + 1 },
      };
    }
  }
  return null;
}

function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

/** The line that begins at `from`: where its text ends, and where the next line begins. */
export function lineAt(text: string, from: number): { readonly end: number; readonly next: number } {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  const width = text[end] === "\r" && text[end + 1] === "\n" ? 2 : end < text.length ? 1 : 0;
  return { end, next: end + width };
}

/** Where the one-based `line` of `text` begins; 0 for a line that it does not have. */
export function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let number = 1; number < line; number++) {
    const { next } = lineAt(text, at);
    if (next === at) return 0;
    at = next;
  }
  return at;
}

function commonLineEnding(text: string): LineEnding {
  // Nearly every file: found out without counting its lines.
  if (!text.includes("\r")) return "\n";
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  for (const [ending] of text.matchAll(/\r\n|\n|\r/g)) counts[ending as LineEnding]++;
  const most = Math.max(...Object.values(counts));
  if (most === 0 || counts["\n"] === most) return "\n";
  return counts["\r\n"] === most ? "\r\n" : "\r";
}
