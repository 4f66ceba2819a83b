/** Asks before files are deleted: which, and where they will be. */

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import "./deleting.css";

export interface DeleteDialogProps {
  readonly article: Article;
  /** Chosen to begin with. */
  readonly chosen: readonly string[];
  /** Paths with text that no file holds yet. */
  readonly unsaved: readonly string[];
  readonly hasTrash: boolean;
  readonly onDelete: (paths: readonly string[]) => void;
  readonly onClose: () => void;
}

export function DeleteDialog({ article, unsaved, hasTrash, onDelete, onClose, ...props }: DeleteDialogProps) {
  const { t } = useTranslation("deleting");
  const { t: common } = useTranslation("common");
  const [chosen, setChosen] = useState(props.chosen);
  const paths = article.variants.map(({ path }) => path).filter((path) => chosen.includes(path));
  const titled = article.variants.filter(({ title }) => title !== null);
  const named = titled.find(({ path }) => paths.includes(path)) ?? titled[0];
  const name = named?.title ?? article.key;
  return (
    <Dialog
      title={t("title", { name })}
      isOpen
      onClose={onClose}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {common("cancel")}
          </Button>
          <Button tone="danger" isDisabled={paths.length === 0} onPress={() => onDelete(paths)}>
            {t("delete", { count: paths.length })}
          </Button>
        </>
      }
    >
      <div className="deleting">
        {article.variants.length > 1 ? (
          <VariantChoice article={article} chosen={chosen} onChoose={setChosen} />
        ) : (
          <p className="deleting-path">{article.variants[0]?.path}</p>
        )}
        <p>{hasTrash ? t("toTrash") : t("toHistory")}</p>
        {paths.some((path) => unsaved.includes(path)) ? <p>{t("unsaved")}</p> : null}
      </div>
    </Dialog>
  );
}

interface VariantChoiceProps {
  readonly article: Article;
  readonly chosen: readonly string[];
  readonly onChoose: (paths: readonly string[]) => void;
}

function VariantChoice({ article, chosen, onChoose }: VariantChoiceProps) {
  const { t } = useTranslation("deleting");
  const language = useLanguage();
  const id = useId();
  return (
    <fieldset className="deleting-files">
      <legend>{t("which")}</legend>
      {article.variants.map(({ path, locale }, at) => (
        <div key={path} className="deleting-file">
          <input
            type="checkbox"
            id={`${id}-${at}`}
            aria-describedby={`${id}-${at}-path`}
            checked={chosen.includes(path)}
            onChange={({ target }) =>
              onChoose(target.checked ? [...chosen, path] : chosen.filter((other) => other !== path))
            }
          />
          <label htmlFor={`${id}-${at}`}>
            {locale === null ? t("noLocale") : languageName(locale, language)}
          </label>
          <span id={`${id}-${at}-path`} className="deleting-path">
            {path}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
