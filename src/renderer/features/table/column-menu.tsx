/** Which columns there are, in which order, and how many of the first stay in sight. */

import { ChevronDown, ChevronUp, Columns3 } from "lucide-react";
import { Button as AriaButton, Dialog, DialogTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Popover } from "../../ui/popover.tsx";
import type { Column, ColumnLayout } from "./columns.ts";
import { useColumnName } from "./use-column-name.ts";

export interface ColumnMenuProps {
  readonly columns: readonly Column[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
}

export function ColumnMenu({ columns, layout, onLayout }: ColumnMenuProps) {
  const { t } = useTranslation("table");
  const hidden = columns.filter(({ id }) => !layout.shown.includes(id)).map(({ id }) => id);
  return (
    <DialogTrigger>
      <Button size="small" tone="quiet">
        <Icon of={Columns3} size={15} />
        {t("columns")}
      </Button>
      <Popover placement="bottom end">
        <Dialog className="table-columns" aria-label={t("columns")}>
          <ul>
            {[...layout.shown, ...hidden].map((id) => (
              <ColumnItem key={id} id={id} layout={layout} onLayout={onLayout} />
            ))}
          </ul>
          <label className="table-pinned">
            {t("pinned")}
            <input
              type="number"
              min={0}
              max={Math.min(4, layout.shown.length)}
              value={layout.pinned}
              onChange={({ target }) =>
                onLayout({ ...layout, pinned: Math.max(0, Math.min(4, Number(target.value) || 0)) })
              }
            />
          </label>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ColumnItem({ id, layout, onLayout }: Omit<ColumnMenuProps, "columns"> & { readonly id: string }) {
  const { t } = useTranslation("table");
  const name = useColumnName()(id);
  const { shown } = layout;
  const at = shown.indexOf(id);
  const move = (step: number) => {
    const rest = shown.filter((each) => each !== id);
    onLayout({ ...layout, shown: rest.toSpliced(at + step, 0, id) });
  };
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={at >= 0}
          disabled={at >= 0 && shown.length === 1}
          onChange={() =>
            onLayout({ ...layout, shown: at >= 0 ? shown.filter((each) => each !== id) : [...shown, id] })
          }
        />
        {name}
      </label>
      {at < 0 ? null : (
        <span>
          <AriaButton
            className="field-button"
            aria-label={t("moveLeft", { name })}
            isDisabled={at === 0}
            onPress={() => move(-1)}
          >
            <Icon of={ChevronUp} size={14} />
          </AriaButton>
          <AriaButton
            className="field-button"
            aria-label={t("moveRight", { name })}
            isDisabled={at === shown.length - 1}
            onPress={() => move(1)}
          >
            <Icon of={ChevronDown} size={14} />
          </AriaButton>
        </span>
      )}
    </li>
  );
}
