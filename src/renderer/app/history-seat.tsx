import type { Article } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";
import { HistoryPane } from "../features/history/index.ts";
import type { Host } from "../host/create-host.ts";
import type { DocumentSession } from "../state/document-session.ts";
import { useNotify } from "../state/use-notify.ts";

interface HistorySeatProps {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly session: DocumentSession;
}

export function HistorySeat({ host, workspace, article, session }: HistorySeatProps) {
  const notify = useNotify();
  const { path } = session.snapshot();
  return (
    <HistoryPane
      host={host}
      workspace={workspace.id}
      session={session}
      locale={article.variants.find((variant) => variant.path === path)?.locale ?? null}
      onRestored={(text) => notify("success", text)}
    />
  );
}
