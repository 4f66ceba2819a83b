/** Where this window is, told to whoever may have to open it there again: this tab after a reload, the host after a crash. */

import type { ContentPath, WorkspaceValue } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { articleAt } from "./article-at.ts";
import type { Store } from "./store.ts";

export interface Place {
  readonly folder: string;
  /** `null`: the library. */
  readonly path: string | null;
}

const KEY = "galley-place";

export function folderOf({ root, opened }: WorkspaceValue): string {
  return opened === "" ? root : `${root}/${opened}`;
}

export function rememberPlace(host: Host, workspace: WorkspaceValue | null, path: string | null): void {
  if (workspace) sessionStorage.setItem(KEY, JSON.stringify({ folder: folderOf(workspace), path }));
  else sessionStorage.removeItem(KEY);
  const place = { workspace: workspace?.id ?? null, path: path as ContentPath | null };
  // A place that is not remembered costs the person two clicks after a crash, and nothing now.
  void host.call("place.remember", place).catch(() => undefined);
}

/** Where this tab was before it was loaded again; `null` in a new one. */
export function recallPlace(): Place | null {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Partial<Place> | null;
    if (typeof place?.folder !== "string") return null;
    return { folder: place.folder, path: typeof place.path === "string" ? place.path : null };
  } catch {
    return null;
  }
}

/** Open the article again that was on show, if its folder is the one that is open now and still has it. */
export function returnTo({ folder, path }: Place, store: Store): void {
  const { workspace } = store.state();
  const article = path === null ? null : articleAt(workspace, path);
  if (!workspace || !article || path === null || folderOf(workspace.value) !== folder) return;
  if (workspace.route.kind !== "workbench") store.dispatch({ kind: "article-opened", article, path });
}
