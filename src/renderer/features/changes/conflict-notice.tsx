/** What a person can do when the file is not what it was. Nothing is overwritten until they choose. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentSession, SaveResult } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { SaveCopyDialog } from "./save-copy-dialog.tsx";

export interface ConflictNoticeProps {
  readonly session: DocumentSession;
  readonly onResult: (result: SaveResult, done: string) => void;
  readonly onDone: (text: string) => void;
}

export function ConflictNotice({ session, onResult, onDone }: ConflictNoticeProps) {
  const { t } = useTranslation("changes");
  const disk = useSnapshotPart(session, (snapshot) => snapshot.disk);
  const [open, setOpen] = useState<"copy" | "conflict" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {disk.kind === "gone" ? (
        <GoneNotice
          to={disk.to}
          onCopy={() => setOpen("copy")}
          onRestore={async () => onResult(await session.restore(), t("restored"))}
        />
      ) : null}
      {disk.kind === "changed" ? (
        <ChangedNotice
          onCopy={() => setOpen("copy")}
          onResolve={() => setOpen("conflict")}
          onReload={async () => {
            await session.reload();
            onDone(t("reloaded"));
          }}
        />
      ) : null}
      {open === "copy" ? (
        <SaveCopyDialog
          session={session}
          onClose={close}
          onDone={(path) => onDone(t("saveCopy.done", { path }))}
        />
      ) : null}
      {open === "conflict" ? (
        <ConflictDialog session={session} onClose={close} onDone={() => onDone(t("resolve.done"))} />
      ) : null}
    </>
  );
}

interface GoneNoticeProps {
  readonly to: "deleted" | "folder";
  readonly onCopy: () => void;
  readonly onRestore: () => Promise<void>;
}

function GoneNotice({ to, onCopy, onRestore }: GoneNoticeProps) {
  const { t } = useTranslation("changes");
  const copy = (
    <Button size="small" tone={to === "folder" ? "primary" : "plain"} onPress={onCopy}>
      {t("conflict.copy")}
    </Button>
  );
  return (
    <Notice
      tone="warning"
      isLive
      title={t("conflict.goneTitle")}
      actions={
        to === "folder" ? (
          copy
        ) : (
          <>
            {copy}
            <Button size="small" tone="primary" onPress={onRestore}>
              {t("conflict.restore")}
            </Button>
          </>
        )
      }
    >
      {to === "folder" ? t("conflict.folder") : t("conflict.gone")}
    </Notice>
  );
}

interface ChangedNoticeProps {
  readonly onCopy: () => void;
  readonly onResolve: () => void;
  readonly onReload: () => Promise<void>;
}

function ChangedNotice({ onCopy, onResolve, onReload }: ChangedNoticeProps) {
  const { t } = useTranslation("changes");
  return (
    <Notice
      tone="warning"
      isLive
      title={t("conflict.changedTitle")}
      actions={
        <>
          <Button size="small" onPress={onCopy}>
            {t("conflict.copy")}
          </Button>
          <Button size="small" onPress={onReload}>
            {t("conflict.reload")}
          </Button>
          <Button size="small" tone="primary" onPress={onResolve}>
            {t("conflict.resolve")}
          </Button>
        </>
      }
    >
      {t("conflict.changed")}
    </Notice>
  );
}
