/** The fields of one map: those of the schema, those that are there besides, and what can be added. */

import { useTranslation } from "react-i18next";
import { AddField } from "./add-field.tsx";
import { FieldRow } from "./field-row.tsx";
import { useForm, type GroupProps } from "./form-context.ts";
import { groupOf, pathKey } from "./form-model.ts";

export function FieldGroup({ path, known, values }: GroupProps) {
  const { places, added } = useForm();
  const { t } = useTranslation("form");
  const { fields, others, absent } = groupOf({ path, known, values, places, added });
  const isTop = path.length === 0;
  return (
    <div className="form-group">
      {fields.map((field) => (
        <FieldRow key={pathKey(field.path)} field={field} />
      ))}
      {others.length > 0 && fields.length > 0 && isTop ? (
        <h3 className="form-others">{t("others")}</h3>
      ) : null}
      {others.map((field) => (
        <FieldRow key={pathKey(field.path)} field={field} />
      ))}
      {/* Deeper down a field of one's own is a rarity: only what the schema knows is offered there. */}
      {isTop || absent.length > 0 ? <AddField path={path} absent={absent} /> : null}
    </div>
  );
}
