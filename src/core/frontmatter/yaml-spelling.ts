/** How YAML writes values, in the document's own habits. */

import type { LineEnding } from "../document/parts.ts";
import type { Patch } from "../document/patch.ts";
import { isList, isMap } from "./compare.ts";
import { endsLine } from "./entry-edit.ts";
import {
  lineStart,
  type ScalarStyle,
  type SourceList,
  type SourceMap,
  type SourceScalar,
} from "./source-tree.ts";
import type { Spelling, Spot, Surroundings } from "./spelling.ts";
import type { FieldMap, FieldValue } from "./values.ts";
import { yamlHabits, type YamlHabits } from "./yaml-habits.ts";
import {
  bareText,
  blockText,
  hasBareForm,
  quoted,
  standsBare,
  staysWritten,
  type BlockForm,
} from "./yaml-scalars.ts";
import { spliceScalar } from "./yaml-splice.ts";

type Container = SourceMap | SourceList;

export const yamlSpelling: Spelling = {
  replace: (spot, value, around) =>
    isList(value) || isMap(value)
      ? replaceByCollection(spot, value, around)
      : replaceByScalar(spot, value, around),
  pair(map, name, value, around) {
    const writer = writerFor(around);
    const inFlow = map.layout === "flow";
    const key = nameTexts(name, inFlow, writer.habits);
    const values = inFlow
      ? [flowText(value, writer.habits)]
      : [writer.after(value, map.indent), ` ${safest(value)}`];
    return key.flatMap((start) => values.map((rest) => (inFlow ? `${start}: ${rest}` : `${start}:${rest}`)));
  },
  item(list, value, around) {
    const writer = writerFor(around);
    if (list.layout === "flow") return [flowText(value, writer.habits, itemStyle(list)), safest(value)];
    return [`-${writer.afterDash(value, list.indent, itemStyle(list))}`, `- ${safest(value)}`];
  },
  name(name, before) {
    const quote = before.startsWith("'") ? "single" : before.startsWith('"') ? "double" : null;
    const bare = quote === null && standsBare(name, true) ? [name] : [];
    const inQuotes = quoted(name, quote ?? "double");
    return [...bare, ...(inQuotes === null ? [] : [inQuotes]), JSON.stringify(name)];
  },
  emptiesBlocks: true,
};

function nameTexts(name: string, inFlow: boolean, habits: YamlHabits): readonly string[] {
  const inQuotes = quoted(name, habits.quote) ?? JSON.stringify(name);
  return standsBare(name, inFlow) ? [name, inQuotes] : [inQuotes];
}

/** The style that a list's items have in common: what a new one is written in. */
function itemStyle(list: SourceList): ScalarStyle | null {
  const style = (index: number): ScalarStyle | null => {
    const node = list.entries.at(index)?.node;
    return node?.kind === "scalar" && typeof node.value === "string" ? node.style : null;
  };
  return style(0) === style(-1) ? style(0) : null;
}

function replaceByScalar(
  { node, afterMark, container }: Spot,
  value: FieldValue,
  around: Surroundings,
): readonly Patch[] {
  const { text } = around;
  const inFlow = container.layout === "flow";
  const { habits } = writerFor(around);
  if (node.kind === "scalar" && node.range.from < node.range.to) {
    return scalarPatches(node, value, container, around);
  }
  const texts = scalarTexts(value, { inFlow, habits });
  if (node.kind === "scalar") {
    return texts.map((insert) => ({ from: afterMark, to: afterMark, insert: ` ${insert}` }));
  }
  if ((node.kind === "list" || node.kind === "map") && node.layout === "block") {
    const to = withoutLineEnding(text, node.range.to);
    return texts.map((insert) => ({ from: afterMark, to, insert: ` ${insert}` }));
  }
  return texts.map((insert) => ({ ...node.range, insert }));
}

