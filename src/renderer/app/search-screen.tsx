/** Search and replace with what they need of the host. */

import { useCallback, useMemo, useState } from "react";
import type { WorkspaceValue } from "#contract/values";
import { firstSearch, SearchPage, type KeptSearch, type SearchCalls } from "../features/search/index.ts";
import type { Host } from "../host/create-host.ts";
import { changeCallsOf } from "../state/change-calls.ts";
import { useStore } from "../state/store.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { useFieldNames } from "./use-field-names.ts";

export interface SearchScreenProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

/** How each open workspace's search was left. */
const left = new WeakMap<WorkspaceValue, KeptSearch>();

export function SearchScreen({ host, workspace }: SearchScreenProps) {
  const { value } = workspace;
  const store = useStore();
  const [kept] = useState(() => left.get(value) ?? firstSearch);
  const changes = useMemo(() => changeCallsOf(host, value.id), [host, value.id]);
  const search = useMemo((): SearchCalls => {
    const seat = crypto.randomUUID();
    return {
      read: ({ query, ...request }) =>
        host.call("search.read", { workspace: value.id, seat, query, ...request }),
    };
  }, [host, value.id]);
  const onKeep = useCallback((next: KeptSearch) => void left.set(value, next), [value]);
  const names = useFieldNames(host, workspace);
  return (
    <SearchPage
      workspace={workspace}
      search={search}
      changes={changes}
      fieldNames={names.all}
      kept={kept}
      onKeep={onKeep}
      onOpen={(article, path, place) => store.dispatch({ kind: "article-opened", article, path, place })}
    />
  );
}
