/** What can be done with the text, in sight: one stop for Tab, arrow keys inside, Alt and F10 from the text. */

import {
  Bold,
  ChevronDown,
  Code,
  EllipsisVertical,
  ImagePlus,
  Italic,
  Link,
  Strikethrough,
  Table2,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { spellShortcut, type Shortcut } from "#core/commands";
import { useAppState } from "../../state/store.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuGroup } from "../../ui/menu.tsx";
import { Toolbar } from "../../ui/toolbar.tsx";
import { blockKinds } from "./block-commands.ts";
import {
  keysOf,
  markCommands,
  type MarkCommand,
  type TableCommand,
  type VisualCommandId,
} from "./visual-commands.ts";
import type { VisualState } from "./visual-state.ts";

export type OpenMenu = "kind" | "block" | "table" | null;

export interface VisualToolbarProps {
  readonly state: VisualState;
  readonly onCommand: (id: VisualCommandId) => void;
  readonly canDo: (id: VisualCommandId) => boolean;
  readonly onLink: () => void;
  readonly onImage: () => void;
  readonly menu: OpenMenu;
  readonly onMenu: (menu: OpenMenu) => void;
}

const icons: Readonly<Record<MarkCommand, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  code: Code,
};

const tableGroups: readonly (readonly TableCommand[])[] = [
  ["rowAbove", "rowBelow", "columnBefore", "columnAfter"],
  ["rowUp", "rowDown", "columnLeft", "columnRight"],
  ["alignNone", "alignLeft", "alignCenter", "alignRight"],
  ["deleteRow", "deleteColumn", "deleteTable"],
];

const blockEntries = ["moveUp", "moveDown", "duplicate", "delete"] as const;

export function VisualToolbar(props: VisualToolbarProps) {
  const { t } = useTranslation("visual");
  const spell = useSpelled();
  const entry = useEntry();
  const { state, onCommand, onLink, onImage, menu, onMenu } = props;
  const { isEditable, canFormat, marks, block } = state;
  return (
    <Toolbar label={t("tools.label")} className="visual-toolbar">
      <Menu
        label={t("tools.turnInto")}
        isOpen={menu === "kind"}
        onOpenChange={(isOpen) => onMenu(isOpen ? "kind" : null)}
        trigger={
          <Button
            tone="quiet"
            size="small"
            className="visual-block-kind"
            aria-label={t("tools.turnIntoFrom", { kind: block ? t(`commands.${block}`) : t("tools.other") })}
            isDisabled={!isEditable || block === null}
          >
            {block ? t(`commands.${block}`) : t("tools.other")}
            <Icon of={ChevronDown} size={14} />
          </Button>
        }
        groups={[{ id: "kinds", selected: block, entries: blockKinds.map(entry) }]}
        onAction={(id) => onCommand(id as VisualCommandId)}
      />
      {markCommands.map((id) => (
        <IconButton
          key={id}
          size="small"
          icon={icons[id]}
          label={t(`commands.${id}`)}
          shortcut={spell(keysOf(id))}
          isDisabled={!isEditable || !canFormat}
          aria-pressed={marks.includes(id)}
          preventFocusOnPress
          onPress={() => onCommand(id)}
        />
      ))}
      <IconButton
        size="small"
        icon={Link}
        label={t("commands.link")}
        shortcut={spell(keysOf("link"))}
        isDisabled={!isEditable || !canFormat}
        aria-pressed={state.link !== null}
        onPress={onLink}
      />
      <IconButton
        size="small"
        icon={ImagePlus}
        label={t("commands.image")}
        isDisabled={!isEditable}
        onPress={onImage}
      />
      <TableMenu {...props} />
      <BlockMenu {...props} />
    </Toolbar>
  );
}

/** Outside of a table the button makes one. */
function TableMenu({ state, onCommand, canDo, menu, onMenu }: VisualToolbarProps) {
  const { t } = useTranslation("visual");
  const spell = useSpelled();
  const entry = useEntry();
  if (state.alignment === null) {
    return (
      <IconButton
        size="small"
        icon={Table2}
        label={t("commands.insertTable")}
        isDisabled={!state.isEditable}
        preventFocusOnPress
        onPress={() => onCommand("insertTable")}
      />
    );
  }
  const { alignment } = state;
  const groups: readonly MenuGroup[] = tableGroups.map((ids, index) => ({
    id: String(index),
    entries: ids.map((id) => ({ ...entry(id), isDisabled: menu === "table" && !canDo(id) })),
    ...(index === 2
      ? {
          selected: `align${alignment.charAt(0).toUpperCase()}${alignment.slice(1)}`,
          label: t("tools.align"),
        }
      : {}),
  }));
  return (
    <Menu
      label={t("tools.table")}
      isOpen={menu === "table"}
      onOpenChange={(isOpen) => onMenu(isOpen ? "table" : null)}
      trigger={
        <IconButton
          size="small"
          icon={Table2}
          label={t("tools.table")}
          shortcut={spell(keysOf("menu"))}
          isDisabled={!state.isEditable}
          className="visual-in-table"
        />
      }
      groups={groups}
      onAction={(id) => onCommand(id as VisualCommandId)}
    />
  );
}

function BlockMenu({ state, onCommand, canDo, menu, onMenu }: VisualToolbarProps) {
  const { t } = useTranslation("visual");
  const spell = useSpelled();
  const entry = useEntry();
  return (
    <Menu
      label={t("tools.block")}
      isOpen={menu === "block"}
      onOpenChange={(isOpen) => onMenu(isOpen ? "block" : null)}
      trigger={
        <IconButton
          size="small"
          icon={EllipsisVertical}
          label={t("tools.block")}
          shortcut={spell(keysOf("menu"))}
          isDisabled={!state.isEditable}
        />
      }
      groups={[
        {
          id: "block",
          entries: blockEntries.map((id) => ({ ...entry(id), isDisabled: menu === "block" && !canDo(id) })),
        },
        { id: "insert", entries: (["insertTable", "insertDivider"] as const).map(entry) },
      ]}
      onAction={(id) => onCommand(id as VisualCommandId)}
    />
  );
}

function useEntry() {
  const { t } = useTranslation("visual");
  const spell = useSpelled();
  return (id: VisualCommandId) => ({ id, label: t(`commands.${id}`), shortcut: spell(keysOf(id)) });
}

const arrows: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓" };

function useSpelled() {
  const platform = useAppState((state) => state.start.platform);
  return (shortcut: Shortcut | null) =>
    shortcut === null
      ? null
      : spellShortcut(shortcut, platform).replace(/Arrow(?:Up|Down)/, (arrow) => arrows[arrow] ?? arrow);
}
