import { Hourglass, ShieldAlert, ShieldCheck } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { autosaveMode, autosaveObstacle, onAutosaveMode } from "../../state/autosave.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { useKeeping } from "../../state/use-keeping.ts";
import { Icon } from "../../ui/icon.tsx";

/** Where the unsaved text is, on the disk or in this window only; and why it is not saved by itself, where it should be. */
export function KeptMark({ session }: { readonly session: DocumentSession }) {
  const { t } = useTranslation("workbench");
  const { kind } = useKeeping(session);
  const isAutomatic = useSyncExternalStore(onAutosaveMode, () => autosaveMode() !== "off");
  const obstacle = useSnapshotPart(session, autosaveObstacle);
  if (kind === "failing") {
    return (
      <span className="workbench-fact workbench-kept" data-failing>
        <Icon of={ShieldAlert} size={14} />
        {t("kept.failing")}
      </span>
    );
  }
  if (isAutomatic && obstacle !== null) {
    return (
      <span className="workbench-fact workbench-kept" data-failing>
        <Icon of={Hourglass} size={14} />
        {t(`kept.waits.${obstacle}`)}
      </span>
    );
  }
  if (kind !== "kept") return null;
  return (
    <span className="workbench-fact workbench-kept" title={t("kept.safeHint")}>
      <Icon of={ShieldCheck} size={14} />
      {t("kept.safe")}
    </span>
  );
}
