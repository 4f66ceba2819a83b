/** The first reading of a body: at once where that is quick, in a worker with a deadline where it may not be. */

import type { Body, Dialect } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import type { VisualNode } from "#core/visual/node";
import type { BodyRequest } from "../../workers/body.worker.ts";
import { visualNodesOf } from "./visual-nodes.ts";

export interface ReadBody {
  readonly body: Body;
  readonly nodes: readonly VisualNode[];
}

/** Why a body is only shown as source. */
export type Unreadable = "too-long" | "too-slow" | "failed";
export type Reading =
  | { readonly kind: "read"; readonly read: ReadBody }
  | { readonly kind: "unreadable"; readonly why: Unreadable };

/** In code units: below, a worker's start costs more than the reading. */
const QUICK = 30_000;
/**
 * In code units: above, the browser and ProseMirror take more than two frames (33 ms) of the processor for a key,
 * whatever Galley does (docs/performance.md).
 */
export const LONGEST_VISUAL = 400_000;
/** In milliseconds on the clock, which a busy machine stretches tenfold: nothing waits for it but this article. */
const DEADLINE = 20_000;

/** Read `text`. `cancel` ends the reading; its promise then never settles. */
export function readBody(
  text: string,
  dialect: Dialect,
): { readonly done: Promise<Reading>; readonly cancel: () => void } {
  if (text.length > LONGEST_VISUAL) return settled({ kind: "unreadable", why: "too-long" });
  if (text.length < QUICK) {
    const body = parseBody(text, dialect);
    return settled({ kind: "read", read: { body, nodes: visualNodesOf(body) } });
  }
  const worker = new Worker(new URL("../../workers/body.worker.ts", import.meta.url), { type: "module" });
  const { promise, resolve } = Promise.withResolvers<Reading>();
  const finish = (reading: Reading) => {
    clearTimeout(timer);
    worker.terminate();
    resolve(reading);
  };
  const timer = setTimeout(() => finish({ kind: "unreadable", why: "too-slow" }), DEADLINE);
  worker.addEventListener("message", ({ data }: MessageEvent<ReadBody>) =>
    finish({ kind: "read", read: data }),
  );
  worker.addEventListener("error", () => finish({ kind: "unreadable", why: "failed" }));
  const request: BodyRequest = { text, dialect };
  worker.postMessage(request);
  return {
    done: promise,
    cancel() {
      clearTimeout(timer);
      worker.terminate();
    },
  };
}

function settled(reading: Reading) {
  return { done: Promise.resolve(reading), cancel: () => {} };
}
