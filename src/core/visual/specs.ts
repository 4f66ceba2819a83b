/**
 * The visual editor's model: ProseMirror node and mark specs without any DOM, under the names and attributes of
 * Milkdown 7.22's presets, so that its commands, its views and Crepe's features work on them unchanged.
 *
 * The editor extends Milkdown's own schemas with these; here they make a schema that runs anywhere.
 */

import type { AttributeSpec, MarkSpec, NodeSpec } from "prosemirror-model";

const text = { default: "", validate: "string" } as const satisfies AttributeSpec;
const optionalText = { default: null, validate: "string|null" } as const satisfies AttributeSpec;
const flag = { default: false, validate: "boolean" } as const satisfies AttributeSpec;

/** Attributes of a reference (`[text][label]`); all `null` for an inline link or image. */
const reference = {
  /** "full", "collapsed" or "shortcut". */
  refType: optionalText,
  /** The label as written. */
  label: optionalText,
  /** The address when the reference was read: once the address differs, it is an inline link. */
  refHref: optionalText,
} as const;

const island = { source: text, kind: { default: "unknown", validate: "string" }, name: text } as const;

const cell = {
  content: "paragraph",
  isolating: true,
  attrs: {
    colspan: { default: 1, validate: "number" },
    rowspan: { default: 1, validate: "number" },
    colwidth: { default: null },
    /** "left", "center", "right", or `null`: the delimiter row says nothing. Milkdown shows `null` as left. */
    alignment: { default: null, validate: "string|null" },
  },
} as const satisfies NodeSpec;

/**
 * Specs by name, in schema order (the first block is what an empty place is filled with).
 *
 * They differ from Milkdown's where its model would lose something: list items begin with any block, a table
 * may have its header alone, code keeps its `meta`, alignment may be unsaid, references keep their label,
 * and two atoms hold islands.
 */
export const visualSpecs = {
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block" },
    heading: {
      content: "inline*",
      group: "block",
      defining: true,
      attrs: { id: text, level: { default: 1, validate: "number" } },
    },
    blockquote: { content: "block+", group: "block", defining: true },
    code_block: {
      content: "text*",
      group: "block",
      marks: "",
      defining: true,
      code: true,
      /** `meta`: what follows the language on the fence's line. */
      attrs: { language: text, meta: text },
    },
    hr: { group: "block" },
    bullet_list: { content: "listItem+", group: "block", attrs: { spread: flag } },
    ordered_list: {
      content: "listItem+",
      group: "block",
      attrs: { order: { default: 1, validate: "number" }, spread: flag },
    },
    list_item: {
      content: "block+",
      group: "listItem",
      defining: true,
      attrs: {
        label: { default: "•", validate: "string" },
        listType: { default: "bullet", validate: "string" },
        spread: { default: true, validate: "boolean" },
        checked: { default: null, validate: "boolean|null" },
      },
    },
    table: { content: "table_header_row table_row*", group: "block", tableRole: "table", isolating: true },
    table_header_row: { content: "table_header*", tableRole: "row" },
    table_row: { content: "table_cell*", tableRole: "row" },
    table_header: { ...cell, tableRole: "header_cell" },
    table_cell: { ...cell, tableRole: "cell" },
    /** A block that is kept as it is written. `source` is all of it. */
    island: {
      group: "block",
      atom: true,
      selectable: true,
      draggable: true,
      isolating: true,
      attrs: island,
    },
    image: {
      group: "inline",
      inline: true,
      atom: true,
      selectable: true,
      draggable: true,
      isolating: true,
      defining: true,
      marks: "",
      attrs: { src: text, alt: text, title: text, ...reference },
    },
    /** `isInline`: a line ending of the source, shown as a space. Otherwise a hard break. */
    hardbreak: {
      group: "inline",
      inline: true,
      selectable: false,
      leafText: () => "\n",
      attrs: { isInline: flag },
    },
    /** A piece of a line that is kept as it is written. */
    inline_island: {
      group: "inline",
      inline: true,
      atom: true,
      selectable: true,
      draggable: true,
      attrs: island,
    },
    text: { group: "inline" },
  },
  marks: {
    emphasis: { attrs: { marker: { default: "*", validate: "string" } } },
    strong: { attrs: { marker: { default: "*", validate: "string" } } },
    inlineCode: { code: true, inclusive: false },
    link: {
      inclusive: false,
      attrs: {
        href: { validate: "string" },
        title: optionalText,
        ...reference,
        /** "autolink" for `<address>`, "literal" for a bare address, else `null`. */
        form: optionalText,
      },
    },
    strike_through: {},
  },
} as const satisfies {
  readonly nodes: Readonly<Record<string, NodeSpec>>;
  readonly marks: Readonly<Record<string, MarkSpec>>;
};
