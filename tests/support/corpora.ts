/**
 * Real articles to test on: those of the sample site, and a folder of corpora that is not part of the project.
 * Where that is absent, tests say so and do with the sample site.
 */

import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { splitDocument } from "#core/document/parts";
import { dialectFor } from "#core/markdown/dialect";
import type { Dialect } from "#core/markdown/block";

export const corporaFolder = resolve(process.env["GALLEY_CORPORA"] ?? "../shared/corpora");

export interface RealArticle {
  readonly corpus: string;
  readonly path: string;
  readonly body: string;
  readonly dialect: Dialect;
}

export const haveCorpora = existsSync(corporaFolder);

/** `count` of the corpora's articles by a fixed seed; all of them with GALLEY_CORPORA_ALL=1, none where they are absent. */
export function corpusArticles(count: number): readonly RealArticle[] {
  return haveCorpora ? articlesOf(corporaFolder, count) : passOverCorpora();
}

/** Say that they are absent. */
export function passOverCorpora(): readonly never[] {
  console.warn(`no corpora at ${corporaFolder}: passed over (set GALLEY_CORPORA)`);
  return [];
}

/** The sample site's articles and `count` of the corpora's. */
export function realArticles(count: number): readonly RealArticle[] {
  return [...articlesOf(resolve("resources/sample-site"), Infinity), ...corpusArticles(count)];
}

function articlesOf(folder: string, count: number): readonly RealArticle[] {
  const paths = globSync("**/*.{md,mdx,markdown}", { cwd: folder }).toSorted();
  const all = process.env["GALLEY_CORPORA_ALL"] === "1" || paths.length <= count;
  return (all ? paths : sample(paths, count)).map((path) => readArticle(folder, path));
}

function readArticle(folder: string, path: string): RealArticle {
  const text = readFileSync(join(folder, path), "utf8");
  const { body } = splitDocument(text);
  return {
    corpus: folder === corporaFolder ? (path.split("/")[0] ?? "") : "sample-site",
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
