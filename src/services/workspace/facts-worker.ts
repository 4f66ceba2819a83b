/** A thread that parses bodies and says what it found in them. It reads no file and writes nothing. */

import { splitDocument } from "#core/document/parts";
import { readFacts } from "#core/health/facts";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { bodyPlace, bodyProblems } from "#core/problems/body";
import { answerTasks } from "../threads/answer-tasks.ts";
import type { ReadBody } from "./body-cache.ts";

export interface FactsTask {
  readonly path: string;
  /** The whole document: problems have their place in it. */
  readonly text: string;
  /** The publisher's name: it decides how bodies are read. */
  readonly publisher: string | null;
}

function read({ path, text, publisher }: FactsTask): ReadBody {
  const parts = splitDocument(text);
  const body = parseBody(text.slice(parts.body.from, parts.body.to), dialectFor(path, publisher));
  const place = bodyPlace(parts, publisher);
  return { problems: bodyProblems(body, place), facts: readFacts(body, place.line) };
}

answerTasks(read);
