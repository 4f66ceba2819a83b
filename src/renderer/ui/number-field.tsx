import {
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";

export interface NumberFieldProps
  extends
    Omit<FieldTexts, "contentLang">,
    Omit<AriaNumberFieldProps, "className" | "style" | "children" | "isInvalid" | "validationBehavior"> {
  readonly className?: string;
}

/** A number; an empty field is `NaN`, as react-aria has it. */
export function NumberField({
  label,
  hideLabel,
  remark,
  description,
  error,
  className,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      {...fieldState({ label, hideLabel: hideLabel ?? false, error })}
      className={classes("field", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} remark={remark} />
      <Input className="field-control is-tabular" />
      <FieldFoot description={description} error={error} />
    </AriaNumberField>
  );
}
