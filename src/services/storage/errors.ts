/** What the system says, in the words of the contract. */

import { Failure, type FailureCode } from "#contract/failure";

/** `ENOENT` and the like; "" for an error that is not the system's. */
export function errorCode(error: unknown): string {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

/** Whether another process wrote, made or removed a file between our reading and our writing. */
export function isLostRace(error: unknown): boolean {
  return error instanceof Failure && ["changed-on-disk", "exists", "vanished"].includes(error.code);
}

const MEANINGS: Readonly<Record<string, FailureCode>> = {
  EISDIR: "not-a-file",
  ENOTDIR: "vanished",
  EEXIST: "exists",
  ENAMETOOLONG: "bad-name",
  EINVAL: "io",
  EILSEQ: "bad-name",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "read-only",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "too-large",
  EBUSY: "busy",
  ETXTBSY: "busy",
  EMFILE: "busy",
  ENFILE: "busy",
  EAGAIN: "busy",
  ETIMEDOUT: "timed-out",
};

/**
 * The failure that a person is told of. `missing` says what it means here that nothing was there.
 * A `Failure` stays what it is; an error that is not the system's is a bug.
 */
export function failureFor(error: unknown, path: string, missing: "not-found" | "vanished"): Failure {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  if (code === "") return new Failure("bug", { path }, { cause: error });
  const details = { path, system: code };
  if (code === "ENOENT" || code === "ELOOP") return new Failure(missing, details, { cause: error });
  return new Failure(MEANINGS[code] ?? "io", details, { cause: error });
}
