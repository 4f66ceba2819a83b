/** What a language that is only read has beside a block. */

import { useTranslation } from "react-i18next";
import { directionOf } from "#core/locale/tags";
import { Badge } from "../../ui/badge.tsx";
import type { BesideText } from "./use-beside.ts";

export interface BesideSideProps {
  readonly locale: string | null;
  /** `null`: it has nothing there. */
  readonly beside: BesideText | null;
}

export function BesideSide({ locale, beside }: BesideSideProps) {
  const { t } = useTranslation("translations");
  return (
    <div className="translate-side" lang={locale ?? undefined} dir={directionOf(locale)}>
      {beside === null ? null : (
        <>
          <p className="translate-text">{beside.text}</p>
          {beside.isStale ? <Badge tone="warning">{t("state.stale")}</Badge> : null}
        </>
      )}
    </div>
  );
}
