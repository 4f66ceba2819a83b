/** Which articles, and what is done to them. */

import { useTranslation } from "react-i18next";
import type { Collection } from "#core/library/article";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { operationKinds, type BulkForm, type OperationKind } from "./bulk-model.ts";

export interface OperationFormProps {
  readonly form: BulkForm;
  readonly onChange: (part: Partial<BulkForm>) => void;
  readonly collections: readonly Collection[];
  readonly fieldNames: readonly string[];
  readonly count: number;
  /** `null` while something is missing. */
  readonly onShow: (() => void) | null;
  /** Nothing can be changed meanwhile: what comes is for what stands here. The focus stays where it is. */
  readonly isBusy: boolean;
}

/** A choice that stands for no limit: no collection or locale is called that. */
const ALL = " all";

export function OperationForm(props: OperationFormProps) {
  const { form, onChange, fieldNames, count, onShow, isBusy } = props;
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
        {t("show", { count })}
      </Button>
    </form>
  );
}

function Scope({ form, onChange, collections, isBusy }: OperationFormProps) {
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  const concerned = collections.filter(({ id }) => form.collection === null || id === form.collection);
  const locales = [...new Set(concerned.flatMap((collection) => collection.locales))];
  return (
    <fieldset className="bulk-scope">
      <legend>{t("articles")}</legend>
      <Select
        label={t("collection")}
        isDisabled={isBusy}
        value={form.collection ?? ALL}
        onChange={(id) => onChange({ collection: id === ALL ? null : id, locale: null })}
        choices={[
          { id: ALL, label: t("allCollections") },
          ...collections.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      {locales.length > 1 ? (
        <Select
          label={t("locale")}
          isDisabled={isBusy}
          value={form.locale ?? ALL}
          onChange={(id) => onChange({ locale: id === ALL ? null : id })}
          choices={[
            { id: ALL, label: t("allLocales") },
            ...locales.map((id) => ({ id, label: languageName(id, language) })),
          ]}
        />
      ) : null}
      <TextField
        label={t("query")}
        isReadOnly={isBusy}
        description={t("queryHint")}
        value={form.query}
        onChange={(query) => onChange({ query })}
      />
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
