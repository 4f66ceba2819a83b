/** What a save would change, before it does; or the text beside what another program wrote. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { TextComparison } from "../../ui/text-comparison.tsx";
import "./changes.css";

export interface ChangesDialogProps {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** `null`: there is nothing to save, or the file is in the way. */
  readonly onSave: (() => void) | null;
  readonly onClose: () => void;
}

export function ChangesDialog({ title, before, after, onSave, onClose }: ChangesDialogProps) {
  const { t } = useTranslation("changes");
  const [layout, setLayout] = useState<"unified" | "split">("unified");
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        onSave ? (
          <Button tone="primary" onPress={onSave}>
            {t("save")}
          </Button>
        ) : null
      }
    >
      {before === after ? (
        <p>{t("none")}</p>
      ) : (
        <div className="changes">
          <SegmentedControl
            label={t("layout")}
            segments={[
              { id: "unified", label: t("unified") },
              { id: "split", label: t("split") },
            ]}
            selected={layout}
            onSelect={(chosen) => setLayout(chosen === "split" ? "split" : "unified")}
          />
          {layout === "split" ? (
            <div className="changes-sides" aria-hidden>
              <span>{t("before")}</span>
              <span>{t("after")}</span>
            </div>
          ) : null}
          <div className="changes-text">
            <TextComparison label={t("readOnlyText")} before={before} after={after} layout={layout} />
          </div>
        </div>
      )}
    </Dialog>
  );
}
