/** TMX 1.4b (LISA / OSCAR, 2005): a translation memory out and in. */

import type { MemoryPair } from "../memory/memory.ts";
import type { FileFault } from "./model.ts";
import { elementsOf, readXml, XML_SPACE, xmlContent, type XmlElement } from "./xml.ts";
import { xmlAttribute, xmlText } from "./xml-write.ts";

interface Languages {
  readonly source: string;
  readonly target: string;
}

export function writeTmx(pairs: Iterable<MemoryPair>, { source, target }: Languages): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    ` <header creationtool="Galley" creationtoolversion="1" segtype="block" o-tmf="markdown" adminlang="en"${xmlAttribute("srclang", source)} datatype="x-markdown"/>`,
    " <body>",
  ];
  const seen = new Set<string>();
  for (const pair of pairs) {
    const key = JSON.stringify([pair.unit, pair.source, pair.target]);
    if (seen.has(key)) continue;
    seen.add(key);
    lines.push(
      `  <tu segtype="${pair.unit === "block" ? "block" : "sentence"}">`,
      `   <prop type="x-from">${xmlText(pair.from)}</prop>`,
      `   <tuv${xmlAttribute("xml:lang", source)}><seg>${xmlText(pair.source)}</seg></tuv>`,
      `   <tuv${xmlAttribute("xml:lang", target)}><seg>${xmlText(pair.target)}</seg></tuv>`,
      "  </tu>",
    );
  }
  return [...lines, " </body>", "</tmx>", ""].join("\n");
}

export type TmxReading =
  | { readonly kind: "read"; readonly pairs: readonly MemoryPair[] }
  | { readonly kind: "refused"; readonly fault: FileFault; readonly line: number };

/** The pairs of two languages in a TMX file; `name` is the file's, and what the pairs are from. */
export function readTmx(text: string, languages: Languages, name: string): TmxReading {
  const reading = readXml(withoutDoctype(text));
  if (reading.kind === "refused") return reading;
  const { root } = reading;
  const [body] = elementsOf(root).filter((child) => child.name === "body");
  if (root.name !== "tmx" || !body) return { kind: "refused", fault: "not-tmx", line: root.line };
  const pairs = elementsOf(body)
    .filter((child) => child.name === "tu")
    .flatMap((unit) => pairOf(unit, languages, name));
  return { kind: "read", pairs };
}

/** TMX files begin with the name of their own document type, which says nothing; one with a subset is refused. */
function withoutDoctype(text: string): string {
  return text.replace(
    /^(\uFEFF?(?:<\?xml[^?<>]*\?>)?\s*)<!DOCTYPE\s+tmx(?:\s+(?:SYSTEM|PUBLIC)(?:\s+"[^"<>[\]]*"|\s+'[^'<>[\]]*'){1,2})?\s*>/,
    "$1",
  );
}

function pairOf(unit: XmlElement, { source, target }: Languages, name: string): readonly MemoryPair[] {
  const one = segmentIn(unit, source);
  const other = segmentIn(unit, target);
  if (one === null || other === null) return [];
  const isBlock = unit.attributes.get("segtype") === "block";
  return [{ unit: isBlock ? "block" : "sentence", source: one, target: other, from: name }];
}

/** The text in a language, else in the same language elsewhere (`en-US` for `en`). Codes of other tools are left out. */
function segmentIn(unit: XmlElement, locale: string): string | null {
  const variants = elementsOf(unit).filter((child) => child.name === "tuv");
  const tagOf = ({ attributes }: XmlElement): string =>
    (attributes.get(`{${XML_SPACE}}lang`) ?? attributes.get("lang") ?? "").toLowerCase();
  const wanted = locale.toLowerCase();
  const found =
    variants.find((variant) => tagOf(variant) === wanted) ??
    variants.find((variant) => tagOf(variant).split("-")[0] === wanted.split("-")[0]);
  const segment = found && elementsOf(found).find((child) => child.name === "seg");
  const text = segment ? plainText(segment).trim() : "";
  return text === "" ? null : text;
}

/** `bpt`, `ept`, `it`, `ph` hold another tool's codes; `hi` and `sub` hold text. */
function plainText(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : child.name === "hi" ? xmlContent(child) : ""))
    .join("");
}
