/** What must be said above an open document: conflicts, a save that failed, why it cannot be written. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { ConflictNotice, MergedNotice, SaveCopyDialog } from "../features/changes/index.ts";
import { useLanguage } from "../i18n/use-language.ts";
import type { DocumentSession, SaveResult } from "../state/document-session.ts";
import { useSnapshotPart } from "../state/document-store.ts";
import { useKeeping } from "../state/use-keeping.ts";
import { useNotify } from "../state/use-notify.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useSave } from "./use-save.ts";

export function DocumentNotices({ session }: { readonly session: DocumentSession }) {
  const { t } = useTranslation("workbench");
  const { t: changes } = useTranslation("changes");
  const [isCopying, setCopying] = useState(false);
  const language = useLanguage();
  const notify = useNotify();
  const save = useSave(session);
  const path = useSnapshotPart(session, (snapshot) => snapshot.path);
  const readOnly = useSnapshotPart(session, (snapshot) => snapshot.readOnly);
  const failure = useSnapshotPart(session, (snapshot) => snapshot.failure);
  const onResult = (result: SaveResult, done: string) => {
    if (result.kind === "saved") notify("success", done);
  };
  return (
    <div className="workbench-notices">
      {readOnly !== null ? (
        <Notice tone="info" title={t("readOnly.label")}>
          {t(`readOnly.${readOnly}`)}
        </Notice>
      ) : null}
      {failure !== null ? (
        <Notice
          tone="error"
          isLive
          title={t("saveFailed.title")}
          actions={
            <>
              <Button size="small" onPress={() => setCopying(true)}>
                {changes("conflict.copy")}
              </Button>
              <Button size="small" tone="primary" onPress={save}>
                {t("saveFailed.again")}
              </Button>
            </>
          }
        >
          {t("saveFailed.body", { reason: describeFailure({ code: failure, details: { path } }, language) })}
        </Notice>
      ) : null}
      {isCopying ? (
        <SaveCopyDialog
          session={session}
          onClose={() => setCopying(false)}
          onDone={(copy) => notify("success", changes("saveCopy.done", { path: copy }))}
        />
      ) : null}
      <JournalNotice session={session} />
      <MergedNotice session={session} />
      <ConflictNotice session={session} onResult={onResult} onDone={(text) => notify("success", text)} />
    </div>
  );
}

/** Said once, as long as it is so. That the connection is lost is said elsewhere. */
function JournalNotice({ session }: { readonly session: DocumentSession }) {
  const { t } = useTranslation("workbench");
  const language = useLanguage();
  const keeping = useKeeping(session);
  const path = useSnapshotPart(session, (snapshot) => snapshot.path);
  if (keeping.kind !== "failing" || keeping.failure === "disconnected" || keeping.failure === "refused")
    return null;
  return (
    <Notice tone="warning" isLive title={t("kept.failingTitle")}>
      {t("kept.failingBody", {
        reason: describeFailure({ code: keeping.failure, details: { path } }, language),
      })}
    </Notice>
  );
}
