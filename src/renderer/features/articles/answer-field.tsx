/** One question about a new article, in the widget that fits its answer. */

import { parseDate } from "@internationalized/date";
import { useTranslation } from "react-i18next";
import { written, type FieldValue } from "#core/frontmatter/values";
import type { Field } from "#core/schema/field";
import { DateField } from "../../ui/date-field.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TagField } from "../../ui/tag-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";

export interface AnswerFieldProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue | undefined) => void;
}

export function AnswerField({ field, value, onChange }: AnswerFieldProps) {
  const { t } = useTranslation("articles");
  const { name, shape, description } = field;
  const text = typeof value === "string" ? value : textOf(value);
  const props = { label: name, description, remark: t("required") };
  const onText = (typed: string) => onChange(typed.trim() === "" ? undefined : typed);
  switch (shape.kind) {
    case "choice":
      return (
        <Select
          {...props}
          choices={shape.choices.map((choice) => ({ id: choice, label: choice }))}
          value={text === "" ? null : text}
          onChange={onChange}
        />
      );
    case "boolean":
      return <Switch {...props} isSelected={value === true} onChange={onChange} />;
    case "date":
    case "date-time":
      return (
        <DateField
          {...props}
          value={/^\d{4}-\d{2}-\d{2}/.test(text) ? parseDate(text.slice(0, 10)) : null}
          onChange={(day) =>
            onChange(day === null ? undefined : written("date", day.toString().slice(0, 10)))
          }
        />
      );
    case "number":
      return (
        <TextField
          {...props}
          inputMode="decimal"
          value={text}
          onChange={(typed) =>
            onChange(/^-?\d+(?:\.\d+)?$/.test(typed.trim()) ? written("number", typed.trim()) : typed)
          }
        />
      );
    case "list":
      return (
        <TagField
          {...props}
          suggestions={
            shape.item.kind === "choice" ? shape.item.choices.map((id) => ({ id, label: id })) : []
          }
          values={Array.isArray(value) ? value.map(String) : []}
          onChange={(items) => onChange(items.length === 0 ? undefined : [...items])}
        />
      );
    case "text":
      return shape.long ? (
        <TextArea {...props} value={text} onChange={onText} />
      ) : (
        <TextField {...props} value={text} onChange={onText} />
      );
    case "image":
    case "object":
    case "any":
      return <TextField {...props} value={text} onChange={onText} />;
  }
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === "object" && value !== null && "text" in value ? String(value.text) : "";
}
