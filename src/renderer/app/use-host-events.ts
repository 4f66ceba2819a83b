import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isCommandId } from "#core/commands";
import type { Host } from "../host/create-host.ts";
import { runCommand } from "../state/commands.ts";
import { documentStoreOf } from "../state/document-stores.ts";
import { serveJournal } from "../state/journal.ts";
import { useStore } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import { useNotify } from "../state/use-notify.ts";

/** What the host says by itself, turned into events of the store. `folder.given` is LeaveGuard's. */
export function useHostEvents(host: Host): void {
  const store = useStore();
  const { readLibrary } = useActions();
  const { t } = useTranslation("app");
  const notify = useNotify();
  const connection = useRef(store.state().connection);
  useEffect(() => {
    const stops = [
      serveJournal(host),
      host.on("workspace.progress", (progress) =>
        store.dispatch({ kind: "library-progressed", ...progress }),
      ),
      host.on("workspace.unwatched", () => notify("info", t("unwatched"))),
      host.on("library.changed", () => void readLibrary()),
      host.on("settings.changed", (settings) => store.dispatch({ kind: "settings-changed", settings })),
      host.on("document.remarked", ({ path, remark }) => notify("warning", t(`remarks.${remark}`, { path }))),
      host.on("document.moved", ({ workspace, from, to, revision }) => {
        const open = store.state().workspace?.value;
        if (open?.id !== workspace || !documentStoreOf(host, open).move(from, to, revision)) return;
        store.dispatch({ kind: "article-moved", workspace, from, to });
        notify("info", t("moved", { from, to }));
      }),
      host.on("command.run", ({ command }) => {
        if (isCommandId(command)) runCommand(command);
      }),
      host.onConnection((next) => {
        const before = connection.current;
        connection.current = next;
        store.dispatch({ kind: "connection-changed", connection: next });
        // Whatever changed while nobody told us is in a fresh reading.
        if (next === "connected" && before !== "connected") void readLibrary();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [host, store, notify, readLibrary, t]);
}
