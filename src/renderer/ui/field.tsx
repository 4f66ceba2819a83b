import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import "./field.css";

/** What every labelled control of the kit takes. */
export interface FieldTexts {
  readonly label: string;
  /** The label is there for assistive technology only: the place already says what this is. */
  readonly hideLabel?: boolean;
  /** A short remark after the label: "optional", "inferred". */
  readonly remark?: ReactNode;
  readonly description?: ReactNode;
  /** What is wrong with the value; shown at the field and tied to it. */
  readonly error?: string | null | undefined;
  /** BCP 47 tag of what is typed here, so that Japanese is set as Japanese in an English interface. */
  readonly contentLang?: string | null | undefined;
}

/** The label row of a field; inside a react-aria field it names the control. */
export function FieldLabel({
  label,
  hideLabel = false,
  remark,
}: Pick<FieldTexts, "label" | "hideLabel" | "remark">) {
  if (hideLabel) return null;
  return (
    <div className="field-head">
      <Label className="field-label">{label}</Label>
      {remark ? <span className="field-remark">{remark}</span> : null}
    </div>
  );
}

/** What stands below a control: its description, or what is wrong. */
export function FieldFoot({ description, error }: Pick<FieldTexts, "description" | "error">) {
  return (
    <>
      {description ? (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      ) : null}
      <FieldError className="field-error">{error ?? null}</FieldError>
    </>
  );
}

/** Validation of a react-aria field by `error` alone: the rules live in core. */
export function fieldState({
  label,
  hideLabel = false,
  error,
}: Pick<FieldTexts, "label" | "hideLabel" | "error">) {
  return {
    ...(hideLabel ? { "aria-label": label } : {}),
    isInvalid: Boolean(error),
    validationBehavior: "aria" as const,
  };
}

export function contentLangOf(tag: string | null | undefined) {
  return tag ? { lang: tag } : {};
}
