/** The browser host's carrier: calls by POST, events by WebSocket, a session instead of cookies. */

import type { CallName } from "#contract/calls";
import { Failure } from "#contract/failure";
import {
  CALL_ADDRESS,
  EVENTS_ADDRESS,
  HANDOVER_FRAGMENT,
  SESSION_ADDRESS,
  SOCKET_REFUSED,
  SessionAnswer,
} from "#contract/wire";
import type { Carrier } from "./carrier.ts";

const SESSION_KEY = "galley-session";
const RETRY_DELAYS = [250, 500, 1000, 2000, 5000] as const;

/** What the carrier needs of the page: `browserPage` in a window, a stand-in in tests. */
export interface Page {
  readonly origin: string;
  /** The handover token of the page's address, once; the address then no longer shows it. */
  readonly takeToken: () => string | null;
  readonly recallSession: () => string | null;
  readonly keepSession: (session: string) => void;
}

/** The window's own page. sessionStorage survives a reload and ends with the tab; other ports cannot read it. */
export function browserPage(): Page {
  return {
    origin: location.origin,
    takeToken() {
      const token = new URLSearchParams(location.hash.slice(1)).get(HANDOVER_FRAGMENT);
      if (token !== null) history.replaceState(null, "", location.pathname);
      return token;
    },
    recallSession: () => sessionStorage.getItem(SESSION_KEY),
    keepSession: (session) => sessionStorage.setItem(SESSION_KEY, session),
  };
}

/**
 * Speak HTTP to the browser host that served this page.
 *
 * A page without a token or session is `refused`; so is one whose session the host no longer knows (it was restarted).
 */
export function httpCarrier(page: Page): Carrier {
  let session: Promise<string> | null = null;
  const currentSession = () => (session ??= openSession(page));
  let tell: (connection: "connected" | "lost" | "refused") => void = () => {};
  return {
    async send(name, input) {
      const body = JSON.stringify(input);
      const response = await fetch(page.origin + CALL_ADDRESS + name, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${await currentSession()}` },
        body,
        keepalive: outlivesPage(name, body),
      });
      return response.json();
    },
    listen(listener) {
      void listenOn({ page, currentSession, listener, tell: (connection) => tell(connection) });
    },
    onConnection(listener) {
      tell = listener;
    },
  };
}

/** What a window says last reaches the host although the window closes. Browsers let only little of it through. */
function outlivesPage(name: CallName, body: string): boolean {
  return name.startsWith("journal.") && body.length < 10_000;
}

async function openSession(page: Page): Promise<string> {
  const token = page.takeToken();
  const kept = page.recallSession();
  if (token === null) {
    if (kept === null) throw new Failure("refused");
    return kept;
  }
  const response = await fetch(page.origin + SESSION_ADDRESS, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  const answer = SessionAnswer.safeParse(await response.json());
  if (!answer.success) {
    // The person followed an old address in a tab that already has a session.
    if (kept !== null) return kept;
    throw new Failure("refused");
  }
  page.keepSession(answer.data.session);
  return answer.data.session;
}

interface Listening {
  readonly page: Page;
  readonly currentSession: () => Promise<string>;
  readonly listener: (message: unknown) => void;
  readonly tell: (connection: "connected" | "lost" | "refused") => void;
}

/** Keep one socket open, and open the next when it closes, until the host refuses the session. */
async function listenOn({ page, currentSession, listener, tell }: Listening): Promise<void> {
  let session: string;
  try {
    session = await currentSession();
  } catch {
    // Every call fails with the same reason, and calls are where the person is told.
    return;
  }
  let attempt = 0;
  const open = () => {
    const socket = new WebSocket(page.origin.replace(/^http/, "ws") + EVENTS_ADDRESS);
    socket.addEventListener("open", () => {
      attempt = 0;
      socket.send(JSON.stringify({ session }));
      tell("connected");
    });
    socket.addEventListener("message", ({ data }) => listener(JSON.parse(String(data))));
    socket.addEventListener("close", ({ code }) => {
      tell(code === SOCKET_REFUSED ? "refused" : "lost");
      if (code === SOCKET_REFUSED) return;
      setTimeout(open, RETRY_DELAYS[Math.min(attempt++, RETRY_DELAYS.length - 1)]);
    });
  };
  open();
}
