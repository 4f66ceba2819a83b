/** Paragraphs, headings and cells: their inline content patched in place, or written anew from what is at hand. */

import type { Patch } from "../document/patch.ts";
import { sharedPart } from "./rewrite-align.ts";
import { linePrefix, withoutPrefix } from "./rewrite-lines.ts";
import { piecesToPatches } from "./rewrite-patches.ts";
import { settleTokens } from "./rewrite-settle.ts";
import type { Donor, Rewriting } from "./rewrite-setting.ts";
import { tokensOf, type Token } from "./rewrite-tokens.ts";
import { childrenOf, holdsInline, placeOf, plainText, type Span, type Tree } from "./rewrite-tree.ts";
import { weave } from "./rewrite-weave.ts";

type Inside = "paragraph" | "heading" | "tableCell";

function insideOf(node: Tree): Inside {
  return node.type === "heading" || node.type === "tableCell" ? node.type : "paragraph";
}

/** The tokens of an edited paragraph, heading or cell. */
function editedTokens(node: Tree, { signature }: Rewriting): Token[] {
  const tokens = tokensOf(childrenOf(node), 0, { source: null, quotes: 0, signature }) ?? [];
  return settleTokens(tokens, node);
}

/** Where the inline content of `node` stands, and its tokens; `null` when its source cannot be told. */
function oldTokens(node: Tree, source: string, quotes: number, signature: Rewriting["signature"]) {
  const children = childrenOf(node);
  const from = (children[0] && placeOf(children[0])?.from) ?? placeOf(node)?.from;
  if (from === undefined) return null;
  const tokens = tokensOf(children, from, { source, quotes, signature });
  if (!tokens) return null;
  const last = children.at(-1);
  const to = Math.max((last && placeOf(last)?.to) ?? from, tokens.at(-1)?.to ?? from);
  return { tokens, content: { from, to } satisfies Span };
}

/** Patch the inline content of `before` so that it reads as `after`; `null` when its source cannot be told. */
export function patchInline(before: Tree, after: Tree, quotes: number, setting: Rewriting): Patch[] | null {
  if (childrenOf(before).length === 0) return null;
  const old = oldTokens(before, setting.source, quotes, setting.signature);
  if (!old) return null;
  const pieces = weave(
    {
      old: old.tokens,
      after: editedTokens(after, setting),
      content: old.content,
      inside: insideOf(after),
      prefix: linePrefix(setting.source, old.content.from),
      copiedFrom: null,
    },
    setting,
  );
  return piecesToPatches(pieces, old.content, setting.source);
}

/** The inline content of `node` as new text, its lines ended by "\n"; spelt as the old content it came from. */
export function writeInline(node: Tree, setting: Rewriting): string {
  const donor = likeliestDonor(node, setting);
  const old = donor && oldTokens(donor.node, donor.source, donor.quotes, setting.signature);
  const source = donor && old ? donor.source : "";
  const prefix = donor ? linePrefix(donor.source, old?.content.from ?? 0) : "";
  const pieces = weave(
    {
      old: old?.tokens ?? [],
      after: editedTokens(node, setting),
      content: old?.content ?? { from: 0, to: 0 },
      inside: insideOf(node),
      prefix: "",
      copiedFrom: prefix,
    },
    { ...setting, source, lineEnding: "\n" },
  );
  return pieces
    .map((piece) =>
      piece.kind === "written" ? piece.text : withoutPrefix(source.slice(piece.from, piece.to), prefix),
    )
    .join("");
}

/** The old paragraph, heading or cell that shares most of the words of `node`, if it shares enough of them. */
function likeliestDonor(node: Tree, { donors, signature }: Rewriting): Donor | null {
  const text = words(node);
  const key = signature({ type: "paragraph", children: childrenOf(node) });
  let best: Donor | null = null;
  let most = 0.4;
  for (const donor of donors) {
    if (!holdsInline(donor.node) || childrenOf(donor.node).length === 0) continue;
    const other = words(donor.node);
    const same = signature({ type: "paragraph", children: childrenOf(donor.node) }) === key;
    const shared = same
      ? 2
      : (sharedPart(other, text) * Math.max(other.length, text.length)) / Math.max(1, text.length);
    if (shared > most) [best, most] = [donor, shared];
  }
  return best;
}

function words(node: Tree): string {
  return plainText(node).replace(/\s+/g, " ");
}
