/** Text, on one line or many, and numbers: typed straight into the document. */

import { readNumber } from "#core/frontmatter/scalar-reading";
import type { FieldValue } from "#core/frontmatter/values";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useForm } from "./form-context.ts";
import { textOf, typedNumber } from "./form-model.ts";
import { useDraft } from "./use-draft.ts";
import { labelled, type WidgetProps } from "./widget.ts";

export function TextWidget(props: WidgetProps & { readonly isLong: boolean }) {
  const { field, isLong } = props;
  const { change, locale } = useForm();
  const text = textOf(field.value);
  // A block scalar ends with a line ending that nobody means to type.
  const ending = isLong && text.endsWith("\n") ? "\n" : "";
  const draft = useDraft(ending === "" ? text : text.slice(0, -1), (typed) =>
    change({ kind: "set", path: field.path, value: typed === "" ? "" : typed + ending }, true),
  );
  const Control = isLong ? TextArea : TextField;
  return <Control {...labelled(props)} {...draft} contentLang={locale} />;
}

/** Shown as it is written: `1.10` and `9007199254740993` keep their digits. */
export function NumberWidget(props: WidgetProps) {
  const { field } = props;
  const { change } = useForm();
  const draft = useDraft(textOf(field.value), (typed) =>
    change({ kind: "set", path: field.path, value: numberValue(typed) }, true),
  );
  return <TextField {...labelled(props)} {...draft} inputMode="decimal" className="form-number" />;
}

function numberValue(typed: string): FieldValue {
  const number = typedNumber(typed);
  if (number === null) return null;
  return number.kind === "number" ? readNumber(number.text) : number.text;
}
