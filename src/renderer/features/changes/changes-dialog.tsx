/** What a save would change, before it does; or the text beside what another program wrote. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
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
  const { t: words } = useTranslation("source");
  const [layout, setLayout] = useState<"unified" | "split">("unified");
  const [host, setHost] = useState<HTMLElement | null>(null);
  const isSame = before === after;
  useEffect(() => {
    if (!host || isSame) return;
    let stop = () => {};
    let isOver = false;
    const show = async () => {
      // The comparison brings an editor along: it comes when it is first asked for.
      const { showComparison } = await import("./comparison.ts");
      if (isOver) return;
      stop = showComparison({
        parent: host,
        before,
        after,
        layout,
        words: {
          before: t("before"),
          after: t("after"),
          readOnly: t("readOnlyText"),
          phrases: words("phrases", { returnObjects: true }) as Readonly<Record<string, string>>,
        },
      });
    };
    void show().catch(reportError);
    return () => {
      isOver = true;
      stop();
    };
  }, [host, before, after, layout, isSame, t, words]);
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
      {isSame ? (
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
          <div ref={setHost} className="changes-text" />
        </div>
      )}
    </Dialog>
  );
}
