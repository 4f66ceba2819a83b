/** A copy of an article under another name. */

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { splitKey } from "#core/articles/places";
import type { Article } from "#core/library/article";
import { titleOf } from "#core/library/order";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { nameProblem, withName } from "./article-places.ts";
import { NameField } from "./name-field.tsx";
import "./articles.css";

export interface CopyDialogProps {
  readonly article: Article;
  /** Some of its text is not saved: what is copied is what its files hold. */
  readonly isUnsaved: boolean;
  /** Settles when the copy is there; rejects with a failure when nothing was made. */
  readonly onCopy: (key: string) => Promise<void>;
  readonly onClose: () => void;
}

export function CopyDialog({ article, isUnsaved, onCopy, onClose }: CopyDialogProps) {
  const { t } = useTranslation("articles");
  const { t: common } = useTranslation("common");
  const language = useLanguage();
  const form = useId();
  const before = splitKey(article.key).name;
  const [name, setName] = useState(`${before}-copy`);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = nameProblem(name) === null && withName(article.key, name) !== article.key && !isBusy;
  const copy = async () => {
    setBusy(true);
    try {
      await onCopy(withName(article.key, name));
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("copy.title", { name: titleOf(article) })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button tone="primary" type="submit" form={form} isDisabled={!isReady}>
            {t("copy.make")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="articles-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void copy();
        }}
      >
        <NameField hint={t("copy.hint")} name={name} onChange={setName} />
        {isUnsaved ? <Notice tone="info">{t("copy.unsaved")}</Notice> : null}
        {failure ? (
          <Notice tone="error" isLive>
            {describeFailure(failure, language)}
          </Notice>
        ) : null}
      </form>
    </Dialog>
  );
}
