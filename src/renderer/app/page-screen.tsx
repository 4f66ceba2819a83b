/** The pages of a whole workspace, composed of features that do not know each other. */

import { useCallback } from "react";
import type { FileProblem } from "#contract/values";
import { SiteProblems } from "../features/site-problems/index.ts";
import type { Host } from "../host/create-host.ts";
import type { PageId } from "../state/pages.ts";
import { useStore } from "../state/store.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { TableSeat } from "./table-seat.tsx";
import { TranslationsPage } from "./translations-page.tsx";

export interface PageScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
  readonly page: PageId;
}

export function PageScreen({ page, ...props }: PageScreenProps) {
  switch (page) {
    case "table":
      return <TableSeat {...props} />;
    case "problems":
      return <ProblemsPage {...props} />;
    case "translations":
      return <TranslationsPage {...props} />;
  }
}

type PageProps = Omit<PageScreenProps, "page">;

function ProblemsPage({ host, workspace }: PageProps) {
  const store = useStore();
  const { id } = workspace.value;
  const read = useCallback(
    async () => (await host.call("problems.read", { workspace: id })).problems as readonly FileProblem[],
    [host, id],
  );
  return (
    <SiteProblems
      workspace={workspace}
      read={read}
      onOpen={(article, path, place) => store.dispatch({ kind: "article-opened", article, path, place })}
    />
  );
}
