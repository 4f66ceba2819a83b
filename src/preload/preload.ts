/** The one script that stands between the window and Electron. */

import { contextBridge, ipcRenderer, webUtils } from "electron";
import { createBridge } from "./bridge.ts";

contextBridge.exposeInMainWorld(
  "galley",
  createBridge({
    invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args) as Promise<unknown>,
    on: (channel, listener) => ipcRenderer.on(channel, listener),
    pathOf: (file) => webUtils.getPathForFile(file),
  }),
);
