import { Search, X } from "lucide-react";
import type { Ref } from "react";
import {
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { fieldState } from "./field.tsx";
import { Icon } from "./icon.tsx";
import "./field.css";
import "./search-field.css";

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  "className" | "style" | "children" | "isInvalid" | "validationBehavior"
> {
  readonly label: string;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** A filter or search; Escape empties it. */
export function SearchField({ label, placeholder, inputRef, className, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField
      {...rest}
      {...fieldState({ label, hideLabel: true })}
      className={classes("search-field", className)}
    >
      <Group className="field-control field-group">
        <Icon of={Search} size={15} className="search-field-icon" />
        <Input
          className="field-input"
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className="field-button search-field-clear">
          <Icon of={X} size={14} />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
