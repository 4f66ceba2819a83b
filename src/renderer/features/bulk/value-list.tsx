/** Values of a field with how often they occur, of which only those in sight are drawn. */

import { useTranslation } from "react-i18next";
import type { TaxonomyValue } from "#core/taxonomy/values";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { withKeys } from "../../state/with-keys.ts";
import { VirtualList } from "../../ui/virtual-list.tsx";

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
  return (
    <VirtualList label={t("values")} rows={values} rowHeight={ROW} className="bulk-values">
      {(value) => (
        <Value
          value={value}
          isChosen={chosen.has(value.value)}
          isBusy={isBusy}
          onToggle={() => onChoose(withKeys(chosen, [value.value], !chosen.has(value.value)))}
        />
      )}
    </VirtualList>
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
