/** Bulk edits with what they need of the host. */

import { useCallback, useMemo, useState } from "react";
import { BulkPage, type About } from "../features/bulk/index.ts";
import type { Host } from "../host/create-host.ts";
import { changeCallsOf } from "../state/change-calls.ts";
import { useStore } from "../state/store.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { useFieldNames } from "./use-field-names.ts";

export interface BulkScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

export function BulkScreen({ host, workspace }: BulkScreenProps) {
  const { route } = workspace;
  const { id } = workspace.value;
  const store = useStore();
  const [scope] = useState(() => (route.kind === "page" ? route.scope : null) ?? null);
  const calls = useMemo(() => changeCallsOf(host, id), [host, id]);
  const names = useFieldNames(host, workspace);
  const count = useCallback(
    async (about: About) => {
      const page = { sort: [], language: "en", columns: [], facets: [], from: 0, count: 0 };
      const { total, problems } = await host.call("table.read", { workspace: id, ...about, ...page });
      const unknown = problems.find(({ code }) => code === "unknown-field")?.details["field"];
      return { rows: total, ...(unknown === undefined ? {} : { unknown }) };
    },
    [host, id],
  );
  const values = useCallback(
    (collection: string | null, field: string) =>
      host.call("taxonomy.read", { workspace: id, collection, field }),
    [host, id],
  );
  return (
    <BulkPage
      workspace={workspace}
      calls={calls}
      count={count}
      values={values}
      scope={scope}
      onBack={scope === null ? null : () => store.dispatch({ kind: "page-shown", page: "table" })}
      fieldNames={(collection) => (collection === null ? names.all : names.of(collection))}
    />
  );
}
