/** What a window may ask about trust. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import type { Trust, TrustedSite } from "./trust.ts";

export interface TrustCallsNeeds {
  readonly trust: Trust;
  readonly siteOf: (id: WorkspaceId) => TrustedSite;
  /** Trust changed: every window asks again, for its folder may lie below the one that was meant. */
  readonly changed: () => void;
}

type TrustCalls = "trust.read" | "trust.grant" | "trust.revoke";

export function trustCalls({ trust, siteOf, changed }: TrustCallsNeeds): Pick<Handlers, TrustCalls> {
  return {
    "trust.read": async ({ workspace }) => trust.read(siteOf(workspace)),
    async "trust.grant"({ workspace, fingerprint, parent }) {
      await trust.grant(siteOf(workspace), fingerprint, parent);
      changed();
      return trust.read(siteOf(workspace));
    },
    async "trust.revoke"({ workspace, parent }) {
      await trust.revoke(siteOf(workspace), parent);
      changed();
      return trust.read(siteOf(workspace));
    },
  };
}
