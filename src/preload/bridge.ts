/** What the preload script hands to the window, over the little of Electron that it needs. */

import { EVENT_CHANNEL, RPC_CHANNEL } from "#contract/channels";
import type { GalleyBridge } from "#contract/wire";

/** Electron's side, as `ipcRenderer` and `webUtils` have it. */
export interface BridgeNeeds {
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
  readonly on: (channel: string, listener: (event: unknown, message: unknown) => void) => unknown;
  readonly pathOf: (file: File) => string;
}

/** Two functions and one subscription: fixed channels, plain data in and out, nothing of Electron's handed on. */
export function createBridge({ invoke, on, pathOf }: BridgeNeeds): GalleyBridge {
  return {
    send: (name, input) => invoke(RPC_CHANNEL, name, input),
    listen(listener) {
      on(EVENT_CHANNEL, (_event, message) => listener(message));
    },
    // Electron answers for a `File` that a person dropped, and throws for anything else.
    pathOf: (file) => pathOf(file as File),
  };
}
