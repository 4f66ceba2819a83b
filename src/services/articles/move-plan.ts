/** What giving an article another key does to the folder: which files go where, and which addresses follow. */

import { setImmediate } from "node:timers/promises";
import { bodyAddresses, fieldTexts } from "#core/articles/addresses";
import { mayNameMoved, movesOf, textAfterMove, type ArticleMove } from "#core/articles/moving";
import { changedLines } from "#core/bulk/change-text";
import { folderOf, joinPaths, pathOfAddress } from "#core/links/paths";
import { dialectFor } from "#core/markdown/dialect";
import type { Article, Collection } from "#core/library/article";
import type { MoveValue } from "#contract/articles";
import type { PlannedFile } from "#contract/changes";
import { Failure } from "#contract/failure";
import { readBytes, readDocument } from "../storage/documents.ts";
import { encodeText } from "../storage/encoding.ts";
import { filesBelow } from "../storage/folders.ts";
import { isMediaPath } from "../storage/names.ts";
import { contentPath, type ExistingFile, type PathResolver } from "../storage/paths.ts";
import type { FileStep } from "./file-set.ts";

export interface MovePlan {
  readonly moves: readonly MoveValue[];
  readonly files: readonly PlannedFile[];
  readonly left: readonly string[];
  readonly unread: readonly string[];
  /** What is written, the addresses in the files of `without` left as they are. */
  readonly steps: (without: ReadonlySet<string>) => readonly FileStep[];
}

export interface MovePlanNeeds {
  readonly resolver: PathResolver;
  readonly collections: readonly Collection[];
  readonly articles: readonly Article[];
  readonly publisher: string | null;
}

const MOST_IN_FOLDER = 2000;

/**
 * Plan it. Fails with `exists` where a file stands in the way, with `not-found` for an article that is not there, with
 * `is-a-link` for one that is a link to another or stands in a linked folder.
 */
export async function planMove(needs: MovePlanNeeds, id: string, key: string): Promise<MovePlan> {
  const article = articleOf(needs.articles, id);
  const { files, left, kept } = await filesOf(needs, article, key);
  for (const [from, to] of files) if (from !== to) await needs.resolver.newFile(to);
  const collection = needs.collections.find((each) => each.id === article.collection);
  const paths = needs.articles.flatMap(({ variants }) => variants.map(({ path }) => path));
  const standing = new Set([...paths, ...files.keys(), ...kept]);
  const move: ArticleMove = {
    files,
    collection: collection?.folder ?? "",
    locales: collection?.locales ?? [],
    key: { from: article.key, to: key },
    exists: (path) => standing.has(path),
  };
  await addNamedFiles(needs, article, standing);
  const { edited, unread } = await followAddresses(needs, move, paths);
  const bytes = new Map<string, Uint8Array>();
  for (const path of files.keys()) bytes.set(path, await readBytes(await fileToMove(needs.resolver, path)));
  return {
    moves: [...files].map(([from, to]) => ({ from, to })),
    files: [...edited].map(([path, { before, after }]) => ({ path, ...changedLines(before, after) })),
    left: [...left, ...kept],
    unread,
    steps: (without) => stepsOf({ files, edited, bytes }, without),
  };
}

/** The file that stands at `path` itself: through a link, another article would go in its place. */
async function fileToMove(resolver: PathResolver, path: string): Promise<ExistingFile> {
  const file = await resolver.file(path);
  if (contentPath(resolver.root, file.real) !== path) throw new Failure("is-a-link", { path });
  return file;
}

export function articleOf(articles: readonly Article[], id: string): Article {
  const article = articles.find((each) => each.id === id);
  if (!article) throw new Failure("not-found", { path: id });
  return article;
}

