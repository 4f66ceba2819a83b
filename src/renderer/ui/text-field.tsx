import {
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import type { Ref } from "react";
import { classes } from "./classes.ts";
import { contentLangOf, FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";
import "./text-area.css";

export interface TextFieldProps
  extends
    FieldTexts,
    Omit<AriaTextFieldProps, "className" | "style" | "children" | "isInvalid" | "validationBehavior"> {
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The value is a path or code: set in the code font. */
  readonly isCode?: boolean;
  readonly className?: string;
}

/** One line of text. */
export function TextField({
  label,
  hideLabel,
  remark,
  description,
  error,
  contentLang,
  placeholder,
  inputRef,
  isCode,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...fieldState({ label, hideLabel: hideLabel ?? false, error })}
      className={classes("field", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} remark={remark} />
      <Input
        {...contentLangOf(contentLang)}
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
        className={classes("field-control", isCode && "text-field-code")}
        spellCheck={isCode ? false : undefined}
      />
      <FieldFoot description={description} error={error} />
    </AriaTextField>
  );
}
