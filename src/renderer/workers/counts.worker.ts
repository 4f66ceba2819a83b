/** Counts a body's words and characters off the window's thread. */

import { parseBody } from "#core/markdown/body";
import { countBody, type Counts } from "#core/markdown/counts";
import { dialectFor } from "#core/markdown/dialect";

export interface CountRequest {
  readonly body: string;
  readonly path: string;
  readonly language: string;
}
export type CountAnswer = Counts;

addEventListener("message", ({ data }: MessageEvent<CountRequest>) => {
  const answer: CountAnswer = countBody(parseBody(data.body, dialectFor(data.path, null)), data.language);
  postMessage(answer);
});