/** The article's files under `key`, with what stands in its own folders; `kept` cannot be filed by Galley and stays. */
export async function filesOf(
  { resolver, articles }: Pick<MovePlanNeeds, "resolver" | "articles">,
  article: Article,
  key: string,
): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly left: readonly string[];
  readonly kept: readonly string[];
}> {
  const folders = new Map<string, readonly string[]>();
  const around = new Set(article.variants.flatMap(({ path }) => foldersAbove(path)));
  const others = articles.filter(({ id }) => id !== article.id).flatMap(({ variants }) => variants);
  const shared = new Set(others.flatMap(({ path }) => foldersAbove(path)));
  for (const folder of around)
    if (!shared.has(folder)) folders.set(folder, await ownFiles(resolver.root, folder));
  const { files, left } = movesOf(article, key, {
    filesIn: (folder) => folders.get(folder) ?? [],
    isShared: (folder) => shared.has(folder) || !around.has(folder),
  });
  const isFiled = (path: string): boolean =>
    isMediaPath(path) || article.variants.some((variant) => variant.path === path);
  return {
    files: new Map([...files].filter(([path]) => isFiled(path))),
    left,
    kept: [...files.keys()].filter((path) => !isFiled(path)),
  };
}

function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join("/"));
}

async function ownFiles(root: string, folder: string): Promise<readonly string[]> {
  const found = await filesBelow(root, folder, MOST_IN_FOLDER);
  if (found.length > MOST_IN_FOLDER) throw new Failure("too-large", { path: folder });
  return found;
}

/** What the article's own relative addresses may name: whether it is there decides whether they follow. */
async function addNamedFiles(
  { resolver, publisher }: Pick<MovePlanNeeds, "resolver" | "publisher">,
  { variants }: Article,
  standing: Set<string>,
): Promise<void> {
  for (const { path } of variants) {
    const { text } = await readDocument(await resolver.article(path));
    const written = [...bodyAddresses(text, dialectFor(path, publisher)), ...fieldTexts(text)];
    for (const { text: address } of written) {
      if (/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address) || address.length > 1000) continue;
      const target = joinPaths(folderOf(path), pathOfAddress(address));
      if (target === null || target === "" || standing.has(target)) continue;
      const file = await resolver.file(target).catch(() => null);
      if (file) standing.add(target);
    }
  }
}

interface Edited {
  readonly before: string;
  readonly after: string;
  readonly beforeBytes: Uint8Array;
  readonly afterBytes: Uint8Array;
}

async function followAddresses(needs: MovePlanNeeds, move: ArticleMove, paths: readonly string[]) {
  const edited = new Map<string, Edited>();
  const unread: string[] = [];
  for (const [index, path] of paths.entries()) {
    if (index % 64 === 0) await setImmediate();
    try {
      const file = await needs.resolver.article(path);
      const { text: before, encoding, readOnly } = await readDocument(file);
      if (!move.files.has(path) && !mayNameMoved(before, move)) continue;
      const after = textAfterMove(before, path, move, dialectFor(path, needs.publisher));
      if (after === before) continue;
      if (readOnly !== null) unread.push(path);
      else
        edited.set(path, {
          before,
          after,
          beforeBytes: encodeText(before, encoding),
          afterBytes: encodeText(after, encoding),
        });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread.push(path);
    }
  }
  return { edited, unread };
}

interface Planned {
  readonly files: ReadonlyMap<string, string>;
  readonly edited: ReadonlyMap<string, Edited>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/**
 * New places first, with the bytes of the old ones, so that their history is found; then the addresses; the old
 * places last.
 */
function stepsOf({ files, edited, bytes }: Planned, without: ReadonlySet<string>): readonly FileStep[] {
  const moved = [...files].flatMap(([from, to]) => {
    const before = bytes.get(from);
    return before === undefined ? [] : [{ from, to, before }];
  });
  const edits = [...edited].filter(([path]) => !without.has(path));
  return [
    ...moved.map(({ to, before }) => ({ path: to, before: null, after: before })),
    ...edits.map(([path, { beforeBytes, afterBytes }]) => ({
      path: files.get(path) ?? path,
      before: beforeBytes,
      after: afterBytes,
    })),
    ...moved.map(({ from, before }) => ({ path: from, before, after: null })),
  ];
}
