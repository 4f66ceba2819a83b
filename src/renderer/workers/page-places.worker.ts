/** Says what each block of a body shows on a page, off the window's thread: a published page is read in its light. */

import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { blockStarts } from "#core/markdown/places";
import { lettersOfBlocks } from "#core/publish/evidence";

export interface PagePlacesRequest {
  readonly body: string;
  readonly path: string;
  readonly publisher: string;
}

export interface PagePlaces {
  /** Where each block begins in the body, and last where it ends. */
  readonly starts: readonly number[];
  /** The letters that each block shows; "" where a publisher makes something of its own of it. */
  readonly letters: readonly string[];
}

addEventListener("message", ({ data }: MessageEvent<PagePlacesRequest>) => {
  const body = parseBody(data.body, dialectFor(data.path, data.publisher));
  const answer: PagePlaces = { starts: blockStarts(body), letters: lettersOfBlocks(body) };
  postMessage(answer);
});
