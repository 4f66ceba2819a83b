/** The browser host: two listeners on this machine's loopback address, the app's and the preview's. */

import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HANDOVER_FRAGMENT } from "#contract/wire";
import { CALLS_PER_SECOND, createRateLimit } from "../host/rate-limit.ts";
import { readStaticPages } from "../host/static-pages.ts";
import type { StartServices } from "../host/start.ts";
import { answerApp } from "./app-listener.ts";
import { serveEvents, type EventSockets } from "./event-sockets.ts";
import { hostsOf, siteLabelOf, siteOrigin } from "./gate.ts";
import { answerPreview } from "./preview-listener.ts";
import { createSessions } from "./sessions.ts";

const LOOPBACK = "127.0.0.1";

export interface BrowserHostOptions {
  /** The folder of the built window. */
  readonly pages: string;
  readonly startServices: StartServices;
  /** The app's port, the preview's is the next one; 0 for two free ones. */
  readonly port: number;
  readonly openExternal: (url: string) => Promise<void>;
  /** How many windows listen, whenever that changes. */
  readonly onWindows: (count: number) => void;
  /** A window exchanged its token for a session. */
  readonly onSession: () => void;
}

export interface BrowserHost {
  readonly port: number;
  /** A new address for one window, good for a minute. The address before it ends. */
  readonly newAddress: () => string;
  readonly close: () => Promise<void>;
}

/** Listen, and serve until closed. Rejects when a port is taken. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const app = createServer(limits);
  const preview = createServer(limits);
  const port = await listen(app, options.port);
  const previewPort = await listen(preview, options.port === 0 ? 0 : options.port + 1);
  const previewOrigin = `http://${LOOPBACK}:${previewPort}`;
  const sessions = createSessions(Date.now);
  const pages = await readStaticPages(options.pages, previewOrigin, siteOrigin("*", previewPort));
  const services = options.startServices({
    host: "browser",
    chooseFolder: null,
    revealFile: null,
    openExternal: options.openExternal,
    previewOrigin,
    sites: {
      originOf: (label) => siteOrigin(label, previewPort),
      labelOf: (url) => siteLabelOf(url.host, previewPort),
    },
    appOrigins: hostsOf(port).map((name) => `http://${name}`),
    tell: (message) => sockets.send(message),
  });
  const sockets: EventSockets = serveEvents(app, { port, sessions, onCount: options.onWindows });
  const needs = {
    port,
    pages,
    sessions,
    dispatch: services.dispatch,
    mayCall: createRateLimit(CALLS_PER_SECOND, Date.now),
    onSession: options.onSession,
  };
  app.on(
    "request",
    ((request, response) => void answerApp(needs, request, response)) satisfies RequestListener,
  );
  preview.on(
    "request",
    ((request, response) =>
      void answerPreview(services.preview, previewPort, request, response)) satisfies RequestListener,
  );
  return {
    port,
    newAddress: () => `http://${LOOPBACK}:${port}/#${HANDOVER_FRAGMENT}=${sessions.issueToken()}`,
    async close() {
      // Windows that close in this very moment answer no more, and are not waited for.
      await Promise.race([services.collect(sockets.count()), sockets.whenGone()]);
      sockets.close();
      await Promise.all([stop(app), stop(preview)]);
      await services.close();
    },
  };
}

/** Nobody on this machine needs longer, or more; a slow or endless request ends by itself. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16_384,
  keepAliveTimeout: 30_000,
} as const;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const isTaken = "code" in error && error.code === "EADDRINUSE";
      reject(isTaken ? new Error(`Port ${port} is taken by another program.`, { cause: error }) : error);
    });
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.removeAllListeners("error");
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
