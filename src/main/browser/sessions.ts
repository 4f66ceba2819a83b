/** How a window proves that it was opened by the person who started the host. No cookies: they cross ports. */

import { createHash, randomBytes } from "node:crypto";

/** How long a handover token waits for its window. */
export const HANDOVER_MILLISECONDS = 60_000;

/** As many windows as anybody opens; an older session ends when one more begins. */
const MOST_SESSIONS = 50;

export interface Sessions {
  /** A new token for one window: 256 bits, one use, 60 seconds. */
  readonly issueToken: () => string;
  /** The session for a token that is good; the token is then used up. `null` for every other. */
  readonly exchange: (token: string) => string | null;
  readonly isKnown: (session: string) => boolean;
}

/** Only digests are kept and compared, so that the time a comparison takes tells nothing of a secret. */
export function createSessions(now: () => number): Sessions {
  const endings = new Map<string, number>();
  const known = new Set<string>();
  return {
    issueToken() {
      for (const [digest, until] of endings) if (now() > until) endings.delete(digest);
      const token = secret();
      endings.set(digestOf(token), now() + HANDOVER_MILLISECONDS);
      return token;
    },
    exchange(token) {
      const until = endings.get(digestOf(token));
      endings.delete(digestOf(token));
      if (until === undefined || now() > until) return null;
      const session = secret();
      const [oldest] = known;
      if (known.size >= MOST_SESSIONS && oldest !== undefined) known.delete(oldest);
      known.add(digestOf(session));
      return session;
    },
    isKnown: (session) => known.has(digestOf(session)),
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
