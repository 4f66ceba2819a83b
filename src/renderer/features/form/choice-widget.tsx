/** One of a closed set, a switch, and lists of short texts. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Select, type Choice } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TagField } from "../../ui/tag-field.tsx";
import { isList } from "#core/frontmatter/compare";
import type { FieldShape } from "#core/schema/field";
import { takeAnswer } from "../../state/take-answer.ts";
import { useForm, type Completion } from "./form-context.ts";
import { tagValues, textOf } from "./form-model.ts";
import { labelled, type WidgetProps } from "./widget.ts";

export function ChoiceWidget(props: WidgetProps & { readonly choices: readonly string[] }) {
  const { field, choices } = props;
  const { change } = useForm();
  const { t } = useTranslation("form");
  const current = textOf(field.value);
  const listed: readonly Choice[] = choices.map((choice) => ({ id: choice, label: choice }));
  const isListed = current === "" || choices.includes(current);
  const unlisted: readonly Choice[] = isListed
    ? []
    : [{ id: current, label: t("unlisted", { value: current }) }];
  return (
    <Select
      {...labelled(props)}
      choices={[...unlisted, ...listed]}
      value={current === "" ? null : current}
      placeholder={t("choose")}
      onChange={(value) => change({ kind: "set", path: field.path, value })}
    />
  );
}

export function SwitchWidget(props: WidgetProps) {
  const { field } = props;
  const { change } = useForm();
  return (
    <Switch
      {...labelled(props)}
      isSelected={field.value === true}
      onChange={(value) => change({ kind: "set", path: field.path, value })}
    />
  );
}

export function TagsWidget(props: WidgetProps & { readonly item: FieldShape }) {
  const { field, item } = props;
  const { change, locale } = useForm();
  const { t } = useTranslation("form");
  const known = useCompletions(field.path.filter((step) => typeof step === "string").join("."));
  const listed = item.kind === "choice" ? item.choices : [];
  const suggestions = [...new Set([...listed, ...known.map(({ value }) => value)])];
  return (
    <TagField
      {...labelled(props)}
      contentLang={locale}
      values={isList(field.value) ? field.value.map(textOf) : []}
      suggestions={suggestions.map((value) => ({ id: value, label: value }))}
      placeholder={t("addTag")}
      onChange={(texts) => change({ kind: "set", path: field.path, value: tagValues(field.value, texts) })}
    />
  );
}

/** What other articles say in this field; empty until it is known, and where it cannot be known. */
function useCompletions(field: string): readonly Completion[] {
  const { completions } = useForm();
  const [known, setKnown] = useState<readonly Completion[]>([]);
  useEffect(
    // Completion is a help, not a duty: without it tags are typed.
    () => takeAnswer(completions(field), setKnown),
    [completions, field],
  );
  return known;
}
