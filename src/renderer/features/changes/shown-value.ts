/** A field as a person reads it: its value, not the bytes around it. */

import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { plainValue, type FieldValue } from "#core/frontmatter/values";

/** Fences of the languages in which an entry can stand by itself; JSON's needs its braces. */
const WRAPPED = [
  (entry: string) => `---\n${entry}\n---\n`,
  (entry: string) => `+++\n${entry}\n+++\n`,
  (entry: string) => `{${entry}}\n`,
];

/** The value of the entry `source` of the field `name`; the source itself where it does not read alone. */
export function shownValue(source: string, name: string): string {
  if (source.trim() === "") return "";
  for (const wrap of WRAPPED) {
    const reading = readFrontmatter(splitDocument(wrap(source.trimEnd())));
    if (reading.kind === "read" && Object.hasOwn(reading.values, name))
      return written(plainValue(reading.values[name] ?? null));
  }
  return source.trim();
}

function written(value: FieldValue): string {
  if (value === null) return "";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join("\n");
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}
