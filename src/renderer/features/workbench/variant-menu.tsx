import { ChevronDown } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/menu.tsx";

export interface VariantMenuProps {
  /** What is chosen here: part of the button's name, and the menu's. */
  readonly label: string;
  /** The chosen language, as the button shows it. */
  readonly current: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** A language of an article that has many. */
export function VariantMenu({ label, current, choices, selected, onSelect }: VariantMenuProps) {
  return (
    <Menu
      label={label}
      trigger={
        <Button size="small" className="workbench-variant-menu" aria-label={`${current}: ${label}`}>
          <span>{current}</span>
          <Icon of={ChevronDown} size={14} />
        </Button>
      }
      groups={[{ id: "languages", entries: choices, selected }]}
      onAction={onSelect}
    />
  );
}
