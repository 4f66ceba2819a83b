/** Deleting articles and bringing them back, with what that needs of the host. */

import { useState } from "react";
import type { Article } from "#core/library/article";
import { DeleteDialog, DeletedDialog } from "../features/deleting/index.ts";
import type { Host } from "../host/create-host.ts";
import { useCommand } from "../state/commands.ts";
import { useAppState, useStore } from "../state/store.ts";
import { settledUnsavedPaths } from "../state/unsaved.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { useBringBack, useDelete } from "./use-deleting.ts";

interface Target {
  readonly article: Article;
  readonly chosen: readonly string[];
  readonly unsaved: readonly string[];
}

export function DeletingSeat({ host }: { readonly host: Host }) {
  const store = useStore();
  const workspace = useAppState((state) => state.workspace);
  const hasTrash = useAppState((state) => state.start.hasTrash);
  const isListing = useAppState((state) => state.dialog === "deleted");
  const [target, setTarget] = useState<Target | null>(null);
  const remove = useDelete(host);
  const bringBack = useBringBack(host);
  const ask = () => {
    const found = targetOf(store.state().workspace);
    if (found) setTarget({ ...found, unsaved: settledUnsavedPaths() });
  };
  useCommand("article.delete", targetOf(workspace) ? ask : null);
  useCommand(
    "deleted.show",
    workspace ? () => store.dispatch({ kind: "dialog-opened", dialog: "deleted" }) : null,
  );
  if (!workspace) return null;
  const { id } = workspace.value;
  return (
    <>
      {target ? (
        <DeleteDialog
          {...target}
          hasTrash={hasTrash}
          onClose={() => setTarget(null)}
          onDelete={(paths) => {
            setTarget(null);
            void remove(paths).catch(reportError);
          }}
        />
      ) : null}
      {isListing ? (
        <DeletedDialog
          read={async () => (await host.call("history.deleted", { workspace: id })).files}
          onBringBack={(path) => bringBack([path])}
          onClose={() => store.dispatch({ kind: "dialog-closed" })}
        />
      ) : null}
    </>
  );
}

/** The open article, with the variant on show chosen; in the library all of the selected one. */
function targetOf(workspace: OpenWorkspace | null): Omit<Target, "unsaved"> | null {
  if (!workspace) return null;
  const { route, library, view } = workspace;
  if (route.kind === "workbench") return { article: route.article, chosen: [route.path] };
  const articles = library.kind === "read" ? library.articles : [];
  const article = articles.find(({ id }) => id === view.selected);
  return article ? { article, chosen: article.variants.map(({ path }) => path) } : null;
}
