/** Reading a request's body within limits. */

import type { IncomingMessage } from "node:http";
import { nestsDeeper } from "#contract/plain-data";

/** Why a body could not be had as JSON. */
export class BodyFault extends Error {
  readonly status: 400 | 413;
  readonly code: "invalid-input" | "too-large";

  constructor(status: 400 | 413) {
    super(`body refused: ${status}`);
    this.status = status;
    this.code = status === 413 ? "too-large" : "invalid-input";
  }
}

/** Deeper than any input of the contract; checked before parsing. */
const DEEPEST = 64;

/**
 * The JSON value of a request's body, which must be UTF-8.
 *
 * Rejects with a `BodyFault` for a body longer than `limit` bytes, whether announced or sent, and for what is not JSON.
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyFault(413);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new BodyFault(413);
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    if (nestsDeeper(text, DEEPEST)) throw new BodyFault(400);
    return JSON.parse(text) as unknown;
  } catch {
    throw new BodyFault(400);
  }
}
