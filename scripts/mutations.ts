/** The security checks that `npm run test:checks` takes out: where each stands, and which tests must notice. */

import { readFileSync } from "node:fs";

export interface Mutation {
  /** The rule of the security design that the check serves. */
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** A test file, or the start of several, and words of the titles to run. */
  readonly test: string;
  readonly title?: string;
}

const LIST = new URL("../tests/mutations.json", import.meta.url);

export function readMutations(): readonly Mutation[] {
  return JSON.parse(readFileSync(LIST, "utf8")) as readonly Mutation[];
}

/** Why a mutation cannot be made as it is written; `null` when it can. */
export function faultOf({ file, find, replace }: Mutation): string | null {
  const times = readFileSync(file, "utf8").split(find).length - 1;
  if (times !== 1) return `${file} holds it ${times} times`;
  return find === replace ? "nothing changes" : null;
}
