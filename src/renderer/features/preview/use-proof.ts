/** A production build of the text as it stands, asked for by a person. */

import { useState } from "react";
import type { ProofValue } from "#contract/publishing";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";

export type Proof =
  | { readonly kind: "none" }
  | { readonly kind: "building" }
  | {
      readonly kind: "answered";
      /** `failed`: Galley did not answer, or the publisher was stopped. */
      readonly value: ProofValue | { readonly kind: "failed" };
      /** The text is another by now: the proof says nothing of it. */
      readonly isOfEarlierText: boolean;
    };

interface Asked {
  readonly text: string;
  readonly value: ProofValue | { readonly kind: "failed" } | null;
}

export interface ProofControl {
  readonly proof: Proof;
  readonly start: () => void;
  readonly forget: () => void;
}

/** One proof at a time: while one is built, asking again does nothing. */
export function useProof(
  session: DocumentSession,
  prove: (text: string) => Promise<ProofValue>,
): ProofControl {
  const [asked, setAsked] = useState<Asked | null>(null);
  // Not the text itself: a key draws this again only where it makes the proof one of an earlier text.
  const isOfEarlierText = useSnapshotPart(session, ({ text }) => asked !== null && asked.text !== text);
  const start = () => {
    if (asked?.value === null) return;
    session.flush();
    const own = session.snapshot().text;
    setAsked({ text: own, value: null });
    const answer = (value: Asked["value"]) =>
      setAsked((now) => (now?.text === own && now.value === null ? { text: own, value } : now));
    prove(own).then(answer, () => answer({ kind: "failed" }));
  };
  return { proof: proofOf(asked, isOfEarlierText), start, forget: () => setAsked(null) };
}

function proofOf(asked: Asked | null, isOfEarlierText: boolean): Proof {
  if (asked === null) return { kind: "none" };
  if (asked.value === null) return { kind: "building" };
  return { kind: "answered", value: asked.value, isOfEarlierText };
}
