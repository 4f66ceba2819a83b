/** Order, one locale alone, and the matrix as text. */

import { Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Select } from "../../ui/select.tsx";
import { useEffortWords } from "./effort-words.ts";
import { matrixFormats, matrixText, type MatrixFormat, type MatrixText } from "./matrix-export.ts";
import { matrixOrders, type MatrixFacts, type MatrixOrder, type MatrixView } from "./matrix-model.ts";

export interface MatrixToolsProps {
  readonly view: MatrixView;
  readonly onView: (view: MatrixView) => void;
  /** Of the collection, the source's first. */
  readonly columns: readonly string[];
  readonly shown: Pick<MatrixText, "articles" | keyof MatrixFacts>;
}

/** Stands for every locale. */
const ALL = "*";

export function MatrixTools({ view, onView, columns, shown }: MatrixToolsProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const nameOf = (locale: string): string => (locale === "" ? t("standard") : languageName(locale, language));
  const locales = columns.slice(1);
  const orders = matrixOrders.filter((id) => id !== "views" || shown.views !== null);
  return (
    <>
      {locales.length > 1 ? (
        <Select
          label={t("oneLocale")}
          hideLabel
          choices={[{ id: ALL, label: t("allLocales") }, ...locales.map((id) => ({ id, label: nameOf(id) }))]}
          value={view.locale ?? ALL}
          onChange={(id) => onView({ ...view, locale: id === ALL ? null : id })}
          className="translations-order"
        />
      ) : null}
      <Select
        label={t("order")}
        hideLabel
        choices={orders.map((id) => ({ id, label: t(`orders.${id}`) }))}
        value={view.order}
        onChange={(id) => onView({ ...view, order: id as MatrixOrder })}
        className="translations-order"
      />
      <CopyMenu shown={shown} nameOf={nameOf} />
    </>
  );
}

function CopyMenu({ shown, nameOf }: Pick<MatrixToolsProps, "shown"> & Pick<MatrixText, "nameOf">) {
  const { t } = useTranslation("translations");
  const [said, setSaid] = useState("");
  const effortFor = useEffortWords();
  const copy = (format: MatrixFormat): void => {
    const text = matrixText(
      {
        ...shown,
        nameOf,
        effortFor,
        headings: {
          article: t("article"),
          path: t("path"),
          left: (locale) => t("effort.leftIn", { locale }),
          leftInAll: t("effort.left"),
          views: t("traffic.views"),
          total: t("effort.total"),
        },
        wordsFor: ({ kind, count }) => (kind === "source" ? t("source") : t(`cell.${kind}`, { count })),
      },
      format,
    );
    navigator.clipboard.writeText(text).then(
      () => setSaid(t("copied", { count: shown.articles.length })),
      () => setSaid(t("notCopied")),
    );
  };
  return (
    <>
      <Menu
        label={t("copy")}
        trigger={
          <Button>
            <Icon of={Copy} size={15} />
            {t("copy")}
          </Button>
        }
        groups={[{ id: "formats", entries: matrixFormats.map((id) => ({ id, label: t(`formats.${id}`) })) }]}
        onAction={(id) => copy(id as MatrixFormat)}
      />
      <span className="translations-said" role="status">
        {said}
      </span>
    </>
  );
}
