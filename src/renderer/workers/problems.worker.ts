/** Looks for problems in a body off the window's thread. It keeps the body: after an edit only changed blocks are read. */

import { editBetween } from "#core/document/patch";
import type { Body } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { reparseBody } from "#core/markdown/reparse";
import { bodyProblems, type BodyPlace } from "#core/problems/body";
import type { Problem } from "#core/problems/problem";

/** A document's body, and where it stands. One worker serves one document. */
export interface ProblemsRequest {
  /** Counts up: an answer names its question. */
  readonly number: number;
  readonly body: string;
  readonly path: string;
  readonly place: BodyPlace;
}

export interface ProblemsAnswer {
  readonly number: number;
  readonly problems: readonly Problem[];
}

let last: Body | null = null;

addEventListener("message", ({ data }: MessageEvent<ProblemsRequest>) => {
  const { number, body, path, place } = data;
  last = last
    ? reparseBody(last, editBetween(bodyText(last), body))
    : parseBody(body, dialectFor(path, place.publisher));
  const answer: ProblemsAnswer = { number, problems: bodyProblems(last, place) };
  postMessage(answer);
});
