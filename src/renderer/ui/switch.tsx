import type { ReactNode } from "react";
import { SwitchButton, SwitchField, Text, type SwitchFieldProps } from "react-aria-components";
import { classes } from "./classes.ts";
import "./switch.css";
import "./field.css";

export interface SwitchProps extends Omit<SwitchFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly remark?: ReactNode;
  readonly description?: ReactNode;
  readonly error?: string | null | undefined;
  readonly className?: string;
}

/** On or off, at once. */
export function Switch({
  label,
  hideLabel = false,
  remark,
  description,
  error,
  className,
  ...rest
}: SwitchProps) {
  return (
    <SwitchField
      {...rest}
      isInvalid={Boolean(error)}
      {...(hideLabel ? { "aria-label": label } : {})}
      className={classes("field", className)}
    >
      <SwitchButton className="switch">
        <span className="switch-track" aria-hidden>
          <span className="switch-thumb" />
        </span>
        {hideLabel ? null : <span>{label}</span>}
        {remark ? <span className="field-remark">{remark}</span> : null}
      </SwitchButton>
      {description ? (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      ) : null}
      {error ? (
        <Text slot="errorMessage" className="field-error">
          {error}
        </Text>
      ) : null}
    </SwitchField>
  );
}
