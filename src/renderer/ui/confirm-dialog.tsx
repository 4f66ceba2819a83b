import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmChoice {
  readonly id: string;
  readonly label: string;
  readonly tone?: "plain" | "primary" | "danger";
}

export interface ConfirmDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
  /** What can be answered besides "Cancel"; the safest is the primary one. */
  readonly choices: readonly ConfirmChoice[];
  readonly onChoose: (id: string) => void;
  /** Nothing happens; also on Escape. */
  readonly onCancel: () => void;
}

/** A question that waits for an answer. */
export function ConfirmDialog({ title, isOpen, children, choices, onChoose, onCancel }: ConfirmDialogProps) {
  const { t } = useTranslation("common");
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onCancel}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onCancel}>{t("cancel")}</Button>
          {choices.map(({ id, label, tone = "plain" }) => (
            <Button key={id} tone={tone} onPress={() => onChoose(id)} autoFocus={tone === "primary"}>
              {label}
            </Button>
          ))}
        </>
      }
    >
      {children}
    </Dialog>
  );
}
