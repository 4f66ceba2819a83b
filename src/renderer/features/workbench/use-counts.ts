import { useEffect, useState } from "react";
import type { Counts } from "#core/markdown/counts";
import type { DocumentSession } from "../../state/document-session.ts";
import { whenPaused, workOn } from "../../state/when-paused.ts";
import type { CountAnswer, CountRequest } from "../../workers/counts.worker.ts";

/** Typing must pause this long, in milliseconds, before the document is counted again. */
const PAUSE = 400;

/** The document's length, counted by a worker when typing pauses; `null` before the first count. */
export function useCounts(session: DocumentSession, locale: string | null): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("../../workers/counts.worker.ts", import.meta.url), { type: "module" });
    let counted = "";
    const ask = () => {
      const { text, parts, path } = session.snapshot();
      const body = text.slice(parts.body.from);
      if (body === counted) return;
      counted = body;
      const request: CountRequest = { body, path, language: locale ?? "en" };
      worker.postMessage(request);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<CountAnswer>) => setCounts(data));
    const stop = whenPaused(workOn(session), PAUSE, ask);
    return () => {
      stop();
      worker.terminate();
    };
  }, [session, locale]);
  return counts;
}
