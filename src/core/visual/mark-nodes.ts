/** Marks and their attributes -> mdast. */

import type { PhrasingContent } from "mdast";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import type { LinkForm } from "../markdown/syntax-tree.ts";
import type { VisualAttribute, VisualMark } from "./node.ts";

/** The mdast node that stands for a mark, without its children. */
export function markNode(mark: VisualMark): Exclude<PhrasingContent, { readonly value: string }> {
  switch (mark.type) {
    case "strong":
    case "emphasis":
      return { type: mark.type, children: [] };
    case "strike_through":
      return { type: "delete", children: [] };
    case "link": {
      const href = textOf(mark, "href");
      const reference = referenceOf(mark, href);
      if (reference) return { type: "linkReference", ...reference, children: [] };
      const form = (textOf(mark, "form") || "inline") as LinkForm;
      return { type: "link", url: href, title: textOf(mark, "title") || null, data: { form }, children: [] };
    }
    default:
      throw new RangeError(`the visual model has no mark ${mark.type}`);
  }
}

type Attributed = { readonly attrs?: Readonly<Record<string, VisualAttribute>> };

/** The reference that a link or image still is: `null` when it was none, or its address was changed since. */
export function referenceOf(holder: Attributed, address: string) {
  const referenceType = holder.attrs?.["refType"];
  const label = holder.attrs?.["label"];
  if (referenceType !== "full" && referenceType !== "collapsed" && referenceType !== "shortcut") return null;
  if (typeof label !== "string" || address !== textOf(holder, "refHref")) return null;
  return { referenceType, label, identifier: normalizeIdentifier(label).toLowerCase() } as const;
}

/** A text attribute, or "". */
export function textOf({ attrs }: Attributed, name: string): string {
  const value = attrs?.[name];
  return typeof value === "string" ? value : "";
}
