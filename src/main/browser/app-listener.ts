/** The app's own origin: the window's files, the session exchange and the calls. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { bytesFor, limitsOf } from "#contract/plain-data";
import { isCallName, type Dispatch } from "#contract/dispatcher";
import type { FailureCode } from "#contract/failure";
import { CALL_ADDRESS, SESSION_ADDRESS, SessionRequest, type Reply } from "#contract/wire";
import type { RateLimit } from "../host/rate-limit.ts";
import type { StaticPages } from "../host/static-pages.ts";
import { refusalOf } from "./gate.ts";
import { BodyFault, readJson } from "./request-body.ts";
import type { Sessions } from "./sessions.ts";

export interface AppListenerNeeds {
  readonly port: number;
  readonly pages: StaticPages;
  readonly sessions: Sessions;
  readonly dispatch: Dispatch;
  readonly mayCall: RateLimit;
  /** A token was exchanged: a window is there. */
  readonly onSession: () => void;
}

/** Answer one request to the app's own origin. Never rejects. */
export async function answerApp(
  needs: AppListenerNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "", url: target = "" } = request;
  const refusal = refusalOf({ method, target, rawHeaders: request.rawHeaders }, needs.port);
  if (refusal) return sendFailure(response, refusal.status, "refused");
  try {
    if (method === "GET") sendPage(response, needs.pages, target);
    else if (target === SESSION_ADDRESS) await exchange(needs, request, response);
    else if (target.startsWith(CALL_ADDRESS)) await call(needs, request, response);
    else sendFailure(response, 404, "unknown-call");
  } catch (error) {
    if (error instanceof BodyFault) sendFailure(response, error.status, error.code);
    // What is left is a connection that broke while its body was read: there is nobody to answer.
    else response.destroy();
  }
}

function sendPage(response: ServerResponse, pages: StaticPages, target: string): void {
  const page = pages(target);
  if (page === null) return sendFailure(response, 404, "not-found");
  response.writeHead(200, { ...page.headers, "content-length": page.body.length });
  response.end(page.body);
}

async function exchange(
  needs: AppListenerNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = SessionRequest.safeParse(await readJson(request, 1000));
  const session = body.success ? needs.sessions.exchange(body.data.token) : null;
  if (session === null) return sendFailure(response, 403, "refused");
  needs.onSession();
  sendJson(response, 200, { session });
}

async function call(
  needs: AppListenerNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = request.url?.slice(CALL_ADDRESS.length);
  const session = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? "")?.[1];
  if (session === undefined || !needs.sessions.isKnown(session)) return sendFailure(response, 401, "refused");
  if (!isCallName(name)) return sendFailure(response, 404, "unknown-call");
  if (!needs.mayCall()) return sendFailure(response, 429, "busy");
  const input = await readJson(request, bytesFor(limitsOf(name)));
  sendJson(response, 200, await needs.dispatch(name, input));
}

function sendFailure(response: ServerResponse, status: number, code: FailureCode): void {
  // The rest of a refused body is not read; the connection ends with it.
  response.setHeader("connection", "close");
  sendJson(response, status, { ok: false, error: { code, details: {} } } satisfies Reply);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": body.length,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(body);
}
