import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../src/renderer/ui/tokens.css", import.meta.url), "utf8");
const light = colours(/^:root \{([\s\S]*?)^\}/m);
const dark = colours(/^:root\[data-theme="dark"\] \{([\s\S]*?)^\}/m);

const papers = ["paper", "paper-sunken", "paper-raised", "paper-hover", "paper-selected"];
const tints = [
  "error-tint",
  "warning-tint",
  "success-tint",
  "info-tint",
  "mark-tint",
  "added-tint",
  "removed-tint",
];
const codes = ["heading", "keyword", "string", "number", "property", "link", "comment"].map(
  (kind) => `code-${kind}`,
);

/** Every text and the grounds on which some part of the interface sets it. */
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ["ink", [...papers, ...tints]],
  ["ink-muted", papers],
  ["ink-faint", papers],
  ["accent", [...papers, "info-tint"]],
  ["accent-hover", papers],
  ["on-accent", ["accent", "accent-hover"]],
  ["mark", [...papers, "mark-tint"]],
  ["error", [...papers, "error-tint"]],
  ["warning", [...papers, "warning-tint"]],
  ["success", [...papers, "success-tint"]],
  ["on-tooltip", ["tooltip"]],
  ...codes.map((code) => [code, ["paper", "paper-raised", "paper-sunken"]] as const),
];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  test.each(pairs(texts))("[UI60] %s can be read on %s", (text, ground) => {
    expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(
    pairs([
      ["focus", papers],
      ["line", papers],
      ["accent", papers],
    ]),
  )("[UI60] %s can be seen on %s", (line, ground) => {
    expect(contrast(theme, line, ground)).toBeGreaterThanOrEqual(3);
  });

  test("[UI60] has every colour of the other theme", () => {
    expect([...theme.keys()].toSorted()).toEqual([...light.keys()].toSorted());
  });
});

function pairs(
  list: readonly (readonly [string, readonly string[]])[],
): readonly (readonly [string, string])[] {
  return list.flatMap(([over, grounds]) => grounds.map((ground) => [over, ground] as const));
}

function colours(block: RegExp): ReadonlyMap<string, string> {
  const declarations = block.exec(css)?.[1] ?? "";
  return new Map(
    [...declarations.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
}

/** WCAG 2.2's contrast ratio. */
function contrast(theme: ReadonlyMap<string, string>, one: string, other: string): number {
  const [low, high] = [luminance(theme, one), luminance(theme, other)].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

function luminance(theme: ReadonlyMap<string, string>, name: string): number {
  const value = theme.get(name);
  if (!value) throw new RangeError(`no colour ${name}`);
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(value.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
