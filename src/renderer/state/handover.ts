/** Where a person was in an editor that was just taken away: the one in its place opens there. */

import type { DocumentSession } from "./document-session.ts";

/** In code units of the document's text. */
export interface LeftPlace {
  /** An editor of the same kind knows its own place better. */
  readonly by: "visual" | "source";
  readonly caret: number;
  /** What was at the upper edge; `null`: the beginning. */
  readonly top: number | null;
}

/** An editor that opens later than this, in milliseconds, is not in the other's place. */
const SOON = 3000;

let left: { readonly session: DocumentSession; readonly place: LeftPlace; readonly at: number } | null = null;

export function handOver(session: DocumentSession, place: LeftPlace): void {
  left = { session, place, at: performance.now() };
}

/** The place that an editor of another kind left just now, once. */
export function takeOver(session: DocumentSession, by: LeftPlace["by"]): LeftPlace | null {
  const found = left?.session === session && performance.now() - left.at < SOON ? left.place : null;
  left = null;
  return found?.by === by ? null : found;
}
