import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement } from "react";
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Separator,
} from "react-aria-components";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";
import "./options.css";
import "./menu.css";

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: string | null | undefined;
  readonly isDisabled?: boolean;
  readonly lang?: string;
}

export interface MenuGroup {
  readonly id: string;
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
  /** The entry that holds now: the group is a choice among its entries. */
  readonly selected?: string | null;
}

export interface MenuProps {
  /** The menu's accessible name. */
  readonly label: string;
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button's menu; its groups are divided by hairlines. */
export function Menu({ label, trigger, groups, onAction, ...open }: MenuProps) {
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover placement="bottom start">
        <AriaMenu
          aria-label={label}
          className="options"
          disabledKeys={groups.flatMap((group) =>
            group.entries.filter((entry) => entry.isDisabled).map((entry) => entry.id),
          )}
          onAction={(key) => onAction(String(key))}
        >
          {groups.flatMap((group, index) => [
            ...(index > 0 ? [<Separator key={`before ${group.id}`} className="options-separator" />] : []),
            <Group key={group.id} group={group} />,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Group({ group }: { readonly group: MenuGroup }) {
  const isChoice = group.selected !== undefined;
  const selection = isChoice
    ? {
        selectionMode: "single" as const,
        disallowEmptySelection: true,
        selectedKeys: group.selected ? [group.selected] : [],
      }
    : {};
  return (
    <MenuSection id={`group ${group.id}`} {...selection}>
      {group.label ? <Header className="menu-header">{group.label}</Header> : null}
      {group.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} isChoice={isChoice} />
      ))}
    </MenuSection>
  );
}

/** Its name is all that is seen of it, keys included: what a person reads aloud is what it is called. */
function Entry({ entry, isChoice }: { readonly entry: MenuEntry; readonly isChoice: boolean }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className="option"
      {...(entry.lang ? { lang: entry.lang } : {})}
    >
      {({ isSelected }) => (
        <>
          {isChoice ? (
            <span className="option-mark">{isSelected ? <Icon of={Check} size={15} /> : null}</span>
          ) : null}
          {entry.icon ? <Icon of={entry.icon} className="menu-icon" /> : null}
          <span className="option-text">
            <span>{entry.label}</span>
            {entry.description ? <span className="option-description">{entry.description}</span> : null}
          </span>
          {entry.shortcut ? <kbd className="option-keys">{entry.shortcut}</kbd> : null}
        </>
      )}
    </MenuItem>
  );
}
