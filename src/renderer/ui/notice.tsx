import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import "./notice.css";

export type NoticeTone = "info" | "success" | "warning" | "error";

export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** It appeared through something that happened: assistive technology says it. */
  readonly isLive?: boolean;
  readonly className?: string;
}

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** A plain statement in the flow of a page, with what can be done about it. */
export function Notice({ tone, title, children, actions, isLive = false, className }: NoticeProps) {
  const live = isLive ? { role: tone === "error" ? "alert" : "status" } : {};
  return (
    <div className={classes("notice", `notice-${tone}`, className)} {...live}>
      <Icon of={icons[tone]} className="notice-icon" />
      <div className="notice-text">
        {title ? <p className="notice-title">{title}</p> : null}
        {children ? <div className="notice-body">{children}</div> : null}
      </div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}
