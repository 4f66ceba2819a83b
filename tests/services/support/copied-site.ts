import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { WorkspaceId } from "#contract/values";
import { startServices, type Started } from "./site.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A copy of the folder `site`, opened: `root` is the copy. */
export async function openCopyOf(
  site: string,
): Promise<Started & { readonly workspace: WorkspaceId; readonly root: string }> {
  const root = join(await temporaryFolder(), "site");
  await cp(site, root, { recursive: true });
  const started = await startServices();
  const { id } = await started.handlers["workspace.open"]({ folder: root });
  return { ...started, workspace: id as WorkspaceId, root };
}
