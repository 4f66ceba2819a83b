import type { StartRenderWorker } from "./render-queue.ts";
import type { RenderAnswer } from "./render-protocol.ts";

/** Start the renderer in a worker of the window. */
export const startRenderWorker: StartRenderWorker = (hear, fail) => {
  const worker = new Worker(new URL("./render.worker.ts", import.meta.url), {
    type: "module",
    name: "render",
  });
  worker.addEventListener("message", ({ data }: MessageEvent<RenderAnswer>) => hear(data));
  worker.addEventListener("error", fail);
  return { send: (request) => worker.postMessage(request), stop: () => worker.terminate() };
};
