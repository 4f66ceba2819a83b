import type { LucideIcon } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { Tooltip } from "./tooltip.tsx";
import "./segmented-control.css";

export interface Segment {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The icon alone, named by its label. */
  readonly hideLabel?: boolean;
  readonly shortcut?: string | null | undefined;
  readonly isDisabled?: boolean;
  /** BCP 47 tag of the label where it is not the interface's own. */
  readonly lang?: string;
}

export interface SegmentedControlProps {
  readonly label: string;
  readonly segments: readonly Segment[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Pressing the chosen segment again lets go of it (`onSelect("")`). */
  readonly canBeEmpty?: boolean;
  readonly className?: string;
}

/** One of a few, all in sight. */
export function SegmentedControl({
  label,
  segments,
  selected,
  onSelect,
  canBeEmpty = false,
  className,
}: SegmentedControlProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection={!canBeEmpty}
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => onSelect(String([...keys][0] ?? ""))}
      className={classes("segments", className)}
    >
      {segments.map((segment) => (
        <SegmentButton key={segment.id} segment={segment} />
      ))}
    </ToggleButtonGroup>
  );
}

function SegmentButton({ segment }: { readonly segment: Segment }) {
  const { id, label, icon, hideLabel = false, shortcut, isDisabled = false, lang } = segment;
  const button = (
    <ToggleButton
      id={id}
      isDisabled={isDisabled}
      className="segment"
      {...(hideLabel ? { "aria-label": label } : {})}
      {...(lang === undefined ? {} : { lang })}
    >
      {icon ? <Icon of={icon} size={15} /> : null}
      {hideLabel ? null : <span>{label}</span>}
    </ToggleButton>
  );
  return hideLabel || shortcut ? (
    <Tooltip text={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
