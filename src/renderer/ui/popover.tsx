import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from "react-aria-components";
import { classes } from "./classes.ts";
import "./popover.css";

export interface PopoverProps extends Omit<AriaPopoverProps, "className" | "style"> {
  readonly className?: string;
}

/** Something laid over the page beside its trigger; inside DialogTrigger, MenuTrigger or a field. */
export function Popover({ className, offset = 4, ...rest }: PopoverProps) {
  return <AriaPopover {...rest} offset={offset} className={classes("popover", className)} />;
}
