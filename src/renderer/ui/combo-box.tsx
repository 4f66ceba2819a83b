import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  type ComboBoxProps as AriaComboBoxProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { contentLangOf, FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";
import { Option, type Choice } from "./select.tsx";
import "./options.css";

export interface ComboBoxProps
  extends
    FieldTexts,
    Omit<
      AriaComboBoxProps<Choice>,
      "className" | "style" | "children" | "items" | "defaultItems" | "isInvalid" | "validationBehavior"
    > {
  /** Filtered by react-aria, unless `isFiltered`: then they are the answer to what was typed. */
  readonly choices: readonly Choice[];
  readonly isFiltered?: boolean;
  readonly placeholder?: string;
  readonly emptyText?: ReactNode;
  /** Without the arrow it reads as a plain field that completes. */
  readonly hasArrow?: boolean;
  readonly isCode?: boolean;
  readonly className?: string;
}

/** A text field that completes. `allowsCustomValue` leaves the person free. */
export function ComboBox({
  label,
  hideLabel = false,
  remark,
  description,
  error,
  contentLang,
  choices,
  isFiltered = false,
  placeholder,
  emptyText,
  hasArrow = true,
  isCode = false,
  className,
  ...rest
}: ComboBoxProps) {
  return (
    <AriaComboBox<Choice>
      menuTrigger="focus"
      {...rest}
      {...fieldState({ label, hideLabel, error })}
      {...(isFiltered ? { items: choices } : { defaultItems: choices })}
      allowsEmptyCollection={emptyText !== undefined}
      className={classes("field", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} remark={remark} />
      <Group className="field-control field-group">
        <Input
          className={classes("field-input", isCode && "text-field-code")}
          spellCheck={isCode ? false : undefined}
          {...contentLangOf(contentLang)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        {hasArrow ? (
          <Button className="field-button">
            <Icon of={ChevronDown} size={15} />
          </Button>
        ) : null}
      </Group>
      <FieldFoot description={description} error={error} />
      <Popover className="popover-as-wide">
        <ListBox<Choice>
          className="options"
          renderEmptyState={() => <div className="options-empty">{emptyText}</div>}
          {...contentLangOf(contentLang)}
        >
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
