/** Has the site's own publisher judge the frontmatter of an open document, when typing pauses. */

import { useEffect, useEffectEvent } from "react";
import type { VerdictValue } from "#contract/publishing";
import type { DocumentSession } from "./document-session.ts";
import { whenPaused } from "./when-paused.ts";

/** Typing must pause this long, in milliseconds, before the publisher is asked again. */
const PAUSE = 300;

/**
 * Keep the publisher's judgement in the session's picture while the component is shown. Where it has none, or may not
 * be run (`isTrusted`), the schema as it is written in the folder goes on to judge.
 */
export function useVerdict(
  session: DocumentSession,
  judge: (text: string) => Promise<VerdictValue>,
  isTrusted: boolean,
): void {
  const ask = useEffectEvent(judge);
  useEffect(() => {
    if (!isTrusted) {
      session.setVerdict(null, session.snapshot().text);
      return;
    }
    let judged: string | null = null;
    let number = 0;
    const look = async () => {
      const { text, parts } = session.snapshot();
      const head = text.slice(0, parts.body.from);
      if (head === judged) return;
      judged = head;
      const own = (number += 1);
      const verdict = await ask(text).catch(() => null);
      if (own !== number) return;
      session.setVerdict(verdict?.kind === "judged" ? verdict.refusals : null, text);
    };
    const stop = whenPaused(session.subscribe, PAUSE, () => void look());
    return () => {
      stop();
      number += 1;
    };
  }, [session, isTrusted]);
}
