import { useEffect } from "react";
import type { Host } from "../host/create-host.ts";
import { rememberPlace } from "../state/place.ts";
import { useAppState } from "../state/store.ts";

/** Folder and article are remembered whenever they change: after a crash Galley opens there again. */
export function usePlace(host: Host): void {
  const workspace = useAppState((state) => state.workspace?.value ?? null);
  const path = useAppState((state) =>
    state.workspace?.route.kind === "workbench" ? state.workspace.route.path : null,
  );
  useEffect(() => rememberPlace(host, workspace, path), [host, workspace, path]);
}
