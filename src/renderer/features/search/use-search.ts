/** A search that runs as it is typed: parts are shown as they come, and a newer search ends an older one. */

import { useEffect, useRef, useState } from "react";
import type { SearchQuery } from "#core/search/query";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { FileHits } from "./search-model.ts";

export interface SearchRequest {
  readonly run: number;
  readonly query: SearchQuery;
  readonly filter: string;
  readonly from: number;
  readonly withRevisions: boolean;
}

/** What the page needs of the host to search. */
export interface SearchCalls {
  readonly read: (request: SearchRequest) => Promise<{
    readonly files: readonly FileHits[];
    readonly next: number | null;
    readonly total: number;
    readonly unread: number;
  }>;
}

export interface SearchState {
  readonly files: readonly FileHits[];
  readonly hits: number;
  /** Files that were searched, of how many; all, when it is over. */
  readonly searched: number;
  readonly total: number;
  readonly unread: number;
  readonly isRunning: boolean;
  /** There are more hits than are shown. */
  readonly isCut: boolean;
  readonly failure: FailureValue | null;
}

const nothing: SearchState = {
  files: [],
  hits: 0,
  searched: 0,
  total: 0,
  unread: 0,
  isRunning: false,
  isCut: false,
  failure: null,
};

const PAUSE_MILLISECONDS = 120;
/** More than a person goes through; the edits of so many hits are one message. */
const MOST_HITS = 20_000;

/** The host ends a run when a later one of the same page comes. */
let lastRun = 0;

export interface SearchWish {
  /** `null`: there is nothing to search for yet. */
  readonly query: SearchQuery | null;
  readonly filter: string;
  readonly withRevisions: boolean;
  /** Another value whenever files may hold something else. */
  readonly files: unknown;
}

export function useSearch(
  calls: SearchCalls,
  { query, filter, withRevisions, files }: SearchWish,
): SearchState {
  const [{ of, state }, setFound] = useState<{ readonly of: string; readonly state: SearchState }>({
    of: "",
    state: nothing,
  });
  const asked = query === null ? null : JSON.stringify(query);
  const key = `${asked}\n${filter}`;
  const shown = useRef("");
  useEffect(() => {
    if (asked === null) return undefined;
    let isOver = false;
    const run = ++lastRun;
    // Searched again since files changed: what is in sight stays until all of it is there.
    const isAgain = shown.current === key;
    const search = async () => {
      let found = { ...nothing, isRunning: true };
      for (let from: number | null = 0; from !== null && !isOver;) {
        const request = { run, query: JSON.parse(asked) as SearchQuery, filter, from, withRevisions };
        const part = await calls.read(request);
        found = withPart(found, part);
        from = found.isCut ? null : part.next;
        if (isOver || (isAgain && from !== null)) continue;
        shown.current = key;
        setFound({ of: key, state: { ...found, isRunning: from !== null } });
      }
    };
    const timer = setTimeout(() => {
      search().catch((error: unknown) => {
        if (!isOver) setFound({ of: key, state: { ...nothing, failure: failureOf(error) } });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [calls, asked, key, filter, withRevisions, files]);
  if (asked === null) return nothing;
  // What was found before stays in sight until there is something of what is asked now, and nothing is done with it.
  return of === key ? state : { ...state, isRunning: true, failure: null };
}

function withPart(found: SearchState, part: Awaited<ReturnType<SearchCalls["read"]>>): SearchState {
  const files = [...found.files];
  let { hits } = found;
  let isCut = false;
  for (const file of part.files) {
    const room = MOST_HITS - hits;
    isCut = file.hits.length > room;
    if (room > 0) files.push(isCut ? { ...file, hits: file.hits.slice(0, room) } : file);
    hits += Math.min(room, file.hits.length);
    if (isCut) break;
  }
  return {
    ...found,
    files,
    hits,
    isCut,
    searched: part.next ?? part.total,
    total: part.total,
    unread: found.unread + part.unread,
  };
}
