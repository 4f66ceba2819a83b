/** The browser host's events: one socket for each window, speaking only after it has shown its session. */

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { EVENTS_ADDRESS, SOCKET_REFUSED, SocketGreeting, type EventMessage } from "#contract/wire";
import { socketRefusalOf } from "./gate.ts";
import type { Sessions } from "./sessions.ts";

const MOST_SOCKETS = 20;
const GREETING_MILLISECONDS = 2000;
/** A window that reads nothing while this much waits for it is not there any more. */
const MOST_WAITING_BYTES = 8_000_000;

export interface EventSockets {
  readonly send: (message: EventMessage) => void;
  /** How many windows are listening. */
  readonly count: () => number;
  /** Settles when no window is listening any more. */
  readonly whenGone: () => Promise<void>;
  readonly close: () => void;
}

interface Needs {
  readonly port: number;
  readonly sessions: Sessions;
  /** How many windows are listening, whenever that changes. */
  readonly onCount: (windows: number) => void;
}

/** Take the upgrades of `server`. */
export function serveEvents(server: Server, needs: Needs): EventSockets {
  // Windows send one short greeting and nothing else.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1000, perMessageDeflate: false });
  const listening = new Set<WebSocket>();
  const gone = new Set<() => void>();
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { method = "", url: target = "", rawHeaders } = request;
    const refused =
      target !== EVENTS_ADDRESS ||
      sockets.clients.size >= MOST_SOCKETS ||
      socketRefusalOf({ method, target, rawHeaders }, needs.port) !== null;
    if (refused) {
      stream.on("error", () => stream.destroy());
      stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => greet(socket));
  });

  function greet(socket: WebSocket): void {
    const late = setTimeout(() => socket.close(SOCKET_REFUSED), GREETING_MILLISECONDS);
    // A broken connection is told by `close`, which follows; without a listener it would end the process.
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearTimeout(late);
      if (!listening.delete(socket)) return;
      needs.onCount(listening.size);
      if (listening.size === 0) for (const tell of gone) tell();
    });
    socket.once("message", (data, isBinary) => {
      clearTimeout(late);
      const text = isBinary || !Buffer.isBuffer(data) ? "" : data.toString("utf8");
      if (!isGreeting(text, needs.sessions)) return socket.close(SOCKET_REFUSED);
      socket.on("message", () => socket.close(SOCKET_REFUSED));
      listening.add(socket);
      needs.onCount(listening.size);
    });
  }

  return {
    send(message) {
      const text = JSON.stringify(message);
      for (const socket of listening) {
        if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate();
        else socket.send(text);
      }
    },
    count: () => listening.size,
    async whenGone() {
      if (listening.size === 0) return;
      await new Promise<void>((resolve) => gone.add(resolve));
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function isGreeting(text: string, sessions: Sessions): boolean {
  try {
    return sessions.isKnown(SocketGreeting.parse(JSON.parse(text)).session);
  } catch {
    return false;
  }
}
