/** What the built site shows of an article besides its page, asked again for each building that was shown. */

import { useEffect, useEffectEvent, useState } from "react";
import type { FacesValue } from "#contract/faces";
import { takeAnswer } from "../../state/take-answer.ts";

/** `null` until the first answer; the last one stays while the next is on its way. */
export function useFaces(load: () => Promise<FacesValue>, generation: number): FacesValue | "failed" | null {
  const [faces, setFaces] = useState<FacesValue | "failed" | null>(null);
  const ask = useEffectEvent(load);
  useEffect(() => takeAnswer(ask(), setFaces, () => setFaces("failed")), [generation]);
  return faces;
}
