/** Values of a field with how often they occur, of which only those in sight are drawn. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TaxonomyValue } from "#core/taxonomy/values";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";

export interface ValueListProps {
  readonly values: readonly TaxonomyValue[];
  readonly chosen: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Pixels: about what a row measures before it is drawn. */
const ROW = 44;

export function ValueList({ values, chosen, isBusy, onChoose }: ValueListProps) {
  const { t } = useTranslation("bulk");
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  const virtual = useVirtualizer({
    count: values.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChoose(next);
  };
  return (
    <div ref={scroller} className="bulk-values" tabIndex={-1}>
      <ul aria-label={t("values")} className="bulk-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const value = values[index];
          if (!value) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="bulk-value-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Value
                value={value}
                isChosen={chosen.has(value.value)}
                isBusy={isBusy}
                onToggle={() => toggle(value.value)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface ValueProps {
  readonly value: TaxonomyValue;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onToggle: () => void;
}

function Value({ value: { value, files, locales, twins, pairs }, isChosen, isBusy, onToggle }: ValueProps) {
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  const where = locales.flatMap(({ locale, files: count }) =>
    locale === null ? [] : [`${locale} ${formatNumber(count, language)}`],
  );
  const remarks = [
    ...where,
    ...(twins.length > 0 ? [t("twins", { values: twins.join(", ") })] : []),
    ...(pairs.length > 0 ? [t("pairs", { values: pairs.map((pair) => pair.value).join(", ") })] : []),
  ];
  return (
    <label className="bulk-value" data-twin={twins.length > 0 || undefined}>
      <input type="checkbox" checked={isChosen} disabled={isBusy} onChange={onToggle} />
      <span className="bulk-value-text">
        <span>{value}</span>
        <span className="bulk-faint">{remarks.join(" · ")}</span>
      </span>
      <span className="bulk-value-count">{formatNumber(files, language)}</span>
    </label>
  );
}
