/** Every image that an article refers to, and the files that a reference may mean. */

import { lineBreaks } from "../document/line-breaks.ts";
import { splitDocument } from "../document/parts.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import { isWritten, type FieldValue } from "../frontmatter/values.ts";
import { folderOf, joinPaths } from "../links/paths.ts";
import { scanBody } from "../query/body-scan.ts";

export interface ImageReference {
  /** As it is written. */
  readonly target: string;
  /** One-based. */
  readonly line: number;
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i;
/** From where a run of its letters begins, and no longer than a name can be: a file may be one line of a megabyte. */
const NAMES =
  /(?<![^\s"'`()<>[\]{}=,;:|\\/])[^\s"'`()<>[\]{}=,;:|\\/]{1,255}\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?![a-z0-9])/gi;

/** The references of the document `text`, in its order: those of its fields first. */
export function imageReferences(text: string): readonly ImageReference[] {
  const parts = splitDocument(text);
  const reading = readFrontmatter(parts);
  const lines = new Map<string, number>();
  if (reading.kind === "read")
    for (const { path, line } of reading.places) if (path.length === 1) lines.set(String(path[0]), line);
  const fields = reading.kind === "read" ? Object.entries(reading.values) : [];
  const inFields = fields.flatMap(([name, value]) =>
    textsIn(value)
      .filter((each) => IMAGE.test(each.replace(/[?#].*$/s, "")) && !/\s/.test(each.trim()))
      .map((target) => ({ target, line: lines.get(name) ?? 1 })),
  );
  const firstLine = 1 + lineBreaks(text.slice(0, parts.body.from));
  const { images } = scanBody(text.slice(parts.body.from), firstLine);
  return [...inFields, ...images.map(({ target, line }) => ({ target, line }))];
}

function textsIn(value: FieldValue): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item: FieldValue) => textsIn(item));
  if (value === null || typeof value !== "object" || isWritten(value)) return [];
  return Object.values(value as Readonly<Record<string, FieldValue>>).flatMap(textsIn);
}

/** Folders that publishers copy to the site's root, or read images from. */
const BASES = [
  "public",
  "static",
  "docs/public",
  "docs/.vuepress/public",
  ".vitepress/public",
  "source",
  "assets",
  "src",
];

/** Paths from the root that `target` may mean in the article at `path`; none for what is no file of the site. */
export function imageCandidates(path: string, target: string, collection: string): readonly string[] {
  const plain = target.replace(/[?#].*$/s, "");
  if (plain === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\|~|@)/i.test(plain) || /[{}<>|]/.test(plain)) return [];
  const decoded = decodedPath(plain);
  const folder = folderOf(path);
  const bases = decoded.startsWith("/")
    ? ["", ...BASES]
    : [folder, path.replace(/\.[^./]+$/, ""), "", collection, ...BASES];
  const found = bases.map((base) => joinPaths(base, decoded)).filter((each) => each !== null && each !== "");
  return [...new Set(found as readonly string[])];
}

/** The names of images that stand anywhere in a text, as a site's own files mention them. */
export function mentionedNames(text: string): readonly string[] {
  return [...new Set((text.match(NAMES) ?? []).map((name) => decodedPath(name)))];
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
