/** Making, copying and moving articles: what that comes to in the window. */

import { useTranslation } from "react-i18next";
import { titleOf } from "#core/library/order";
import type { Article } from "#core/library/article";
import type { ContentPath } from "#contract/values";
import type { MovePlan, NewFile } from "../features/articles/index.ts";
import type { Host } from "../host/create-host.ts";
import { articleAt } from "../state/article-at.ts";
import { leaveDocument } from "../state/left-workspace.ts";
import { useStore } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import { useNotify } from "../state/use-notify.ts";

/** Each settles when it is done, and rejects with a failure when nothing was. */
export function useArticleActs(host: Host) {
  const { t } = useTranslation("articles");
  const store = useStore();
  const { readLibrary } = useActions();
  const workspaceId = () => {
    const id = store.state().workspace?.value.id;
    if (!id) throw new RangeError("no folder is open");
    return id;
  };
  const show = async (path: string | undefined) => {
    await readLibrary();
    const article = path === undefined ? null : articleAt(store.state().workspace, path);
    if (article && path !== undefined) store.dispatch({ kind: "article-opened", article, path });
  };
  const notify = useNotify();
  return {
    async make(files: readonly NewFile[], title: string) {
      const text = t("new.made", { count: files.length, name: title });
      const { id } = await host.call("articles.make", {
        workspace: workspaceId(),
        label: text,
        files: files.map((file) => ({ ...file, path: file.path as ContentPath })),
      });
      await show(files[0]?.path);
      notify("success", text, { fileSet: id });
    },
    async copy(article: Article, key: string) {
      const label = t("copy.done", { name: titleOf(article) });
      const input = { workspace: workspaceId(), article: article.id, key, label };
      const { id, paths } = await host.call("articles.copy", input);
      await show(paths[0]);
      notify("success", label, { fileSet: id });
    },
    plan: (article: Article, key: string) =>
      host.call("articles.planMove", { workspace: workspaceId(), article: article.id, key }),
    async move(article: Article, plan: MovePlan, without: readonly string[]) {
      const workspace = workspaceId();
      const label = t("move.done", { name: titleOf(article) });
      const input = { workspace, plan: plan.plan, label, without: without as ContentPath[] };
      const { id, moves, refused } = await host.call("articles.move", input);
      const route = store.state().workspace?.route;
      const open = route?.kind === "workbench" ? moves.find(({ from }) => from === route.path) : undefined;
      if (open) await show(open.to);
      else await readLibrary();
      for (const { from } of moves) leaveDocument(workspace, from);
      const [first] = refused;
      if (first) notify("warning", t("move.partly", { path: first.path }));
      notify("success", label, { fileSet: id });
    },
  };
}
