/** What is done with whole blocks: move, duplicate, delete, turn into another kind. */

import { Fragment, type Attrs, type Node, type ResolvedPos } from "@milkdown/kit/prose/model";
import {
  NodeSelection,
  Selection,
  TextSelection,
  EditorState,
  type Command,
  type Transaction,
} from "@milkdown/kit/prose/state";
import { lift, setBlockType, wrapIn } from "@milkdown/kit/prose/commands";
import { liftListItem, wrapInList } from "@milkdown/kit/prose/schema-list";

export type BlockKind =
  | "paragraph"
  | `heading${1 | 2 | 3 | 4 | 5 | 6}`
  | "bulletList"
  | "orderedList"
  | "taskList"
  | "quote"
  | "codeBlock";

export const blockKinds: readonly BlockKind[] = [
  "paragraph",
  "heading1",
  "heading2",
  "heading3",
  "heading4",
  "heading5",
  "heading6",
  "bulletList",
  "orderedList",
  "taskList",
  "quote",
  "codeBlock",
];

/** What the cursor is in; `null` where nothing can be turned into another kind: a table, an island. */
export function blockKindAt({ selection }: EditorState): BlockKind | null {
  const { $from } = selection;
  if ($from.depth === 0) return null;
  const { parent } = $from;
  const list = listAround($from);
  if (parent.type.name === "heading") return `heading${parent.attrs["level"] as 1}`;
  if (parent.type.spec.code) return "codeBlock";
  if (depthOf($from, "table") !== null) return null;
  if (list) {
    const item = list.node.maybeChild($from.index(list.depth));
    if (item && item.attrs["checked"] !== null) return "taskList";
    return list.node.type.name === "ordered_list" ? "orderedList" : "bulletList";
  }
  return depthOf($from, "blockquote") === null ? "paragraph" : "quote";
}

function depthOf($position: ResolvedPos, ...names: readonly string[]): number | null {
  for (let depth = $position.depth; depth > 0; depth--)
    if (names.includes($position.node(depth).type.name)) return depth;
  return null;
}

function listAround($position: ResolvedPos): { readonly node: Node; readonly depth: number } | null {
  const depth = depthOf($position, "bullet_list", "ordered_list");
  return depth === null ? null : { node: $position.node(depth), depth };
}

/** What moves as one: the item of a list that the cursor is in, or the top-level block. */
interface Movable {
  readonly parent: Node;
  readonly depth: number;
  readonly index: number;
}

function movables({ $from, $to }: Selection): readonly Movable[] {
  const places: Movable[] = [];
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const parent = $from.node(depth);
    const isList = parent.type.name.endsWith("_list");
    // A list item within a table's cell does not exist; within a quotation it moves inside of it.
    if ((isList || depth === 0) && $from.index(depth) === lastIndex($to, depth))
      places.push({ parent, depth, index: $from.index(depth) });
  }
  return places;
}

/** The end of a selected node lies behind it. */
function lastIndex($to: ResolvedPos, depth: number): number {
  return $to.depth === depth ? Math.max(0, $to.indexAfter(depth) - 1) : $to.index(depth);
}

/** Move the item of a list over its neighbour; at the list's edge, and elsewhere, the top-level block. */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection } = state;
    const place = movables(selection).find(({ parent, index }) => {
      const other = index + direction;
      return other >= 0 && other < parent.childCount;
    });
    if (!place) return false;
    const { parent, depth, index } = place;
    const first = Math.min(index, index + direction);
    const upper = parent.child(first);
    const lower = parent.child(first + 1);
    const start = selection.$from.posAtIndex(first, depth);
    // The nodes themselves change places: both keep their blocks.
    const transaction = state.tr.replaceWith(start, start + upper.nodeSize + lower.nodeSize, [lower, upper]);
    const shift = direction === -1 ? -upper.nodeSize : lower.nodeSize;
    dispatch?.(keepSelection(transaction, selection, shift).scrollIntoView());
    return true;
  };
}

function keepSelection(transaction: Transaction, selection: Selection, shift: number): Transaction {
  const { doc } = transaction;
  if (selection instanceof NodeSelection)
    return transaction.setSelection(NodeSelection.create(doc, selection.from + shift));
  const [$anchor, $head] = [selection.anchor + shift, selection.head + shift].map((at) => doc.resolve(at));
  return $anchor && $head ? transaction.setSelection(TextSelection.between($anchor, $head)) : transaction;
}

/** The same block once more below, with the cursor in it. */
export const duplicateBlock: Command = (state, dispatch) => {
  const place = movables(state.selection)[0];
  const node = place?.parent.maybeChild(place.index);
  if (!place || !node) return false;
  const end = state.selection.$from.posAtIndex(place.index, place.depth) + node.nodeSize;
  const transaction = state.tr.insert(end, node);
  dispatch?.(keepSelection(transaction, state.selection, node.nodeSize).scrollIntoView());
  return true;
};

