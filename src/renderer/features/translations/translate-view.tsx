/** A translation beside its source, block by block: what is stale, what changed since, and what to do with it. */

import { ArrowDown, ArrowLeft } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { titleOf } from "#core/library/order";
import { directionOf } from "#core/locale/tags";
import { dialectFor } from "#core/markdown/dialect";
import { describeFailure } from "#core/words/failures";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { ColumnNames } from "./column-names.tsx";
import { HelpSeat, type HelpSeatProps } from "./help-seat.tsx";
import { LearnNotice } from "./learn-notice.tsx";
import type { ShownSides, Sides } from "./sides.ts";
import { TranslateRow, type TranslateRowProps } from "./translate-row.tsx";
import type { TranslationHost } from "./translation-host.ts";
import { onRowKey } from "./row-keys.ts";
import { isFieldWork, type TranslateFieldsProps } from "./translate-fields.tsx";
import { TranslateFrontmatter } from "./translate-frontmatter.tsx";
import { useBeside, type BesideDocument } from "./use-beside.ts";
import { useEarlier } from "./use-earlier.ts";
import { useTranslationFields } from "./use-translation-fields.ts";
import { useTyping } from "./typing.ts";
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
  /** No file holds the translation yet. */
  readonly isNew: boolean;
  readonly sides: ShownSides;
  /** The documents of `sides`, as far as they are open. */
  readonly beside: { readonly left: BesideDocument | null; readonly third: BesideDocument | null };
  readonly onSides: (sides: Sides) => void;
  /** Edit another language of the article. */
  readonly onRight: (locale: string) => void;
  /** The target's field with its own widget. */
  readonly widget: TranslateFieldsProps["widget"];
  readonly onAbandon: () => void;
  readonly onBack: () => void;
  /** What saves the target, and what is to be said about its file. */
  readonly save: ReactNode;
  readonly notices: ReactNode;
}

export function TranslateView(props: TranslateViewProps) {
  const { article, target, locales, publisher, host, notices, sides } = props;
  const { isSource } = sides;
  const others = article.variants.slice(1).map((variant) => variant.path);
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  // What was pressed to come here is gone, and the focus with it: the keys of this screen need it inside.
  useEffect(() => list.current?.focus(), []);
  const dialect = useMemo(() => dialectFor(target.snapshot().path, publisher), [target, publisher]);
  const typing = useTyping(target);
  // The source that is typed into must not move under the caret either.
  const source = isSource ? typing : props.source;
  const needs = { article, source, target, typing, locale: locales.target ?? "", dialect, host, isSource };
  const model = useTranslationRows(needs);
  const fields = useTranslationFields({ ...needs, ledger: model.ledger, note: model.note });
  const earlier = useEarlier(host, article.id, [...model.rows, ...fields.rows]);
  const meeting = { article, source, body: model.source, dialect, ledger: model.ledger };
  const left = useBeside(props.beside.left, meeting);
  const third = useBeside(props.beside.third, meeting);
  const open = model.rows.filter(isWork).length + fields.rows.filter(isFieldWork).length;
  const latest = useRef({ model, fields });
  useLayoutEffect(() => {
    latest.current = { model, fields };
  });
  const next = (row: HTMLElement | null): void => focusNext(list.current, row);
  const name = (locale: string | null): string =>
    locale === null ? t("standard") : languageName(locale, language);
  return (
    // The keys of every control in it come up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      id="screen"
      tabIndex={-1}
      className="screen"
      onKeyDown={(event) => onRowKey(event, { latest: () => latest.current, next })}
    >
      <TranslateHead {...props} open={open} onNext={() => next(null)} />
      {notices}
      {props.isNew ? <NewNotice {...props} name={name(locales.target)} /> : null}
      <LearnNotice earlier={earlier} />
      {model.failure ? <Notice tone="error">{describeFailure(model.failure, language)}</Notice> : null}
      <Seat isAlone={isSource} model={model} host={host} path={target.snapshot().path} locales={locales}>
        <ColumnNames
          article={article}
          locale={locales.target}
          shown={sides}
          onSides={props.onSides}
          onRight={props.onRight}
        />
        <div
          ref={list}
          className="translate-rows"
          data-columns={third === null ? 2 : 3}
          role="region"
          aria-label={t("blocks")}
          // It scrolls, so the keyboard must reach it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <TranslateFrontmatter
            article={article}
            others={others}
            host={host}
            model={fields}
            typing={typing}
            locales={locales}
            targetName={name(locales.target)}
            isReadOnly={model.isReadOnly}
            earlier={earlier.texts}
            left={left}
            third={third}
            widget={props.widget}
          />
          {model.rows.map((row, at) => (
            <TranslateRow
              // The row stays the row when it gets its translation, and whoever is in it stays there.
              key={row.source === null ? `- ${row.target}` : row.source}
              at={at}
              row={row}
              model={model}
              typing={typing}
              earlier={earlier.texts}
              locales={locales}
              targetName={name(locales.target)}
              left={left}
              third={third}
            />
          ))}
        </div>
      </Seat>
    </main>
  );
}

/** Memory and terms help with a translation; the source has none of its own. */
function Seat({ isAlone, ...props }: HelpSeatProps & { readonly isAlone: boolean }) {
  return isAlone ? <div className="translate-main">{props.children}</div> : <HelpSeat {...props} />;
}

interface TranslateHeadProps extends Pick<TranslateViewProps, "article" | "locales" | "onBack" | "save"> {
  /** How many blocks and fields are to be looked at. */
  readonly open: number;
  readonly onNext: () => void;
}

function TranslateHead({ article, locales, onBack, save, open, onNext }: TranslateHeadProps) {
  const { t } = useTranslation("translations");
  return (
    <header className="translate-head">
      <Button tone="quiet" onPress={onBack}>
        <Icon of={ArrowLeft} size={15} />
        {t("back")}
      </Button>
      <h1 className="translate-title" lang={locales.source ?? undefined} dir={directionOf(locales.source)}>
        {titleOf(article)}
      </h1>
      <p className="translate-count" role="status">
        {open === 0 ? t("nextNone") : t("counts", { count: open })}
      </p>
      <Tooltip text={t("keys", { next: "Alt+N", mark: "Alt+M" })}>
        <Button onPress={onNext} isDisabled={open === 0}>
          <Icon of={ArrowDown} size={15} />
          {t("next")}
        </Button>
      </Tooltip>
      {save}
    </header>
  );
}

/** Said until the first save: no file holds the translation. */
function NewNotice({
  target,
  name,
  onAbandon,
}: Pick<TranslateViewProps, "target" | "onAbandon"> & { readonly name: string }) {
  const { t } = useTranslation("translations");
  const path = useSnapshotPart(target, (snapshot) => snapshot.path);
  return (
    <Notice
      tone="info"
      title={t("isNew.title", { locale: name })}
      actions={<Button onPress={onAbandon}>{t("isNew.abandon")}</Button>}
    >
      {t("isNew.body", { path })}
    </Notice>
  );
}

/** Go to the next row with something to do below `here`; round again at the end. */
function focusNext(list: HTMLElement | null, here: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>(".translate-row[data-work]") ?? [])].filter(
    (row) => row !== here,
  );
  const isBelow = (one: HTMLElement): boolean =>
    !here || (here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const row = rows.find(isBelow) ?? rows[0];
  if (!row) return list?.focus();
  row.scrollIntoView({ block: "center" });
  (row.querySelector<HTMLElement>("textarea") ?? row.querySelector<HTMLElement>("button"))?.focus();
}
