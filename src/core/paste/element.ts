/** What a pasted element says by its attributes and its style. */

import type { Element, ElementContent, RootContent } from "hast";

export type Pasted = RootContent | ElementContent;

/** The property `name` (hast's name: `dataAriaLevel`, `colSpan`) as text; "" when it is not there. */
export function attributeOf({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(" ");
  return value === undefined || value === null || value === false ? "" : String(value);
}

export function hasClass(element: Element, pattern: RegExp): boolean {
  return attributeOf(element, "className")
    .split(/\s+/)
    .some((name) => pattern.test(name));
}

const styles = new WeakMap<Element, ReadonlyMap<string, string>>();

/** What the element's own `style` declares as `name`, in lower case; "" when it does not. */
export function styleOf(element: Element, name: string): string {
  const known = styles.get(element) ?? declarationsOf(attributeOf(element, "style"));
  styles.set(element, known);
  return known.get(name) ?? "";
}

function declarationsOf(style: string): ReadonlyMap<string, string> {
  return new Map(
    style.split(";").flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(":");
      if (colon === -1) return [];
      const value = declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
      return [[declaration.slice(0, colon).trim().toLowerCase(), value]];
    }),
  );
}

const UNSEEN = new Set([
  ..."script style meta link title head noscript template iframe object embed applet svg math canvas".split(
    " ",
  ),
  ..."audio video map select textarea button datalist dialog rp rt colgroup col xml".split(" "),
]);

/** What a reader of the page does not see, or what no article can hold: it is not pasted. */
export function isUnseen(element: Element): boolean {
  return (
    UNSEEN.has(element.tagName) ||
    attributeOf(element, "hidden") !== "" ||
    attributeOf(element, "ariaHidden") === "true" ||
    styleOf(element, "display") === "none" ||
    styleOf(element, "visibility") === "hidden" ||
    styleOf(element, "mso-hide") === "all" ||
    hasClass(element, /^(?:sr-only|visually-hidden|Apple-interchange-newline)$/)
  );
}

/** All the text inside, line breaks as line endings: what code and list markers are read from. */
export function plainTextOf(node: Pasted): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element" || isUnseen(node)) return "";
  if (node.tagName === "br") return "\n";
  return node.children.map(plainTextOf).join("");
}

export function elementsIn(children: readonly Pasted[]): readonly Element[] {
  return children.filter((child) => child.type === "element");
}

/** Whether an element that `matches` stands anywhere inside. */
export function holds(element: Element, matches: (inner: Element) => boolean): boolean {
  return elementsIn(element.children).some((inner) => matches(inner) || holds(inner, matches));
}
