/** The syntax tree as rewriting sees it: any mdast node, known or an island's, with its place in a source. */

interface Point {
  readonly offset?: number | undefined;
}

/** An mdast node. Only what rewriting reads is named; every property is absent where the node's type has none. */
export interface Tree {
  readonly type: string;
  readonly children?: readonly Tree[] | undefined;
  readonly value?: string | undefined;
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
  readonly depth?: number | undefined;
  readonly ordered?: boolean | null | undefined;
  readonly start?: number | null | undefined;
  readonly spread?: boolean | null | undefined;
  readonly checked?: boolean | null | undefined;
  readonly align?: readonly (string | null | undefined)[] | null | undefined;
  readonly lang?: string | null | undefined;
  readonly meta?: string | null | undefined;
  readonly url?: string | undefined;
  readonly title?: string | null | undefined;
  readonly alt?: string | null | undefined;
  readonly identifier?: string | undefined;
  readonly label?: string | null | undefined;
  readonly referenceType?: string | undefined;
  /** What sort of island it is. */
  readonly kind?: string | undefined;
  /** `form`: how a link is written. */
  readonly data?: { readonly form?: string | undefined } | undefined;
}

/** Code units `from` to `to` of a source. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where `node` stands in its source; `null` for nodes that a transform made without a place. */
export function placeOf(node: Tree): Span | null {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  return from === undefined || to === undefined ? null : { from, to };
}

/**
 * Where `node` stands in its source.
 *
 * @throws RangeError for a node without a place: only nodes of an edited tree have none.
 */
export function spanOf(node: Tree): Span {
  const place = placeOf(node);
  if (!place) throw new RangeError(`a ${node.type} has no place in a source`);
  return place;
}

/** The children of `node`; none for a leaf. */
export function childrenOf(node: Tree): readonly Tree[] {
  return node.children ?? [];
}

/** The words of `node`, as a person reads them, without any syntax. */
export function plainText(node: Tree): string {
  if (node.value !== undefined) return node.value;
  if (node.children) return node.children.map(plainText).join("");
  return node.alt ?? "";
}

const INLINE_PARENTS: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);

/** Whether the children of `node` are text and marks, not blocks. */
export function holdsInline(node: Tree): boolean {
  return INLINE_PARENTS.has(node.type);
}
