/** The rows of a translation with what helps beside them: the memory, for the block that has the focus. */

import { useState, type ReactNode } from "react";
import type { TranslateRowProps } from "./translate-row.tsx";
import type { MemoryHost } from "./memory-host.ts";
import { MemoryPane, bestOf } from "./memory-pane.tsx";
import { useMemoryMatches } from "./use-memory.ts";
import { isWork, type TranslationRows } from "./use-translation-rows.ts";
import "./help.css";

export interface HelpSeatProps {
  readonly model: TranslationRows;
  readonly host: MemoryHost;
  /** The target's. */
  readonly path: string;
  readonly locales: TranslateRowProps["locales"];
  readonly children: ReactNode;
}

export function HelpSeat({ model, host, path, locales, children }: HelpSeatProps) {
  const [focused, setFocused] = useState<number | null>(null);
  // Before anything has the focus: the first block that asks for work.
  const at = focused ?? Math.max(0, model.rows.findIndex(isWork));
  const row = model.rows[at];
  const text =
    row === undefined || row.source === null ? null : (model.source.blocks[row.source]?.source ?? null);
  const remembered = useMemoryMatches(host, path, text);
  const insert = (translation: string): void => {
    if (model.isReadOnly || row === undefined) return;
    if (row.target === null) model.insert(at, translation);
    else model.edit(at, translation);
  };
  return (
    // The keys of every control in it come up to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="translate-with-help"
      onFocus={({ target }) => {
        const found = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
        if (found !== undefined) setFocused(Number(found));
      }}
      onKeyDown={(event) => {
        const { altKey, ctrlKey, metaKey, code, nativeEvent } = event;
        if (!altKey || ctrlKey || metaKey || nativeEvent.isComposing || code !== "KeyI") return;
        event.preventDefault();
        const best = bestOf(remembered.suggestions);
        if (best !== null) insert(best);
      }}
    >
      {children}
      <MemoryPane
        number={at + 1}
        text={text}
        remembered={remembered}
        host={host}
        path={path}
        locales={locales}
        onInsert={model.isReadOnly ? null : insert}
      />
    </div>
  );
}
