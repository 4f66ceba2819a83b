/** Searches over the files of a workspace, by a few threads that keep what they read. */

import { availableParallelism } from "node:os";
import type { SearchHit, SearchQuery } from "#core/search/query";
import { Failure } from "#contract/failure";
import { workerFile } from "../storage/worker-file.ts";
import { openThread, type Thread } from "../threads/thread.ts";
import type { SearchAnswer, SearchTask } from "./search-worker.ts";

export interface SearchedFile {
  readonly path: string;
  readonly version: number;
}

export interface SearchPart {
  readonly root: string;
  readonly query: SearchQuery;
  readonly files: readonly SearchedFile[];
  readonly withRevisions: boolean;
  /** Whether nobody waits for it any more. */
  readonly isOver: () => boolean;
}

export interface PartAnswer {
  /** In the order of the files. */
  readonly found: readonly FileHits[];
  readonly unread: number;
}

export interface FileHits {
  readonly path: string;
  readonly revision: string | null;
  readonly hits: readonly SearchHit[];
}

export interface Searcher {
  /** Fails with `timed-out` where the expression takes too long, and with `busy` when the search is over. */
  readonly search: (part: SearchPart) => Promise<PartAnswer>;
  /** Threads end and give back what they keep; the next search starts them again. */
  readonly close: () => Promise<void>;
}

/** Longer than any file takes that is read and searched, but for an expression that tries everything. */
const LIMIT_MILLISECONDS = 3000;
const MOST_THREADS = 4;
/** What threads keep together, in bytes of files: enough for some 100,000 articles of 4 KB. */
const MOST_KEPT = 400_000_000;
/** So long after the last search the threads end. */
const IDLE_MILLISECONDS = 5 * 60_000;
/** A file with more hits is told with so many. */
export const MOST_HITS_IN_PART = 50_000;

type SearchThread = Thread<SearchTask, SearchAnswer>;

export function createSearcher(): Searcher {
  let threads: readonly SearchThread[] = [];
  let idle: NodeJS.Timeout | undefined;
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const closing = threads;
    threads = [];
    await Promise.all(closing.map((thread) => thread.close()));
  };
  return {
    async search(part) {
      clearTimeout(idle);
      if (threads.length === 0) threads = openThreads();
      const running = threads;
      const shares = sharesOf(part.files, running.length);
      try {
        const answers = await Promise.all(
          shares.map((share, index) => searchShare(running[index], part, share)),
        );
        return inOrder(part.files, answers);
      } finally {
        // Another search may have ended meanwhile.
        clearTimeout(idle);
        idle = setTimeout(() => void close(), IDLE_MILLISECONDS).unref();
      }
    },
    close,
  };
}

function openThreads(): readonly SearchThread[] {
  const count = Math.min(MOST_THREADS, Math.max(1, availableParallelism()));
  return Array.from({ length: count }, () =>
    openThread<SearchTask, SearchAnswer>(workerFile("search-worker"), LIMIT_MILLISECONDS),
  );
}

/** Each file always goes to the same thread, which keeps it. */
function sharesOf(files: readonly SearchedFile[], count: number): readonly (readonly SearchedFile[])[] {
  const shares: SearchedFile[][] = Array.from({ length: count }, () => []);
  for (const file of files) shares[hashOf(file.path) % count]?.push(file);
  return shares;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

async function searchShare(
  thread: SearchThread | undefined,
  { root, query, withRevisions, isOver }: SearchPart,
  files: readonly SearchedFile[],
): Promise<PartAnswer> {
  const found: FileHits[] = [];
  let unread = 0;
  let hits = 0;
  const mostKept = MOST_KEPT / MOST_THREADS;
  for (let at = 0; at < files.length && hits < MOST_HITS_IN_PART;) {
    if (isOver()) throw new Failure("busy");
    const rest = files.slice(at);
    const mostHits = MOST_HITS_IN_PART - hits;
    const outcome = await thread?.ask({ root, query, files: rest, mostHits, withRevisions, mostKept });
    if (outcome?.kind !== "answered") throw new Failure(outcome?.kind === "late" ? "timed-out" : "bug");
    const { answer } = outcome;
    for (const { index, ...file } of answer.found) {
      hits += file.hits.length;
      found.push({ path: rest[index]?.path ?? "", ...file });
    }
    unread += answer.unread;
    at += answer.searched;
  }
  return { found, unread };
}

function inOrder(files: readonly SearchedFile[], answers: readonly PartAnswer[]): PartAnswer {
  const byPath = new Map(answers.flatMap(({ found }) => found.map((file) => [file.path, file] as const)));
  return {
    found: files.flatMap(({ path }) => byPath.get(path) ?? []),
    unread: answers.reduce((sum, { unread }) => sum + unread, 0),
  };
}
