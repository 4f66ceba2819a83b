/** Every problem of every article, read as the editor reads it. */

import { splitDocument, type DocumentParts } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { bodyPlace, bodyProblems } from "#core/problems/body";
import { problemsOf } from "#core/problems/check";
import { mayHoldLiteralEmphasis } from "#core/problems/emphasis";
import type { Problem } from "#core/problems/problem";
import type { JsonSchema } from "#core/schema/field";
import { Failure } from "#contract/failure";
import type { FileProblem } from "#contract/values";
import { otherReadings } from "../frontmatter/other-reading.ts";
import { readDocument } from "../storage/documents.ts";
import type { PathResolver } from "../storage/paths.ts";
import type { Unreadable } from "./walk.ts";

export interface CheckNeeds {
  readonly resolver: PathResolver;
  /** Each article's path with its collection's schema, in the order of the answer. */
  readonly articles: readonly { readonly path: string; readonly schema: JsonSchema | null }[];
  readonly unreadable: readonly Unreadable[];
  /** Whether the site is built on gray-matter: then its other readings are worth a note. */
  readonly notesOtherReadings: boolean;
  /** The publisher's name: it decides how bodies are read. */
  readonly publisher: string | null;
}

const AT_ONCE = 8;

/** All problems, by file and then in document order. A file that is gone by now has none. */
export async function checkArticles(needs: CheckNeeds): Promise<readonly FileProblem[]> {
  const results: (readonly FileProblem[])[] = needs.articles.map(() => []);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < needs.articles.length; index = next++) {
      const article = needs.articles[index];
      if (!article) continue;
      const problems = await checkArticle(needs, article.path, article.schema);
      results[index] = problems.map((problem) => ({ path: article.path, problem }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const names = needs.unreadable.filter(({ reason }) => reason === "name");
  return [
    ...results.flat(),
    ...names.map(({ path }) => ({ path, problem: problem("encoding-unsupported", { name: path }) })),
  ];
}

async function checkArticle(
  needs: CheckNeeds,
  path: string,
  schema: JsonSchema | null,
): Promise<readonly Problem[]> {
  try {
    const { text, readOnly } = await readDocument(await needs.resolver.article(path));
    const parts = splitDocument(text);
    const reading = readFrontmatter(parts);
    return [
      ...(readOnly === "encoding" ? [problem("encoding-unsupported", {})] : []),
      ...problemsOf(parts, reading, schema),
      ...(needs.notesOtherReadings ? otherReadings(parts, reading) : []),
      ...problemsInBody(parts, path, needs.publisher),
    ];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

/** A body is read only where there may be something to find: that is what a check of many files costs. */
function problemsInBody(parts: DocumentParts, path: string, publisher: string | null): readonly Problem[] {
  const content = parts.text.slice(parts.body.from, parts.body.to);
  if (!mayHoldLiteralEmphasis(content)) return [];
  return bodyProblems(parseBody(content, dialectFor(path, publisher)), bodyPlace(parts, publisher));
}

function problem(rule: "encoding-unsupported", details: Problem["details"]): Problem {
  return { rule, severity: "error", details };
}
