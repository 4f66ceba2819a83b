/** What would change, file by file, as lines before and after; any can be left out. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../state/use-change-sets.ts";
import { Switch } from "../../ui/switch.tsx";

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
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    (): readonly Row[] => [
      ...plan.refused.map((file) => ({ kind: "refused" as const, file })),
      ...plan.files.map((file) => ({ kind: "file" as const, file })),
    ],
    [plan],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const toggle = (path: string, isIn: boolean) => {
    const next = new Set(without);
    if (isIn) next.delete(path);
    else next.add(path);
    onWithout(next);
  };
  return (
    // A region that scrolls is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="bulk-scroll" tabIndex={0} role="region" aria-label={t("plan")}>
      <ul className="bulk-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          const { path } = row.file;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="bulk-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === "file" ? (
                <>
                  <Switch
                    label={path}
                    isSelected={!without.has(path)}
                    onChange={(isIn) => toggle(path, isIn)}
                    className="bulk-path"
                  />
                  <Difference file={row.file} />
                </>
              ) : (
                <>
                  <p className="bulk-path">{path}</p>
                  <p className="bulk-refused">
                    {t(`refused.${row.file.reason}`, { message: row.file.message })}
                  </p>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Difference({ file }: { readonly file: Plan["files"][number] }) {
  const { t } = useTranslation("bulk");
  return (
    <dl className="bulk-difference">
      <div data-side="before">
        <dt>{t("before", { line: file.line })}</dt>
        <dd>{file.before}</dd>
      </div>
      <div data-side="after">
        <dt>{t("after")}</dt>
        <dd>{file.after}</dd>
      </div>
    </dl>
  );
}
