/** A thread that keeps the texts of files and searches them. It writes nothing. */

import { compileSearch, type Search } from "#core/search/search";
import type { SearchHit, SearchQuery } from "#core/search/query";
import { searchedText, type SearchedText } from "#core/search/searched-text";
import { decodeBytes, encodeText, revisionOf } from "../storage/encoding.ts";
import { readInside } from "../storage/read-inside.ts";
import { answerTasks } from "../threads/answer-tasks.ts";

export interface SearchTask {
  /** The workspace's real folder: nothing outside of it is read. */
  readonly root: string;
  readonly query: SearchQuery;
  /** `version`: another number whenever the file was found to be another. */
  readonly files: readonly { readonly path: string; readonly version: number }[];
  readonly mostHits: number;
  readonly withRevisions: boolean;
  /** Bytes of files that the thread may keep. */
  readonly mostKept: number;
}

export interface FoundFile {
  /** Which of the task's files. */
  readonly index: number;
  /** Of the bytes that were searched; `null` where it was not asked for, or they are no text that can be written back. */
  readonly revision: string | null;
  readonly hits: readonly SearchHit[];
}

export interface SearchAnswer {
  readonly found: readonly FoundFile[];
  /** How many of the files were searched: the thread answers now and then, however many there are. */
  readonly searched: number;
  /** Of those, how many could not be read. */
  readonly unread: number;
}

/** So long a thread works until it says what it has: a search that nobody waits for any more ends then. */
const TURN_MILLISECONDS = 60;

interface Kept {
  readonly version: number;
  readonly searched: SearchedText;
  readonly revision: () => string | null;
  readonly size: number;
}

/** In the order in which they were read: the oldest go first. */
const kept = new Map<string, Kept>();
let keptBytes = 0;
let lastSearch: { readonly key: string; readonly search: Search } | null = null;

function search(task: SearchTask): SearchAnswer {
  const { find } = searchOf(task.query);
  const end = performance.now() + TURN_MILLISECONDS;
  const found: FoundFile[] = [];
  let hits = 0;
  let unread = 0;
  for (const [index, file] of task.files.entries()) {
    if (hits >= task.mostHits || (index > 0 && performance.now() > end))
      return { found, searched: index, unread };
    const text = textOf(task, file);
    if (text === null) {
      unread++;
      continue;
    }
    const own = find(text.searched, task.mostHits - hits);
    if (own.length === 0) continue;
    hits += own.length;
    found.push({ index, revision: task.withRevisions ? text.revision() : null, hits: own });
  }
  return { found, searched: task.files.length, unread };
}

function searchOf(query: SearchQuery): Search {
  const key = JSON.stringify(query);
  if (lastSearch?.key === key) return lastSearch.search;
  const compiled = compileSearch(query);
  if ("kind" in compiled) throw new RangeError(`no search: ${compiled.kind}`);
  lastSearch = { key, search: compiled };
  return compiled;
}

/** The file's text, from memory where it is known to be the same; `null` where it cannot be read. */
function textOf({ root, mostKept }: SearchTask, { path, version }: SearchTask["files"][number]): Kept | null {
  const key = `${root}\n${path}`;
  const known = kept.get(key);
  if (known?.version === version) return known;
  forget(key);
  try {
    const bytes = readInside(root, path);
    if (bytes === null) return null;
    const { text, encoding, exact } = decodeBytes(bytes);
    // The text alone is kept: what names its bytes is found out from them when it is asked for.
    const revision = (): string | null => (exact ? revisionOf(encodeText(text, encoding)) : null);
    const file = { version, searched: searchedText(text), size: bytes.length, revision };
    kept.set(key, file);
    keptBytes += file.size;
    for (const [oldest] of kept) {
      if (keptBytes <= mostKept || oldest === key) break;
      forget(oldest);
    }
    return file;
  } catch {
    return null;
  }
}

function forget(key: string): void {
  keptBytes -= kept.get(key)?.size ?? 0;
  kept.delete(key);
}

answerTasks(search);
