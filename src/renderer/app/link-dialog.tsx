/** Before a link of an article leaves Galley: where it leads, and the person's word. */

import { useTranslation } from "react-i18next";
import type { Host } from "../host/create-host.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { destinationOf } from "./destination.ts";
import "./link-dialog.css";

interface LinkDialogProps {
  readonly host: Host;
  /** The link that was chosen; `null` for none. */
  readonly address: string | null;
  readonly onClose: () => void;
}

export function LinkDialog({ host, address, onClose }: LinkDialogProps) {
  const { t } = useTranslation("preview");
  if (address === null) return null;
  const destination = destinationOf(address);
  const open = (url: string) => {
    onClose();
    void host.call("link.open", { url }).catch(() => undefined);
  };
  switch (destination.kind) {
    case "web":
    case "mail": {
      const isWeb = destination.kind === "web";
      return (
        <ConfirmDialog
          isOpen
          title={t("link.title")}
          choices={[{ id: "open", label: t(isWeb ? "link.open" : "link.write"), tone: "primary" }]}
          onChoose={() => open(destination.url)}
          onCancel={onClose}
        >
          <p>{isWeb ? t("link.outside", { host: destination.host }) : t("link.mail")}</p>
          <p className="link-dialog-address">{destination.url}</p>
        </ConfirmDialog>
      );
    }
    case "site":
    case "refused":
      return (
        <ConfirmDialog
          isOpen
          title={t(destination.kind === "site" ? "link.siteTitle" : "link.refusedTitle")}
          choices={[]}
          onChoose={onClose}
          onCancel={onClose}
        >
          <p>{t(destination.kind === "site" ? "link.site" : "link.refused")}</p>
          <p className="link-dialog-address">{destination.address}</p>
        </ConfirmDialog>
      );
  }
}
