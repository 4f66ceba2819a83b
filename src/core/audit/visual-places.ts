/** Places in a visual node, and the node with one of them replaced. */

import type { VisualNode } from "../visual/node.ts";

/** The index of a child, of a child of that, and so on. */
export type Path = readonly number[];

export interface Place {
  readonly path: Path;
  readonly node: VisualNode;
  /** The nodes around it, the outermost first. */
  readonly parents: readonly VisualNode[];
}

/** All places of `block` for which `fits` holds, in the order of the document. */
export function placesIn(block: VisualNode, fits: (place: Place) => boolean): readonly Place[] {
  const places: Place[] = [];
  walk({ path: [], node: block, parents: [] }, (place) => {
    if (fits(place)) places.push(place);
  });
  return places;
}

function walk(place: Place, visit: (place: Place) => void): void {
  visit(place);
  const { path, node, parents } = place;
  (node.content ?? []).forEach((child, index) =>
    walk({ path: [...path, index], node: child, parents: [...parents, node] }, visit),
  );
}

/** The node at `path`. */
export function nodeAt(node: VisualNode, path: Path): VisualNode | undefined {
  return path.reduce<VisualNode | undefined>((at, index) => at?.content?.[index], node);
}

/** `node` with the node at `path` replaced; the root itself by the first of `made`. */
export function replaceAt(node: VisualNode, [index, ...rest]: Path, made: readonly VisualNode[]): VisualNode {
  if (index === undefined) return made[0] ?? node;
  const content = node.content ?? [];
  const child = content[index];
  if (!child) return node;
  const replaced = rest.length === 0 ? made : [replaceAt(child, rest, made)];
  return { ...node, content: [...content.slice(0, index), ...replaced, ...content.slice(index + 1)] };
}
