/** Links of an article that is edited: each one is asked about before it opens. */

import { useState, type ReactNode } from "react";
import type { Host } from "../host/create-host.ts";
import { LinkDialog } from "./link-dialog.tsx";

export interface AskedLinks {
  /** A link was chosen: any text that stood as its address. */
  readonly ask: (address: string) => void;
  readonly dialog: ReactNode;
}

export function useLinkDialog(host: Host): AskedLinks {
  const [address, setAddress] = useState<string | null>(null);
  return {
    ask: setAddress,
    dialog: <LinkDialog host={host} address={address} onClose={() => setAddress(null)} />,
  };
}
