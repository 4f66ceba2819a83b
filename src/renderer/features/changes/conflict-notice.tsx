/** What a person can do when the file is not what it was. Nothing is overwritten until they choose. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ChangesDialog } from "./changes-dialog.tsx";
import { SaveCopyDialog } from "./save-copy-dialog.tsx";
import type { SaveResult } from "../../state/document-session.ts";

export interface ConflictNoticeProps {
  readonly session: DocumentSession;
  readonly onResult: (result: SaveResult, done: string) => void;
  readonly onDone: (text: string) => void;
}

export function ConflictNotice({ session, onResult, onDone }: ConflictNoticeProps) {
  const { t } = useTranslation("changes");
  const disk = useSnapshotPart(session, (snapshot) => snapshot.disk);
  const isDirty = useSnapshotPart(session, (snapshot) => snapshot.isDirty);
  const [theirs, setTheirs] = useState<string | null>(null);
  const [isCopying, setCopying] = useState(false);
  const copying = isCopying ? (
    <SaveCopyDialog
      session={session}
      onClose={() => setCopying(false)}
      onDone={(path) => onDone(t("saveCopy.done", { path }))}
    />
  ) : null;
  if (disk.kind === "same") return copying;
  if (disk.kind === "gone") {
    return (
      <>
        <Notice
          tone="warning"
          isLive
          title={t("conflict.goneTitle")}
          actions={
            <>
              <Button size="small" onPress={() => setCopying(true)}>
                {t("conflict.copy")}
              </Button>
              <Button
                size="small"
                tone="primary"
                onPress={async () => onResult(await session.restore(), t("restored"))}
              >
                {t("conflict.restore")}
              </Button>
            </>
          }
        >
          {t("conflict.gone")}
        </Notice>
        {copying}
      </>
    );
  }
  const { revision } = disk;
  const compare = async () => {
    session.flush();
    setTheirs((await session.readDisk())?.text ?? "");
  };
  const reload = async () => {
    await session.reload();
    onDone(t("reloaded"));
  };
  return (
    <>
      <Notice
        tone="warning"
        isLive
        title={t("conflict.changedTitle")}
        actions={
          <>
            <Button size="small" onPress={compare}>
              {t("conflict.compare")}
            </Button>
            <Button size="small" onPress={() => setCopying(true)}>
              {t("conflict.copy")}
            </Button>
            <Button size="small" onPress={reload}>
              {t("conflict.reload")}
            </Button>
            <Button size="small" onPress={async () => onResult(await session.keepMine(revision), t("kept"))}>
              {t("conflict.keep")}
            </Button>
          </>
        }
      >
        {isDirty ? t("conflict.changed") : t("conflict.changedClean")}
      </Notice>
      {theirs !== null ? (
        <ChangesDialog
          title={t("titleDisk")}
          before={theirs}
          after={session.snapshot().text}
          onSave={null}
          onClose={() => setTheirs(null)}
        />
      ) : null}
      {copying}
    </>
  );
}
