import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { SplitPane, type SplitPaneProps } from "./split-pane.tsx";
import { StatusBar, type StatusBarProps } from "./status-bar.tsx";
import "./screen.css";
import "./visually-hidden.css";

export interface ScreenProps {
  /** What the screen is, said and not drawn. */
  readonly heading?: string;
  /** Its one child stands in the middle. */
  readonly isWaiting?: boolean;
  readonly children: ReactNode;
}

/** What lies below the title bar: there is one at a time. */
export function Screen({ heading, isWaiting = false, children }: ScreenProps) {
  return (
    <main id="screen" tabIndex={-1} className={classes("screen", isWaiting && "screen-waiting")}>
      {heading === undefined ? null : <h1 className="visually-hidden">{heading}</h1>}
      {children}
    </main>
  );
}

export interface SideScreenProps extends Pick<SplitPaneProps, "group" | "handleLabel" | "panes"> {
  readonly heading: string;
  /** What stands above the panes. */
  readonly notice?: ReactNode;
  readonly status: StatusBarProps;
}

/** A screen of panes side by side, with a line at its foot. */
export function SideScreen({ heading, notice, status, ...panes }: SideScreenProps) {
  return (
    <Screen heading={heading}>
      {notice}
      <SplitPane {...panes} />
      <StatusBar {...status} />
    </Screen>
  );
}
