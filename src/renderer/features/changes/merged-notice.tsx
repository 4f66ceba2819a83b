/** Says calmly that what another program changed is in the text now, and shows or takes it back. */

import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ChangesDialog } from "./changes-dialog.tsx";

export function MergedNotice({ session }: { readonly session: DocumentSession }) {
  const { t } = useTranslation("changes");
  const { t: common } = useTranslation("common");
  const merged = useSnapshotPart(session, (snapshot) => snapshot.merged);
  // Once the person has typed on, undo would take back something else.
  const isLatest = useSnapshotPart(session, (snapshot) => snapshot.text === snapshot.merged?.after);
  const [isShown, setShown] = useState(false);
  if (!merged) return null;
  const undo = () => {
    session.endMergeNotice();
    session.undo();
  };
  return (
    <>
      <Notice
        tone="info"
        isLive
        title={t("merged.title", { count: merged.taken })}
        actions={
          <>
            <Button size="small" onPress={() => setShown(true)}>
              {t("merged.show")}
            </Button>
            {isLatest ? (
              <Button size="small" onPress={undo}>
                {t("merged.undo")}
              </Button>
            ) : null}
            <IconButton
              label={common("dismiss")}
              icon={X}
              size="small"
              onPress={() => session.endMergeNotice()}
            />
          </>
        }
      >
        {t("merged.body")}
      </Notice>
      {isShown ? (
        <ChangesDialog
          title={t("merged.dialog")}
          before={merged.before}
          after={merged.after}
          onSave={null}
          onClose={() => setShown(false)}
        />
      ) : null}
    </>
  );
}
