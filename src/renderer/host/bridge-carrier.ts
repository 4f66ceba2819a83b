/** Electron's carrier: what the preload script left in the window. */

import type { GalleyBridge } from "#contract/wire";
import type { Carrier } from "./carrier.ts";

/** Speak through the preload script's bridge; its answers are as unchecked as any other carrier's. */
export function bridgeCarrier(bridge: GalleyBridge): Carrier {
  return { send: bridge.send, listen: bridge.listen };
}
