/** The host's end of the contract: hostile messages in, checked calls out. Knows no host. */

import type { z } from "zod";
import { contract, type CallName, type Handlers } from "./calls.ts";
import { Failure } from "./failure.ts";
import { faultOf, limitsOf } from "./plain-data.ts";
import type { Reply } from "./wire.ts";

/** Answer one message. Never throws; an unexpected error becomes the failure `bug` with an id and nothing else. */
export type Dispatch = (name: unknown, input: unknown) => Promise<Reply>;

/** Record an unexpected error where a developer finds it, and name it: the id is all that the window learns. */
export type ReportBug = (call: CallName, error: unknown) => string;

/**
 * Serve `handlers`: own keys of the contract only, input and output parsed, failures as values.
 *
 * Nothing of an unexpected error but its id leaves the host: no message, stack or path.
 */
export function createDispatcher(handlers: Handlers, reportBug: ReportBug): Dispatch {
  return async (name, input) => {
    if (!isCallName(name)) return refusal("unknown-call");
    const fault = faultOf(input, limitsOf(name));
    if (fault === "too-large") return refusal("too-large");
    if (fault !== null) return refusal("invalid-input", { reason: fault });
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return refusal("invalid-input", whereOf(parsed.error));
    try {
      return { ok: true, value: await answer(handlers, name, parsed.data) };
    } catch (error) {
      if (error instanceof Failure) return refusal(error.code, error.details);
      return refusal("bug", { id: reportBug(name, error) });
    }
  };
}

/** True for the contract's own calls only: never for what every object inherits. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === "string" && Object.hasOwn(contract, name);
}

async function answer(handlers: Handlers, name: CallName, input: unknown): Promise<unknown> {
  // The parser of `name` made `input`, but the compiler cannot follow that through the union of all calls.
  const handle = handlers[name] as (input: unknown) => Promise<unknown>;
  const output = await handle(input);
  // Parsing the output drops what the contract does not name, so that nothing leaves the host by accident.
  return contract[name].output.parse(output);
}

function refusal(code: Failure["code"], details: Failure["details"] = {}): Reply {
  return { ok: false, error: { code, details: { ...details } } };
}

/** Where the first fault lies. The value itself is not repeated: it may be a document, or hostile. */
function whereOf(error: z.ZodError): Record<string, string> {
  const [issue] = error.issues;
  return issue ? { reason: issue.code, field: issue.path.map(String).join(".").slice(0, 200) } : {};
}
