/** Whether two pages show an article alike: their elements, attributes and texts, but for what a build alone decides. */

import type { Element, ElementContent, Nodes, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { lettersOf } from "./evidence.ts";

/**
 * The article in `html` in one spelling: the children of the element most of whose children show one of the blocks
 * (`lettersOfBlocks`), or of the body where none does. `null` where the page has no element at all.
 *
 * Left out, since they differ between two right pages: comments, white space between blocks, the order of attributes,
 * what a development server adds for itself (`data-astro-*`, its own scripts), and the address under which a build
 * stores a picture. `origins` are taken off the beginning of addresses.
 */
export function articleIn(
  html: string,
  blocks: readonly string[],
  origins: readonly string[],
): string | null {
  const tree = fromHtml(html);
  const wanted = new Set(blocks.filter((letters) => letters !== ""));
  const container = containerOf(tree, wanted) ?? find(tree, "body");
  return container === null ? null : spelling(container.children, { origins, isPre: false });
}

/** A body's markup in one spelling, as `articleIn` spells a page's. */
export function bodySpelling(html: string, origins: readonly string[]): string {
  return partsOf(fromHtml(html, { fragment: true }), { origins, isPre: false }).join("\n");
}

/**
 * Where the page shows this body's markup, without anything between or missing: that part in one spelling; else
 * `null`. Around it may stand whatever a layout puts there.
 */
export function bodyIn(page: string, html: string, origins: readonly string[]): string | null {
  const how = { origins, isPre: false };
  const wanted = partsOf(fromHtml(html, { fragment: true }), how);
  if (wanted.length === 0) return null;
  for (const element of elementsBelow(fromHtml(page))) {
    if (element.children.length < wanted.length) continue;
    const parts = partsOf(element, how);
    for (let from = 0; from + wanted.length <= parts.length; from++) {
      if (wanted.every((part, index) => part === parts[from + index])) return wanted.join("\n");
    }
  }
  return null;
}

/** The spelling of each child that has one. */
function partsOf(parent: Root | Element, how: Spelling): readonly string[] {
  return parent.children.map((child) => spelling([child], how)).filter((part) => part !== "");
}

/** The first line in which two articles differ, for a person who looks for the cause. */
export function firstDifference(
  expected: string,
  actual: string,
): { readonly expected: string; readonly actual: string } | null {
  const [ours, theirs] = [expected.split("\n"), actual.split("\n")];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  if (at < 0 && ours.length === theirs.length) return null;
  const line = at < 0 ? ours.length : at;
  return { expected: ours[line] ?? "", actual: theirs[line] ?? "" };
}

function containerOf(tree: Root, wanted: ReadonlySet<string>): Element | null {
  let best: { readonly element: Element; readonly shown: number } | null = null;
  for (const element of elementsBelow(tree)) {
    const shown = element.children.filter(
      (child) => child.type === "element" && wanted.has(lettersIn(child)),
    );
    if (shown.length > (best?.shown ?? 0)) best = { element, shown: shown.length };
  }
  return best?.element ?? null;
}

function lettersIn(node: Nodes): string {
  return lettersOf(textOf(node));
}

/** The text in a tree, as it is written. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function* elementsBelow(node: Root | Element): Generator<Element> {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    yield child;
    yield* elementsBelow(child);
  }
}

function find(tree: Root, name: string): Element | null {
  for (const element of elementsBelow(tree)) if (element.tagName === name) return element;
  return null;
}

interface Spelling {
  readonly origins: readonly string[];
  readonly isPre: boolean;
}

/** One element, text or end to a line, so that a difference can be shown. */
function spelling(nodes: readonly (ElementContent | RootContent)[], how: Spelling): string {
  const lines: string[] = [];
  for (const node of nodes) {
    if (node.type === "text") {
      const text = how.isPre ? node.value : node.value.replace(/\s+/g, " ");
      if (text.trim() !== "" || how.isPre) lines.push(JSON.stringify(how.isPre ? text : text.trim()));
    } else if (node.type === "element" && !isServersOwn(node)) {
      const isPre = how.isPre || node.tagName === "pre";
      lines.push(`<${[node.tagName, ...attributes(node, how.origins)].join(" ")}>`);
      const inside = spelling(node.children, { ...how, isPre });
      if (inside !== "") lines.push(inside);
      lines.push(`</${node.tagName}>`);
    }
  }
  return lines.join("\n");
}

function isServersOwn({ tagName, properties }: Element): boolean {
  const source = String(properties["src"] ?? "");
  return tagName === "script" && (source.startsWith("/@") || source.includes("/@vite/"));
}

function attributes({ properties }: Element, origins: readonly string[]): readonly string[] {
  return Object.entries(properties)
    .filter(([name]) => !/^dataAstro|^dataVite|^dataImageComponent$/.test(name))
    .map(([name, value]) => `${name}=${JSON.stringify(settled(name, String(value), origins))}`)
    .toSorted();
}

const ADDRESSES = new Set(["src", "href", "srcSet", "poster"]);

function settled(name: string, value: string, origins: readonly string[]): string {
  if (name === "style") return value.replace(/\s*([:;])\s*/g, "$1").replace(/;$/, "");
  if (!ADDRESSES.has(name)) return value;
  const origin = origins.find((each) => value.startsWith(each));
  const path = origin === undefined ? value : value.slice(origin.length);
  return storedName(path) ?? path;
}

/** Builds store pictures under a name of their own (`/_astro/press.B2x9.svg`), servers under their place on the disk. */
function storedName(path: string): string | null {
  if (!/\/_astro\/|\/_image\?|\/@fs\//.test(path)) return null;
  const file = /([^/?&=%]+?)(?:\.[\w-]{6,})?\.(\w{2,5})(?:$|[?&])/.exec(decodeURIComponent(path));
  return file === null ? null : `stored:${file[1]}.${file[2]}`;
}
