/** What to find, where, and what takes its place. */

import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { ComboBox } from "../../ui/combo-box.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { searchScopes, type ScopeKind, type SearchForm as Form } from "./search-model.ts";

export interface SearchFormProps {
  readonly form: Form;
  readonly onChange: (part: Partial<Form>) => void;
  /** Why the regular expression cannot be read. */
  readonly badPattern: string | null;
  readonly fieldNames: readonly string[];
  readonly textRef: Ref<HTMLInputElement>;
  /** Nothing can be changed while replacements are written. */
  readonly isBusy: boolean;
}

const switches = ["matchCase", "wholeWord", "matchWidth", "isRegex"] as const;

export function SearchForm(props: SearchFormProps) {
  const { form, onChange, badPattern, textRef, isBusy } = props;
  const { t } = useTranslation("search");
  const isReplacing = form.replacement !== null;
  return (
    <form className="search-form" aria-label={t("form")} onSubmit={(event) => event.preventDefault()}>
      <SegmentedControl
        label={t("mode")}
        selected={isReplacing ? "replace" : "find"}
        onSelect={(id) => onChange({ replacement: id === "replace" ? (form.replacement ?? "") : null })}
        segments={(["find", "replace"] as const).map((id) => ({
          id,
          label: t(`modes.${id}`),
          isDisabled: isBusy,
        }))}
      />
      <TextField
        label={t("text")}
        inputRef={textRef}
        isReadOnly={isBusy}
        isCode={form.isRegex}
        value={form.text}
        onChange={(text) => onChange({ text })}
        error={badPattern === null ? null : t("badPattern", { message: badPattern })}
      />
      {isReplacing ? (
        <TextField
          label={t("replacement")}
          isReadOnly={isBusy}
          isCode={form.isRegex}
          description={t(form.isRegex ? "groupsHint" : "replacementHint")}
          value={form.replacement ?? ""}
          onChange={(replacement) => onChange({ replacement })}
        />
      ) : null}
      <div className="search-switches">
        {switches.map((name) => (
          <Switch
            key={name}
            label={t(name)}
            isDisabled={isBusy}
            isSelected={form[name]}
            onChange={(isOn) => onChange({ [name]: isOn })}
          />
        ))}
      </div>
      <Where {...props} />
    </form>
  );
}

function Where({ form, onChange, fieldNames, isBusy }: SearchFormProps) {
  const { t } = useTranslation("search");
  return (
    <>
      <Select
        label={t("where")}
        isDisabled={isBusy}
        value={form.scope}
        onChange={(id) => onChange({ scope: id as ScopeKind })}
        choices={searchScopes.map((id) => ({ id, label: t(`scopes.${id}`) }))}
      />
      {form.scope === "field" ? (
        <ComboBox
          label={t("field")}
          isReadOnly={isBusy}
          isCode
          allowsCustomValue
          choices={fieldNames.map((name) => ({ id: name, label: name }))}
          inputValue={form.field}
          onInputChange={(field) => onChange({ field })}
        />
      ) : null}
      <TextField
        label={t("filter")}
        isReadOnly={isBusy}
        isCode
        description={t("filterHint")}
        value={form.filter}
        onChange={(filter) => onChange({ filter })}
      />
    </>
  );
}
