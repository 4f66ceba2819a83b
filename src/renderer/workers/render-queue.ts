/** One rendering at a time, always of the latest text, within a time limit. */

import { applyUnitPatch } from "#core/render/unit-patch";
import type { RenderedUnit } from "#core/render/renderer";
import type { RenderAnswer, RenderRequest } from "./render-protocol.ts";

/** A worker, or what stands for one in a test. */
export interface RenderWorker {
  readonly send: (request: RenderRequest) => void;
  readonly stop: () => void;
}

/** Start a worker; `hear` gets its answers, `fail` is called when it cannot be loaded or breaks. */
export type StartRenderWorker = (hear: (answer: RenderAnswer) => void, fail: () => void) => RenderWorker;

/** `slow`: the last text took too long and was given up; `failed`: it broke the renderer. The page stays as it was. */
export type RenderState = "starting" | "current" | "slow" | "failed";

export interface RenderQueueNeeds {
  readonly startWorker: StartRenderWorker;
  /** The page's units, and where the body's blocks begin (`blockStarts`). */
  readonly onUnits: (units: readonly RenderedUnit[], starts: readonly number[]) => void;
  readonly onState: (state: RenderState) => void;
  /** Milliseconds for one text, the loading of grammars included. */
  readonly limit: number;
}

export interface RenderQueue {
  /** Render this text; one that has not been begun yet is forgotten for it. */
  readonly render: (input: Omit<RenderRequest, "revision">) => void;
  readonly close: () => void;
}

/** A queue with a worker of its own, which is stopped and started anew when a text takes longer than the limit. */
export function createRenderQueue({ startWorker, onUnits, onState, limit }: RenderQueueNeeds): RenderQueue {
  let worker: RenderWorker | null = null;
  let isReady = false;
  let isBusy = false;
  let next: RenderRequest | null = null;
  let revision = 0;
  /** As the worker has them. */
  let units: readonly RenderedUnit[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const giveUp = (state: "slow" | "failed"): void => {
    clearTimeout(timer);
    worker?.stop();
    worker = null;
    isReady = false;
    isBusy = false;
    units = [];
    onState(state);
    // A later text may well be fine.
    if (next) begin();
  };
  const sendNext = (): void => {
    if (!worker || !isReady || isBusy || !next) return;
    const request = next;
    next = null;
    isBusy = true;
    clearTimeout(timer);
    timer = setTimeout(() => giveUp("slow"), limit);
    worker.send(request);
  };
  const hear = (answer: RenderAnswer): void => {
    if (answer.kind === "failed") return giveUp("failed");
    if (answer.kind === "ready") {
      isReady = true;
    } else {
      units = applyUnitPatch(units, answer.patch);
      isBusy = false;
      if (answer.isFinal) clearTimeout(timer);
      onUnits(units, answer.starts);
      onState("current");
    }
    sendNext();
  };
  const begin = (): void => {
    const started = startWorker(
      (answer) => worker === started && hear(answer),
      () => worker === started && giveUp("failed"),
    );
    worker = started;
  };

  return {
    render(input) {
      revision += 1;
      next = { ...input, revision };
      if (worker) sendNext();
      else begin();
    },
    close() {
      clearTimeout(timer);
      worker?.stop();
      worker = null;
      next = null;
    },
  };
}
