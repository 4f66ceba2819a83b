/** The one place that knows there are two hosts. */

import type { GalleyBridge } from "#contract/wire";
import { bridgeCarrier } from "./bridge-carrier.ts";
import { createHost, type Host } from "./create-host.ts";
import { browserPage, httpCarrier } from "./http-carrier.ts";

declare global {
  interface Window {
    /** Left by the preload script in Electron; absent in a browser. */
    readonly galley?: GalleyBridge;
  }
}

export const host: Host = createHost(
  window.galley ? bridgeCarrier(window.galley) : httpCarrier(browserPage()),
);

/** Where a dropped folder is on this machine; `null` in a browser, which does not tell pages. */
export function pathOfDropped(file: File): string | null {
  return window.galley?.pathOf(file) || null;
}
