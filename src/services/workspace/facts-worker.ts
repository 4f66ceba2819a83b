/** A thread that parses bodies and says what it found in them. It reads no file and writes nothing. */

import { parentPort } from "node:worker_threads";
import { splitDocument } from "#core/document/parts";
import { NO_FACTS, readFacts } from "#core/health/facts";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { bodyPlace, bodyProblems } from "#core/problems/body";
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
  const content = text.slice(parts.body.from, parts.body.to);
  if (content.trim() === "") return { problems: [], facts: NO_FACTS };
  const body = parseBody(content, dialectFor(path, publisher));
  const place = bodyPlace(parts, publisher);
  return { problems: bodyProblems(body, place), facts: readFacts(body, place.line) };
}

parentPort?.on("message", (task: FactsTask) => parentPort?.postMessage(read(task)));
// What is loaded by now does not count towards a body's time.
parentPort?.postMessage("ready");
