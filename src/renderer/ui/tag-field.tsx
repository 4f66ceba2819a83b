import { X } from "lucide-react";
import { useState } from "react";
import {
  Button,
  ComboBox,
  Group,
  Input,
  ListBox,
  Tag,
  TagGroup,
  TagList,
  type KeyboardEvent,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { contentLangOf, FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";
import { Option, type Choice } from "./select.tsx";
import "./tag-field.css";

export interface TagFieldProps extends FieldTexts {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** What others of the collection say, most used first; those already there are left out. */
  readonly suggestions: readonly Choice[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** A list of short texts: Enter or a comma adds what is typed, Backspace in the empty field takes the last one away. */
export function TagField({
  label,
  hideLabel = false,
  remark,
  description,
  error,
  contentLang,
  values,
  onChange,
  suggestions,
  placeholder,
  isDisabled = false,
  className,
}: TagFieldProps) {
  const [typed, setTyped] = useState("");
  const add = (texts: readonly string[]) => {
    const fresh = [...new Set(texts.map((text) => text.trim()))].filter(
      (text) => text !== "" && !values.includes(text),
    );
    if (fresh.length > 0) onChange([...values, ...fresh]);
  };
  const type = (text: string) => {
    const pieces = text.split(/[,\n]/);
    add(pieces.slice(0, -1));
    setTyped(pieces.at(-1) ?? "");
  };
  const commit = () => {
    add([typed]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isChoosing = event.currentTarget.hasAttribute("aria-activedescendant");
    if (event.key === "Enter" && !isChoosing && typed.trim() !== "") commit();
    else if (event.key === "Backspace" && typed === "" && values.length > 0) onChange(values.slice(0, -1));
  };
  return (
    <ComboBox
      {...fieldState({ label, hideLabel, error })}
      isDisabled={isDisabled}
      allowsCustomValue
      menuTrigger="input"
      inputValue={typed}
      onInputChange={type}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        add([String(key)]);
        setTyped("");
      }}
      onBlur={commit}
      onKeyDown={onKeyDown}
      defaultItems={suggestions.filter(({ id }) => !values.includes(id))}
      className={classes("field", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} remark={remark} />
      <Group className="field-control tag-field">
        <Tags
          label={label}
          values={values}
          isDisabled={isDisabled}
          contentLang={contentLang}
          onChange={onChange}
        />
        <Input
          className="tag-field-input"
          {...contentLangOf(contentLang)}
          {...(placeholder === undefined || values.length > 0 ? {} : { placeholder })}
        />
      </Group>
      <FieldFoot description={description} error={error} />
      <Popover className="popover-as-wide">
        <ListBox<Choice> className="options" {...contentLangOf(contentLang)}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function Tags({
  label,
  values,
  isDisabled,
  contentLang,
  onChange,
}: Pick<TagFieldProps, "label" | "values" | "contentLang" | "onChange"> & { readonly isDisabled: boolean }) {
  if (values.length === 0) return null;
  return (
    <TagGroup
      aria-label={label}
      {...(isDisabled ? {} : { onRemove: (keys) => onChange(values.filter((_, index) => !keys.has(index))) })}
    >
      <TagList className="tag-list" {...contentLangOf(contentLang)}>
        {values.map((value, index) => (
          // The same text may stand twice in a file: the place is the identity.
          <Tag key={index} id={index} textValue={value} className="tag">
            <span>{value}</span>
            {isDisabled ? null : (
              <Button slot="remove" className="tag-remove">
                <Icon of={X} size={12} />
              </Button>
            )}
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
