import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";

/** The document's problems under the panes, where they can be worked through one by one. */
export function ProblemsDrawer({
  onClose,
  children,
}: {
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("workbench");
  return (
    <section aria-label={t("regions.problems")} className="workbench-problems" data-pane>
      <header className="workbench-problems-head">
        <h2>{t("regions.problems")}</h2>
        <IconButton label={t("closeProblems")} icon={X} size="small" placement="left" onPress={onClose} />
      </header>
      <div className="workbench-problems-list">{children}</div>
    </section>
  );
}
