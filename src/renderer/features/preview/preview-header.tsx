/** The bar above a preview: which one it is, how wide it is shown, and what can be done with it. */

import { Monitor, Smartphone, Tablet } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SegmentedControl } from "../../ui/segmented-control.tsx";

export type PreviewWidth = "phone" | "tablet" | "full";

interface PreviewHeaderProps {
  /** Which preview this is. */
  readonly title: ReactNode;
  readonly width: PreviewWidth;
  readonly onWidth: (width: PreviewWidth) => void;
  /** Buttons, before the width and after it. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}

export function PreviewHeader({ title, width, onWidth, before, children }: PreviewHeaderProps) {
  const { t } = useTranslation("preview");
  return (
    <header className="preview-header">
      <div className="preview-title">{title}</div>
      {before}
      <SegmentedControl
        label={t("width.label")}
        segments={[
          { id: "phone", label: t("width.phone"), icon: Smartphone, hideLabel: true },
          { id: "tablet", label: t("width.tablet"), icon: Tablet, hideLabel: true },
          { id: "full", label: t("width.full"), icon: Monitor, hideLabel: true },
        ]}
        selected={width}
        onSelect={(id) => onWidth(id as PreviewWidth)}
      />
      {children}
    </header>
  );
}
