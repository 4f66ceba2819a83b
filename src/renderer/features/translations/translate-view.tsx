/** A translation beside its source, block by block: what is stale, what changed since, and what to do with it. */

import { ArrowDown, ArrowLeft } from "lucide-react";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { titleOf } from "#core/library/order";
import { dialectFor } from "#core/markdown/dialect";
import { describeFailure } from "#core/words/failures";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { TranslateRow, type TranslateRowProps } from "./translate-row.tsx";
import type { TranslationHost } from "./translation-host.ts";
import { isWork, useTranslationRows } from "./use-translation-rows.ts";
import "../../ui/screen.css";
import "./translate-view.css";

export interface TranslateViewProps {
  readonly article: Article;
  readonly source: DocumentSession;
  readonly target: DocumentSession;
  /** Of the source and of the target; `null` for one that has none. */
  readonly locales: TranslateRowProps["locales"];
  readonly publisher: string | null;
  readonly host: TranslationHost;
  readonly onBack: () => void;
  /** What saves the target, and what is to be said about its file. */
  readonly save: ReactNode;
  readonly notices: ReactNode;
}

export function TranslateView(props: TranslateViewProps) {
  const { article, source, target, locales, publisher, host, onBack, save, notices } = props;
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  // What was pressed to come here is gone, and the focus with it: the keys of this screen need it inside.
  useEffect(() => list.current?.focus(), []);
  const dialect = useMemo(() => dialectFor(target.snapshot().path, publisher), [target, publisher]);
  const model = useTranslationRows({ article, source, target, locale: locales.target ?? "", dialect, host });
  const open = model.rows.filter(isWork).length;
  const next = (): void => focusNext(list.current);
  const name = (locale: string | null): string =>
    locale === null ? t("standard") : languageName(locale, language);
  return (
    // The keys of every control in it come up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      id="screen"
      tabIndex={-1}
      className="screen"
      onKeyDown={(event) => {
        if (!event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
        if (event.code === "KeyN") {
          event.preventDefault();
          next();
        } else if (event.code === "KeyM") {
          event.preventDefault();
          const row = (event.target as Element).closest<HTMLElement>("[data-row]")?.dataset["row"];
          if (row !== undefined) model.mark(Number(row), "made");
          next();
        }
      }}
    >
      <header className="translate-head">
        <Button tone="quiet" onPress={onBack}>
          <Icon of={ArrowLeft} size={15} />
          {t("back")}
        </Button>
        <h1 className="translate-title" lang={locales.source ?? undefined}>
          {titleOf(article)}
        </h1>
        <p className="translate-count" role="status">
          {open === 0 ? t("nextNone") : t("counts", { count: open })}
        </p>
        <Tooltip text={t("keys", { next: "Alt+N", mark: "Alt+M" })}>
          <Button onPress={next} isDisabled={open === 0}>
            <Icon of={ArrowDown} size={15} />
            {t("next")}
          </Button>
        </Tooltip>
        {save}
      </header>
      {notices}
      {model.failure ? <Notice tone="error">{describeFailure(model.failure, language)}</Notice> : null}
      <div className="translate-names" aria-hidden>
        <span>{name(locales.source)}</span>
        <span>{name(locales.target)}</span>
      </div>
      <div
        ref={list}
        className="translate-rows"
        role="region"
        aria-label={t("blocks")}
        // It scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {model.rows.map((row, at) => (
          <TranslateRow
            key={`${row.source ?? "-"} ${row.target ?? "-"}`}
            at={at}
            row={row}
            model={model}
            locales={locales}
            targetName={name(locales.target)}
          />
        ))}
      </div>
    </main>
  );
}

/** Go to the next row with something to do, below the one with the focus; round again at the end. */
function focusNext(list: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-row][data-work]") ?? [])];
  const here = Number(document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? -1);
  const row = rows.find((one) => Number(one.dataset["row"]) > here) ?? rows[0];
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  (row.querySelector<HTMLElement>("textarea") ?? row.querySelector<HTMLElement>("button"))?.focus();
}
