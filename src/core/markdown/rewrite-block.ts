/**
 * One block rewritten: patches over its source for what was edited, checked by reading the result again.
 *
 * Nothing that was written is believed. Each form is parsed as the document will be, and compared with what the
 * person edited; the first that means the same is taken: patches as typed, patches with ever more escapes, the
 * whole block anew, the plain form, at last the block as HTML, an island that holds all its text.
 */

import type { Nodes } from "mdast";
import { applyEdit, type Patch } from "../document/patch.ts";
import type { Dialect } from "./block.ts";
import { treeSignature } from "./normal-form.ts";
import { parseBlocks, type KnownLabels } from "./parse.ts";
import type { Descent } from "./rewrite-children.ts";
import { CARES } from "./rewrite-escape.ts";
import { offPunctuation } from "./rewrite-flanks.ts";
import { patchFlow } from "./rewrite-flow.ts";
import { patchInline } from "./rewrite-inline.ts";
import { patchCode, patchHeading, patchValue } from "./rewrite-leaf.ts";
import { patchItem, patchList } from "./rewrite-list.ts";
import { orderPatches } from "./rewrite-patches.ts";
import { writePlain } from "./rewrite-plain.ts";
import { donorsOf, type Donor, type Rewriting } from "./rewrite-setting.ts";
import { settle } from "./rewrite-settle.ts";
import { patchTable } from "./rewrite-table.ts";
import { isPlainAddress } from "./rewrite-tokens.ts";
import { childrenOf, plainText, type Tree } from "./rewrite-tree.ts";
import { writeNode } from "./rewrite-write.ts";
import { styleWithin, type DocumentStyle } from "./style.ts";

/** What a block is written in. */
export interface BlockContext {
  readonly dialect: Dialect;
  readonly labels: KnownLabels;
  readonly style: DocumentStyle;
  /** Old nodes of other blocks that may have moved here. */
  readonly donors: readonly Donor[];
}

/** `rewritten`: the block was written anew, so its untouched parts may be spelt differently. */
export interface Rewrite {
  readonly source: string;
  readonly how: "patched" | "rewritten";
}

/** Says whether a candidate means what was edited, where it will stand. */
export type Accepts = (source: string) => boolean;

/** A signature that is computed once per node. */
export function rememberedSignature(): (node: Tree) => string {
  const known = new WeakMap<Tree, string>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const signature = signatureAnew(node);
    known.set(node, signature);
    return signature;
  };
}

/** A table's cell is signed as a line of text: outside of its table mdast's own cell says nothing of its marks. */
function signatureAnew(node: Tree): string {
  if (node.type === "tableRow") return childrenOf(node).map(signatureAnew).join("|");
  const line = node.type === "tableCell" ? { type: "paragraph", children: childrenOf(node) } : node;
  return treeSignature(line as unknown as Nodes);
}

const signatureOf = rememberedSignature();
const settledSignatures = new WeakMap<Tree, { readonly key: string; readonly empty: boolean }>();

/** What `tree` says once it is settled, and whether that is nothing: an empty paragraph. */
export function settledSignature(tree: Tree): { readonly key: string; readonly empty: boolean } {
  const found = settledSignatures.get(tree);
  if (found) return found;
  const settled = settle(tree, signatureOf, offPunctuation);
  const result = {
    key: signatureOf(asRead(settled)),
    empty: settled.type === "paragraph" && childrenOf(settled).length === 0,
  };
  settledSignatures.set(tree, result);
  return result;
}

/**
 * A tree without two differences that no reader sees: a bare address reads as itself, whether a person typed it
 * or made it a link, for it is one and the same source; and white space before a hard break does not show.
 */
function asRead(tree: Tree): Tree {
  if (isPlainAddress(tree) && tree.data?.form === "literal") return { type: "text", value: plainText(tree) };
  if (!tree.children) return tree;
  const children = tree.children.map((child, index, all) => {
    // Inside a container the indentation of an island's first line is the container's.
    if (child.type === "island") return { ...child, value: (child.value ?? "").trim() };
    const breaks = child.type === "text" && all[index + 1]?.type === "break";
    return breaks ? { ...child, value: (child.value ?? "").replace(/[ \t]+$/, "") } : asRead(child);
  });
  return { ...tree, children };
}

/**
 * Whether two trees say the same. Beside what their signatures leave out, an address may stand bare or in brackets:
 * where it touches text that would become a part of it, there is no bare form of it.
 */
export function saysTheSame(one: Tree, other: Tree): boolean {
  if (settledSignature(one).key === settledSignature(other).key) return true;
  const addresses = addressedSignature(one);
  return addresses !== null && addresses === addressedSignature(other);
}

