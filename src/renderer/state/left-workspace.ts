/** What ends with an open folder: whoever holds something for it says how to let go. */

import type { WorkspaceId } from "#contract/values";

const endings = new Map<WorkspaceId, Set<() => void>>();

/** Call `end` when the folder is left, unless the returned function was called before. */
export function onWorkspaceLeft(workspace: WorkspaceId, end: () => void): () => void {
  const all = endings.get(workspace) ?? new Set();
  endings.set(workspace, all.add(end));
  return () => all.delete(end);
}

export function leaveWorkspace(workspace: WorkspaceId): void {
  const all = endings.get(workspace) ?? new Set();
  endings.delete(workspace);
  for (const end of all) end();
}
