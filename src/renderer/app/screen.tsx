/** Which screen: welcome, library or workbench. */

import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Library } from "../features/library/index.ts";
import { Welcome } from "../features/welcome/index.ts";
import type { Host } from "../host/create-host.ts";
import { useAppState, useStore } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { Screen as WaitingScreen } from "../ui/screen.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useLeaving } from "./leave-guard.tsx";

/** The editors are most of Galley's weight: they come when the first article opens. */
const OpenedArticle = lazy(async () => ({
  default: (await import("./workbench-screen.tsx")).WorkbenchScreen,
}));

const PageScreen = lazy(async () => ({ default: (await import("./page-screen.tsx")).PageScreen }));

/** Fetch the editors while the person looks for an article: it then opens at once. */
function preloadEditors(): () => void {
  const handle = requestIdleCallback(() => {
    void import("./workbench-screen.tsx");
    void import("../features/visual/index.ts");
  });
  return () => cancelIdleCallback(handle);
}

export function Screen({ host }: { readonly host: Host }) {
  const workspace = useAppState((state) => state.workspace);
  const { openFolder, chooseFolder } = useActions();
  useDocumentTitle(workspace);
  if (!workspace)
    return (
      <Welcome
        host={host}
        onOpen={(folder) => void openFolder(folder)}
        onChoose={() => void chooseFolder()}
      />
    );
  if (workspace.route.kind === "library")
    return <LibraryScreen key={workspace.value.id} workspace={workspace} />;
  if (workspace.route.kind === "page")
    return (
      <Suspense fallback={null}>
        <PageScreen key={workspace.value.id} host={host} workspace={workspace} page={workspace.route.page} />
      </Suspense>
    );
  return <WorkbenchScreen host={host} workspace={workspace} route={workspace.route} />;
}

function LibraryScreen({ workspace }: { readonly workspace: OpenWorkspace }) {
  const store = useStore();
  const { readLibrary, closeFolder } = useActions();
  const leaving = useLeaving();
  useEffect(preloadEditors, []);
  return (
    <Library
      workspace={workspace}
      onView={(view) => store.dispatch({ kind: "library-viewed", view })}
      onOpen={(article, path) => store.dispatch({ kind: "article-opened", article, path })}
      onRetry={() => void readLibrary()}
      onCloseFolder={() => leaving(() => void closeFolder())}
    />
  );
}

interface WorkbenchScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
  readonly route: Extract<OpenWorkspace["route"], { kind: "workbench" }>;
}

function WorkbenchScreen({ host, workspace, route }: WorkbenchScreenProps) {
  const { t } = useTranslation("app");
  const store = useStore();
  const { article } = route;
  return (
    <Suspense
      fallback={
        <WaitingScreen isWaiting>
          <Spinner label={t("openingArticle")} />
        </WaitingScreen>
      }
    >
      <OpenedArticle
        host={host}
        workspace={workspace.value}
        article={article}
        path={route.path}
        place={route.place}
        onOpenVariant={(path) => store.dispatch({ kind: "article-opened", article, path })}
        onClose={() => store.dispatch({ kind: "library-shown" })}
      />
    </Suspense>
  );
}

function useDocumentTitle(workspace: OpenWorkspace | null): void {
  const article = workspace?.route.kind === "workbench" ? workspace.route.article : null;
  const names = [article?.variants[0]?.title ?? article?.key, workspace?.value.name, "Galley"];
  const title = names.filter(Boolean).join(" — ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
