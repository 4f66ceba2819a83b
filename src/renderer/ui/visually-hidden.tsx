import type { ReactNode } from "react";
import "./visually-hidden.css";

/** Said by assistive technology, not drawn. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
