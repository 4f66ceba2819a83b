/** The pages of a whole workspace, composed of features that do not know each other. */

import { BulkScreen } from "./bulk-screen.tsx";
import { Dashboard } from "../features/dashboard/index.ts";
import type { Host } from "../host/create-host.ts";
import type { PageId } from "../state/pages.ts";
import { useStore } from "../state/store.ts";
import { useSiteProblems } from "../state/use-site-problems.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { MediaSeat } from "./media-seat.tsx";
import { ProblemsPage } from "./problems-page.tsx";
import { SearchScreen } from "./search-screen.tsx";
import { TableSeat } from "./table-seat.tsx";
import { TranslationsPage } from "./translations-page.tsx";

export interface PageScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
  readonly page: PageId;
}

export function PageScreen({ page, ...props }: PageScreenProps) {
  switch (page) {
    case "dashboard":
      return <DashboardSeat {...props} />;
    case "table":
      return <TableSeat {...props} />;
    case "search":
      return <SearchScreen {...props} />;
    case "problems":
      return <ProblemsPage {...props} />;
    case "translations":
      return <TranslationsPage {...props} />;
    case "media":
      return <MediaSeat {...props} />;
    case "bulk":
      return <BulkScreen {...props} />;
  }
}

function DashboardSeat({ host, workspace }: Omit<PageScreenProps, "page">) {
  const store = useStore();
  const found = useSiteProblems(host, workspace);
  return (
    <Dashboard
      workspace={workspace}
      found={found}
      onProblems={() => store.dispatch({ kind: "page-shown", page: "problems" })}
    />
  );
}
