/** Places of the visual editor's text as offsets of the document: what is at the upper edge, where the cursor is. */

import type { EditorView } from "@milkdown/kit/prose/view";
import { blockStarts, offsetAt, placeAt } from "#core/markdown/places";
import type { BodySync } from "./body-sync.ts";

/** Air above the place that reading begins at, in pixels. */
const TOP_MARGIN = 16;

export interface VisualPlaces {
  /** The place at the upper edge of `root`, an offset of the body's text; `null` above the first block. Costs a layout. */
  atTop(): number | null;
  atCaret(): number;
  /** The editor's position that stands for an offset of the body's text, as near as its block's share says. */
  positionAt(offset: number): number;
  /** Scroll a place to the upper edge. */
  scrollTo(offset: number): void;
}

export function createVisualPlaces(root: HTMLElement, view: EditorView, sync: BodySync): VisualPlaces {
  const edge = () => root.getBoundingClientRect().top + TOP_MARGIN;
  const boxAt = (index: number): DOMRect | null => {
    const dom = view.nodeDOM(positionOf(view, index));
    return dom instanceof Element ? dom.getBoundingClientRect() : null;
  };
  /** Nodes that stand for nothing yet belong to the end of the block before them. */
  const offsetIn = (index: number, fraction: number): number => {
    const { body, nodes } = sync.tracked();
    const own = nodes[index]?.block;
    const block = own ?? nodes.slice(0, index).findLast((entry) => entry.block !== null)?.block;
    const place = block ? { block: body.blocks.indexOf(block), fraction: own ? fraction : 1 } : null;
    return offsetAt(blockStarts(body), place ?? { block: 0, fraction: 0 });
  };
  return {
    atTop() {
      if (root.scrollTop <= 0) return null;
      const top = edge();
      let low = 0;
      let high = view.state.doc.childCount - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((boxAt(middle)?.bottom ?? 0) > top) high = middle;
        else low = middle + 1;
      }
      const box = boxAt(low);
      const share = box && box.height > 0 ? (top - box.top) / box.height : 0;
      return offsetIn(low, Math.min(1, Math.max(0, share)));
    },
    atCaret() {
      const { $head } = view.state.selection;
      const index = $head.index(0);
      const node = view.state.doc.maybeChild(index);
      return offsetIn(index, node ? Math.min(1, ($head.pos - positionOf(view, index)) / node.nodeSize) : 1);
    },
    positionAt(offset) {
      const { body, nodes } = sync.tracked();
      const { block, fraction } = placeAt(blockStarts(body), offset);
      const index = nodes.findIndex((entry) => entry.block === body.blocks[block]);
      const node = view.state.doc.maybeChild(index);
      return node ? positionOf(view, index) + Math.round(fraction * node.nodeSize) : 0;
    },
    scrollTo(offset) {
      const { body, nodes } = sync.tracked();
      const starts = blockStarts(body);
      const { block, fraction } = placeAt(starts, offset);
      const index = nodes.findIndex((entry) => entry.block === body.blocks[block]);
      const box = index < 0 || offset <= (starts[0] ?? 0) ? null : boxAt(index);
      root.scrollTop = box ? root.scrollTop + box.top + fraction * box.height - edge() : 0;
    },
  };
}

function positionOf(view: EditorView, index: number): number {
  let position = 0;
  for (let at = 0; at < index && at < view.state.doc.childCount; at++) {
    position += view.state.doc.child(at).nodeSize;
  }
  return position;
}
