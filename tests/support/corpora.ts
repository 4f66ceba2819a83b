/** Real articles to test on. They are not part of the project: where they are absent, tests say so and pass over them. */

import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { splitDocument } from "#core/document/parts";
import { dialectFor } from "#core/markdown/dialect";
import type { Dialect } from "#core/markdown/block";

export const corporaFolder = resolve(process.env["GALLEY_CORPORA"] ?? "../shared/corpora");
export const haveCorpora = existsSync(corporaFolder);

export interface CorpusArticle {
  readonly corpus: string;
  readonly path: string;
  readonly body: string;
  readonly dialect: Dialect;
}

/** Every `count`-th part of the articles by a fixed seed, or all of them with GALLEY_CORPORA_ALL=1. */
export function corpusArticles(count: number): readonly CorpusArticle[] {
  if (!haveCorpora) {
    console.warn(`no corpora at ${corporaFolder}: their tests are passed over (set GALLEY_CORPORA)`);
    return [];
  }
  const paths = globSync("**/*.{md,mdx,markdown}", { cwd: corporaFolder }).toSorted();
  const all = process.env["GALLEY_CORPORA_ALL"] === "1" || paths.length <= count;
  return (all ? paths : sample(paths, count)).map(readArticle);
}

function readArticle(path: string): CorpusArticle {
  const text = readFileSync(join(corporaFolder, path), "utf8");
  const { body } = splitDocument(text);
  return {
    corpus: path.split("/")[0] ?? "",
    path,
    body: text.slice(body.from, body.to),
    dialect: dialectFor(path, null),
  };
}

function sample(paths: readonly string[], count: number): readonly string[] {
  const next = seededRandom(20261122);
  return paths
    .map((path) => ({ path, key: next() }))
    .toSorted((left, right) => left.key - right.key)
    .slice(0, count)
    .map(({ path }) => path);
}

/** Numbers between 0 and 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
