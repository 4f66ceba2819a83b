import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DocumentSession } from "../../state/document-session.ts";
import { useKeeping } from "../../state/use-keeping.ts";
import { Icon } from "../../ui/icon.tsx";

/** Where the unsaved text is: on the disk, or in this window only. */
export function KeptMark({ session }: { readonly session: DocumentSession }) {
  const { t } = useTranslation("workbench");
  const { kind } = useKeeping(session);
  if (kind === "failing") {
    return (
      <span className="workbench-fact workbench-kept" data-failing>
        <Icon of={ShieldAlert} size={14} />
        {t("kept.failing")}
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
