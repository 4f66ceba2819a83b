/** Before a link of an article leaves Galley: where it leads, and the person's word. */

import { useTranslation } from "react-i18next";
import type { Host } from "../host/create-host.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import "./link-dialog.css";

/** What an address is to the person. `site`: relative, so that only the site knows what it leads to. */
export type Destination =
  | { readonly kind: "web"; readonly url: string; readonly host: string }
  | { readonly kind: "mail"; readonly url: string }
  | { readonly kind: "site"; readonly address: string }
  | { readonly kind: "refused"; readonly address: string };

/** Judge the text of an `href`. The host judges again before anything is opened. */
export function destinationOf(address: string): Destination {
  const url = URL.parse(address);
  // A protocol-relative address leads to another host.
  if (url === null && /^[\\/]{2}/.test(address.trim())) return destinationOf(`https:${address.trim()}`);
  if (url === null) return { kind: "site", address };
  if (url.username !== "" || url.password !== "") return { kind: "refused", address };
  if (url.protocol === "mailto:") return { kind: "mail", url: url.href };
  if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "refused", address };
  return { kind: "web", url: url.href, host: url.host };
}

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
