/** Offers what the schema knows and the document has not, and fields of the person's own. */

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldPath } from "#core/problems/problem";
import type { FieldShape } from "#core/schema/field";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/menu.tsx";
import { focusField } from "./focus-field.ts";
import { useForm } from "./form-context.ts";
import type { FormField } from "./form-model.ts";
import { NameDialog } from "./name-dialog.tsx";

export interface AddFieldProps {
  readonly path: FieldPath;
  readonly absent: readonly FormField[];
}

export function AddField({ path, absent }: AddFieldProps) {
  const { add, isDisabled } = useForm();
  const { t } = useTranslation("form");
  const [isNaming, setNaming] = useState(false);
  const name =
    path.length === 0
      ? t("addField")
      : t("addFieldTo", { name: path.map((step) => (typeof step === "number" ? step + 1 : step)).join(" ") });
  const show = (field: string, shape: FieldShape | null) => {
    add([...path, field], shape);
    focusField([...path, field]);
  };
  const known = absent.map(({ name: id }) => ({ id: `field ${id}`, label: id }));
  return (
    <div className="form-add">
      <Menu
        label={name}
        trigger={
          <Button size="small" tone="quiet" isDisabled={isDisabled} aria-label={name}>
            <Icon of={Plus} size={14} />
            {t("addField")}
          </Button>
        }
        groups={[
          ...(known.length > 0 ? [{ id: "known", entries: known }] : []),
          { id: "own", entries: [{ id: "own", label: t("ownField") }] },
        ]}
        onAction={(id) => (id === "own" ? setNaming(true) : show(id.slice("field ".length), null))}
      />
      {isNaming ? (
        <NameDialog
          title={t("ownFieldTitle")}
          action={t("add")}
          name=""
          parent={path}
          asksKind
          onClose={() => setNaming(false)}
          onName={show}
        />
      ) : null}
    </div>
  );
}
