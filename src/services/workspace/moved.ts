/** Where an article went that another program moved: nobody says so, so it is found by its bytes. */

import type { ContentPath } from "#contract/values";
import { currentRevision } from "../storage/documents.ts";
import type { PathResolver } from "../storage/paths.ts";
import type { WorkspaceFiles } from "./files.ts";
import type { GoneDocument } from "./open-documents.ts";

/** When more files than this came at once, none of them is looked into: a checkout, not a move. */
const MOST_LOOKED_INTO = 2000;

export interface MovedNeeds {
  readonly files: Pick<WorkspaceFiles, "read" | "foundSince">;
  readonly resolver: PathResolver;
}

/**
 * The one file that holds the same bytes and that no scan had found while the article was still in its place: what
 * was beside it all the time is a copy. `null` where there is none, or several; an empty file is like any other.
 */
export async function movedTo(
  { revision, seenAt }: GoneDocument,
  { files, resolver }: MovedNeeds,
): Promise<{ readonly path: ContentPath; readonly real: string } | null> {
  await files.read();
  const came = files.foundSince(seenAt);
  if (came.length > MOST_LOOKED_INTO) return null;
  const found: { readonly path: ContentPath; readonly real: string }[] = [];
  for (const path of came) {
    const file = await resolver.article(path).catch(() => null);
    if (file === null || (await currentRevision(file.real)) !== revision) continue;
    found.push({ path: path as ContentPath, real: file.real });
  }
  const [only] = found;
  return found.length === 1 && only ? only : null;
}
