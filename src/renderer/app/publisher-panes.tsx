/** The panes that other features give the workbench: preview, form, problems. */

import { useMemo } from "react";
import type { Article } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";
import type { WorkbenchContents } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";

interface PanesNeeds {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
}

export function usePublisherPanes({ host, workspace, article }: PanesNeeds): Pick<WorkbenchContents, "preview" | "form" | "problems"> {
  return useMemo(() => ({ preview: () => null, form: () => null, problems: () => null }), [host, workspace, article]);
}
