/** A thread that parses bodies and says what it found in them. It reads no file and writes nothing. */

import { readFacts } from "#core/health/facts";
import { documentAt, type TextAt } from "#core/markdown/document-at";
import { bodyPlace, bodyProblems } from "#core/problems/body";
import { answerTasks } from "../threads/answer-tasks.ts";
import type { ReadBody } from "./body-cache.ts";

/** The whole document: problems have their place in it. */
export interface FactsTask extends TextAt {
  /** The publisher's name: it decides how bodies are read. */
  readonly publisher: string | null;
}

function read({ publisher, ...file }: FactsTask): ReadBody {
  const { parts, body } = documentAt(file, publisher);
  const place = bodyPlace(parts, publisher);
  return { problems: bodyProblems(body, place), facts: readFacts(body, place.line) };
}

answerTasks(read);
