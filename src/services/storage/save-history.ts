/** What the saver asks of a history, and tells it. */

import type { Revision } from "#contract/values";

/** What a file held before Galley replaced it. */
export interface OldFile {
  readonly real: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly revision: Revision;
  /** Its permissions. */
  readonly mode?: number;
}

export interface SaveHistory {
  /** Keep what is about to be replaced; it is on the disk when this resolves. */
  readonly replacing: (old: OldFile) => Promise<void>;
  /** The file holds these bytes now. */
  readonly replaced: (real: string, bytes: Uint8Array) => Promise<void>;
  /** Another program wrote these bytes to the old file while it was being replaced: the path no longer leads to them. */
  readonly late: (real: string, bytes: Uint8Array) => Promise<void>;
}
