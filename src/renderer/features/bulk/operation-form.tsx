/** Which articles, and what is done to them. */

import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Collection } from "#core/library/article";
import { rowLayouts } from "#core/query/record";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { operationKinds, type BulkForm, type OperationKind } from "./bulk-model.ts";
import type { FoundScope } from "./use-found-scope.ts";

export interface OperationFormProps {
  readonly form: BulkForm;
  readonly onChange: (part: Partial<BulkForm>) => void;
  readonly collections: readonly Collection[];
  readonly fieldNames: readonly string[];
  /** What the query finds; `null` until that is known. */
  readonly found: FoundScope | null;
  /** Back to the table that the articles come from; `null` where they do not. */
  readonly onBack: (() => void) | null;
  /** `null` while something is missing. */
  readonly onShow: (() => void) | null;
  /** Nothing can be changed meanwhile: what comes is for what stands here. The focus stays where it is. */
  readonly isBusy: boolean;
}

/** A choice that stands for no limit: no collection or locale is called that. */
const ALL = " all";

export function OperationForm(props: OperationFormProps) {
  const { form, onChange, fieldNames, found, onShow, isBusy } = props;
  const { t } = useTranslation("bulk");
  return (
    <form
      className="bulk-form"
      aria-label={t("form")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onShow?.();
      }}
    >
      <Scope {...props} />
      <Select
        label={t("operation")}
        isDisabled={isBusy}
        value={form.kind}
        onChange={(kind) => onChange({ kind: kind as OperationKind, first: "", second: "" })}
        choices={operationKinds.map((id) => ({
          id,
          label: t(`kinds.${id}`),
          description: t(`hints.${id}`),
        }))}
      />
      <ComboBox
        label={t("field")}
        isReadOnly={isBusy}
        isCode
        allowsCustomValue
        choices={fieldNames.map((name) => ({ id: name, label: name }))}
        inputValue={form.field}
        onInputChange={(field) => onChange({ field })}
      />
      <Parameters form={form} onChange={onChange} isBusy={isBusy} />
      <Button type="submit" tone="primary" isDisabled={onShow === null || isBusy}>
        {form.picked !== null
          ? t("showFiles", { count: form.picked.length })
          : found === null
            ? t("showAll")
            : t(`show.${form.layout}`, { count: found.rows })}
      </Button>
    </form>
  );
}

function Scope({ form, onChange, collections, isBusy, found, onBack }: OperationFormProps) {
  const { t } = useTranslation("bulk");
  const { picked } = form;
  const shown = collections.map(({ id, name }) => ({ id, label: name }));
  return (
    <fieldset className="bulk-scope">
      <legend>{t("articles")}</legend>
      {onBack === null ? null : (
        <Button size="small" tone="quiet" className="bulk-back" isDisabled={isBusy} onPress={onBack}>
          <Icon of={ArrowLeft} size={15} />
          {t("back")}
        </Button>
      )}
      {picked === null ? (
        <>
          <Select
            label={t("collection")}
            isDisabled={isBusy}
            value={form.collection ?? ALL}
            onChange={(id) => onChange({ collection: id === ALL ? null : id })}
            choices={[{ id: ALL, label: t("allCollections") }, ...shown]}
          />
          <TextField
            label={t("query")}
            isReadOnly={isBusy}
            isCode
            description={t("queryHint")}
            error={found?.unknown === undefined ? null : t("unknownField", { field: found.unknown })}
            value={form.query}
            onChange={(query) => onChange({ query })}
          />
          <SegmentedControl
            label={t("layout")}
            selected={form.layout}
            onSelect={(id) => onChange({ layout: id as BulkForm["layout"] })}
            segments={rowLayouts.map((id) => ({ id, label: t(`layouts.${id}`), isDisabled: isBusy }))}
          />
        </>
      ) : (
        <div className="bulk-picked">
          <p>{t("picked", { count: picked.length })}</p>
          <Button size="small" isDisabled={isBusy} onPress={() => onChange({ picked: null })}>
            {t("notPicked")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What the operation needs besides its field. */
function Parameters({ form, onChange, isBusy }: Pick<OperationFormProps, "form" | "onChange" | "isBusy">) {
  const { t } = useTranslation("bulk");
  const { kind, first, second } = form;
  if (kind === "clear") return null;
  const hint = kind === "compute" ? t("expressionHint") : undefined;
  return (
    <>
      <TextField
        label={t(`first.${kind}`)}
        isReadOnly={isBusy}
        isCode={kind === "compute" || kind === "rename"}
        value={first}
        onChange={(text) => onChange({ first: text })}
        {...(hint === undefined ? {} : { description: hint })}
      />
      {kind === "map" || kind === "replace" ? (
        <TextField
          label={t("second")}
          isReadOnly={isBusy}
          value={second}
          onChange={(text) => onChange({ second: text })}
        />
      ) : null}
    </>
  );
}
