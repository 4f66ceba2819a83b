/** Every image that an article refers to. */

import { textsIn } from "../articles/addresses.ts";
import { lineBreaks } from "../document/line-breaks.ts";
import { splitDocument } from "../document/parts.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import { IMAGE_FILE } from "../links/candidates.ts";
import { decodedPath, pathOfAddress } from "../links/paths.ts";
import { scanBody } from "../query/body-scan.ts";

export interface ImageReference {
  /** As it is written. */
  readonly target: string;
  /** One-based. */
  readonly line: number;
}

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
  const inFields = (reading.kind === "read" ? textsIn(reading.values, []) : [])
    .filter(({ text: target }) => IMAGE_FILE.test(pathOfAddress(target)) && !/\s/.test(target.trim()))
    .map(({ path: [name], text: target }) => ({ target, line: lines.get(String(name)) ?? 1 }));
  const firstLine = 1 + lineBreaks(text.slice(0, parts.body.from));
  const { images } = scanBody(text.slice(parts.body.from), firstLine);
  return [...inFields, ...images.map(({ target, line }) => ({ target, line }))];
}

/** The names of images that stand anywhere in a text, as a site's own files mention them. */
export function mentionedNames(text: string): readonly string[] {
  return [...new Set((text.match(NAMES) ?? []).map((name) => decodedPath(name)))];
}
