import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { classes } from "./classes.ts";
import "./button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  /** `primary`: the one thing this screen is for. `danger`: takes something away. */
  readonly tone?: "plain" | "primary" | "quiet" | "danger";
  readonly size?: "normal" | "small";
  readonly className?: string;
}

export function Button({ tone = "plain", size = "normal", className, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes("button", `button-${tone}`, `button-${size}`, className)} />
  );
}
