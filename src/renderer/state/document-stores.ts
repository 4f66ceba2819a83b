/** One store of open documents for each workspace, beyond the life of any screen: the library comes and goes. */

import type { WorkspaceId, WorkspaceValue } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { createDocumentStore, type DocumentStore } from "./document-store.ts";

const stores = new WeakMap<Host, { readonly workspace: WorkspaceId; readonly store: DocumentStore }>();

export function documentStoreOf(host: Host, workspace: WorkspaceValue): DocumentStore {
  const known = stores.get(host);
  if (known?.workspace === workspace.id) return known.store;
  known?.store.close();
  const store = createDocumentStore(host, workspace);
  stores.set(host, { workspace: workspace.id, store });
  return store;
}
