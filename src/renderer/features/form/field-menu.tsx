/** What can be done with a field besides filling it in. */

import { Braces, Ellipsis, FileCode2, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { useForm } from "./form-context.ts";
import { pathKey, type FormField } from "./form-model.ts";
import { NameDialog } from "./name-dialog.tsx";

export interface FieldMenuProps {
  readonly field: FormField;
  readonly isSource: boolean;
  readonly onSource: (isSource: boolean) => void;
}

export function FieldMenu({ field, isSource, onSource }: FieldMenuProps) {
  const { rename, remove, places, isDisabled, onShowSource } = useForm();
  const { t } = useTranslation("form");
  const [isRenaming, setRenaming] = useState(false);
  const place = places.get(pathKey(field.path));
  const isThere = field.value !== undefined;
  const entries: readonly MenuEntry[] = [
    ...(isThere && field.isEditable
      ? [{ id: "source", label: isSource ? t("asField") : t("asYaml"), icon: Braces }]
      : []),
    ...(place && onShowSource ? [{ id: "show", label: t("showSource"), icon: FileCode2 }] : []),
    ...(isThere && place ? [{ id: "rename", label: t("rename"), icon: PencilLine }] : []),
    ...(isThere && place ? [{ id: "remove", label: t("remove"), icon: Trash2 }] : []),
    ...(!isThere && !field.isRequired ? [{ id: "remove", label: t("hide"), icon: Trash2 }] : []),
  ];
  const run = (id: string) => {
    if (id === "source") onSource(!isSource);
    if (id === "show" && place) onShowSource?.(place.key?.from ?? place.value.from);
    if (id === "rename") setRenaming(true);
    if (id === "remove") remove(field.path);
  };
  if (entries.length === 0) return null;
  return (
    <div className="form-more">
      <Menu
        label={t("more", { name: field.name })}
        trigger={
          <IconButton
            label={t("more", { name: field.name })}
            icon={Ellipsis}
            size="small"
            placement="left"
            isDisabled={isDisabled}
          />
        }
        groups={[{ id: "field", entries }]}
        onAction={run}
      />
      {isRenaming ? (
        <NameDialog
          title={t("renameTitle", { name: field.name })}
          action={t("rename")}
          name={field.name}
          parent={field.path.slice(0, -1)}
          onClose={() => setRenaming(false)}
          onName={(name) => rename(field.path, name)}
        />
      ) : null}
    </div>
  );
}
