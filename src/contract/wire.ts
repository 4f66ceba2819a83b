/** The envelope of a call and the addresses of the browser host: what a window and either host must agree on. */

import { z } from "zod";
import { failureCodes } from "./failure.ts";

/** How every call is answered, by either host. */
export const Reply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.enum(failureCodes), details: z.record(z.string(), z.string()) }),
  }),
]);
export type Reply = z.infer<typeof Reply>;

/** How every event is told: `value` is checked against `events[name]` where it arrives. */
export const EventMessage = z.object({ event: z.string(), value: z.unknown() });
export type EventMessage = z.infer<typeof EventMessage>;

/**
 * What the preload script hands to an Electron window as `window.galley`: two functions and one subscription,
 * plain data only. The browser host's window has none and speaks HTTP.
 */
export interface GalleyBridge {
  /** Resolves to a `Reply`. */
  readonly send: (name: string, input: unknown) => Promise<unknown>;
  /** Every event from now on, as an `EventMessage`. There is no way to stop: the window listens as long as it lives. */
  readonly listen: (listener: (message: unknown) => void) => void;
  /** Where a file or folder that the person dropped on the window is; "" for one that is not on this disk. */
  readonly pathOf: (file: object) => string;
}

/**
 * The browser host's addresses, all of the page's own origin.
 *
 * 1. The page is opened as `/#t=<handover token>`: good for one exchange within a minute.
 * 2. `POST /session {"token"}` answers `{"session"}`, which the page keeps in sessionStorage.
 * 3. `POST /call/<name>` with `Authorization: Bearer <session>` and the input as JSON answers a `Reply`.
 * 4. A WebSocket on `/events` sends `{"session"}` first, within two seconds, then receives `EventMessage`s.
 */
export const SESSION_ADDRESS = "/session";
export const CALL_ADDRESS = "/call/";
export const EVENTS_ADDRESS = "/events";

/** The page's fragment that carries the handover token. */
export const HANDOVER_FRAGMENT = "t";

export const SessionRequest = z.object({ token: z.string().max(200) });
export const SessionAnswer = z.object({ session: z.string().max(200) });
/** A socket's first message. */
export const SocketGreeting = z.object({ session: z.string().max(200) });
/** The socket's close code for a session that the host does not know: the page must not try again. */
export const SOCKET_REFUSED = 4401;
