import { TextArea as AriaTextArea, TextField, type TextFieldProps } from "react-aria-components";
import { classes } from "./classes.ts";
import { contentLangOf, FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";
import "./text-area.css";

export interface TextAreaProps
  extends
    FieldTexts,
    Omit<TextFieldProps, "className" | "style" | "children" | "isInvalid" | "validationBehavior"> {
  readonly placeholder?: string;
  /** Lines shown at least; it grows with its text. */
  readonly rows?: number;
  readonly isCode?: boolean;
  readonly className?: string;
}

/** Several lines of text, growing with what is typed. */
export function TextArea({
  label,
  hideLabel,
  remark,
  description,
  error,
  contentLang,
  placeholder,
  rows = 3,
  isCode,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <TextField
      {...rest}
      {...fieldState({ label, hideLabel: hideLabel ?? false, error })}
      className={classes("field", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} remark={remark} />
      <AriaTextArea
        {...contentLangOf(contentLang)}
        {...(placeholder === undefined ? {} : { placeholder })}
        rows={rows}
        style={{ minHeight: `calc(${rows}lh + 2 * var(--space-1) + 2px)` }}
        spellCheck={isCode ? false : undefined}
        className={classes("field-control", "text-area", isCode && "text-field-code")}
      />
      <FieldFoot description={description} error={error} />
    </TextField>
  );
}
