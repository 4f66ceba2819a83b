/** Links out of an article: to a web page or a mail address, and nowhere else. */

import { Failure } from "#contract/failure";

const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/** The address as a browser reads it. Fails with `refused` for other schemes, credentials, and what is no address. */
export function harmlessAddress(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed || !ALLOWED.has(parsed.protocol) || parsed.username !== "" || parsed.password !== "") {
    throw new Failure("refused");
  }
  // Schemes that a slip of the parser could hide have no host, or a control character before the colon.
  if (parsed.protocol !== "mailto:" && parsed.hostname === "") throw new Failure("refused");
  return parsed.href;
}
