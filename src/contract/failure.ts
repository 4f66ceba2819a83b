/** Failures: what can go wrong in a call, as values that cross a process. Their sentences are in core/words. */

export const failureCodes = [
  "invalid-input",
  "unknown-call",
  "no-workspace",
  "not-found",
  "not-a-folder",
  "not-a-file",
  "outside-workspace",
  "protected",
  "bad-name",
  "exists",
  "changed-on-disk",
  "vanished",
  "read-only",
  "no-permission",
  "disk-full",
  "too-large",
  "encoding",
  "io",
  "damaged",
  "is-a-link",
  "unreadable",
  "no-place",
  "no-history",
  "no-file-manager",
  "not-an-image",
  "refused",
  "not-trusted",
  "busy",
  "timed-out",
  "publisher-missing",
  "publisher-failed",
  "disconnected",
  "bug",
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** An expected failure. `details` fill the sentence that a person reads: plain text, paths relative to the workspace. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: FailureCode, details: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = "Failure";
    this.code = code;
    this.details = details;
  }
}
