/** Finds what the blocks of a page show and where they begin, on a thread of its own. */

import type { PagePlaces, PagePlacesRequest } from "../../workers/page-places.worker.ts";

/** @returns how to ask about a text, and how to end. */
export function startPagePlaces(onPlaces: (places: PagePlaces) => void) {
  const worker = new Worker(new URL("../../workers/page-places.worker.ts", import.meta.url), {
    type: "module",
  });
  worker.addEventListener("message", ({ data }: MessageEvent<PagePlaces>) => onPlaces(data));
  return {
    ask: (request: PagePlacesRequest) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}
