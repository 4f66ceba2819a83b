/** The marks that an element puts on the text inside it. */

import type { Element } from "hast";
import type { VisualMark } from "../visual/node.ts";
import { linkAddress } from "./address.ts";
import { attributeOf, styleOf } from "./element.ts";

const MARK_OF: Readonly<Record<string, string>> = {
  b: "strong",
  strong: "strong",
  i: "emphasis",
  em: "emphasis",
  cite: "emphasis",
  dfn: "emphasis",
  s: "strike_through",
  del: "strike_through",
  strike: "strike_through",
  code: "inlineCode",
  kbd: "inlineCode",
  samp: "inlineCode",
  tt: "inlineCode",
};

/** `marks` and what `element` adds or takes: a style says more than a name (`<b style="font-weight:normal">`). */
export function marksInside(element: Element, marks: readonly VisualMark[]): readonly VisualMark[] {
  let inside = marks;
  const set = (type: string, isOn: boolean | null): void => {
    if (isOn === null || inside.some((mark) => mark.type === type) === isOn) return;
    inside = isOn ? [...inside, markOf(type)] : inside.filter((mark) => mark.type !== type);
  };
  const named = MARK_OF[element.tagName];
  if (named !== undefined) set(named, true);
  set("strong", boldnessOf(styleOf(element, "font-weight")));
  set("emphasis", slantOf(styleOf(element, "font-style")));
  const decoration = styleOf(element, "text-decoration") + styleOf(element, "text-decoration-line");
  if (decoration.includes("line-through")) set("strike_through", true);
  if (element.tagName !== "a") return inside;
  const href = linkAddress(attributeOf(element, "href"));
  const link = href === null ? [] : [linkTo(href, attributeOf(element, "title"))];
  return [...link, ...inside.filter(({ type }) => type !== "link")];
}

function markOf(type: string): VisualMark {
  return type === "strong" || type === "emphasis" ? { type, attrs: { marker: "*" } } : { type };
}

function linkTo(href: string, title: string): VisualMark {
  return { type: "link", attrs: { href, title: title === "" ? null : title } };
}

function boldnessOf(weight: string): boolean | null {
  if (/^(?:bold|bolder|[6-9]00)/.test(weight)) return true;
  return /^(?:normal|lighter|[1-5]00)/.test(weight) ? false : null;
}

function slantOf(style: string): boolean | null {
  if (/^(?:italic|oblique)/.test(style)) return true;
  return style.startsWith("normal") ? false : null;
}
