/** Reads bodies off the window's thread: a long article must not stop the keys. */

import type { Dialect } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { targetsOf } from "#core/markdown/labels";
import { toVisual } from "#core/visual/to-visual";

/** What the window asks for; it ends a worker that takes too long. */
export interface BodyRequest {
  readonly text: string;
  readonly dialect: Dialect;
}

addEventListener("message", ({ data }: MessageEvent<BodyRequest>) => {
  const body = parseBody(data.text, data.dialect);
  const targets = targetsOf(body.blocks);
  postMessage({ body, nodes: body.blocks.map((block) => toVisual(block, targets)) });
});
