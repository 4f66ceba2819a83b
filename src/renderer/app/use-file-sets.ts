/** Files made or moved as one, taken back or brought to their end: what the person is told of it. */

import { useTranslation } from "react-i18next";
import type { Host } from "../host/create-host.ts";
import { articleAt } from "../state/article-at.ts";
import { leaveDocument } from "../state/left-workspace.ts";
import { useStore } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import { useNotify, useTellFailure } from "../state/use-notify.ts";

/** Give the folder back what it was before the files were made or moved. */
export function useUndoFileSet(host: Host): (id: string) => Promise<void> {
  const settle = useSettleFileSet(host);
  return (id) => settle(id, "articles.undo");
}

/** Finish or undo a set of files, and say what came of it. What is open of a file that is gone is let go of. */
export function useSettleFileSet(
  host: Host,
): (id: string, call: "articles.undo" | "articles.finish") => Promise<void> {
  const { t } = useTranslation("articles");
  const store = useStore();
  const notify = useNotify();
  const tellFailure = useTellFailure();
  const { readLibrary } = useActions();
  return async (id, call) => {
    const workspace = store.state().workspace?.value.id;
    if (!workspace) return;
    try {
      const { refused } = await host.call(call, { workspace, id });
      const [first] = refused;
      const done = t(call === "articles.undo" ? "undone" : "finished");
      if (first) notify("warning", t("notUndone", { path: first.path }));
      else notify("success", done);
    } catch (error) {
      tellFailure(error);
    }
    await readLibrary();
    const open = store.state().workspace;
    if (open?.route.kind !== "workbench" || articleAt(open, open.route.path)) return;
    const { path } = open.route;
    store.dispatch({ kind: "library-shown" });
    leaveDocument(workspace, path);
  };
}
