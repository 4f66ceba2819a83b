/** What the article was before: its versions, how each differs from the text now, and the way back. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VersionValue } from "#contract/history";
import type { WorkspaceId } from "#contract/values";
import type { Host } from "../../host/create-host.ts";
import { formatBytes } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useVersions } from "./use-versions.ts";
import { VersionComparison } from "./version-comparison.tsx";
import { VersionList } from "./version-list.tsx";
import "./history.css";

export interface HistoryPaneProps {
  readonly host: Host;
  readonly workspace: WorkspaceId;
  readonly session: DocumentSession;
  readonly locale: string | null;
  /** Something of an earlier version is in the text now. */
  readonly onRestored: (text: string) => void;
}

export function HistoryPane({ host, workspace, session, locale, onRestored }: HistoryPaneProps) {
  const { t } = useTranslation("history");
  const language = useLanguage();
  const path = useSnapshotPart(session, (snapshot) => snapshot.path);
  const revision = useSnapshotPart(session, (snapshot) => snapshot.revision);
  const versions = useVersions({ host, workspace, path, revision });
  const [chosen, setChosen] = useState<VersionValue | null>(null);
  const { list, failure, overLimit } = versions;
  if (list === null && failure === null) {
    return (
      <div className="history-pane history-waiting">
        <Spinner label={t("reading")} />
      </div>
    );
  }
  if (failure !== null) {
    return (
      <div className="history-pane">
        <FailureNotice tone="error" failure={failure} onRetry={versions.retry} />
      </div>
    );
  }
  if (list === null || list.length === 0) {
    return (
      <div className="history-pane">
        <EmptyState title={t("empty.title")}>
          <p>{t("empty.body")}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="history-pane">
      {overLimit ? (
        <Notice tone="info">
          {t("overLimit", {
            size: formatBytes(overLimit.bytes, language),
            limit: formatBytes(overLimit.limit, language),
          })}
        </Notice>
      ) : null}
      <VersionList
        versions={list}
        chosen={chosen?.number ?? null}
        onChoose={setChosen}
        onMore={versions.hasMore ? versions.more : null}
      />
      {chosen === null ? (
        <p className="history-hint">{t("choose")}</p>
      ) : (
        <VersionComparison
          key={chosen.revision}
          host={host}
          workspace={workspace}
          session={session}
          version={chosen}
          locale={locale}
          onRestored={onRestored}
        />
      )}
    </div>
  );
}
