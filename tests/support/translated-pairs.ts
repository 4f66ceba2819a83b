/** Real articles with their translations: the sample site's, and those of the corpora that alignment was checked on. */

import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { corporaFolder, haveCorpora, passOverCorpora } from "./corpora.ts";

export interface TranslatedPair {
  readonly source: string;
  readonly target: string;
}

/** The sample site's pairs and `count` of the corpora's, none where they are absent; all with GALLEY_CORPORA_ALL=1. */
export function translatedPairs(count: number): readonly TranslatedPair[] {
  const sample = resolve("resources/sample-site");
  const own = globSync("**/ja.md", { cwd: sample }).flatMap((target) =>
    pairAt(sample, target.replace(/ja\.md$/, "en.md"), target),
  );
  if (!haveCorpora) return [...own, ...passOverCorpora()];
  const listed = JSON.parse(
    readFileSync(resolve("tests/fixtures/alignment/pairs.json"), "utf8"),
  ) as readonly { readonly source: string; readonly target: string }[];
  const most = process.env["GALLEY_CORPORA_ALL"] === "1" ? Infinity : count;
  return [
    ...own,
    ...listed.flatMap(({ source, target }) => pairAt(corporaFolder, source, target)).slice(0, most),
  ];
}

function pairAt(folder: string, source: string, target: string): readonly TranslatedPair[] {
  const [one, other] = [join(folder, source), join(folder, target)];
  if (!existsSync(one) || !existsSync(other)) return [];
  return [{ source: readFileSync(one, "utf8"), target: readFileSync(other, "utf8") }];
}
