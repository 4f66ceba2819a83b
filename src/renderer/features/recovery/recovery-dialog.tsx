/** Texts that were unsaved when Galley last ended, each to be looked at, put back or put aside. */

import { useTranslation } from "react-i18next";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { UnsavedText } from "../../state/recovery.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import "./recovery.css";

/** An unsaved text as the list shows it. */
export interface RecoveryItem {
  readonly unsaved: UnsavedText;
  /** The article's title as it was unsaved; its path when it has none. */
  readonly title: string;
  readonly locale: string | null;
  readonly isDiscarded: boolean;
  /** Why it could not be put back or aside, in a sentence. */
  readonly problem: string | null;
}

export interface RecoveryDialogProps {
  readonly items: readonly RecoveryItem[];
  readonly now: number;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onCompare: (unsaved: UnsavedText) => void;
  readonly onRestore: (unsaved: readonly UnsavedText[]) => void;
  readonly onDiscard: (unsaved: UnsavedText) => void;
  readonly onBringBack: (unsaved: UnsavedText) => void;
  readonly onClose: () => void;
}

export function RecoveryDialog(props: RecoveryDialogProps) {
  const { items, isOpen, isBusy, onRestore, onClose } = props;
  const { t } = useTranslation("recovery");
  const waiting = items.filter(({ isDiscarded }) => !isDiscarded).map(({ unsaved }) => unsaved);
  return (
    <Dialog
      title={t("title")}
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{waiting.length > 0 ? t("later") : t("done")}</Button>
          {waiting.length > 1 ? (
            <Button tone="primary" isDisabled={isBusy} onPress={() => onRestore(waiting)}>
              {t("restoreAll")}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="recovery-intro">{t("intro")}</p>
      <ul className="recovery-list" aria-label={t("list")}>
        {items.map((item) => (
          <RecoveryRow key={item.unsaved.entry} item={item} {...props} />
        ))}
      </ul>
    </Dialog>
  );
}

type RowProps = Omit<RecoveryDialogProps, "items"> & { readonly item: RecoveryItem };

function RecoveryRow({ item, now, isBusy, onCompare, onRestore, onDiscard, onBringBack }: RowProps) {
  const { t } = useTranslation("recovery");
  const language = useLanguage();
  const { unsaved, title, locale, isDiscarded, problem } = item;
  const { path, file, base, lines, writtenAt } = unsaved;
  return (
    <li className="recovery-row" data-discarded={isDiscarded} aria-label={title}>
      <div className="recovery-what">
        <h3 lang={locale ?? undefined}>{title}</h3>
        <code>{path}</code>
        <p>
          {t("meta", {
            when: formatAgo(writtenAt, now, language),
            lines: t("lines", { count: lines }),
          })}
        </p>
        {file === null ? <Badge tone="warning">{t("gone")}</Badge> : null}
        {file !== null && file.revision !== base ? <Badge tone="warning">{t("changed")}</Badge> : null}
        {unsaved.isElsewhere ? <Badge>{t("elsewhere")}</Badge> : null}
        <p role="status" className="recovery-problem">
          {problem ?? (isDiscarded ? t("discarded") : "")}
        </p>
      </div>
      <div className="recovery-actions">
        {isDiscarded ? (
          <Button size="small" isDisabled={isBusy} onPress={() => onBringBack(unsaved)}>
            {t("bringBack")}
          </Button>
        ) : (
          <>
            <Button size="small" tone="quiet" isDisabled={isBusy} onPress={() => onDiscard(unsaved)}>
              {t("discard")}
            </Button>
            <Button size="small" isDisabled={isBusy} onPress={() => onCompare(unsaved)}>
              {t("compare")}
            </Button>
            <Button size="small" tone="primary" isDisabled={isBusy} onPress={() => onRestore([unsaved])}>
              {file === null ? t("restoreFile") : t("restore")}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
