/** Tells of a server of the site that the person runs themselves, and leads to the page there. */

import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { takeAnswer } from "../../state/take-answer.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

interface OwnServerProps {
  /** Ask where the page is; `null` where no server shows it. */
  readonly find: () => Promise<string | null>;
  readonly onLink: (address: string) => void;
}

export function OwnServer({ find, onLink }: OwnServerProps) {
  const { t } = useTranslation("preview");
  const [address, setAddress] = useState<string | null>(null);
  const ask = useEffectEvent(find);
  useEffect(() => takeAnswer(ask(), setAddress), []);
  if (address === null) return null;
  return (
    <Notice
      tone="info"
      title={t("published.own.title")}
      actions={
        <Button size="small" onPress={() => onLink(address)}>
          {t("published.own.open")}
        </Button>
      }
      isLive
    >
      <p>{t("published.own.body", { address })}</p>
    </Notice>
  );
}
