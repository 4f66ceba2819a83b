/** Which language stands in which column, and the way to put another there. */

import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Select } from "../../ui/select.tsx";
import { variantId, type ShownSides, type Sides } from "./sides.ts";

export interface ColumnNamesProps {
  readonly article: Article;
  /** The language that is edited. */
  readonly locale: string | null;
  readonly shown: ShownSides;
  readonly onSides: (sides: Sides) => void;
  /** Edit another language of the article. */
  readonly onRight: (locale: string) => void;
}

/** Stands for no third language. */
const NONE = "*";

export function ColumnNames({ article, locale, shown, onSides, onRight }: ColumnNamesProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const right = locale ?? "";
  const [source] = article.variants;
  const left = variantId(shown.left ?? source ?? { locale: null });
  const third = shown.third ? variantId(shown.third) : null;
  const all = new Set([...article.variants.map(variantId), right]);
  const choices = [...all].map((id) => ({
    id,
    label: id === "" ? t("standard") : languageName(id, language),
    ...(source && id === variantId(source) ? { description: t("source") } : {}),
  }));
  const there = choices.filter(({ id }) => article.variants.some((variant) => variantId(variant) === id));
  const free = there.filter(({ id }) => id !== left && id !== right);
  return (
    <div className="translate-names" data-columns={third === null ? 2 : 3}>
      <Select
        label={t("columns.left")}
        hideLabel
        choices={there.filter(({ id }) => id !== right)}
        value={left}
        onChange={(id) => onSides({ left: id, third: third === id ? null : third })}
      />
      {free.length === 0 ? (
        <span />
      ) : (
        <Select
          label={t("columns.third")}
          hideLabel
          choices={[{ id: NONE, label: t("columns.noThird") }, ...free]}
          value={third ?? NONE}
          onChange={(id) => onSides({ left, third: id === NONE ? null : id })}
        />
      )}
      <Select label={t("columns.right")} hideLabel choices={choices} value={right} onChange={onRight} />
      {third === null ? null : (
        <span className="translate-third-name">{choices.find(({ id }) => id === third)?.label}</span>
      )}
    </div>
  );
}
