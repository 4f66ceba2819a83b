/** What bodies were found to hold, so that looking over a workspace again parses only what changed. */

import type { BodyFacts } from "#core/health/facts";
import type { Problem } from "#core/problems/problem";
import type { Revision } from "#contract/values";

export interface ReadBody {
  readonly problems: readonly Problem[];
  readonly facts: BodyFacts;
}

export interface BodyCache {
  /** What the file at `path` was read as when it had these bytes; `read` is asked where it never had. */
  readonly read: (path: string, revision: Revision, read: () => Promise<ReadBody>) => Promise<ReadBody>;
}

export function createBodyCache(): BodyCache {
  const known = new Map<string, { readonly revision: Revision; readonly body: ReadBody }>();
  return {
    async read(path, revision, read) {
      const before = known.get(path);
      if (before?.revision === revision) return before.body;
      const body = await read();
      known.set(path, { revision, body });
      return body;
    },
  };
}
