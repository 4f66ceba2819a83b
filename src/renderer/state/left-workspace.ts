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

const documentEndings = new Set<(workspace: WorkspaceId, path: string) => void>();

/** Call `end` with each document that is let go of for good: its file was deleted on purpose. */
export function onDocumentLeft(end: (workspace: WorkspaceId, path: string) => void): () => void {
  documentEndings.add(end);
  return () => documentEndings.delete(end);
}

export function leaveDocument(workspace: WorkspaceId, path: string): void {
  for (const end of documentEndings) end(workspace, path);
}
