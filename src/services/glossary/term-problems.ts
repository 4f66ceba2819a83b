/** Which translations do not keep to the site's glossary. */

import type { FileProblem } from "#contract/values";
import { Failure } from "#contract/failure";
import { readGlossary, termsFor, type Term } from "#core/glossary/glossary";
import type { Problem } from "#core/problems/problem";
import type { Library } from "#core/library/group";
import { readGlossaryText } from "../storage/glossary-file.ts";
import { workerFile } from "../storage/worker-file.ts";
import { openThread } from "../threads/thread.ts";
import type { TermsTask } from "./terms-worker.ts";

export interface TermProblemsNeeds {
  readonly root: string;
  readonly library: Pick<Library, "articles">;
  readonly publisher: string | null;
  /** What a file holds; `undefined` for one that was not read. */
  readonly textOf: (path: string) => string | undefined;
}

/** The longest that one translation is waited for, in milliseconds. */
const LIMIT = 4000;

/** The problems by file, in the library's order; none where the site has no glossary. */
export async function termProblems(needs: TermProblemsNeeds): Promise<readonly FileProblem[]> {
  const terms = readGlossary(await glossaryAt(needs.root));
  if (terms.length === 0) return [];
  const thread = openThread<TermsTask, readonly Problem[]>(workerFile("terms-worker"), LIMIT);
  const found: FileProblem[] = [];
  try {
    for (const { task, path } of tasksFor(needs, terms)) {
      const outcome = await thread.ask(task);
      if (outcome.kind !== "answered") continue;
      found.push(
        ...outcome.answer.map((problem): FileProblem => ({ path: path as FileProblem["path"], problem })),
      );
    }
  } finally {
    await thread.close();
  }
  return found;
}

/** One that cannot be read says nothing of the articles: the glossary's own page tells of it. */
async function glossaryAt(root: string): Promise<string> {
  try {
    return await readGlossaryText(root);
  } catch (error) {
    if (error instanceof Failure) return "";
    throw error;
  }
}

/** Translations whose texts hold any of the terms at all: only those are taken apart. */
function* tasksFor(
  { library, publisher, textOf }: TermProblemsNeeds,
  terms: readonly Term[],
): Generator<{ readonly task: TermsTask; readonly path: string }> {
  const byLocales = new Map<string, readonly Term[]>();
  for (const { variants } of library.articles) {
    const [first, ...others] = variants;
    const source = first && textOf(first.path);
    if (!first || source === undefined) continue;
    for (const { path, locale } of others) {
      const target = textOf(path);
      if (target === undefined) continue;
      const key = `${first.locale ?? ""}>${locale ?? ""}`;
      const own = byLocales.get(key) ?? termsFor(terms, { source: first.locale, target: locale });
      byLocales.set(key, own);
      const [here, there] = [source.toLowerCase(), target.toLowerCase()];
      const held = own.filter((term) => isHeld(term, here, there));
      if (held.length === 0) continue;
      yield {
        path,
        task: {
          source: { path: first.path, text: source },
          target: { path, text: target },
          publisher,
          terms: held,
        },
      };
    }
  }
}

/** Whether the texts, in lower case, hold what the term is about. */
function isHeld({ use, source: word, target: translation }: Term, source: string, target: string): boolean {
  if (use === "value") return false;
  return use === "forbidden" ? holds(target, translation) : holds(source, word);
}

function holds(text: string, word: string): boolean {
  const [start = ""] = word.split(/\s/);
  return text.includes(start.toLowerCase());
}
