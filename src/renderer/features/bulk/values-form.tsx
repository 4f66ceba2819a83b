/** The values of one field over all articles, and what becomes of those that are chosen. */

import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Collection } from "#core/library/article";
import type { TaxonomyValue } from "#core/taxonomy/values";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { BulkScope } from "../../state/bulk-scope.ts";
import { ComboBox } from "../../ui/combo-box.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import type { QueryStep } from "../../state/change-calls.ts";
import { ValueActions } from "./value-actions.tsx";
import { ValueList } from "./value-list.tsx";
import { shownValues, stepsOf, valueViews, type ValueView } from "./values-model.ts";

export interface FoundValues {
  readonly values: readonly TaxonomyValue[];
  readonly distinct: number;
  readonly unused: readonly string[];
}

export interface ValuesFormProps {
  readonly collections: readonly Collection[];
  readonly fieldNames: (collection: string | null) => readonly string[];
  readonly read: (collection: string | null, field: string) => Promise<FoundValues>;
  readonly scope: BulkScope | null;
  /** Another value whenever files may hold something else. */
  readonly files: unknown;
  readonly isBusy: boolean;
  readonly onForget: () => void;
  readonly onShow: (steps: readonly QueryStep[], label: string) => void;
}

const ALL = " all";

export function ValuesForm(props: ValuesFormProps) {
  const { collections, fieldNames, scope, isBusy, onForget, onShow } = props;
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  const [collection, setCollection] = useState(scope?.collection ?? null);
  const [field, setField] = useState(scope?.values ?? "tags");
  const [view, setView] = useState<ValueView>("all");
  const [filter, setFilter] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = useValues(props, collection, field.trim());
  const shown = useMemo(() => shownValues(found?.values ?? [], view, filter), [found, view, filter]);
  const picked = useMemo(
    () => (found?.values ?? []).filter(({ value }) => chosen.has(value)),
    [found, chosen],
  );
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next);
    onForget();
  };
  return (
    <div className="bulk-form">
      <Select
        label={t("collection")}
        isDisabled={isBusy}
        value={collection ?? ALL}
        onChange={(id) => {
          setCollection(id === ALL ? null : id);
          choose(new Set());
        }}
        choices={[
          { id: ALL, label: t("allCollections") },
          ...collections.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      <ComboBox
        label={t("field")}
        isReadOnly={isBusy}
        isCode
        allowsCustomValue
        choices={fieldNames(collection).map((name) => ({ id: name, label: name }))}
        inputValue={field}
        onInputChange={(name) => {
          setField(name);
          choose(new Set());
        }}
      />
      <SegmentedControl
        label={t("valueViews.label")}
        selected={view}
        onSelect={(id) => setView(id as ValueView)}
        segments={valueViews.map((id) => ({ id, label: t(`valueViews.${id}`) }))}
      />
      <SearchField
        label={t("filterValues")}
        placeholder={t("filterValues")}
        value={filter}
        onChange={setFilter}
      />
      <p className="bulk-faint" role="status">
        {found === null
          ? ""
          : t("valuesFound", {
              count: found.distinct,
              number: formatNumber(found.distinct, language),
              shown: formatNumber(shown.length, language),
            })}
      </p>
      <ValueList values={shown} chosen={chosen} isBusy={isBusy} onChoose={choose} />
      {found && found.unused.length > 0 ? (
        <p className="bulk-faint">{t("unused", { values: found.unused.join(", ") })}</p>
      ) : null}
      {picked.length > 0 ? (
        <ValueActions
          key={picked.map(({ value }) => value).join("\n")}
          values={picked}
          isBusy={isBusy}
          onEdit={onForget}
          onShow={(edits) =>
            onShow(
              stepsOf({ collection, field: field.trim(), edits }),
              t("valuesLabel", { field, values: picked.map(({ value }) => value).join(", ") }),
            )
          }
        />
      ) : null}
    </div>
  );
}

const PAUSE_MILLISECONDS = 200;

/** Read when typing pauses; `null` until they are there. */
function useValues(
  { read, files }: Pick<ValuesFormProps, "read" | "files">,
  collection: string | null,
  field: string,
): FoundValues | null {
  const [found, setFound] = useState<FoundValues | null>(null);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      if (field === "") return;
      read(collection, field).then(
        (answer) => isOver || setFound(answer),
        () => isOver || setFound(null),
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [read, files, collection, field]);
  return found;
}
