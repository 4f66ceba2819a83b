import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Article, Variant } from "#core/library/article";
import { firstOf, nameOf } from "#core/library/order";
import { languageName, formatWrittenDate } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icon.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { Column, ColumnId } from "./columns.ts";

export interface ArticleRowProps {
  readonly id: string;
  readonly article: Article;
  readonly columns: readonly Column[];
  /** The locales of the article's collection: those that it lacks are shown as missing. */
  readonly locales: readonly string[];
  readonly rowIndex: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly isActive: boolean;
  readonly isUnsaved: boolean;
}

export function ArticleRow({ id, article, columns, rowIndex, top, isActive, ...rest }: ArticleRowProps) {
  return (
    <div
      id={id}
      role="row"
      data-article={article.id}
      aria-rowindex={rowIndex}
      aria-selected={isActive}
      className="library-row library-tracks"
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={`library-cell library-cell-${column.id}`}>
          <Cell column={column.id} article={article} {...rest} />
        </div>
      ))}
    </div>
  );
}

type CellProps = Pick<ArticleRowProps, "article" | "locales" | "isUnsaved"> & { readonly column: ColumnId };

function Cell({ column, article, locales, isUnsaved }: CellProps) {
  const language = useLanguage();
  switch (column) {
    case "title":
      return <TitleCell article={article} isUnsaved={isUnsaved} />;
    case "date": {
      const date = firstOf(article, "date");
      return date === null ? null : <time dateTime={date}>{formatWrittenDate(date, language)}</time>;
    }
    case "category": {
      const variant = article.variants.find(({ category }) => category !== null);
      return <span lang={variant?.locale ?? undefined}>{variant?.category}</span>;
    }
    case "locales":
      return <LocaleCell article={article} locales={locales} />;
    case "problems":
      return <ProblemCell variants={article.variants} />;
  }
}

function TitleCell({ article, isUnsaved }: { readonly article: Article; readonly isUnsaved: boolean }) {
  const { t } = useTranslation("library");
  const titled = article.variants.find(({ title }) => title !== null && title.trim() !== "");
  const described = article.variants.find(
    ({ description }) => description !== null && description.trim() !== "",
  );
  return (
    <>
      <span className="library-title-line">
        {isUnsaved ? (
          <span className="library-unsaved" title={t("unsaved")}>
            <VisuallyHidden>{t("unsaved")} </VisuallyHidden>
          </span>
        ) : null}
        <span className="library-title" lang={titled?.locale ?? undefined}>
          {titled?.title ?? nameOf(article)}
        </span>
        {article.variants.some(({ draft }) => draft) ? <Badge>{t("draft")}</Badge> : null}
      </span>
      <span className="library-description" lang={described?.locale ?? undefined}>
        {described?.description ?? article.key}
      </span>
    </>
  );
}

/** More than these do not fit in their column as chips: they are counted. */
const MANY_LOCALES = 3;

function LocaleCell({ article, locales }: Pick<ArticleRowProps, "article" | "locales">) {
  const { t } = useTranslation("library");
  const language = useLanguage();
  const own = article.variants.flatMap(({ locale }) => (locale === null ? [] : [locale]));
  const all = [...new Set([...locales, ...own])];
  const missing = all
    .filter((locale) => !own.includes(locale))
    .map((locale) => languageName(locale, language));
  if (all.length > MANY_LOCALES) {
    const names = missing.map((locale) => t("missingLocale", { locale }));
    return (
      <span className="is-tabular" title={names.length > 0 ? names.join("\n") : all.join(" ")}>
        {t("localesOf", { own: own.length, all: all.length })}
      </span>
    );
  }
  return (
    <span className="library-locales">
      {all.map((locale) => {
        const variant = article.variants.find((one) => one.locale === locale);
        const name = languageName(locale, language);
        return variant ? (
          <span key={locale} data-path={variant.path} title={t("openLocale", { locale: name })}>
            <Badge className="library-locale">{locale}</Badge>
          </span>
        ) : (
          <span key={locale} title={t("missingLocale", { locale: name })}>
            <Badge tone="hollow">
              <span aria-hidden>{locale}</span>
              <VisuallyHidden>{t("missingLocale", { locale: name })}</VisuallyHidden>
            </Badge>
          </span>
        );
      })}
    </span>
  );
}

function ProblemCell({ variants }: { readonly variants: readonly Variant[] }) {
  const { t } = useTranslation("library");
  const errors = variants.reduce((sum, variant) => sum + variant.errors, 0);
  const warnings = variants.reduce((sum, variant) => sum + variant.warnings, 0);
  // Whoever presses on the problems comes to see them: in the language that has the worst.
  const worst =
    variants.find((variant) => variant.errors > 0) ?? variants.find(({ warnings: own }) => own > 0);
  return (
    <span className="library-problems" {...(worst ? { "data-path": worst.path } : {})}>
      {errors > 0 ? (
        <span className="library-errors" title={t("errors", { count: errors })}>
          <Icon of={CircleAlert} size={14} label={t("errors", { count: errors })} />
          <span aria-hidden>{errors}</span>
        </span>
      ) : null}
      {warnings > 0 ? (
        <span className="library-warnings" title={t("warnings", { count: warnings })}>
          <Icon of={TriangleAlert} size={14} label={t("warnings", { count: warnings })} />
          <span aria-hidden>{warnings}</span>
        </span>
      ) : null}
    </span>
  );
}
