/** The one script that stands between the window and Electron: one function and one subscription, plain data only. */

import { contextBridge, ipcRenderer } from "electron";
import { EVENT_CHANNEL, RPC_CHANNEL } from "#contract/channels";
import type { GalleyBridge } from "#contract/wire";

const bridge: GalleyBridge = {
  send: (name, input) => ipcRenderer.invoke(RPC_CHANNEL, name, input) as Promise<unknown>,
  listen: (listener) => {
    ipcRenderer.on(EVENT_CHANNEL, (_event, message: unknown) => listener(message));
  },
};

contextBridge.exposeInMainWorld("galley", bridge);
