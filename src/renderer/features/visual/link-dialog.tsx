/** Where a link of the text leads. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { LinkPlace } from "./link-commands.ts";

export interface LinkDialogProps {
  /** `null`: a new link. */
  readonly link: LinkPlace | null;
  readonly locale: string | null;
  readonly onSet: (href: string, title: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

export function LinkDialog({ link, locale, onSet, onRemove, onClose }: LinkDialogProps) {
  const { t } = useTranslation(["visual", "common"]);
  const [href, setHref] = useState(link?.href ?? "");
  const [title, setTitle] = useState(link?.title ?? "");
  const isReady = href.trim() !== "";
  const set = () => onSet(href.trim(), title);
  return (
    <Dialog
      title={link ? t("link.edit") : t("link.add")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          {link ? (
            <Button className="visual-dialog-first" onPress={onRemove}>
              {t("link.remove")}
            </Button>
          ) : null}
          <Button onPress={onClose}>{t("cancel", { ns: "common" })}</Button>
          <Button tone="primary" isDisabled={!isReady} onPress={set}>
            {t("link.set")}
          </Button>
        </>
      }
    >
      <form
        className="visual-link-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) set();
        }}
      >
        <TextField label={t("link.address")} value={href} onChange={setHref} isCode autoFocus />
        <TextField
          label={t("link.title")}
          remark={t("optional", { ns: "common" })}
          value={title}
          onChange={setTitle}
          contentLang={locale}
        />
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
