/** What would change, file by file, as lines before and after; any can be left out. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../state/use-change-sets.ts";
import { withKeys } from "../../state/with-keys.ts";
import { LineDifference } from "../../ui/line-difference.tsx";
import { Switch } from "../../ui/switch.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";

export interface PlanListProps {
  readonly plan: Plan;
  readonly without: ReadonlySet<string>;
  readonly onWithout: (without: ReadonlySet<string>) => void;
}

type Row =
  | { readonly kind: "file"; readonly file: Plan["files"][number] }
  | { readonly kind: "refused"; readonly file: Plan["refused"][number] };

/** Pixels: about what a row measures before it is drawn. */
const ROW = 78;

export function PlanList({ plan, without, onWithout }: PlanListProps) {
  const { t } = useTranslation("bulk");
  const rows = useMemo(
    (): readonly Row[] => [
      ...plan.refused.map((file) => ({ kind: "refused" as const, file })),
      ...plan.files.map((file) => ({ kind: "file" as const, file })),
    ],
    [plan],
  );
  return (
    <VirtualList label={t("plan")} rows={rows} rowHeight={ROW} takesFocus>
      {(row) => (
        <div className="bulk-row">
          {row.kind === "file" ? (
            <>
              <Switch
                label={row.file.path}
                isSelected={!without.has(row.file.path)}
                onChange={(isIn) => onWithout(withKeys(without, [row.file.path], !isIn))}
                className="bulk-path"
              />
              <LineDifference {...row.file} />
            </>
          ) : (
            <>
              <p className="bulk-path">{row.file.path}</p>
              <p className="bulk-refused">{t(`refused.${row.file.reason}`, { message: row.file.message })}</p>
            </>
          )}
        </div>
      )}
    </VirtualList>
  );
}
