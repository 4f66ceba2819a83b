import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";
import "./dialog.css";

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Called when the person leaves it: Escape, the close button, or a press outside. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the most likely one last. */
  readonly footer?: ReactNode;
  readonly size?: "small" | "medium" | "large";
  /** `alertdialog` interrupts and waits for an answer; a press outside does not close it. */
  readonly role?: "dialog" | "alertdialog";
}

/** A modal dialog. Focus goes into it and comes back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = "medium",
  role = "dialog",
}: DialogProps) {
  const { t } = useTranslation("common");
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={role === "dialog"}
      className="dialog-backdrop"
    >
      <Modal className={classes("dialog-modal", `dialog-${size}`)}>
        <AriaDialog role={role} className="dialog">
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            {role === "dialog" ? (
              <IconButton label={t("close")} icon={X} size="small" onPress={onClose} />
            ) : null}
          </header>
          <div className="dialog-body">{children}</div>
          {footer ? <footer className="dialog-foot">{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
