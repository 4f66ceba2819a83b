import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import "./tooltip.css";

export interface TooltipProps {
  readonly text: string;
  /** Keys as this machine writes them: "Ctrl+S", "⌘S". */
  readonly shortcut?: string | null | undefined;
  readonly placement?: "top" | "bottom" | "left" | "right";
  /** One pressable or focusable element. */
  readonly children: ReactElement;
}

/** A short text at a control, on hover and on focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, placement = "bottom", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={placement} offset={6} className="tooltip">
        <span>{text}</span>
        {shortcut ? <kbd className="tooltip-keys">{shortcut}</kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