const addressedSignatures = new WeakMap<Tree, string | null>();

/** What `tree` says, with every address that reads as itself in one form; `null` where there is none. */
function addressedSignature(tree: Tree): string | null {
  const found = addressedSignatures.get(tree);
  if (found !== undefined) return found;
  const settled = holdsAddress(tree) ? settle(tree, signatureOf, offPunctuation) : null;
  const signature = settled && signatureOf(asRead(withAddresses(settled)));
  addressedSignatures.set(tree, signature);
  return signature;
}

function holdsAddress(tree: Tree): boolean {
  return isPlainAddress(tree) || childrenOf(tree).some(holdsAddress);
}

function withAddresses(tree: Tree): Tree {
  if (isPlainAddress(tree)) return { ...tree, data: { form: "autolink" } };
  return tree.children ? { ...tree, children: tree.children.map(withAddresses) } : tree;
}

/** Whether `source`, on its own, reads as exactly the one block `after`. */
export function readsAs(after: Tree, { dialect, labels }: BlockContext): Accepts {
  return (source) => {
    const [only, ...others] = parseBlocks(source, dialect, labels);
    return only !== undefined && others.length === 0 && saysTheSame(only as Tree, after);
  };
}

/** Rewrite the block `before`, whose source is `source`, as `after`; `null` when no form of it is accepted. */
export function rewriteBlock(
  { source, before, after }: { readonly source: string; readonly before: Tree; readonly after: Tree },
  context: BlockContext,
  accepts: Accepts = readsAs(after, context),
): Rewrite | null {
  const signature = rememberedSignature();
  const edited = settle(after, signature);
  const style = styleWithin(context.style, source, before);
  const donors = [...donorsOf(before, source), ...context.donors];
  const base = {
    source,
    dialect: context.dialect,
    style,
    lineEnding: lineEndingOf(source, style),
    signature,
    donors,
  };
  const tried = new Set<string>();
  for (const rewriting of carefully(base)) {
    const patches = patchNode(before, edited, { setting: rewriting, quotes: 0, patch: patchNode });
    const ordered = patches && orderPatches(patches);
    if (!ordered) continue;
    const candidate = applyEdit(source, ordered);
    if (tried.has(candidate)) continue;
    tried.add(candidate);
    if (accepts(candidate)) return { source: candidate, how: "patched" };
  }
  return writtenAnew(edited, base, accepts);
}

/** Write `after`, a block that was not there before; `null` when no form of it is accepted. */
export function writeBlock(
  after: Tree,
  context: BlockContext,
  accepts: Accepts = readsAs(after, context),
): Rewrite | null {
  const signature = rememberedSignature();
  const { style, dialect, donors } = context;
  return writtenAnew(
    settle(after, signature),
    { source: "", dialect, style, lineEnding: style.lineEnding, signature, donors },
    accepts,
  );
}

type Base = Omit<Rewriting, "care" | "alternate">;

/** The ways to write, from the plainest to the most careful. What is typed is escaped before marks are spelt otherwise. */
function* carefully(base: Base): Generator<Rewriting> {
  for (const cares of CARES) {
    for (const alternate of [false, true]) {
      for (const care of cares) yield { ...base, care, alternate };
    }
  }
}

function writtenAnew(edited: Tree, base: Base, accepts: Accepts): Rewrite | null {
  const tried = new Set<string>();
  for (const setting of carefully(base)) {
    const source = writeNode(edited, setting).split("\n").join(base.lineEnding);
    if (tried.has(source)) continue;
    tried.add(source);
    if (accepts(source)) return { source, how: "rewritten" };
  }
  const plain = writePlain(edited, base.style).split("\n").join(base.lineEnding);
  return accepts(plain) ? { source: plain, how: "rewritten" } : null;
}

function lineEndingOf(source: string, style: DocumentStyle): string {
  return /\r\n|\n|\r/.exec(source)?.[0] ?? style.lineEnding;
}

/** The patches that turn `before` into `after`; `null` when it must be written anew. */
export function patchNode(before: Tree, after: Tree, descent: Descent): Patch[] | null {
  if (before.type !== after.type) return null;
  switch (before.type) {
    case "paragraph":
      return childrenOf(after).length === 0
        ? null
        : patchInline(before, after, descent.quotes, descent.setting);
    case "heading":
      return patchHeading(before, after, descent);
    case "code":
      return patchCode(before, after, descent);
    case "blockquote":
      return patchFlow(before, after, { ...descent, quotes: descent.quotes + 1 });
    case "list":
      return patchList(before, after, descent);
    case "listItem":
      return patchItem(before, after, descent);
    case "table":
      return patchTable(before, after, descent);
    default:
      return patchValue(before, after, descent);
  }
}
