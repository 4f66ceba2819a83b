/** What was deleted and is still gone, with the way back. */

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { formatAgo, formatMoment } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import "./deleting.css";

interface DeletedFile {
  readonly path: string;
  readonly title: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface DeletedDialogProps {
  readonly read: () => Promise<readonly DeletedFile[]>;
  /** Settles when the file is there again, or it was told why not. */
  readonly onBringBack: (path: string) => Promise<void>;
  readonly onClose: () => void;
}

export function DeletedDialog({ read, onBringBack, onClose }: DeletedDialogProps) {
  const { t } = useTranslation("deleting");
  const language = useLanguage();
  const [files, setFiles] = useState<readonly DeletedFile[] | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [openedAt] = useState(Date.now);
  const show = () => read().then(setFiles, (error: unknown) => setFailure(failureOf(error)));
  useEffect(() => {
    void show();
    // oxlint-disable-next-line react/exhaustive-deps -- read once when it opens, and after each that came back
  }, []);
  return (
    <Dialog title={t("recently.title")} isOpen onClose={onClose} size="medium">
      {failure ? (
        <Notice tone="error" isLive>
          {describeFailure(failure, language)}
        </Notice>
      ) : files === null ? (
        <Spinner label={t("recently.reading")} />
      ) : files.length === 0 ? (
        <p>{t("recently.empty")}</p>
      ) : (
        <ul className="deleted-files">
          {files.map(({ path, title, at }) => (
            <li key={path} className="deleted-file">
              <span className="deleted-names">
                <span className="deleted-title">{title ?? path.split("/").at(-1)}</span>
                <span className="deleting-path">{path}</span>
              </span>
              <time dateTime={new Date(at).toISOString()} title={formatMoment(at, language)}>
                {formatAgo(at, openedAt, language)}
              </time>
              <Button
                size="small"
                aria-label={t("recently.bringBackNamed", { path })}
                onPress={async () => {
                  await onBringBack(path);
                  await show();
                }}
              >
                {t("recently.bringBack")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
