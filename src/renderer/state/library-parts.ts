/** The library as a window reads it: in parts, and after the first time only what became different. */

import type { Article, Collection } from "#core/library/article";
import { withDifference } from "#core/library/difference";
import type { WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";

export interface ReadLibrary {
  readonly collections: readonly Collection[];
  readonly articles: readonly Article[];
}

interface Known {
  readonly workspace: WorkspaceId;
  readonly version: number;
  readonly articles: readonly Article[];
}

/** Read a workspace's library; articles that did not change since the last time stay the same objects. */
export function libraryReader(host: Pick<Host, "call">): (workspace: WorkspaceId) => Promise<ReadLibrary> {
  let known: Known | null = null;
  return async (workspace) => {
    const before = known?.workspace === workspace ? known : null;
    const base = before?.articles ?? [];
    let first = await host.call("library.read", {
      workspace,
      part: { since: before?.version ?? null, from: 0 },
    });
    const changed = [...first.articles];
    for (let part = first.part; part && part.next !== null;) {
      const more = await host.call("library.read", {
        workspace,
        part: { since: part.version, from: part.next },
      });
      if (more.part?.version !== part.version) {
        // Another library was given meanwhile: this is the beginning of a whole one.
        first = more;
        changed.length = 0;
      }
      changed.push(...more.articles);
      part = more.part;
    }
    const { collections, part } = first;
    const articles = part ? withDifference(base, { changed, ids: part.ids }) : changed;
    known = part ? { workspace, version: part.version, articles } : null;
    return { collections, articles };
  };
}
