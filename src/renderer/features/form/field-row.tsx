/** One field of the form: its widget, what is wrong with it, and what can be done with it. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "#core/problems/problem";
import { describeProblem } from "#core/problems/words";
import type { Field } from "#core/schema/field";
import type { InterfaceLanguage } from "#core/settings/settings";
import { isMap } from "#core/frontmatter/compare";
import { useLanguage } from "../../i18n/use-language.ts";
import { CardList } from "./card-list.tsx";
import { ChoiceWidget, SwitchWidget, TagsWidget } from "./choice-widget.tsx";
import { DateWidget } from "./date-widget.tsx";
import { FieldMenu } from "./field-menu.tsx";
import { useForm } from "./form-context.ts";
import { pathKey, widgetFor, type FormField } from "./form-model.ts";
import { ImageWidget } from "./image-widget.tsx";
import { KeptWidget, SnippetWidget } from "./snippet-widget.tsx";
import { NumberWidget, TextWidget } from "./text-widget.tsx";
import type { WidgetProps } from "./widget.ts";

export function FieldRow({ field }: { readonly field: FormField }) {
  const { isDisabled } = useForm();
  const { t } = useTranslation("form");
  const [isSource, setSource] = useState(false);
  const { error, notes } = useMessages(field);
  const description = [field.description, notes].filter(Boolean).join(" ") || null;
  const remark = field.isRequired ? t("required") : null;
  return (
    <div className="form-row" data-field-path={pathKey(field.path)} data-required={field.isRequired}>
      <div className="form-control">
        <Widget
          field={field}
          isSource={isSource}
          error={error}
          description={description}
          remark={remark}
          isDisabled={isDisabled}
        />
      </div>
      <FieldMenu field={field} isSource={isSource} onSource={setSource} />
    </div>
  );
}

/** What is wrong with the field, and what is only worth knowing. */
function useMessages(field: FormField): { readonly error: string | null; readonly notes: string | null } {
  const { problems, refused } = useForm();
  const { t } = useTranslation("form");
  const language = useLanguage();
  const own = isDrawnInParts(field)
    ? (problems.get(pathKey(field.path)) ?? [])
    : problemsWithin(problems, field);
  const errors = own.filter(({ severity }) => severity !== "note");
  const refusal = refused === pathKey(field.path) ? [t("refused")] : [];
  const error = [...refusal, ...sentences(errors, language)].join(" ");
  const notes = sentences(
    own.filter(({ severity }) => severity === "note"),
    language,
  ).join(" ");
  return { error: error === "" ? null : error, notes: notes === "" ? null : notes };
}

function sentences(problems: readonly Problem[], language: InterfaceLanguage): readonly string[] {
  return problems.map((problem) => describeProblem(problem, language));
}

/** Whether the parts of the value have fields of their own, which show their own problems. */
function isDrawnInParts(field: FormField): boolean {
  const shape = widgetFor(field);
  return shape.kind === "object" || (shape.kind === "list" && shape.item.kind === "object");
}

function problemsWithin(
  problems: ReadonlyMap<string, readonly Problem[]>,
  { path }: FormField,
): readonly Problem[] {
  const isWithin = (other: Problem): boolean => path.every((step, index) => other.field?.[index] === step);
  return [...problems.values()].flat().filter(isWithin);
}

function Widget({ isSource, ...props }: WidgetProps & { readonly isSource: boolean }) {
  const { field } = props;
  if (!field.isEditable) return <KeptWidget {...props} />;
  if (isSource) return <SnippetWidget {...props} />;
  const shape = widgetFor(field);
  switch (shape.kind) {
    case "text":
      return <TextWidget {...props} isLong={shape.long} />;
    case "number":
      return <NumberWidget {...props} />;
    case "boolean":
      return <SwitchWidget {...props} />;
    case "date":
    case "date-time":
      return <DateWidget {...props} kind={shape.kind} />;
    case "choice":
      return <ChoiceWidget {...props} choices={shape.choices} />;
    case "image":
      return <ImageWidget {...props} />;
    case "object":
      return <ObjectWidget {...props} fields={shape.fields} />;
    case "list":
      if (shape.item.kind === "object") return <CardList {...props} fields={shape.item.fields} />;
      return <TagsWidget {...props} item={shape.item} />;
    case "any":
      return <SnippetWidget {...props} />;
  }
}

function ObjectWidget({
  field,
  fields,
  remark,
  description,
  error,
  isDisabled,
}: WidgetProps & { readonly fields: readonly Field[] }) {
  const { renderGroup } = useForm();
  return (
    <fieldset className="form-object" disabled={isDisabled}>
      <legend className="form-legend">
        <span>{field.name}</span>
        {remark ? <span className="field-remark">{remark}</span> : null}
      </legend>
      {description ? <p className="field-description">{description}</p> : null}
      {error ? <p className="field-error">{error}</p> : null}
      {renderGroup({ path: field.path, known: fields, values: isMap(field.value) ? field.value : {} })}
    </fieldset>
  );
}
