/** Whether the codes of a translated segment are those of its source. */

import { idsIn, type Inline } from "../segments/inline.ts";
import type { Code, CodeType } from "../segments/text-line.ts";
import type { ExchangeSegment, UnitFault } from "./model.ts";

/** A translation can do without emphasis and line breaks; an address, code or a tag that is gone is an error. */
export const NEEDED_CODES: readonly CodeType[] = ["link", "image", "code", "island"];

/** `now`: the translation as it stands. What it has beside its source may stay, and what it lacks is asked of nobody. */
export function codeFault(
  { source, target: now }: Pick<ExchangeSegment, "source" | "target">,
  target: readonly Inline[],
  codes: ReadonlyMap<number, Code>,
): { readonly fault: UnitFault; readonly text: string } | null {
  const wanted = new Set([...idsIn(source), ...idsIn(now ?? [])]);
  const needed = new Set(idsIn(now ?? source));
  const seen = new Set<number>();
  for (const id of idsIn(target)) {
    const code = codes.get(id);
    if (!code || !wanted.has(id)) return { fault: "code-unknown", text: code?.open ?? String(id) };
    if (seen.has(id)) return { fault: "code-twice", text: code.open };
    if ((code.close === null) !== isAlone(target, id)) return { fault: "code-unknown", text: code.open };
    seen.add(id);
  }
  for (const id of needed) {
    const code = codes.get(id);
    if (code && !seen.has(id) && NEEDED_CODES.includes(code.type))
      return { fault: "code-missing", text: code.open };
  }
  return null;
}

function isAlone(inline: readonly Inline[], id: number): boolean {
  return inline.some(
    (one) =>
      typeof one !== "string" &&
      ((one.id === id && one.children === null) || isAlone(one.children ?? [], id)),
  );
}
