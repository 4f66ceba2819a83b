/** The table as a page of the workspace: its rows come from the host, its edits go through open documents. */

import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { WorkspaceValue } from "#contract/values";
import { TablePage, type TableSource } from "../features/table/index.ts";
import type { Host } from "../host/create-host.ts";
import { documentStoreOf } from "../state/document-stores.ts";
import { createTableEdits } from "../state/table-edits.ts";
import { useStore } from "../state/store.ts";
import { useNotify } from "../state/use-notify.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";

export interface TableSeatProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

export function TableSeat({ host, workspace }: TableSeatProps) {
  const { t } = useTranslation("table");
  const store = useStore();
  const { value } = workspace;
  const source = useMemo(() => tableSource(host, value), [host, value]);
  const onNotice = useNotify();
  const articles = workspace.library.kind === "read" ? workspace.library.articles : [];
  // Rows that the library was read for are there to be shown.
  useEffect(() => source.changed(), [source, workspace.library]);
  return (
    <TablePage
      workspace={workspace}
      source={source}
      onNotice={onNotice}
      onBulk={(scope) => store.dispatch({ kind: "page-shown", page: "bulk", scope })}
      onOpen={(row) => {
        const article = articles.find(({ id }) => id === row.article);
        if (article) store.dispatch({ kind: "article-opened", article, path: row.path });
        else onNotice("warning", t("gone"));
      }}
    />
  );
}

function tableSource(host: Host, value: WorkspaceValue): TableSource & { readonly changed: () => void } {
  const { id: workspace } = value;
  const documents = documentStoreOf(host, value);
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());
  return {
    read: (request) => host.call("table.read", { ...request, workspace }),
    groups: (request) => host.call("table.groups", { ...request, workspace }),
    complete: (place) => host.call("table.complete", { ...place, workspace }),
    fields: async (collection) => (await documents.schema(collection))?.fields ?? null,
    kept: async () => (await host.call("table.kept", { workspace })).text,
    keep: (text) => void host.call("table.keep", { workspace, text }).catch(() => undefined),
    ...createTableEdits(documents),
    changed,
    onChange(listener) {
      listeners.add(listener);
      const stop = host.on("index.progress", (progress) => {
        if (progress.workspace === workspace && progress.read === progress.total) listener();
      });
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
  };
}
