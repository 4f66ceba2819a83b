import type { ReactNode } from "react";
import { Group, Separator, Toolbar as AriaToolbar } from "react-aria-components";
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

export function ToolbarGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Group aria-label={label} className="toolbar-group">
      {children}
    </Group>
  );
}

export function ToolbarDivider() {
  return <Separator orientation="vertical" className="toolbar-divider" />;
}
