import type { LucideIcon } from "lucide-react";

export interface IconProps {
  readonly of: LucideIcon;
  readonly size?: number;
  /** What it says, where no text beside it says it; without it the icon is decoration. */
  readonly label?: string;
  readonly className?: string;
}

/** A line icon at the weight of the text beside it. */
export function Icon({ of: Shape, size = 16, label, className = "" }: IconProps) {
  const naming =
    label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  return <Shape size={size} strokeWidth={1.7} className={className} {...naming} />;
}