export const deleteBlock: Command = (state, dispatch) => {
  const { $from } = state.selection;
  // The only item takes its list with it.
  const place = movables(state.selection).find(({ parent, depth }) => depth === 0 || parent.childCount > 1);
  const node = place?.parent.maybeChild(place.index);
  if (!place || !node) return false;
  const start = $from.posAtIndex(place.index, place.depth);
  const isOnly = place.parent.childCount === 1;
  const young = isOnly ? state.schema.nodes["paragraph"]?.create() : undefined;
  const transaction = state.tr.replaceWith(start, start + node.nodeSize, Fragment.from(young ?? null));
  const $at = transaction.doc.resolve(Math.min(start, transaction.doc.content.size));
  dispatch?.(transaction.setSelection(Selection.near($at)).scrollIntoView());
  return true;
};

/** Insert a block below the one with the cursor, or in its place where that is an empty paragraph. */
export function insertBlock(make: (state: EditorState) => Node | null): Command {
  return (state, dispatch) => {
    const node = make(state);
    const { $from } = state.selection;
    const index = $from.index(0);
    const current = state.doc.maybeChild(index);
    if (!node || !current) return false;
    const start = $from.posAtIndex(index, 0);
    const isEmpty = current.type.name === "paragraph" && current.content.size === 0;
    const from = isEmpty ? start : start + current.nodeSize;
    const transaction = state.tr.replaceWith(from, start + current.nodeSize, node);
    const selection = node.isAtom
      ? NodeSelection.create(transaction.doc, from)
      : Selection.near(transaction.doc.resolve(from + 1));
    dispatch?.(transaction.setSelection(selection).scrollIntoView());
    return true;
  };
}

/** Turn the block that the cursor is in into another kind; its text stays. */
export function turnInto(kind: BlockKind): Command {
  return (state, dispatch) => {
    const now = blockKindAt(state);
    if (now === null || now === kind) return false;
    const { bullet_list: bullets, ordered_list: numbers, blockquote, list_item: item } = state.schema.nodes;
    if (!bullets || !numbers || !blockquote || !item) return false;
    if (kind === "bulletList" || kind === "orderedList" || kind === "taskList") {
      const list = kind === "orderedList" ? numbers : bullets;
      const steps = listAround(state.selection.$from)
        ? [changeList(list.name, kind === "taskList")]
        : [textKind("paragraph"), wrapInList(list), changeList(list.name, kind === "taskList")];
      return inTurn(state, dispatch, steps);
    }
    if (kind === "quote") return inTurn(state, dispatch, [textKind("paragraph"), wrapIn(blockquote)]);
    return inTurn(state, dispatch, [
      untilItFails((each) => listAround(each.selection.$from) !== null, liftListItem(item)),
      untilItFails((each) => depthOf(each.selection.$from, "blockquote") !== null, lift),
      textKind(kind),
    ]);
  };
}

function textKind(kind: "paragraph" | "codeBlock" | `heading${number}`): Command {
  return (state, dispatch) => {
    const level = Number(/\d/.exec(kind)?.[0] ?? 0);
    const type =
      state.schema.nodes[level > 0 ? "heading" : kind === "codeBlock" ? "code_block" : "paragraph"];
    const attrs: Attrs = level > 0 ? { level } : {};
    return type ? setBlockType(type, attrs)(state, dispatch) : false;
  };
}

/** Make the list around the cursor one of another kind, its items tasks or none. */
function changeList(name: string, isTask: boolean): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const list = listAround($from);
    const type = state.schema.nodes[name];
    if (!list || !type) return false;
    const start = $from.before(list.depth);
    const transaction = state.tr;
    if (list.node.type !== type)
      transaction.setNodeMarkup(start, type, { spread: list.node.attrs["spread"] });
    list.node.forEach((item, offset) => {
      const checked = isTask ? item.attrs["checked"] === true : null;
      const attrs = { ...item.attrs, listType: name === "ordered_list" ? "ordered" : "bullet", checked };
      transaction.setNodeMarkup(start + 1 + offset, null, attrs);
    });
    dispatch?.(transaction);
    return true;
  };
}

function untilItFails(isWanted: (state: EditorState) => boolean, command: Command): Command {
  return (state, dispatch) =>
    inTurn(
      state,
      dispatch,
      // Deeper nesting than a body may have.
      Array.from(
        { length: 64 },
        () => (each: EditorState, go?: (transaction: Transaction) => void) =>
          isWanted(each) && command(each, go),
      ),
    );
}

/** Run commands one behind the other as one change; those that do not apply are passed over. */
function inTurn(
  state: EditorState,
  dispatch: ((transaction: Transaction) => void) | undefined,
  commands: readonly Command[],
): boolean {
  const whole = state.tr;
  // Without plugins: what they append belongs behind all of it.
  let current = EditorState.create({ doc: state.doc, selection: state.selection });
  for (const command of commands) {
    command(current, (made) => {
      for (const step of made.steps) whole.step(step);
      current = current.apply(made);
    });
  }
  if (!whole.docChanged) return false;
  const { anchor, head } = current.selection;
  whole.setSelection(TextSelection.between(whole.doc.resolve(anchor), whole.doc.resolve(head)));
  dispatch?.(whole.scrollIntoView());
  return true;
}
