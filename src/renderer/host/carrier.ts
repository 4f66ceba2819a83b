/** A carrier takes calls to the host and brings its events: the only thing in which the two hosts differ here. */

import type { Send } from "#contract/client";

export interface Carrier {
  readonly send: Send;
  /** Every event message from now on, unchecked. */
  readonly listen: (listener: (message: unknown) => void) => void;
  /** Hear when the host comes and goes, from a carrier that can tell before a call is made. */
  readonly onConnection?: (listener: (connection: "connected" | "lost" | "refused") => void) => void;
}
