/** Choosing the table that says how often articles are read, and what was understood of it. */

import { ChartNoAxesColumn } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import type { Traffic } from "./use-traffic.ts";

export function TrafficButton({ traffic }: { readonly traffic: Traffic }) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const { read } = traffic;
  const name = traffic.name ?? "";
  return (
    <>
      <FileTrigger
        acceptedFileTypes={[".csv", ".tsv", ".txt", "text/csv", "text/tab-separated-values"]}
        onSelect={(files) => files?.[0] && traffic.choose(files[0])}
      >
        <Tooltip text={t("traffic.form")}>
          <Button>
            <Icon of={ChartNoAxesColumn} size={15} />
            {t("traffic.choose")}
          </Button>
        </Tooltip>
      </FileTrigger>
      <span className="translations-said" role="status">
        {read === null
          ? ""
          : t(read.isCut ? "traffic.readCut" : "traffic.read", {
              name,
              articles: formatNumber(read.views.length, language),
              unmatched: formatNumber(read.unmatched + read.skipped, language),
            })}
      </span>
    </>
  );
}
