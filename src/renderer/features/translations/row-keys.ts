/** The keys of an open translation: next, mark current, put beside another block. */

import type { KeyboardEvent } from "react";
import { placeBeside } from "./place-menu.tsx";
import type { TranslationFields } from "./use-translation-fields.ts";
import type { TranslationRows } from "./use-translation-rows.ts";

export interface RowKeys {
  readonly model: TranslationRows;
  readonly fields: TranslationFields;
}

export interface RowKeyNeeds {
  /** The newest picture: what was typed may have changed it since the key. */
  readonly latest: () => RowKeys;
  /** Go to the next row with something to do below this one; `null`: from the beginning. */
  readonly next: (row: HTMLElement | null) => void;
}

/** Every key with Alt, so that none takes a letter from the text. */
export function onRowKey(event: KeyboardEvent, { latest, next }: RowKeyNeeds): void {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
  if (!altKey || ctrlKey || metaKey || event.nativeEvent.isComposing) return;
  const element = (event.target as Element).closest<HTMLElement>(".translate-row");
  if (shiftKey) {
    const { model } = latest();
    const row = model.rows[Number(element?.dataset["row"] ?? Number.NaN)];
    const step = code === "ArrowUp" ? -1 : code === "ArrowDown" ? 1 : null;
    if (step !== null && row && placeBeside(row, model, step)) event.preventDefault();
    return;
  }
  if (code === "KeyN") {
    event.preventDefault();
    next(element);
  } else if (code === "KeyM") {
    event.preventDefault();
    // What was typed goes to the document first: it is that which is marked.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setTimeout(() => {
      markCurrent(element, latest());
      next(element);
    });
  }
}

function markCurrent(element: HTMLElement | null, { model, fields }: RowKeys): void {
  const { row, field } = element?.dataset ?? {};
  const fieldRow = fields.rows.find(({ name }) => name === field);
  if (row !== undefined) model.mark(Number(row), "made");
  else if (fieldRow) fields.mark(fieldRow, "made");
}
