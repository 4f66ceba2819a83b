/** The window's end of the contract: typed calls in, messages out, failures thrown again. Knows no host. */

import { z } from "zod";
import { contract, type CallName, type Calls } from "./calls.ts";
import { Failure } from "./failure.ts";
import { Reply } from "./wire.ts";

/** Carry one message to the host and bring back what it answers; reject when the host cannot be reached. */
export type Send = (name: CallName, input: unknown) => Promise<unknown>;

/**
 * Make the calls of the contract from a carrier.
 *
 * Each call resolves to its checked output or rejects with a `Failure`: the host's own; `disconnected` when the
 * carrier failed; `bug` when the answer is not what the contract promises.
 */
export function createClient(send: Send): Calls {
  // Both hosts forbid eval, which zod's compiled parsers need.
  z.config({ jitless: true });
  const names = Object.keys(contract) as CallName[];
  const calls = names.map((name) => [name, (input: unknown) => call(send, name, input)] as const);
  return Object.fromEntries(calls) as unknown as Calls;
}

async function call(send: Send, name: CallName, input: unknown): Promise<unknown> {
  const reply = Reply.safeParse(await carried(send, name, input));
  if (!reply.success) throw new Failure("bug", { call: name }, { cause: reply.error });
  if (!reply.data.ok) throw new Failure(reply.data.error.code, reply.data.error.details);
  const output = contract[name].output.safeParse(reply.data.value);
  if (!output.success) throw new Failure("bug", { call: name }, { cause: output.error });
  return output.data;
}

async function carried(send: Send, name: CallName, input: unknown): Promise<unknown> {
  try {
    return await send(name, input);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure("disconnected", {}, { cause });
  }
}
