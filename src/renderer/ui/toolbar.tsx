import type { ReactNode } from "react";
import { Toolbar as AriaToolbar } from "react-aria-components";
import { classes } from "./classes.ts";
import "./toolbar.css";

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A row of controls with one stop for Tab; arrow keys move inside. */
export function Toolbar({ label, children, className }: ToolbarProps) {
  return (
    <AriaToolbar aria-label={label} className={classes("toolbar", className)}>
      {children}
    </AriaToolbar>
  );
}
