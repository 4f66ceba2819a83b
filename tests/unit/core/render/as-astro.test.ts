/** Against what Astro's own Markdown processor wrote for the same text, recorded in the fixture. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { published } from "./rendering.ts";

interface Recorded {
  readonly rule: string;
  readonly name: string;
  readonly markdown: string;
  readonly html: string;
}

const file = new URL("../../../fixtures/render/astro-markdown.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Recorded[] };

async function isAstros({ markdown, html }: Recorded): Promise<void> {
  expect(await published(markdown)).toBe(html);
}

const of = (rule: string) => cases.filter((recorded) => recorded.rule === rule);

describe("[R1] a body's HTML is Astro's to the character", () => {
  test.each(of("R1"))("[R1] $name", isAstros);
});
describe("[R2] headings' ids", () => {
  test.each(of("R2"))("[R2] $name", isAstros);
});
describe("[R3] typographic punctuation", () => {
  test.each(of("R3"))("[R3] $name", isAstros);
});
describe("[R4] footnotes", () => {
  test.each(of("R4"))("[R4] $name", isAstros);
});
describe("[R5] code in colour", () => {
  test.each(of("R5"))("[R5] $name", isAstros);
});
