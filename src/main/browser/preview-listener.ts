/** The preview's origin: another port, so that what an article shows can never act as the app. */

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { PreviewHandle } from "../host/start.ts";
import { hostsOf, siteLabelOf } from "./gate.ts";

/** Answer one request to the preview's origin. Addresses in it are unguessable; reading is all it can do. */
export async function answerPreview(
  handle: PreviewHandle,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "", url: target = "", headers } = request;
  const host = headers.host ?? "";
  const isOurs = hostsOf(port).includes(host) || siteLabelOf(host, port) !== null;
  if (!isOurs || !target.startsWith("/")) return refuse(response, 403);
  if (method !== "GET" && method !== "HEAD") return refuse(response, 405);
  const answer = await answerOf(
    handle,
    new Request(`http://${host}${target}`, { method, headers: askedFor(headers) }),
  );
  if (answer === null) return refuse(response, 500);
  const body = Buffer.from(await answer.arrayBuffer());
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("content-length", body.length);
  response.writeHead(answer.status);
  response.end(method === "HEAD" ? undefined : body);
}

/** What a site's own server decides its answer by; nothing else of a request is passed on. */
function askedFor(headers: IncomingHttpHeaders): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const name of ["accept", "sec-fetch-dest", "sec-fetch-mode"]) {
    const value = headers[name];
    if (typeof value === "string") asked[name] = value;
  }
  return asked;
}

async function answerOf(handle: PreviewHandle, request: Request): Promise<Response | null> {
  try {
    return await handle(request);
  } catch {
    // The handle promises not to throw; if it does, a blank preview is better than a host that ends.
    return null;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    connection: "close",
    "content-length": 0,
    "x-content-type-options": "nosniff",
  });
  response.end();
}
