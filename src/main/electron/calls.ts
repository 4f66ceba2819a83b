/** Electron's one channel: calls of the window's own top frame, and of nobody else. */

import type { Dispatch } from "#contract/dispatcher";
import type { Reply } from "#contract/wire";
import { RPC_CHANNEL } from "#contract/channels";
import { CALLS_PER_SECOND, createRateLimit } from "../host/rate-limit.ts";
import type { AppWindow, ElectronApi, Frame } from "./api.ts";
import { APP_ORIGIN } from "./schemes.ts";

/** Serve `dispatch` to the window that `currentWindow` names at the moment of each call. */
export function serveCalls(
  ipcMain: ElectronApi["ipcMain"],
  dispatch: Dispatch,
  currentWindow: () => AppWindow | null,
): void {
  const mayCall = createRateLimit(CALLS_PER_SECOND, Date.now);
  ipcMain.handle(RPC_CHANNEL, async (event, ...args): Promise<Reply> => {
    const contents = currentWindow()?.webContents;
    const isOurs = contents !== undefined && event.sender === contents && isTopFrame(event.senderFrame);
    if (!isOurs || args.length !== 2) return refusal("refused");
    if (!mayCall()) return refusal("busy");
    return dispatch(args[0], args[1]);
  });
}

function isTopFrame(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}

function refusal(code: "refused" | "busy"): Reply {
  return { ok: false, error: { code, details: {} } };
}
