import { X } from "lucide-react";
import { useId, useState } from "react";
import {
  Button,
  ComboBox,
  Input,
  ListBox,
  Tag,
  TagGroup,
  TagList,
  type Key,
  type KeyboardEvent,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { contentLangOf, type FieldTexts } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";
import { Option, type Choice } from "./select.tsx";
import "./tag-field.css";
import "./visually-hidden.css";

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
  const id = useId();
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
  const choose = (key: Key | null) => {
    if (key === null) return;
    add([String(key)]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isChoosing = event.currentTarget.hasAttribute("aria-activedescendant");
    if (event.key === "Enter" && !isChoosing && typed.trim() !== "") commit();
    else if (event.key === "Backspace" && typed === "" && values.length > 0) onChange(values.slice(0, -1));
  };
  // The tags stand outside the combo box: it takes whatever collection is inside it for its list.
  return (
    <div className={classes("field", className)}>
      <div className="field-head">
        <label id={`${id}-label`} htmlFor={id} className={hideLabel ? "visually-hidden" : "field-label"}>
          {label}
        </label>
        {remark ? <span className="field-remark">{remark}</span> : null}
      </div>
      <div className="field-control tag-field" {...(error ? { "data-invalid": true } : {})}>
        <Tags
          label={label}
          values={values}
          isDisabled={isDisabled}
          contentLang={contentLang}
          onChange={onChange}
        />
        <ComboBox
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-foot`}
          isInvalid={Boolean(error)}
          validationBehavior="aria"
          isDisabled={isDisabled}
          allowsCustomValue
          menuTrigger="input"
          inputValue={typed}
          onInputChange={type}
          value={null}
          onChange={choose}
          onBlur={commit}
          onKeyDown={onKeyDown}
          defaultItems={suggestions.filter((suggestion) => !values.includes(suggestion.id))}
          className="tag-field-typing"
        >
          <Input
            className="tag-field-input"
            {...contentLangOf(contentLang)}
            {...(placeholder === undefined || values.length > 0 ? {} : { placeholder })}
          />
          <Popover>
            <ListBox<Choice> className="options" {...contentLangOf(contentLang)}>
              {(choice) => <Option choice={choice} />}
            </ListBox>
          </Popover>
        </ComboBox>
      </div>
      <div id={`${id}-foot`} className="field-foot">
        {description ? <div className="field-description">{description}</div> : null}
        {error ? <div className="field-error">{error}</div> : null}
      </div>
    </div>
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
