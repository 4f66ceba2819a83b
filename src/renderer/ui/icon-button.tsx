import type { LucideIcon } from "lucide-react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { Tooltip } from "./tooltip.tsx";
import "./icon-button.css";

interface Shared {
  /** Its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | null | undefined;
  readonly placement?: "top" | "bottom" | "left" | "right";
  readonly size?: "normal" | "small";
  readonly className?: string;
}

export type IconButtonProps = Shared & Omit<ButtonProps, "className" | "style" | "children" | "aria-label">;

export function IconButton({
  label,
  icon,
  shortcut,
  placement = "bottom",
  size = "normal",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={placement}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes("icon-button", `icon-button-${size}`, className)}
      >
        <Icon of={icon} />
      </AriaButton>
    </Tooltip>
  );
}