function scalarPatches(
  node: SourceScalar,
  value: FieldValue,
  container: Container,
  around: Surroundings,
): readonly Patch[] {
  const { text, lineEnding } = around;
  const { range, style } = node;
  const { habits } = writerFor(around);
  const source = text.slice(range.from, range.to);
  const isBlock = style === "literal" || style === "folded";
  const patches: Patch[] = [];
  if (typeof value === "string" && typeof node.value === "string" && /[\r\n]/.test(source)) {
    const splice = spliceScalar({ source, style, before: node.value, lineEnding }, value);
    if (splice)
      patches.push({ from: range.from + splice.from, to: range.from + splice.to, insert: splice.insert });
  }
  if (typeof value === "string" && (isBlock || value.includes("\n")) && container.layout === "block") {
    const form = formAgain(isBlock ? source : "|", container.indent, habits, lineEnding);
    const block = blockText(value, form);
    const end = isBlock ? range.to : endsLine(text, range.to) ? nextLine(text, range.to, lineEnding) : null;
    if (block !== null && end !== null) patches.push({ from: range.from, to: end, insert: block });
  }
  const to = isBlock ? withoutLineEnding(text, range.to) : range.to;
  const texts = scalarTexts(value, { inFlow: container.layout === "flow", habits, before: node });
  return [...patches, ...texts.map((insert) => ({ from: range.from, to, insert }))];
}

function nextLine(text: string, offset: number, lineEnding: LineEnding): number | null {
  const at = text.indexOf(lineEnding, offset);
  return at < 0 ? null : at + lineEnding.length;
}

/** The form of a block scalar as it stands, for another text in its place. */
function formAgain(source: string, outer: number, habits: YamlHabits, lineEnding: LineEnding): BlockForm {
  const [header = "|", ...lines] = source.split(/\r\n|\n|\r/);
  const filled = lines.filter((line) => line.trim() !== "");
  const [first] = filled;
  const indent = first === undefined ? outer + habits.mapIndent : first.length - first.trimStart().length;
  const longest = Math.max(40, ...lines.map((line) => line.length - indent));
  return { header, indent, outer, width: filled.length > 1 ? longest : 0, lineEnding };
}

interface ScalarSpot {
  readonly inFlow: boolean;
  readonly habits: YamlHabits;
  /** What stood there. */
  readonly before?: SourceScalar;
  /** The style of its neighbours in a list. */
  readonly style?: ScalarStyle | null;
}

/** Ways to write a single value on one line, best first: as it stood, as the document does, safest. */
function scalarTexts(value: FieldValue, { inFlow, habits, before, style }: ScalarSpot): readonly string[] {
  if (typeof value !== "string") return [bareText(value) ?? safest(value)];
  const old = style ?? (before && typeof before.value === "string" ? before.style : null);
  const isWrittenAgain =
    before?.style === "bare" && staysWritten(before.value, value) && hasBareForm(value, inFlow);
  const mayBeBare = old === null ? !habits.quotesAll : old === "bare";
  const isBare = isWrittenAgain || (mayBeBare && standsBare(value, inFlow));
  const inQuotes = quoted(value, old === "single" || old === "double" ? old : habits.quote);
  return [...(isBare ? [value] : []), ...(inQuotes === null ? [] : [inQuotes]), safest(value)];
}

function replaceByCollection(
  { node, afterMark, container }: Spot,
  value: FieldValue,
  around: Surroundings,
): readonly Patch[] {
  const { text } = around;
  const writer = writerFor(around);
  const flow = flowText(value, writer.habits);
  const inBlock = container.layout === "block";
  const isBlockNode =
    ((node.kind === "list" || node.kind === "map") && node.layout === "block") ||
    (node.kind === "scalar" && (node.style === "literal" || node.style === "folded"));
  const end = isBlockNode ? withoutLineEnding(text, node.range.to) : node.range.to;
  const patches: Patch[] = [];
  if (inBlock && endsLine(text, end)) {
    const after =
      container.kind === "list"
        ? writer.afterDash(value, container.indent)
        : writer.after(value, container.indent);
    patches.push({ from: afterMark, to: end, insert: after });
  }
  const absent = node.range.from === node.range.to;
  patches.push(
    absent || isBlockNode
      ? { from: afterMark, to: end, insert: ` ${flow}` }
      : { ...node.range, insert: flow },
  );
  return patches;
}

