/** How far a change set is, and the way to stop it. */

import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import "./change-progress.css";

export interface ChangeProgressProps {
  readonly label: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly onStop: () => void;
}

export function ChangeProgress({ label, progress, onStop }: ChangeProgressProps) {
  const { t } = useTranslation("bulk");
  const { done, total } = progress;
  return (
    <div className="change-progress">
      <ProgressBar label={label} value={done} total={total} valueLabel={t("progress", { done, total })} />
      <Button onPress={onStop}>{t("stop")}</Button>
    </div>
  );
}
