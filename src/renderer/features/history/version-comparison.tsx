/** One version beside the text as it is now; all of it, or a passage, can be brought back. */

import { Undo2 } from "lucide-react";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { comparePassages, restorePassage, type Passage } from "#core/document/passages";
import { describeFailure } from "#core/words/failures";
import type { VersionValue } from "#contract/history";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../../host/create-host.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { editLines } from "../../state/edit-lines.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { TextComparison } from "../../ui/text-comparison.tsx";

export interface VersionComparisonProps {
  readonly host: Host;
  readonly workspace: WorkspaceId;
  readonly session: DocumentSession;
  readonly version: VersionValue;
  readonly locale: string | null;
  readonly onRestored: (text: string) => void;
}

export function VersionComparison(props: VersionComparisonProps) {
  const { t } = useTranslation("history");
  const language = useLanguage();
  const [read, setRead] = useState<string | FailureValue | null>(null);
  const { host, workspace, session, version } = props;
  const { revision } = version;
  useEffect(() => {
    const path = session.snapshot().path as ContentPath;
    // What the editor still holds is part of the text that the version is compared with.
    session.flush();
    return takeAnswer(
      host.call("history.read", { workspace, path, revision }),
      ({ text }) => setRead(text),
      (error) => setRead(failureOf(error)),
    );
  }, [host, workspace, session, revision]);
  if (read === null) return <Spinner label={t("reading")} />;
  if (typeof read !== "string") {
    return (
      <Notice tone="error" isLive>
        {describeFailure(read, language)}
      </Notice>
    );
  }
  return <Compared {...props} text={read} />;
}

function Compared({ session, locale, onRestored, text }: VersionComparisonProps & { readonly text: string }) {
  const { t } = useTranslation("history");
  const current = useDeferredValue(useSnapshotPart(session, (snapshot) => snapshot.text));
  const canEdit = useSnapshotPart(session, (snapshot) => snapshot.readOnly === null);
  const restoreAll = () => {
    session.flush();
    session.edit(editLines(session.snapshot().text, text), FROM, null);
    onRestored(t("restored"));
  };
  const restoreOne = (passage: Passage) => {
    if (restore(session, text, passage)) onRestored(t("restoredPassage"));
  };
  return (
    <section aria-label={t("comparison")} className="history-comparison">
      <header className="history-comparison-head">
        <p>{current === text ? t("same") : t("legend")}</p>
        <Button size="small" isDisabled={!canEdit || current === text} onPress={restoreAll}>
          <Icon of={Undo2} size={15} />
          {t("restore")}
        </Button>
      </header>
      {current === text ? null : (
        <div className="history-text" lang={locale ?? undefined}>
          <TextComparison
            label={t("comparison")}
            before={text}
            after={current}
            action={(passage) =>
              canEdit ? (
                <IconButton
                  label={
                    passage.field === null ? t("restorePassage") : t("restoreField", { field: passage.field })
                  }
                  icon={Undo2}
                  size="small"
                  placement="left"
                  onPress={() => restoreOne(passage)}
                />
              ) : undefined
            }
          />
        </div>
      )}
    </section>
  );
}

const FROM = "versions";

/** Bring one passage back. The text may have gone on since it was compared: it is looked for again. */
function restore(session: DocumentSession, before: string, wanted: Passage): boolean {
  session.flush();
  const after = session.snapshot().text;
  const passage = comparePassages(before, after).find(
    ({ kind, before: { from, to }, field }) =>
      kind === wanted.kind &&
      from === wanted.before.from &&
      to === wanted.before.to &&
      field === wanted.field,
  );
  if (!passage) return false;
  session.edit(restorePassage(passage, { before, after }), FROM, null);
  return true;
}
