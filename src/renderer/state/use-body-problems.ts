/** Has the body of an open document looked through for problems, when typing pauses. */

import { useEffect } from "react";
import { bodyPlace } from "#core/problems/body";
import type { Problem } from "#core/problems/problem";
import { mayHoldLiteralEmphasis } from "#core/problems/emphasis";
import type { ProblemsAnswer, ProblemsRequest } from "../workers/problems.worker.ts";
import type { DocumentSession } from "./document-session.ts";
import { whenPaused, workOn } from "./when-paused.ts";

/** Typing must pause this long, in milliseconds, before the body is looked through again. */
const PAUSE = 400;

/** Keep the body's problems in the session's picture up to date while the component is shown. */
export function useBodyProblems(session: DocumentSession, publisher: string | null): void {
  useEffect(() => {
    let worker: Worker | null = null;
    let looked: string | null = null;
    let found: readonly Problem[] | null = null;
    let number = 0;
    const startWorker = () => {
      const started = new Worker(new URL("../workers/problems.worker.ts", import.meta.url), {
        type: "module",
      });
      started.addEventListener("message", ({ data }: MessageEvent<ProblemsAnswer>) => {
        if (data.number === number && looked !== null)
          session.setBodyProblems((found = data.problems), looked);
      });
      return started;
    };
    const look = () => {
      const { text, parts, path } = session.snapshot();
      if (text === looked) {
        // Edits that were taken back may have left problems out.
        if (found) session.setBodyProblems(found, text);
        return;
      }
      looked = text;
      found = null;
      number++;
      const body = text.slice(parts.body.from);
      // Most bodies hold nothing to look for: they need no worker.
      if (!mayHoldLiteralEmphasis(body)) return session.setBodyProblems((found = []), text);
      worker ??= startWorker();
      const request: ProblemsRequest = { number, body, path, place: bodyPlace(parts, publisher) };
      worker.postMessage(request);
    };
    const stop = whenPaused(workOn(session), PAUSE, look);
    return () => {
      stop();
      worker?.terminate();
    };
  }, [session, publisher]);
}
