import { useEffect, useState } from "react";
import type { Host } from "../host/create-host.ts";
import { documentStoreOf } from "../state/document-stores.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";

export interface FieldNames {
  /** Those of one collection. */
  readonly of: (collection: string) => readonly string[];
  readonly all: readonly string[];
}

/** The names of fields as the schemas of the collections have them; without one that cannot be read. */
export function useFieldNames(host: Host, { value, library }: OpenWorkspace): FieldNames {
  const [names, setNames] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const collections = library.kind === "read" ? library.collections : null;
  useEffect(() => {
    let isAwaited = true;
    const documents = documentStoreOf(host, value);
    // Names are only offered: where a schema cannot be read, any can be typed.
    const read = (collections ?? []).map(async ({ id }) => {
      const schema = await documents.schema(id).catch(() => null);
      return [id, (schema?.fields ?? []).map(({ name }) => name)] as const;
    });
    void Promise.all(read).then((entries) => isAwaited && setNames(new Map(entries)));
    return () => {
      isAwaited = false;
    };
  }, [host, value, collections]);
  return { of: (collection) => names.get(collection) ?? [], all: [...new Set([...names.values()].flat())] };
}