function withoutLineEnding(text: string, end: number): number {
  if (text.endsWith("\r\n", end)) return end - 2;
  return lineStart(text, end) === end && end > 0 ? end - 1 : end;
}

/** The spelling that cannot be misread: JSON, which is YAML. */
function safest(value: FieldValue): string {
  if (typeof value === "string") return quoted(value, "double") ?? JSON.stringify(value);
  if (isList(value)) return `[${value.map(safest).join(", ")}]`;
  if (isMap(value))
    return `{${Object.entries(value)
      .map(([name, inner]) => `${JSON.stringify(name)}: ${safest(inner)}`)
      .join(", ")}}`;
  return bareText(value) ?? "null";
}

function flowText(value: FieldValue, habits: YamlHabits, style: ScalarStyle | null = null): string {
  if (isList(value)) return `[${value.map((item) => flowText(item, habits)).join(", ")}]`;
  if (isMap(value)) {
    const pairs = Object.entries(value).map(
      ([name, inner]) => `${nameTexts(name, true, habits)[0] ?? name}: ${flowText(inner, habits)}`,
    );
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return scalarTexts(value, { inFlow: true, habits, style })[0] ?? safest(value);
}

/** Writes values after a mark (`:` or `-`), over as many lines as they need. */
interface Writer {
  readonly habits: YamlHabits;
  /** What follows the colon of a field that stands at column `indent`. */
  readonly after: (value: FieldValue, indent: number) => string;
  /** What follows the dash of an item that stands at column `indent`. */
  readonly afterDash: (value: FieldValue, indent: number, style?: ScalarStyle | null) => string;
}

function writerFor({ root, lineEnding }: Surroundings): Writer {
  const habits = yamlHabits(root);
  const lineAt = (indent: number): string => lineEnding + " ".repeat(indent);
  const after = (value: FieldValue, indent: number): string => {
    if (isList(value)) return listAfter(value, indent);
    if (isMap(value)) return mapAfter(value, indent);
    if (typeof value === "string" && value.includes("\n")) {
      const block = blockText(value, {
        header: "|",
        indent: indent + habits.mapIndent,
        outer: indent,
        width: 0,
        lineEnding,
      });
      if (block !== null) return ` ${block.slice(0, -lineEnding.length)}`;
    }
    return value === null ? "" : ` ${scalarTexts(value, { inFlow: false, habits })[0] ?? safest(value)}`;
  };
  const listAfter = (list: readonly FieldValue[], indent: number): string => {
    const isSimple = list.every((item) => !isMap(item) && !isList(item));
    if (list.length === 0 || (isSimple && habits.list === "flow")) return ` ${flowText(list, habits)}`;
    const column = indent + habits.listIndent;
    return list.map((item) => `${lineAt(column)}-${afterDash(item, column)}`).join("");
  };
  const mapAfter = (map: FieldMap, indent: number): string => {
    const entries = Object.entries(map);
    const column = indent + habits.mapIndent;
    return entries.length === 0
      ? " {}"
      : entries.map(([name, inner]) => lineAt(column) + pairText(name, inner, column)).join("");
  };
  const pairText = (name: string, value: FieldValue, column: number): string =>
    `${nameTexts(name, false, habits)[0] ?? name}:${after(value, column)}`;
  const afterDash = (value: FieldValue, indent: number, style: ScalarStyle | null = null): string => {
    if (isMap(value) && Object.keys(value).length > 0) {
      const column = indent + 2;
      return ` ${Object.entries(value)
        .map(([name, inner]) => pairText(name, inner, column))
        .join(lineAt(column))}`;
    }
    if (isMap(value) || isList(value)) return ` ${flowText(value, habits)}`;
    return value === null
      ? ""
      : ` ${scalarTexts(value, { inFlow: false, habits, style })[0] ?? safest(value)}`;
  };
  return { habits, after, afterDash };
}
