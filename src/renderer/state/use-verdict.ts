/** Has the site's own publisher judge the frontmatter of an open document, when typing pauses. */

import { useEffect, useEffectEvent } from "react";
import type { VerdictValue } from "#contract/publishing";
import type { DocumentSession, DocumentSnapshot } from "./document-session.ts";
import { whenPaused, workOn } from "./when-paused.ts";

/** Typing must pause this long, in milliseconds, before the publisher is asked again. */
const PAUSE = 300;

type Judge = (text: string) => Promise<VerdictValue>;

/**
 * Keep the publisher's judgement in the session's picture while the component is shown. Where it has none, or may not
 * be run (`isTrusted`), the schema as it is written in the folder goes on to judge.
 */
export function useVerdict(session: DocumentSession, judge: Judge, isTrusted: boolean): void {
  const ask = useEffectEvent(judge);
  useEffect(() => {
    if (isTrusted) return keepVerdict(session, (text) => ask(text));
    session.setVerdict(null);
    return undefined;
  }, [session, isTrusted]);
}

/** @returns how to stop. */
export function keepVerdict(session: DocumentSession, judge: Judge): () => void {
  let judged: string | null = null;
  let number = 0;
  const look = async () => {
    const head = headOf(session.snapshot());
    if (head === judged) return;
    judged = head;
    const own = (number += 1);
    const verdict = await judge(session.snapshot().text).catch(() => null);
    if (own !== number) return;
    // Another frontmatter by now, which is asked about when typing pauses, even if it is this one again then.
    if (headOf(session.snapshot()) !== head) judged = null;
    else session.setVerdict(verdict?.kind === "judged" ? verdict.refusals : null);
  };
  const stop = whenPaused(workOn(session), PAUSE, () => void look());
  return () => {
    stop();
    number += 1;
  };
}

function headOf({ text, parts }: DocumentSnapshot): string {
  return text.slice(0, parts.body.from);
}
