/** The keys of an open translation: next, mark current, put beside another block. */

import type { KeyboardEvent } from "react";
import { placeBeside } from "./place-menu.tsx";
import type { TranslationFields } from "./use-translation-fields.ts";
import type { TranslationRows } from "./use-translation-rows.ts";

export interface RowKeys {
  readonly model: TranslationRows;
  readonly fields: TranslationFields;
  readonly next: () => void;
}

/** Every key with Alt, so that none takes a letter from the text. */
export function onRowKey(event: KeyboardEvent, { model, fields, next }: RowKeys): void {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
  if (!altKey || ctrlKey || metaKey || event.nativeEvent.isComposing) return;
  const { row: at, field } = (event.target as Element).closest<HTMLElement>(".translate-row")?.dataset ?? {};
  const row = at === undefined ? undefined : model.rows[Number(at)];
  if (shiftKey) {
    const step = code === "ArrowUp" ? -1 : code === "ArrowDown" ? 1 : null;
    if (step !== null && row && placeBeside(row, model, step)) event.preventDefault();
    return;
  }
  if (code === "KeyN") {
    event.preventDefault();
    next();
  } else if (code === "KeyM") {
    event.preventDefault();
    const fieldRow = fields.rows.find(({ name }) => name === field);
    if (at !== undefined) model.mark(Number(at), "made");
    else if (fieldRow) fields.mark(fieldRow, "made");
    next();
  }
}
