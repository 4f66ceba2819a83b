/** Choosing the table that says how often articles are read, and what was understood of it. */

import { ChartNoAxesColumn } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import type { ReadTraffic, Traffic } from "./use-traffic.ts";

export function TrafficButton({ traffic }: { readonly traffic: Traffic }) {
  const { t } = useTranslation("translations");
  const { read } = traffic;
  const said = ({ views, unmatched, skipped, isCut }: ReadTraffic): readonly string[] => [
    t("traffic.read", { name: traffic.name ?? "", count: views.length }),
    ...(unmatched + skipped > 0 ? [t("traffic.unmatched", { count: unmatched + skipped })] : []),
    ...(isCut ? [t("traffic.cut")] : []),
  ];
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
        {read === null ? "" : said(read).join(" · ")}
      </span>
    </>
  );
}
