/** A browser host as a program: started, announced, ended. */

import { createInterface } from "node:readline";
import { Failure } from "#contract/failure";
import { startServices, type Installation } from "../host/start.ts";
import { IDLE_MILLISECONDS, watchIdle } from "./idle.ts";
import { HANDOVER_MILLISECONDS } from "./sessions.ts";
import { startBrowserHost } from "./start.ts";
import { hasDisplay, launch, openWindow, openingCommand } from "./system-browser.ts";

/** How long a browser may take to show the window before the address is printed as well. */
const PATIENCE_MILLISECONDS = 20_000;

/**
 * Serve until a signal comes or nobody has been there for ten minutes.
 *
 * Opens the window where there is a display, else prints its address. GALLEY_PORT chooses the port, for a tunnel;
 * GALLEY_OPEN=never only prints.
 */
export async function runBrowserHost(installation: Installation, say: (line: string) => void): Promise<void> {
  const environment = process.env;
  if (process.getuid?.() === 0) say("Galley runs as root: whatever root may write, Galley may write.");
  const ended = Promise.withResolvers<void>();
  const end = () => ended.resolve();
  const idle = watchIdle(IDLE_MILLISECONDS, end);
  let hasWindow = false;
  const host = await startBrowserHost({
    pages: installation.pages,
    startServices: (part) => startServices(installation, part),
    port: portOf(environment.GALLEY_PORT),
    openExternal,
    onWindows: idle.count,
    onSession: () => (hasWindow = true),
  });
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  const offer = () => {
    if (!hasWindow) say(`Galley is at ${host.newAddress()} for one minute.`);
  };
  const canOpen = environment.GALLEY_OPEN !== "never" && hasDisplay(environment);
  const opened = canOpen && (await openWindow(host.newAddress(), installation.userData));
  if (!opened) offer();
  const renewal = setInterval(offer, opened ? PATIENCE_MILLISECONDS : HANDOVER_MILLISECONDS);
  const lines = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null;
  lines?.on("line", () => say(`Galley is at ${host.newAddress()} for one minute.`));
  await ended.promise;
  clearInterval(renewal);
  idle.stop();
  lines?.close();
  await host.close();
}

/** A port for the app with the next one free for the preview; 0 lets the system choose both. */
function portOf(named: string | undefined): number {
  if (named === undefined) return 0;
  const port = Number(named);
  if (!Number.isInteger(port) || port < 1024 || port > 65_534) {
    throw new RangeError("GALLEY_PORT is not a port between 1024 and 65534");
  }
  return port;
}

async function openExternal(url: string): Promise<void> {
  const opened = hasDisplay(process.env) && (await launch(openingCommand(process.platform, url)));
  if (!opened) throw new Failure("refused");
}
