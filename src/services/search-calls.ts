/** The search's calls: which files, in which parts, and who still waits. */

import { compileSearch } from "#core/search/search";
import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import { createSearcher, type SearchedFile } from "./search/searcher.ts";
import type { Scan } from "./workspace/scan.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface SearchCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Pick<Workspace, "library" | "table" | "resolver">;
}

export interface SearchCalls {
  readonly calls: Pick<Handlers, "search.read">;
  readonly close: () => Promise<void>;
}

/** The first answer comes soon, the others carry more. */
const FIRST_PART = 512;
const PART = 8192;

export function searchCalls({ workspaceOf }: SearchCallsNeeds): SearchCalls {
  const searcher = createSearcher();
  const latest = new Map<string, number>();
  let last: { readonly search: string; readonly files: Promise<readonly SearchedFile[]> } | null = null;
  const versions = numberScans();
  const filesOf = async (
    { library, table }: ReturnType<SearchCallsNeeds["workspaceOf"]>,
    filter: string,
  ): Promise<readonly SearchedFile[]> => {
    const files = (await library.scans()).map((scan) => ({ path: scan.path, version: versions(scan) }));
    if (filter.trim() === "") return files;
    const paths = new Set(await table.paths({ collection: null, query: filter, layout: "variant" }));
    return files.filter(({ path }) => paths.has(path));
  };
  return {
    calls: {
      async "search.read"({ workspace, seat, run, query, filter, from, withRevisions }) {
        const opened = workspaceOf(workspace);
        if ("kind" in compileSearch(query)) throw new Failure("invalid-input");
        const place = `${workspace} ${seat}`;
        latest.set(place, Math.max(run, latest.get(place) ?? run));
        // All parts of a search are counted off in one list.
        const search = `${place} ${run}`;
        if (last?.search !== search) last = { search, files: filesOf(opened, filter) };
        const all = await last.files;
        const files = all.slice(from, from + (from === 0 ? FIRST_PART : PART));
        const isOver = () => latest.get(place) !== run;
        const { root } = opened.resolver;
        const { found, unread } = await searcher.search({ root, query, files, withRevisions, isOver });
        const next = from + files.length;
        return {
          files: found.map(({ path, revision, hits }) => ({
            path: path as ContentPath,
            revision: revision as Revision | null,
            hits: [...hits].map(({ groups, ...hit }) => ({ ...hit, ...(groups && { groups: [...groups] }) })),
          })),
          next: next < all.length ? next : null,
          total: all.length,
          unread,
        };
      },
    },
    close: () => searcher.close(),
  };
}

/** Another number for every scan: a file that is scanned again may hold other bytes. */
function numberScans(): (scan: Scan) => number {
  const numbers = new WeakMap<Scan, number>();
  let last = 0;
  return (scan) => {
    const number = numbers.get(scan) ?? ++last;
    numbers.set(scan, number);
    return number;
  };
}
