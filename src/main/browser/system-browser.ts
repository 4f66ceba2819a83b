/** Opening the window: the system's Chromium as an app window, else whatever the system opens pages with. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HANDOVER_MILLISECONDS } from "./sessions.ts";

const chromiumPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** The system's Chromium or a close relative, at the usual places; `null` when there is none. */
export function systemChromium(): string | null {
  return (chromiumPlaces[process.platform] ?? []).find((place) => existsSync(place)) ?? null;
}

/** Whether a window could appear at all. */
export function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

/** A command and its arguments, run without a shell. */
export type Command = readonly [program: string, ...args: string[]];

/** How this system opens `target` with the program that the person chose for it. */
export function openingCommand(platform: NodeJS.Platform, target: string): Command {
  if (platform === "darwin") return ["open", target];
  // `start` would need a shell, which would read the address as a command.
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", target];
  return ["xdg-open", target];
}

/** Start a program and leave it alone. False when it could not be started. */
export function launch([program, ...args]: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}

/**
 * Open Galley's window at `address`. False when nothing could be started.
 *
 * The address holds the token, and every user of the machine can read the arguments of every process: the browser is
 * given a file that only this user can read, which leads on to the address and is removed once the token has ended.
 */
export async function openWindow(address: string, userData: string): Promise<boolean> {
  const target = pathToFileURL(await writeHandover(address, userData)).href;
  const chromium = systemChromium();
  if (chromium === null) return launch(openingCommand(process.platform, target));
  // Chromium's own sandbox does not start as root, which is what most containers run as.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return launch([chromium, ...sandbox, `--app=${target}`]);
}

/** The path of a file, for this user alone and for a minute, that leads on to `address`. */
export async function writeHandover(address: string, userData: string): Promise<string> {
  const folder = join(userData, "handover");
  const file = join(folder, `${process.pid}.html`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rm(file, { force: true });
  await writeFile(file, handoverPage(address), { mode: 0o600, flag: "wx" });
  setTimeout(() => void rm(file, { force: true }), HANDOVER_MILLISECONDS).unref();
  return file;
}

/** A page that leads on to `address`, whose token is of letters, digits, "-" and "_" only. */
export function handoverPage(address: string): string {
  if (!/^http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+$/.test(address)) throw new RangeError("not an address of ours");
  return `<!doctype html><meta charset="utf-8"><title>Galley</title><meta http-equiv="refresh" content="0;url=${address}">`;
}
