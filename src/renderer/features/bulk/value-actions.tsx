/** What becomes of the chosen values, and of what stands for them in other locales. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ValueEdit } from "#core/taxonomy/edits";
import type { TaxonomyValue } from "#core/taxonomy/values";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { withKeys } from "../../state/with-keys.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { editedValues, editOf, valueActions, type EditedValue, type ValueAction } from "./values-model.ts";

export interface ValueActionsProps {
  readonly values: readonly TaxonomyValue[];
  readonly isBusy: boolean;
  /** What was shown of it no longer stands for what is here. */
  readonly onEdit: () => void;
  readonly onShow: (edits: readonly ValueEdit[]) => void;
}

/** A new set of values is a new form. */
export function ValueActions({ values, isBusy, onEdit, onShow }: ValueActionsProps) {
  const { t } = useTranslation("bulk");
  const [action, setAction] = useState<ValueAction>("rename");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const edited = editedValues(values);
  const concerned = edited.filter(({ value }) => !left.has(value));
  const edits = concerned.map(({ value }) => editOf(action, value, typed[value] ?? ""));
  const given = edits.filter((edit) => edit !== null);
  const change = (make: () => void) => {
    make();
    onEdit();
  };
  return (
    <form
      className="bulk-form bulk-value-actions"
      aria-label={t("valueActions.label")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && given.length === concerned.length) onShow(given);
      }}
    >
      <Select
        label={t("valueActions.label")}
        isDisabled={isBusy}
        value={action}
        onChange={(id) => change(() => setAction(id as ValueAction))}
        choices={valueActions.map((id) => ({
          id,
          label: t(`valueActions.${id}`),
          description: t(`valueHints.${id}`),
        }))}
      />
      {edited.map((one) => (
        <EditedRow
          key={one.value}
          edited={one}
          action={action}
          isBusy={isBusy}
          typed={typed[one.value] ?? ""}
          onType={(text) => change(() => setTyped((before) => ({ ...before, [one.value]: text })))}
          isIn={!left.has(one.value)}
          onIn={(isIn) => change(() => setLeft(withKeys(left, [one.value], !isIn)))}
        />
      ))}
      <Button
        type="submit"
        tone="primary"
        isDisabled={given.length === 0 || given.length < concerned.length || isBusy}
      >
        {t("showAll")}
      </Button>
    </form>
  );
}

interface EditedRowProps {
  readonly edited: EditedValue;
  readonly action: ValueAction;
  readonly isBusy: boolean;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly isIn: boolean;
  readonly onIn: (isIn: boolean) => void;
}

function EditedRow({ edited: { value, locale }, action, isBusy, typed, onType, isIn, onIn }: EditedRowProps) {
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  const name = locale === null ? value : t("pairOf", { value, locale: languageName(locale, language) });
  return (
    <div className="bulk-edited">
      {locale === null ? null : <Switch label={name} isDisabled={isBusy} isSelected={isIn} onChange={onIn} />}
      {action === "delete" ? (
        locale === null ? (
          <p>{t("valueGoes", { value })}</p>
        ) : null
      ) : (
        <TextField
          label={t(`becomes.${action}`, { value })}
          isReadOnly={isBusy}
          isDisabled={!isIn}
          value={typed}
          onChange={onType}
        />
      )}
    </div>
  );
}
