/** How TOML writes values. */

import type { LineEnding } from "../document/parts.ts";
import { isList, isMap } from "./compare.ts";
import type { ScalarStyle, SourceMap } from "./source-tree.ts";
import type { Spelling, Surroundings } from "./spelling.ts";
import { isWritten, type FieldValue } from "./values.ts";

/** TOML knows no null: a value that holds one is refused. */
export const tomlSpelling: Spelling = {
  replace({ node }, value, { text, lineEnding }) {
    const style = node.kind === "scalar" ? node.style : "double";
    const opened = text.slice(node.range.from, node.range.to);
    const old = node.kind === "scalar" ? node.value : null;
    const bareAgain =
      typeof value === "string" && old !== null && isWritten(old) && isSameForm(old.text, value);
    const texts = bareAgain ? [value, tomlText(value)] : scalarTexts(value, style, opened, lineEnding);
    return texts.map((insert) => ({ ...node.range, insert }));
  },
  pair(map, name, value, around) {
    const text = `${tomlName(name)} = ${tomlText(value, quoteHabit(around))}`;
    const dotted =
      map.layout === "spread" ? [(map.tableName ?? []).map(tomlName).join(".") + `.${text}`] : [];
    return [...dotted, text, `${tomlName(name)} = ${tomlText(value)}`];
  },
  item(list, value, around) {
    if (list.layout === "block" && isMap(value)) return [tableText(list.entries[0]?.node, value, around)];
    return [tomlText(value, quoteHabit(around)), tomlText(value)];
  },
  name: (name, before) =>
    before.startsWith("'") && !/['\p{Cc}]/u.test(name) ? [`'${name}'`, tomlName(name)] : [tomlName(name)],
  emptiesBlocks: false,
};

/** One more table of an array of tables, under the name that its siblings have. */
function tableText(sibling: unknown, value: FieldValue, { lineEnding }: Surroundings): string {
  const name = (sibling as SourceMap | undefined)?.tableName ?? [];
  const lines = isMap(value)
    ? Object.entries(value).map(([key, inner]) => `${tomlName(key)} = ${tomlText(inner)}`)
    : [];
  return [`[[${name.map(tomlName).join(".")}]]`, ...lines].join(lineEnding);
}

function scalarTexts(
  value: FieldValue,
  style: ScalarStyle,
  before: string,
  lineEnding: LineEnding,
): readonly string[] {
  if (typeof value !== "string") return [tomlText(value)];
  const safest = tomlText(value);
  if (style === "single") return [tomlText(value, "single"), safest];
  if (style !== "long-double" && style !== "long-single") return [safest];
  const mark = style === "long-double" ? '"""' : "'''";
  const lead = /^\r?\n/.test(before.slice(3)) ? lineEnding : "";
  const lines = (
    style === "long-double" ? value.replaceAll("\\", "\\\\").replaceAll('"""', '""\\"') : value
  ).split("\n");
  return [mark + lead + lines.join(lineEnding) + mark, safest];
}

/** Both a date, both a time, both a number, by their shape: a new one may then stand without quotes as the old one did. */
function isSameForm(before: string, after: string): boolean {
  const form = (text: string): string => text.replace(/\d+/g, "0");
  return form(before) === form(after);
}

function quoteHabit({ root }: Surroundings): "single" | "double" {
  const styles = root.entries.map(({ node }) => (node.kind === "scalar" ? node.style : "bare"));
  const count = (style: ScalarStyle): number => styles.filter((other) => other === style).length;
  return count("single") > count("double") ? "single" : "double";
}

function tomlName(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : tomlString(name);
}

function tomlText(value: FieldValue, quotes: "single" | "double" = "double"): string {
  if (value === null) throw new RangeError("TOML has no way to write an empty value");
  if (isWritten(value)) return value.text;
  if (isList(value)) return `[${value.map((item) => tomlText(item, quotes)).join(", ")}]`;
  if (isMap(value)) {
    const pairs = Object.entries(value).map(
      ([name, inner]) => `${tomlName(name)} = ${tomlText(inner, quotes)}`,
    );
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  return quotes === "single" && !/['\p{Cc}]/u.test(value) ? `'${value}'` : tomlString(value);
}

function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007F");
}
