/**
 * XLIFF 2.1 out (OASIS Standard, 13 February 2018): a `<file>` for each translation, a `<unit>` for each line, a
 * `<segment>` for each sentence, with the source of each code as original data.
 */

import type { Inline } from "../segments/inline.ts";
import type { Code, CodeType } from "../segments/text-line.ts";
import type { ExchangeFile, ExchangeSegment, ExchangeUnit } from "./model.ts";
import { xmlAttribute, xmlText } from "./xml-write.ts";

export const XLIFF_SPACE = "urn:oasis:names:tc:xliff:document:2.0";

/** One document of files that all go from one language to another. Files without units are left out; `null` for none at all. */
export function writeXliff(files: readonly ExchangeFile[]): string | null {
  const whole = files.filter(({ units }) => units.length > 0);
  const [first] = whole;
  if (!first) return null;
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${XLIFF_SPACE}" version="2.1" srcLang="${tagOf(first.source)}" trgLang="${tagOf(first.target)}">`,
  ];
  return [...head, ...whole.flatMap(fileLines), "</xliff>", ""].join("\n");
}

/** BCP 47's tag for a language that is not said. */
function tagOf(locale: string | null): string {
  return locale ?? "und";
}

function fileLines({ path, sourcePath, units }: ExchangeFile, at: number): readonly string[] {
  return [
    ` <file id="f${at + 1}"${xmlAttribute("original", path)} canResegment="no" xml:space="preserve">`,
    "  <notes>",
    `   <note category="source">${xmlText(sourcePath)}</note>`,
    "  </notes>",
    ...units.flatMap(unitLines),
    " </file>",
  ];
}

function unitLines({ id, name, segments, codes, notes }: ExchangeUnit): readonly string[] {
  return [
    `  <unit id="${id}"${xmlAttribute("name", name)}>`,
    ...(notes.length === 0
      ? []
      : ["   <notes>", ...notes.map((note) => `    <note>${xmlText(note)}</note>`), "   </notes>"]),
    ...dataLines([...codes.values()]),
    ...segments.flatMap((segment, at) => segmentLines(segment, at, codes)),
    "  </unit>",
  ];
}

function dataLines(codes: readonly Code[]): readonly string[] {
  const data = codes.flatMap(({ id, open, close }) => [
    dataLine(`d${id}`, open),
    ...(close === null ? [] : [dataLine(`e${id}`, close)]),
  ]);
  return data.length === 0 ? [] : ["   <originalData>", ...data, "   </originalData>"];
}

function dataLine(id: string, text: string): string {
  return `    <data id="${id}">${content(text)}</data>`;
}

function segmentLines(
  { source, target, state, isGap }: ExchangeSegment,
  at: number,
  codes: ReadonlyMap<number, Code>,
): readonly string[] {
  const open = isGap ? `ignorable id="g${at + 1}"` : `segment id="s${at + 1}" state="${state}"`;
  return [
    `   <${open}>`,
    `    <source>${inlineText(source, codes)}</source>`,
    ...(target === null ? [] : [`    <target>${inlineText(target, codes)}</target>`]),
    `   </${isGap ? "ignorable" : "segment"}>`,
  ];
}

const TYPES: Readonly<Record<CodeType, string>> = {
  strong: ' type="fmt" subType="xlf:b"',
  emphasis: ' type="fmt" subType="xlf:i"',
  delete: ' type="fmt"',
  link: ' type="link"',
  image: ' type="image"',
  code: ' type="other"',
  break: ' type="fmt" subType="xlf:lb"',
  island: ' type="other"',
};

/** A translation without these has lost something; emphasis may stand elsewhere or go. */
const KEPT: ReadonlySet<CodeType> = new Set(["link", "image", "code", "island"]);

function inlineText(inline: readonly Inline[], codes: ReadonlyMap<number, Code>): string {
  return inline
    .map((one) => {
      if (typeof one === "string") return content(one);
      const code = codes.get(one.id);
      const what = code
        ? `${TYPES[code.type]}${KEPT.has(code.type) ? ' canDelete="no"' : ""} canCopy="no"`
        : "";
      if (one.children === null) {
        return `<ph id="${one.id}"${what} dataRef="d${one.id}"${xmlAttribute("disp", code?.open ?? null)}/>`;
      }
      const refs = ` dataRefStart="d${one.id}" dataRefEnd="e${one.id}"`;
      return `<pc id="${one.id}"${what}${refs}>${inlineText(one.children, codes)}</pc>`;
    })
    .join("");
}

/** A character that XML does not have is XLIFF's `<cp>`. */
function content(text: string): string {
  return xmlText(text, (point) => `<cp hex="${point.toString(16).toUpperCase().padStart(4, "0")}"/>`);
}
