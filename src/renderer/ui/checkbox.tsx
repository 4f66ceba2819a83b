import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField, Text, type CheckboxFieldProps } from "react-aria-components";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import "./checkbox.css";
import "./field.css";

export interface CheckboxProps extends Omit<CheckboxFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: ReactNode;
  readonly error?: string | null | undefined;
  readonly className?: string;
}

export function Checkbox({
  label,
  hideLabel = false,
  description,
  error,
  className,
  ...rest
}: CheckboxProps) {
  return (
    <CheckboxField
      {...rest}
      isInvalid={Boolean(error)}
      {...(hideLabel ? { "aria-label": label } : {})}
      className={classes("field", className)}
    >
      <CheckboxButton className="checkbox">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="checkbox-box" aria-hidden>
              {isIndeterminate ? (
                <Icon of={Minus} size={13} />
              ) : isSelected ? (
                <Icon of={Check} size={13} />
              ) : null}
            </span>
            {hideLabel ? null : <span>{label}</span>}
          </>
        )}
      </CheckboxButton>
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
    </CheckboxField>
  );
}
