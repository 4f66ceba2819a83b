/** What can be done in the visual editor, once: for its toolbar, its menus and its keys. */

import type { MarkType, Schema } from "@milkdown/kit/prose/model";
import type { Command, EditorState } from "@milkdown/kit/prose/state";
import { toggleMark } from "@milkdown/kit/prose/commands";
import type { Shortcut } from "#core/commands";
import {
  blockKinds,
  deleteBlock,
  duplicateBlock,
  insertBlock,
  moveBlock,
  turnInto,
  type BlockKind,
} from "./block-commands.ts";
import {
  addColumn,
  addRow,
  alignColumn,
  deleteColumn,
  deleteRow,
  emptyTable,
  moveColumn,
  moveRow,
  type Alignment,
} from "./table-commands.ts";

export type MarkCommand = "bold" | "italic" | "strike" | "code";
export type BlockCommand = "moveUp" | "moveDown" | "duplicate" | "delete";
export type InsertCommand = "insertTable" | "insertDivider";
export type TableCommand =
  | "rowAbove"
  | "rowBelow"
  | "columnBefore"
  | "columnAfter"
  | "rowUp"
  | "rowDown"
  | "columnLeft"
  | "columnRight"
  | "deleteRow"
  | "deleteColumn"
  | "deleteTable"
  | `align${Capitalize<Alignment>}`;

export type VisualCommandId = MarkCommand | BlockCommand | InsertCommand | TableCommand | BlockKind;

const marks: Readonly<Record<MarkCommand, string>> = {
  bold: "strong",
  italic: "emphasis",
  strike: "strike_through",
  code: "inlineCode",
};

export const markCommands = Object.keys(marks) as readonly MarkCommand[];

const tableCommands: Readonly<Record<TableCommand, Command>> = {
  rowAbove: addRow(0),
  rowBelow: addRow(1),
  columnBefore: addColumn(0),
  columnAfter: addColumn(1),
  rowUp: moveRow(-1),
  rowDown: moveRow(1),
  columnLeft: moveColumn(-1),
  columnRight: moveColumn(1),
  alignNone: alignColumn("none"),
  alignLeft: alignColumn("left"),
  alignCenter: alignColumn("center"),
  alignRight: alignColumn("right"),
  deleteRow,
  deleteColumn,
  deleteTable: deleteBlock,
};

const commands: Readonly<Record<Exclude<VisualCommandId, BlockKind>, Command>> = {
  ...tableCommands,
  bold: toggle("bold"),
  italic: toggle("italic"),
  strike: toggle("strike"),
  code: toggle("code"),
  moveUp: moveBlock(-1),
  moveDown: moveBlock(1),
  duplicate: duplicateBlock,
  delete: deleteBlock,
  insertTable: insertBlock(emptyTable),
  insertDivider: insertBlock(({ schema }) => schema.nodes["hr"]?.create() ?? null),
};

/** Keys that the toolbar and the menus show. `link` and `menu` are opened by the pane. */
const keys: Readonly<Partial<Record<VisualCommandId | "link" | "menu", Shortcut>>> = {
  bold: "Mod+B",
  italic: "Mod+I",
  strike: "Mod+Shift+X",
  code: "Mod+E",
  link: "Mod+K",
  menu: "Mod+/",
  paragraph: "Mod+Alt+0",
  heading1: "Mod+Alt+1",
  heading2: "Mod+Alt+2",
  heading3: "Mod+Alt+3",
  heading4: "Mod+Alt+4",
  heading5: "Mod+Alt+5",
  heading6: "Mod+Alt+6",
  orderedList: "Mod+Alt+7",
  bulletList: "Mod+Alt+8",
  taskList: "Mod+Alt+9",
  quote: "Mod+Shift+B",
  codeBlock: "Mod+Alt+C",
  moveUp: "Alt+ArrowUp",
  moveDown: "Alt+ArrowDown",
  duplicate: "Shift+Alt+ArrowDown",
  delete: "Mod+Shift+K",
};

export function keysOf(id: keyof typeof keys): Shortcut | null {
  return keys[id] ?? null;
}

export function visualCommand(id: VisualCommandId): Command {
  return isBlockKind(id) ? turnInto(id) : commands[id];
}

function isBlockKind(id: VisualCommandId): id is BlockKind {
  return (blockKinds as readonly string[]).includes(id);
}

/** The keys as ProseMirror writes them, and what they do. */
export function commandKeys(
  open: Readonly<Record<"link" | "menu", Command>>,
): Readonly<Record<string, Command>> {
  return Object.fromEntries(
    (Object.keys(keys) as (keyof typeof keys)[]).map((id) => {
      const spelled = (keys[id] ?? "")
        .split("+")
        .map((part) => (part.length === 1 ? part.toLowerCase() : part));
      return [spelled.join("-"), id === "link" || id === "menu" ? open[id] : visualCommand(id)];
    }),
  );
}

function toggle(id: MarkCommand): Command {
  return (state, dispatch) => {
    const mark = markOf(state.schema, id);
    return mark ? toggleMark(mark)(state, dispatch) : false;
  };
}

function markOf(schema: Schema, id: MarkCommand): MarkType | undefined {
  return schema.marks[marks[id]];
}

/** The marks that what is typed or selected now has. */
export function activeMarks(state: EditorState): readonly MarkCommand[] {
  const { from, to, empty, $from } = state.selection;
  const stored = state.storedMarks ?? $from.marks();
  return markCommands.filter((id) => {
    const mark = markOf(state.schema, id);
    if (!mark) return false;
    return empty ? mark.isInSet(stored) !== undefined : state.doc.rangeHasMark(from, to, mark);
  });
}
