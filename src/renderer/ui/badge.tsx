import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import "./badge.css";

export interface BadgeProps {
  readonly children: ReactNode;
  /** `hollow`: something that is not there. */
  readonly tone?: "plain" | "accent" | "mark" | "error" | "warning" | "success" | "hollow";
  readonly lang?: string;
  readonly className?: string;
}

/** A word or number set apart: a locale, a state, a count. Its tone is never the only thing that says it. */
export function Badge({ children, tone = "plain", lang, className }: BadgeProps) {
  return (
    <span className={classes("badge", `badge-${tone}`, className)} lang={lang}>
      {children}
    </span>
  );
}
