/** Which block of the source a block of the translation stands beside, put right by dragging or by a menu. */

import { GripVertical } from "lucide-react";
import type { DragEvent } from "react";
import { useTranslation } from "react-i18next";
import type { BlockRow } from "#core/locale/block-states";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { TranslationRows } from "./use-translation-rows.ts";

export interface PlaceMenuProps {
  readonly row: BlockRow;
  readonly model: TranslationRows;
}

/** What is dragged: the number of a block of the translation. */
const DRAGGED = "application/x-galley-block";

export function PlaceMenu({ row, model }: PlaceMenuProps) {
  const { t } = useTranslation("translations");
  const { source, target } = row;
  if (target === null) return null;
  // A block that stands beside nothing goes beside the nearest ones of the source.
  const here = source ?? nearestSource(model.rows, row);
  const last = model.source.blocks.length - 1;
  const above = source === null ? here : here - 1;
  return (
    <span
      className="translate-grip"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, String(target));
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <Menu
        label={t("place.label")}
        trigger={<IconButton size="small" label={t("place.label")} icon={GripVertical} />}
        groups={[
          {
            id: "place",
            entries: [
              { id: "above", label: t("place.above"), shortcut: "Alt+Shift+↑", isDisabled: above < 0 },
              { id: "below", label: t("place.below"), shortcut: "Alt+Shift+↓", isDisabled: here + 1 > last },
              { id: "alone", label: t("place.alone"), isDisabled: source === null },
            ],
          },
        ]}
        onAction={(id) => {
          if (id === "alone") model.place(target, null);
          else placeBeside(row, model, id === "above" ? -1 : 1);
        }}
      />
    </span>
  );
}

/** Put the row's translation beside the block of the source above or below. False where there is none. */
export function placeBeside(row: BlockRow, model: TranslationRows, step: 1 | -1): boolean {
  const { source, target } = row;
  if (target === null) return false;
  const here = source ?? nearestSource(model.rows, row);
  const beside = source === null && step === -1 ? here : here + step;
  if (beside < 0 || beside >= model.source.blocks.length) return false;
  model.place(target, beside);
  return true;
}

/** The source's block that the row stands behind; -1 for none. */
function nearestSource(rows: readonly BlockRow[], row: BlockRow): number {
  return rows.slice(0, rows.indexOf(row)).findLast(({ source }) => source !== null)?.source ?? -1;
}

/** What a row needs so that a block can be dropped beside its source. */
export function dropping({ source }: BlockRow, model: TranslationRows) {
  if (source === null) return {};
  const isBlock = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      if (!isBlock(event)) return;
      event.preventDefault();
      event.currentTarget.dataset["over"] = "";
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => void delete event.currentTarget.dataset["over"],
    onDrop(event: DragEvent<HTMLElement>) {
      delete event.currentTarget.dataset["over"];
      if (!isBlock(event)) return;
      event.preventDefault();
      model.place(Number(event.dataTransfer.getData(DRAGGED)), source);
    },
  };
}
