/** The panes that other features give the workbench: preview, form, history, problems. */

import { lazy, Suspense, useMemo } from "react";
import type { Article } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";
import type { WorkbenchContents } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";
import type { ScrollLink } from "../state/scroll-link.ts";

const PreviewSeat = lazy(async () => ({ default: (await import("./preview-seat.tsx")).PreviewSeat }));
const FormSeat = lazy(async () => ({ default: (await import("./form-seat.tsx")).FormSeat }));
const HistorySeat = lazy(async () => ({ default: (await import("./history-seat.tsx")).HistorySeat }));
const ProblemsSeat = lazy(async () => ({ default: (await import("./form-seat.tsx")).ProblemsSeat }));

interface PanesNeeds {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly scrolling: ScrollLink;
}

export function usePublisherPanes({
  host,
  workspace,
  article,
  scrolling,
}: PanesNeeds): Pick<WorkbenchContents, "preview" | "form" | "problems" | "history"> {
  return useMemo(
    () => ({
      preview: (session, onShowSource) => (
        <Suspense fallback={null}>
          <PreviewSeat
            host={host}
            workspace={workspace}
            article={article}
            session={session}
            scrolling={scrolling}
            onShowSource={onShowSource}
          />
        </Suspense>
      ),
      form: (session, onShowSource) => (
        <Suspense fallback={null}>
          <FormSeat
            host={host}
            workspace={workspace}
            article={article}
            session={session}
            onShowSource={onShowSource}
          />
        </Suspense>
      ),
      history: (session) => (
        <Suspense fallback={null}>
          <HistorySeat host={host} workspace={workspace} article={article} session={session} />
        </Suspense>
      ),
      problems: (session, onReveal) => (
        <Suspense fallback={null}>
          <ProblemsSeat session={session} onReveal={onReveal} />
        </Suspense>
      ),
    }),
    [host, workspace, article, scrolling],
  );
}
