/** The rows of a translation with what helps beside them: the memory, for the block that has the focus. */

import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TranslateRowProps } from "./translate-row.tsx";
import { MemoryPane, bestOf } from "./memory-pane.tsx";
import { TermsPane } from "./terms-pane.tsx";
import type { TranslationHost } from "./translation-host.ts";
import { TermsContext, useGlossary } from "./use-glossary.ts";
import { useMemoryMatches } from "./use-memory.ts";
import { isWork, type TranslationRows } from "./use-translation-rows.ts";
import "./help.css";
import "./glossary.css";

export interface HelpSeatProps {
  readonly model: TranslationRows;
  readonly host: Pick<TranslationHost, "memory" | "glossary">;
  /** The target's. */
  readonly path: string;
  readonly locales: TranslateRowProps["locales"];
  readonly children: ReactNode;
}

export function HelpSeat({ model, host, path, locales, children }: HelpSeatProps) {
  const { t } = useTranslation("memory");
  const [focused, setFocused] = useState<number | null>(null);
  // Before anything has the focus: the first block that asks for work.
  const at = focused ?? Math.max(0, model.rows.findIndex(isWork));
  const row = model.rows[at];
  const block = row === undefined || row.source === null ? null : (model.source.blocks[row.source] ?? null);
  const text = block?.source ?? null;
  const glossary = useGlossary(host.glossary, locales);
  const seat = useRef<HTMLDivElement>(null);
  const remembered = useMemoryMatches(host.memory, path, text);
  const insert = (translation: string): void => {
    if (model.isReadOnly || row === undefined) return;
    model.change(at, translation);
    // The block is another now, and its field with it: the keys go on from there.
    requestAnimationFrame(() =>
      seat.current?.querySelector<HTMLElement>(`[data-row="${at}"] textarea`)?.focus(),
    );
  };
  return (
    // The keys of every control in it come up to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={seat}
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
      <div className="translate-main">
        <TermsContext value={glossary.terms}>{children}</TermsContext>
      </div>
      <aside className="translate-help" aria-label={t("help")}>
        <TermsPane {...{ block, glossary, path, locales }} host={host.glossary} />
        <MemoryPane
          number={at + 1}
          text={text}
          remembered={remembered}
          host={host.memory}
          path={path}
          locales={locales}
          onInsert={model.isReadOnly ? null : insert}
        />
      </aside>
    </div>
  );
}
