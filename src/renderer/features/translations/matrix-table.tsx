/** The table itself: a row for each article, a cell for each locale, and how far each locale is. */

import { Plus } from "lucide-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { titleOf } from "#core/library/order";
import type { Article } from "#core/library/article";
import { formatNumber, languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useEffortWords } from "./effort-words.ts";
import { cellOf, currentIn, effortIn, effortOver, type MatrixFacts } from "./matrix-model.ts";

export interface MatrixTableProps {
  readonly articles: readonly Article[];
  /** What the progress of each locale is counted over. */
  readonly all: readonly Article[];
  readonly facts: MatrixFacts;
  readonly onOpen: (article: Article, path: string) => void;
  readonly onCreate: (article: Article, locale: string) => void;
}

/** About the height of a row, in pixels, until it is drawn; and how many are drawn beyond what is seen. */
const ROW_HEIGHT = 52;
const BEYOND = 12;

export function MatrixTable({ articles, all, facts, onOpen, onCreate }: MatrixTableProps) {
  const { t } = useTranslation("translations");
  const scroller = useRef<HTMLDivElement>(null);
  const { columns } = facts;
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: BEYOND,
    getItemKey: (at) => articles[at]?.id ?? at,
  });
  const drawn = rows.getVirtualItems();
  return (
    // It scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="translations-scroll" role="region" aria-label={t("table")} tabIndex={0}>
      <table className="translations-table" aria-rowcount={articles.length + 1}>
        <MatrixHead all={all} facts={facts} />
        <tbody>
          <Spacer height={drawn[0]?.start ?? 0} />
          {drawn.map(({ index, key }) => {
            const article = articles[index];
            return article === undefined ? null : (
              <tr key={key} ref={rows.measureElement} data-index={index} aria-rowindex={index + 2}>
                <th scope="row" lang={article.variants[0]?.locale ?? undefined}>
                  <span className="translations-title">{titleOf(article)}</span>
                  <span className="translations-key">{article.key}</span>
                </th>
                {columns.map((locale) => (
                  <MatrixCell key={locale} {...{ article, locale, facts, onOpen, onCreate }} />
                ))}
                <RowFigures article={article} facts={facts} />
              </tr>
            );
          })}
          <Spacer height={rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden className="translations-spacer" style={{ height }} /> : null;
}

/** What is counted, of the whole collection. */
function MatrixHead({ all, facts }: Pick<MatrixTableProps, "all" | "facts">) {
  const { t } = useTranslation("translations");
  const { columns, views } = facts;
  return (
    <thead>
      <tr>
        <th scope="col">{t("article")}</th>
        {columns.map((locale) => (
          <LocaleHead key={locale} {...{ locale, all, facts }} />
        ))}
        {columns.length > 1 ? (
          <th scope="col" className="translations-figure">
            {t("effort.left")}
          </th>
        ) : null}
        {views === null ? null : (
          <th scope="col" className="translations-figure">
            {t("traffic.views")}
          </th>
        )}
      </tr>
    </thead>
  );
}

/** How much of the article is left in all locales that are shown, and how often it is read. */
function RowFigures({ article, facts }: { readonly article: Article; readonly facts: MatrixFacts }) {
  const language = useLanguage();
  const effortWords = useEffortWords();
  const { columns, efforts, views } = facts;
  return (
    <>
      {columns.length > 1 ? (
        <td className="translations-figure">
          {effortWords(effortOver([article], columns.slice(1), efforts))}
        </td>
      ) : null}
      {views === null ? null : (
        <td className="translations-figure">{formatNumber(views.get(article.id) ?? 0, language)}</td>
      )}
    </>
  );
}

interface LocaleHeadProps extends Pick<MatrixTableProps, "all" | "facts"> {
  readonly locale: string;
}

function LocaleHead({ locale, all, facts }: LocaleHeadProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const effortWords = useEffortWords();
  const { states, efforts, columns } = facts;
  const total = all.length;
  const current = useMemo(() => currentIn(all, locale, states), [all, locale, states]);
  const left = effortWords(useMemo(() => effortOver(all, [locale], efforts), [all, locale, efforts]));
  const name = locale === "" ? t("standard") : languageName(locale, language);
  const counts = { current: formatNumber(current, language), total: formatNumber(total, language) };
  return (
    <th scope="col" className="translations-locale">
      <span>{name}</span>
      <span className="translations-done">{t("progressShort", counts)}</span>
      <span className="translations-bar" role="img" aria-label={t("progress", { locale: name, ...counts })}>
        <span style={{ width: `${total === 0 ? 0 : (100 * current) / total}%` }} />
      </span>
      {locale === columns[0] || left === "" ? null : (
        <span className="translations-left">{t("effort.leftShort", { effort: left })}</span>
      )}
    </th>
  );
}

const TONES = {
  source: "plain",
  missing: "hollow",
  reading: "hollow",
  unread: "hollow",
  current: "success",
  stale: "warning",
  incomplete: "warning",
  unchecked: "accent",
} as const;

interface MatrixCellProps {
  readonly article: Article;
  readonly locale: string;
  readonly facts: MatrixFacts;
  readonly onOpen: (article: Article, path: string) => void;
  readonly onCreate: (article: Article, locale: string) => void;
}

function MatrixCell({ article, locale, facts, onOpen, onCreate }: MatrixCellProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const effortWords = useEffortWords();
  const { kind, count, variant } = cellOf(article, locale, facts.states);
  const said = kind === "source" ? t("source") : t(`cell.${kind}`, { count });
  const effort = kind === "source" ? "" : effortWords(effortIn(article, locale, facts.efforts));
  const draft = variant?.draft === true ? t("cell.draft") : "";
  const state = [said, effort, draft].filter((each) => each !== "").join(t("effort.and"));
  // With blanks between them: what the button is called has these words one by one.
  const badges = (
    <>
      <Badge tone={TONES[kind]}>{said}</Badge>{" "}
      {effort === "" ? null : <span className="translations-effort">{effort}</span>}{" "}
      {draft === "" ? null : <Badge>{draft}</Badge>}
    </>
  );
  if (kind === "source" || (variant === null && locale === "")) return <td>{badges}</td>;
  const name = locale === "" ? t("standard") : languageName(locale, language);
  if (variant === null) {
    return (
      <td>
        <AriaButton
          className="translations-cell"
          aria-label={t("cell.create", { title: titleOf(article), locale: name, state })}
          onPress={() => onCreate(article, locale)}
        >
          {badges}
          <Icon of={Plus} size={14} className="translations-plus" />
        </AriaButton>
      </td>
    );
  }
  return (
    <td>
      <AriaButton
        className="translations-cell"
        aria-label={t("cell.open", { title: titleOf(article), locale: name, state })}
        onPress={() => onOpen(article, variant.path)}
      >
        {badges}
      </AriaButton>
    </td>
  );
}
