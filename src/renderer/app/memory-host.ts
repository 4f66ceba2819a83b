/** What the translate view asks about what was translated before. */

import type { ContentPath, WorkspaceId } from "#contract/values";
import type { MemoryHost } from "../features/translations/index.ts";
import type { Host } from "../host/create-host.ts";

export function memoryHostOf(host: Host, workspace: WorkspaceId): MemoryHost {
  return {
    match: (path, text) => host.call("memory.match", { workspace, path: path as ContentPath, text }),
    search: (path, words) => host.call("memory.search", { workspace, path: path as ContentPath, words }),
  };
}
