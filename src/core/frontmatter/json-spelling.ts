/** How JSON writes values. */

import type { Spelling } from "./spelling.ts";
import { isList, isMap } from "./compare.ts";
import { isWritten, type FieldValue } from "./values.ts";

export const jsonSpelling: Spelling = {
  replace: ({ node }, value) => [{ ...node.range, insert: jsonText(value) }],
  pair: (_map, name, value) => [`${JSON.stringify(name)}: ${jsonText(value)}`],
  item: (_list, value) => [jsonText(value)],
  name: (name) => [JSON.stringify(name)],
  emptiesBlocks: false,
};

function jsonText(value: FieldValue): string {
  if (isWritten(value))
    return value.kind === "number" && isJsonNumber(value.text) ? value.text : JSON.stringify(value.text);
  if (isList(value)) return `[${value.map(jsonText).join(", ")}]`;
  if (isMap(value)) {
    const pairs = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${jsonText(inner)}`);
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function isJsonNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
}
