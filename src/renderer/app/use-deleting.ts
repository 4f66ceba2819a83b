/** What deleting and bringing back come to in the window: notices, and documents that are let go of. */

import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { failureOf } from "../state/actions.ts";
import { flushJournal } from "../state/journal.ts";
import { leaveDocument } from "../state/left-workspace.ts";
import { useStore } from "../state/store.ts";
import { useNotify } from "../state/use-notify.ts";
import { unsavedTexts } from "../state/unsaved.ts";

/** Delete the files, one after the other, and offer to undo that. */
export function useDelete(host: Host): (paths: readonly string[]) => Promise<void> {
  const { t } = useTranslation("deleting");
  const store = useStore();
  const notify = useNotify();
  const language = useLanguage();
  return async (paths) => {
    const workspace = store.state().workspace?.value.id;
    if (!workspace) return;
    const deleted: string[] = [];
    for (const path of paths) {
      try {
        const text = unsavedTexts().find((unsaved) => unsaved.path === path)?.text;
        const unsaved = text === undefined ? null : { text, encoding: "utf-8" as const };
        await host.call("document.delete", { workspace, path: path as ContentPath, unsaved });
        deleted.push(path);
      } catch (error) {
        const reason = describeFailure(failureOf(error), language);
        notify("error", t("notDeleted", { path, reason }));
      }
    }
    const route = store.state().workspace?.route;
    if (route?.kind === "workbench" && deleted.includes(route.path))
      store.dispatch({ kind: "library-shown" });
    // What is on its way to the journal arrives before its entries are looked for.
    await flushJournal();
    for (const path of deleted) leaveDocument(workspace, path);
    await forgetUnsaved(host, workspace, deleted);
    if (deleted.length === 0) return;
    notify("success", t("done", { count: deleted.length, name: deleted[0] ?? "" }), { deleted });
  };
}

/** What the journal has of them is in the history by now: it must not be offered as lost work. */
async function forgetUnsaved(host: Host, workspace: WorkspaceId, paths: readonly string[]): Promise<void> {
  const { entries } = await host.call("journal.list", { workspace });
  for (const { entry, path } of entries) {
    if (paths.includes(path)) await host.call("journal.discard", { workspace, entry });
  }
}

/** Write deleted files again, and say what came of it. */
export function useBringBack(host: Host): (paths: readonly string[]) => Promise<void> {
  const { t } = useTranslation("deleting");
  const store = useStore();
  const notify = useNotify();
  const language = useLanguage();
  return async (paths) => {
    const workspace = store.state().workspace?.value.id;
    if (!workspace) return;
    let back = 0;
    for (const path of paths) {
      try {
        await host.call("history.bringBack", { workspace, path: path as ContentPath });
        back++;
      } catch (error) {
        const reason = describeFailure(failureOf(error), language);
        notify("error", t("notBack", { path, reason }));
      }
    }
    if (back === 0) return;
    notify("success", t("back", { count: back, name: paths[0] ?? "" }));
  };
}
