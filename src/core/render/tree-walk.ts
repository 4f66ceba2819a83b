/** Walking syntax trees, Markdown's and HTML's alike. */

interface Tree {
  readonly type: string;
}

/**
 * Call `meet` for `node` and everything below it, in document order; answering `false` leaves out what is below.
 *
 * `Any` is the union of nodes that the tree is made of: mdast's `Nodes` or hast's.
 */
export function walk<Any extends Tree>(node: Any, meet: (node: Any) => boolean | void): void {
  if (meet(node) === false) return;
  if (!("children" in node) || !Array.isArray(node.children)) return;
  for (const child of node.children as readonly Any[]) walk(child, meet);
}
