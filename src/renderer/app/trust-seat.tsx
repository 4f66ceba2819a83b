/** Trust of the open folder, with what it needs of the host. */

import { useEffect } from "react";
import { TrustDialog } from "../features/trust/index.ts";
import type { Host } from "../host/create-host.ts";
import type { TrustValue, WorkspaceId } from "#contract/values";
import { failureOf } from "../state/actions.ts";
import { useCommand } from "../state/commands.ts";
import { useAppState, useStore } from "../state/store.ts";

/** Keeps the window's idea of trust true, and shows the dialog when it is asked for. */
export function TrustSeat({ host }: { readonly host: Host }) {
  const store = useStore();
  const workspace = useAppState((state) => state.workspace?.value.id ?? null);
  useTrustReading(host, workspace);
  const isOpen = useAppState((state) => state.dialog === "trust");
  useCommand(
    "folder.trust",
    workspace ? () => store.dispatch({ kind: "dialog-opened", dialog: "trust" }) : null,
  );
  if (!workspace) return null;
  const told = async (asked: Promise<TrustValue>): Promise<TrustValue> => {
    const trust = await asked;
    store.dispatch({ kind: "trust-read", workspace, trust: trust.state });
    return trust;
  };
  return (
    <TrustDialog
      isOpen={isOpen}
      onClose={() => store.dispatch({ kind: "dialog-closed" })}
      read={() => told(host.call("trust.read", { workspace }))}
      grant={(fingerprint, parent) => told(host.call("trust.grant", { workspace, fingerprint, parent }))}
      revoke={(parent) => told(host.call("trust.revoke", { workspace, parent }))}
      failureOf={failureOf}
    />
  );
}

/** Read once for each folder, whenever trust changed anywhere, and when the person comes back to the window. */
function useTrustReading(host: Host, workspace: WorkspaceId | null): void {
  const store = useStore();
  useEffect(() => {
    if (!workspace) return;
    const read = async () => {
      // What cannot be read stays as restricted as it was.
      const trust = await host.call("trust.read", { workspace }).catch(() => null);
      if (trust) store.dispatch({ kind: "trust-read", workspace, trust: trust.state });
    };
    void read();
    const stop = host.on("trust.changed", () => void read());
    const onFocus = () => void read();
    addEventListener("focus", onFocus);
    return () => {
      stop();
      removeEventListener("focus", onFocus);
    };
  }, [host, store, workspace]);
}
