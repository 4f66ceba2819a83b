/** A list of objects: a card for each, to be filled, moved and taken away. */

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isList, isMap } from "#core/frontmatter/compare";
import type { FieldMap, FieldValue } from "#core/frontmatter/values";
import type { FieldPath } from "#core/problems/problem";
import type { Field } from "#core/schema/field";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useForm } from "./form-context.ts";
import { freshItem, pathKey, textOf } from "./form-model.ts";
import type { WidgetProps } from "./widget.ts";

export function CardList({
  field,
  fields,
  remark,
  description,
  error,
  isDisabled,
}: WidgetProps & { readonly fields: readonly Field[] }) {
  const { change } = useForm();
  const { t } = useTranslation("form");
  const items = isList(field.value) ? field.value : [];
  const add = () => {
    const item = freshItem(fields);
    if (items.length === 0) change({ kind: "set", path: field.path, value: [item] });
    else change({ kind: "insert", path: [...field.path, items.length], value: item });
  };
  return (
    <fieldset className="form-cards" disabled={isDisabled}>
      <legend className="form-legend">
        <span>{field.name}</span>
        {remark ? <span className="field-remark">{remark}</span> : null}
      </legend>
      {description ? <p className="field-description">{description}</p> : null}
      {items.map((item, index) => (
        // Items have no identity of their own: their place is what the document knows them by.
        <Card
          key={index}
          path={[...field.path, index]}
          name={field.name}
          fields={fields}
          value={item}
          count={items.length}
          isDisabled={isDisabled}
        />
      ))}
      {error ? <p className="field-error">{error}</p> : null}
      <Button
        size="small"
        tone="quiet"
        isDisabled={isDisabled}
        onPress={add}
        aria-label={t("addItemTo", { name: field.name })}
      >
        <Icon of={Plus} size={14} />
        {t("addItem")}
      </Button>
    </fieldset>
  );
}

interface CardProps {
  readonly path: FieldPath;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly value: FieldValue;
  readonly count: number;
  readonly isDisabled: boolean;
}

function Card({ path, name, fields, value, count, isDisabled }: CardProps) {
  const { change, renderGroup } = useForm();
  const { t } = useTranslation("form");
  const index = Number(path.at(-1));
  const values: FieldMap = isMap(value) ? value : {};
  const title = t("item", { name, number: index + 1 });
  const move = (to: number) => change({ kind: "move", path, to });
  return (
    <fieldset className="form-card" data-field-path={pathKey(path)} disabled={isDisabled}>
      <legend className="form-card-legend">
        <span className="form-card-title">{title}</span>
        <span className="form-card-summary">{summaryOf(values)}</span>
      </legend>
      <div className="form-card-actions">
        <IconButton
          label={t("moveUp", { item: title })}
          icon={ArrowUp}
          size="small"
          isDisabled={isDisabled || index === 0}
          onPress={() => move(index - 1)}
        />
        <IconButton
          label={t("moveDown", { item: title })}
          icon={ArrowDown}
          size="small"
          isDisabled={isDisabled || index === count - 1}
          onPress={() => move(index + 1)}
        />
        <IconButton
          label={t("removeItem", { item: title })}
          icon={Trash2}
          size="small"
          isDisabled={isDisabled}
          onPress={() => change({ kind: "remove", path })}
        />
      </div>
      {renderGroup({ path, known: fields, values })}
    </fieldset>
  );
}

/** What tells a card from the others at a glance: its first text. */
function summaryOf(values: FieldMap): string {
  return (
    Object.values(values)
      .map(textOf)
      .find((text) => text.trim() !== "")
      ?.slice(0, 60) ?? ""
  );
}
