/** XLIFF's own elements: what other namespaces hold is theirs, whatever it is called. */

import { elementsOf, type XmlElement } from "./xml.ts";
import { XLIFF_SPACE } from "./xliff-write.ts";

/** The children of `element` that are XLIFF's, of these names where any are given. */
export function ownOf(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return elementsOf(element).filter(
    ({ space, name }) => space === XLIFF_SPACE && (names.length === 0 || names.includes(name)),
  );
}
