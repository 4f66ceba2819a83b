/** The three ways a call can travel, each with a real host at its other end. */

import { WebSocket as NodeSocket } from "ws";
import { createClient, type Send } from "#contract/client";
import type { Calls, Handlers } from "#contract/calls";
import { createDispatcher } from "#contract/dispatcher";
import type { EventMessage } from "#contract/wire";
import { startBrowserHost } from "../../src/main/browser/start.ts";
import type { HostPart, RunningServices } from "../../src/main/host/start.ts";
import { startElectronHost } from "../../src/main/electron/start.ts";
import { bridgeCarrier } from "../../src/renderer/host/bridge-carrier.ts";
import type { Carrier } from "../../src/renderer/host/carrier.ts";
import { httpCarrier } from "../../src/renderer/host/http-carrier.ts";
import { fakeElectron } from "./fake-electron.ts";
import { builtPages } from "./built-pages.ts";

/** A window connected to a host that serves the test's handlers. */
export interface Connected {
  readonly calls: Calls;
  /** One message as a hostile page would send it, past the types. */
  readonly send: (name: unknown, input: unknown) => Promise<unknown>;
  readonly listen: (listener: (message: unknown) => void) => Promise<void>;
  readonly tell: (message: EventMessage) => void;
  readonly bugs: readonly unknown[];
  readonly close: () => Promise<void>;
}

export type Connect = (handlers: Handlers) => Promise<Connected>;

export const carriers: readonly (readonly [name: string, connect: Connect])[] = [
  ["in-process", connectInProcess],
  ["HTTP", connectOverHttp],
  ["Electron", connectOverElectron],
];

/** The services' place in a host under test. */
function testServices(handlers: Handlers) {
  const bugs: unknown[] = [];
  let part: HostPart | null = null;
  const recordBug = (_place: string, error: unknown) => `bug-${bugs.push(error)}`;
  return {
    bugs,
    tell: (message: EventMessage) => part?.tell(message),
    start(given: HostPart): RunningServices {
      part = given;
      return {
        dispatch: createDispatcher(handlers, recordBug),
        preview: () => Promise.resolve(new Response("preview")),
        recordBug,
        collect: () => Promise.resolve(),
        keepsUnsaved: () => true,
        close: () => Promise.resolve(),
      };
    },
  };
}

function connectInProcess(handlers: Handlers): Promise<Connected> {
  const services = testServices(handlers);
  const listeners: ((message: unknown) => void)[] = [];
  const { dispatch } = services.start({
    host: "browser",
    chooseFolder: null,
    revealFile: null,
    openExternal: () => Promise.resolve(),
    previewOrigin: "http://127.0.0.1:1",
    sites: { originOf: (label) => `http://${label}.localhost:1`, labelOf: () => null },
    appOrigins: [],
    tell: (message) => listeners.forEach((listener) => listener(message)),
  });
  return Promise.resolve({
    calls: createClient(dispatch),
    send: dispatch,
    listen: (listener) => Promise.resolve(void listeners.push(listener)),
    tell: services.tell,
    bugs: services.bugs,
    close: () => Promise.resolve(),
  });
}

async function connectOverHttp(handlers: Handlers): Promise<Connected> {
  const services = testServices(handlers);
  const pages = await builtPages();
  let windows = 0;
  const host = await startBrowserHost({
    pages,
    startServices: services.start,
    port: 0,
    openExternal: () => Promise.resolve(),
    onWindows: (count) => (windows = count),
    onSession: () => undefined,
  });
  const origin = `http://127.0.0.1:${host.port}`;
  const token = host.newAddress().split("#t=")[1] ?? null;
  const restore = actAsBrowser(origin);
  const carrier = httpCarrier(testPage(origin, token));
  return {
    calls: createClient(carrier.send),
    send: carrier.send as Connected["send"],
    async listen(listener) {
      const before = windows;
      carrier.listen(listener);
      while (windows === before) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    tell: services.tell,
    bugs: services.bugs,
    async close() {
      restore();
      await host.close();
    },
  };
}

function testPage(origin: string, token: string | null): Parameters<typeof httpCarrier>[0] {
  let kept: string | null = null;
  let waiting = token;
  return {
    origin,
    takeToken() {
      const taken = waiting;
      waiting = null;
      return taken;
    },
    recallSession: () => kept,
    keepSession: (session) => (kept = session),
  };
}

/** What a browser adds by itself to a page's requests, and Node does not. Returns how to undo it. */
function actAsBrowser(origin: string): () => void {
  const before = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket };
  globalThis.fetch = (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set("origin", origin);
    headers.set("sec-fetch-site", "same-origin");
    return before.fetch(url, { ...init, headers });
  };
  globalThis.WebSocket = class extends NodeSocket {
    constructor(url: string) {
      super(url, { origin });
      // A host that is closed while a test still listens is not that test's failure.
      this.on("error", () => undefined);
    }
  } as unknown as typeof WebSocket;
  return () => Object.assign(globalThis, before);
}

async function connectOverElectron(handlers: Handlers): Promise<Connected> {
  const services = testServices(handlers);
  const electron = fakeElectron();
  const pages = await builtPages();
  await startElectronHost(electron.api, {
    installation: { version: "0.0.0", pages, resources: pages, userData: pages, openOnStart: null },
    startServices: services.start,
    preload: "preload.cjs",
    platform: "linux",
  });
  const carrier: Carrier = bridgeCarrier(electron.bridge());
  return {
    calls: createClient(carrier.send as Send),
    send: carrier.send as Connected["send"],
    listen: (listener) => Promise.resolve(carrier.listen(listener)),
    tell: services.tell,
    bugs: services.bugs,
    close: () => Promise.resolve(),
  };
}
