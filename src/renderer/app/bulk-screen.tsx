/** Bulk edits with what they need of the host. */

import { useEffect, useMemo, useState } from "react";
import { BulkPage } from "../features/bulk/index.ts";
import type { Host } from "../host/create-host.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { changeCallsOf } from "../state/change-calls.ts";
import { documentStoreOf } from "../state/document-stores.ts";

export interface BulkScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

export function BulkScreen({ host, workspace }: BulkScreenProps) {
  const { id } = workspace.value;
  const calls = useMemo(() => {
    const shared = changeCallsOf(host, id);
    return {
      ...shared,
      plan: (
        paths: readonly string[],
        operation: Parameters<typeof shared.planSteps>[0][number]["operation"],
      ) => shared.planSteps([{ paths, operation }]),
    };
  }, [host, id]);
  const names = useFieldNames(host, workspace);
  return (
    <BulkPage
      workspace={workspace}
      calls={calls}
      fieldNames={(collection) =>
        collection === null ? [...new Set([...names.values()].flat())] : (names.get(collection) ?? [])
      }
    />
  );
}

/** The names of the fields of each collection, as its schema has them. */
function useFieldNames(
  host: Host,
  { value, library }: OpenWorkspace,
): ReadonlyMap<string, readonly string[]> {
  const [names, setNames] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const collections = library.kind === "read" ? library.collections : null;
  useEffect(() => {
    let isAwaited = true;
    const documents = documentStoreOf(host, value);
    // Names are only offered: where a schema cannot be read, any can be typed.
    const read = (collections ?? []).map(async ({ id }) => {
      const schema = await documents.schema(id);
      return [id, (schema?.fields ?? []).map(({ name }) => name)] as const;
    });
    void Promise.all(read).then((entries) => isAwaited && setNames(new Map(entries)));
    return () => {
      isAwaited = false;
    };
  }, [host, value, collections]);
  return names;
}
