/** The panes that other features give the workbench: preview, form, problems. */

import { lazy, Suspense, useMemo } from "react";
import type { Article } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";
import type { WorkbenchContents } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";

const PreviewSeat = lazy(async () => ({ default: (await import("./preview-seat.tsx")).PreviewSeat }));

interface PanesNeeds {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
}

export function usePublisherPanes({
  host,
  workspace,
  article,
}: PanesNeeds): Pick<WorkbenchContents, "preview" | "form" | "problems"> {
  return useMemo(
    () => ({
      preview: (session) => (
        <Suspense fallback={null}>
          <PreviewSeat host={host} workspace={workspace} article={article} session={session} />
        </Suspense>
      ),
      form: () => null,
      problems: () => null,
    }),
    [host, workspace, article],
  );
}
