/** The one window, and what the page in it may do: nothing but show itself and speak through the bridge. */

import type { BrowserWindowConstructorOptions, WebPreferences } from "electron";

/** Every window's preferences. Frozen: a window with others is a window that no review has seen. */
export const WINDOW_PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: true,
} as const satisfies WebPreferences);

/** The options of Galley's window. A packaged Galley has no developer tools. */
export function windowOptions(
  preload: string,
  icon: string,
  isPackaged: boolean,
): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: "Galley",
    icon,
    webPreferences: { ...WINDOW_PREFERENCES, devTools: !isPackaged, preload },
  };
}
