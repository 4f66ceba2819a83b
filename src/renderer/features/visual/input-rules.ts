/**
 * What is turned into a block or a mark while it is typed: only what Markdown itself would read so.
 *
 * Milkdown's rules nest a list when "- " is typed in an item, emphasise "2 * 3 * 4", strike "~5, ~" and make headings
 * of seven levels. Backspace or one undo takes a conversion back.
 */

import type { Attrs, MarkType, Node, NodeType, Schema } from "@milkdown/kit/prose/model";
import { InputRule, textblockTypeInputRule } from "@milkdown/kit/prose/inputrules";
import { customInputRulesKey, markRule } from "@milkdown/kit/prose";
import { Plugin, Selection, type EditorState, type Transaction } from "@milkdown/kit/prose/state";
import { canJoin, findWrapping } from "@milkdown/kit/prose/transform";
import {
  emphasisStarInputRule,
  insertHrInputRule,
  strongInputRule,
  wrapInBulletListInputRule,
  wrapInHeadingInputRule,
  wrapInOrderedListInputRule,
} from "@milkdown/kit/preset/commonmark";
import { strikethroughInputRule } from "@milkdown/kit/preset/gfm";
import { schemaCtx } from "@milkdown/kit/core";
import { $inputRule } from "@milkdown/kit/utils";

/** Milkdown's, in whose place ours stand. */
export const replacedInputRules = [
  emphasisStarInputRule,
  strongInputRule,
  strikethroughInputRule,
  insertHrInputRule,
  wrapInBulletListInputRule,
  wrapInOrderedListInputRule,
  wrapInHeadingInputRule,
];

const rules: readonly ((schema: Schema) => InputRule)[] = [
  (schema) => markRule(/(?<![\w*\\:/])\*(?![\s*])([^*]*[^\s*])\*$/, mark(schema, "emphasis")),
  (schema) => markRule(/(?<![\w*\\:/])\*\*(?![\s*])([^*]*[^\s*])\*\*$/, mark(schema, "strong")),
  (schema) => markRule(/(?<![\w\\:/])__(?![\s_])([^_]*[^\s_])__$/, mark(schema, "strong")),
  (schema) => markRule(/(?<![\w~\\:/])~~(?![\s~])([^~]*[^\s~])~~$/, mark(schema, "strike_through")),
  (schema) =>
    textblockTypeInputRule(/^(#{1,6})\s$/, type(schema, "heading"), ([, hashes]) => ({
      level: hashes?.length ?? 1,
    })),
  (schema) => listRule(/^\s*[-+*]\s$/, () => ({ list: type(schema, "bullet_list") })),
  (schema) =>
    listRule(/^\s*(\d{1,9})[.)]\s$/, ([, digits]) => {
      const order = Number(digits);
      const follows = (list: Node) => list.childCount + Number(list.attrs["order"]) === order;
      return { list: type(schema, "ordered_list"), attrs: { order }, follows };
    }),
  (schema) => new InputRule(/^(?:---|___|\*\*\*)$/, (state, _match, start) => divider(state, start, schema)),
];

export const inputRules = rules.map((make) => $inputRule((ctx) => make(ctx.get(schemaCtx))));

/**
 * Remembers the last conversion for `undoInputRule`, which looks for plugins of this shape.
 *
 * The editor's own forgets it when another plugin adds something of its own behind it: a line below a new list.
 */
export function conversionMemory(): Plugin<unknown> {
  return new Plugin<unknown>({
    isInputRules: true,
    state: {
      init: () => null,
      apply(transaction, last) {
        const made: unknown = transaction.getMeta(customInputRulesKey);
        if (made !== undefined) return made;
        if (transaction.getMeta("appendedTransaction") !== undefined) return last;
        return transaction.selectionSet || transaction.docChanged ? null : last;
      },
    },
  });
}

function mark(schema: Schema, name: string): MarkType {
  const found = schema.marks[name];
  if (!found) throw new RangeError(`the schema has no mark ${name}`);
  return found;
}

function type(schema: Schema, name: string): NodeType {
  const found = schema.nodes[name];
  if (!found) throw new RangeError(`the schema has no node ${name}`);
  return found;
}

interface ListWanted {
  readonly list: NodeType;
  readonly attrs?: Attrs;
  /** Whether an item stands well at the end of a list of the same kind that is right above it. */
  readonly follows?: (list: Node) => boolean;
}

/** A marker typed into an empty item is the habit of a Markdown writer: the item is there already. Before text it stays. */
function listRule(marker: RegExp, wanted: (match: RegExpMatchArray) => ListWanted): InputRule {
  return new InputRule(marker, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    const isItem = $start.node(-1).type.name === "list_item" && $start.index(-1) === 0;
    if (!isItem) return wrapInList(state.tr.delete(start, end), start, wanted(match));
    return isAllOf($start.parent, match[0]) ? state.tr.delete(start, end) : null;
  });
}

function wrapInList(
  transaction: Transaction,
  start: number,
  { list, attrs = {}, follows }: ListWanted,
): Transaction | null {
  const range = transaction.doc.resolve(start).blockRange();
  const wrapping = range && findWrapping(range, list, attrs);
  if (!range || !wrapping) return null;
  transaction.wrap(range, wrapping);
  const above = transaction.doc.resolve(start - 1).nodeBefore;
  const joins = above?.type === list && canJoin(transaction.doc, start - 1) && (follows?.(above) ?? true);
  return joins ? transaction.join(start - 1) : transaction;
}

/** Whether `typed`, whose last character is not in the document yet, is all there is in `block`. */
function isAllOf(block: Node, typed: string): boolean {
  return block.content.size === typed.length - 1;
}

/** A divider in place of the paragraph, and a paragraph to go on in. Not in a table's cell, nor before text. */
function divider(state: EditorState, start: number, schema: Schema): Transaction | null {
  const $start = state.doc.resolve(start);
  const { parent, depth } = $start;
  const container = $start.node(-1);
  const index = $start.index(-1);
  const hr = type(schema, "hr");
  if (parent.type.name !== "paragraph" || !isAllOf(parent, "---")) return null;
  if (!container.canReplaceWith(index, index + 1, hr)) return null;
  const isLast = index === container.childCount - 1;
  const young = isLast ? [hr.create(), type(schema, "paragraph").create()] : [hr.create()];
  const from = $start.before(depth);
  const transaction = state.tr.replaceWith(from, $start.after(depth), young);
  return transaction.setSelection(Selection.near(transaction.doc.resolve(from + 1)));
}
