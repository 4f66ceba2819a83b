/** Quiet labels in the place of what the embedded renderer does not show. */

import type { Element } from "hast";
import type { IslandKind } from "../markdown/block.ts";

/** What a label calls things, in the language of Galley's own words. */
export type RenderWords = Readonly<
  Record<IslandKind | "remoteImage" | "unsafeImage" | "embed" | "media", string>
>;

export type PlaceholderKind = keyof RenderWords;

/** `label` and, after it, what it stands for: an address, a shortcode's name. */
export function placeholder(kind: PlaceholderKind, label: string, subject: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["galley-placeholder", `galley-placeholder-${kind}`] },
    children: [
      { type: "element", tagName: "b", properties: {}, children: [{ type: "text", value: label }] },
      ...(subject === "" ? [] : [{ type: "text" as const, value: ` ${subject}` }]),
    ],
  };
}

/** The placeholder as a block of its own, around what could be rendered of it. */
export function placeholderBlock(label: Element, content: Element["children"]): Element {
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["galley-placeholder-block"] },
    children: [label, ...content],
  };
}
