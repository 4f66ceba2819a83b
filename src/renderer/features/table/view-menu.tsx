/** Views by name: what was filtered, sorted and shown, one press away. */

import { Bookmark, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton, Dialog, DialogTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { TableViews } from "./use-table-view.ts";

export function ViewMenu({ views, save, show, remove }: Omit<TableViews, "state" | "change">) {
  const { t } = useTranslation("table");
  const [name, setName] = useState("");
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small" tone="quiet">
        <Icon of={Bookmark} size={15} />
        {t("views")}
      </Button>
      <Popover placement="bottom end">
        <Dialog className="table-views" aria-label={t("views")}>
          {views.length === 0 ? <p className="table-faint">{t("noViews")}</p> : null}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <AriaButton
                  className="option"
                  onPress={() => {
                    show(view.name);
                    setOpen(false);
                  }}
                >
                  <span className="option-text">
                    <span>{view.name}</span>
                    {view.query === "" ? null : <code className="option-description">{view.query}</code>}
                  </span>
                </AriaButton>
                <IconButton
                  size="small"
                  icon={Trash2}
                  label={t("removeView", { name: view.name })}
                  onPress={() => remove(view.name)}
                />
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === "") return;
              save(name.trim());
              setName("");
              setOpen(false);
            }}
          >
            <TextField label={t("viewName")} value={name} onChange={setName} />
            <Button type="submit" size="small" isDisabled={name.trim() === ""}>
              {t("saveView")}
            </Button>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
