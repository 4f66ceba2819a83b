import type { ReactNode } from "react";
import "./status-bar.css";

export interface StatusBarProps {
  readonly label: string;
  readonly start: ReactNode;
  readonly end?: ReactNode;
}

/** The line at a screen's foot: what it holds and how it stands. */
export function StatusBar({ label, start, end }: StatusBarProps) {
  return (
    <footer className="status-bar" aria-label={label}>
      <div className="status-bar-start">{start}</div>
      <div className="status-bar-end">{end}</div>
    </footer>
  );
}
