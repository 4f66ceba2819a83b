/** The preview with what it needs of the host: the addresses of its frame, and a way out for links. */

import { useMemo } from "react";
import type { Article } from "#core/library/article";
import { dialectFor } from "#core/markdown/dialect";
import type { ContentPath, WorkspaceValue } from "#contract/values";
import { PreviewPane } from "../features/preview/index.ts";
import type { Host } from "../host/create-host.ts";
import { runCommand } from "../state/commands.ts";
import { useAppState } from "../state/store.ts";
import type { DocumentSession } from "../state/document-session.ts";
import type { ScrollLink } from "../state/scroll-link.ts";
import { useResolvedTheme } from "./appearance.ts";
import { useLinkDialog } from "./use-link-dialog.tsx";

interface PreviewSeatProps {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly session: DocumentSession;
  readonly scrolling: ScrollLink;
}

export function PreviewSeat({ host, workspace, article, session, scrolling }: PreviewSeatProps) {
  const theme = useResolvedTheme();
  const links = useLinkDialog(host);
  const isTrusted = useAppState((state) => state.workspace?.trust === "trusted");
  const { path } = session.snapshot();
  const publisher = workspace.publisher?.name ?? null;
  const dialect = useMemo(() => dialectFor(path, publisher), [path, publisher]);
  const locale = article.variants.find((variant) => variant.path === path)?.locale ?? null;
  return (
    <>
      <PreviewPane
        // In a trusted folder the frame is another one.
        key={isTrusted ? "trusted" : "restricted"}
        session={session}
        loadAddresses={() =>
          host.call("preview.frame", { workspace: workspace.id, path: path as ContentPath })
        }
        dialect={dialect}
        locale={locale}
        theme={theme}
        onLink={links.ask}
        onMissedPictures={() => runCommand("folder.trust")}
        handle={scrolling.attachPreview}
        onScroll={scrolling.previewScrolled}
        onChoose={scrolling.previewChosen}
      />
      {links.dialog}
    </>
  );
}
