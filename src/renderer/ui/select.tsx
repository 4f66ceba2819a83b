import { Check, ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Select as AriaSelect, SelectValue } from "react-aria-components";
import { classes } from "./classes.ts";
import { contentLangOf, FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";
import "./options.css";
import "./select.css";

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps extends FieldTexts {
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly className?: string;
}

/** One of a closed set. */
export function Select({
  label,
  hideLabel = false,
  remark,
  description,
  error,
  contentLang,
  choices,
  value,
  onChange,
  placeholder,
  className,
  ...rest
}: SelectProps) {
  return (
    <AriaSelect
      {...rest}
      {...fieldState({ label, hideLabel, error })}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      className={classes("field", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} remark={remark} />
      <Button className="field-control select-button">
        <SelectValue className="select-value" {...contentLangOf(contentLang)} />
        <Icon of={ChevronDown} size={15} className="select-arrow" />
      </Button>
      <FieldFoot description={description} error={error} />
      <Popover className="popover-as-wide">
        <ListBox className="options" items={choices} {...contentLangOf(contentLang)}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A line of a list box: its label and description, which both name it, and a mark when it is chosen. */
export function Option({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className="option">
      {({ isSelected }) => (
        <>
          <span className="option-text">
            <span>{choice.label}</span>
            {choice.description === undefined ? null : (
              <span className="option-description">{choice.description}</span>
            )}
          </span>
          <span className="option-mark">{isSelected ? <Icon of={Check} size={15} /> : null}</span>
        </>
      )}
    </ListBoxItem>
  );
}
