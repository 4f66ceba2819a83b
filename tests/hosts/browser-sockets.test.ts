import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { browserHost, type TestHost } from "../support/browser-host.ts";
import { request } from "../support/raw-http.ts";

interface Knock {
  readonly origin?: string | undefined;
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

/** Open a socket as a browser would; resolves to it, or to the status with which it was refused. */
function knock(
  host: TestHost,
  { origin, host: name, path = "/events", headers }: Knock = {},
): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, {
    headers: {
      ...headers,
      ...(name === undefined ? {} : { host: name }),
      ...(origin === undefined ? {} : { origin }),
    },
  });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("error", reject);
  });
}

async function open(host: TestHost): Promise<WebSocket> {
  const socket = await knock(host, { origin: `http://127.0.0.1:${host.port}` });
  if (typeof socket === "number") throw new Error(`refused with ${socket}`);
  return socket;
}

const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.on("close", resolve));

describe("[H5] a socket", () => {
  test("[H5] is not opened for another origin, host or address, even with a session", async () => {
    const host = await browserHost();
    const authorization = { authorization: `Bearer ${await host.session()}` };
    const own = `http://127.0.0.1:${host.port}`;
    const strange: readonly Knock[] = [
      {},
      { origin: "null" },
      { origin: "http://evil.test" },
      { origin: `http://127.0.0.1:${host.previewPort}` },
      { origin: "http://192.168.0.1" },
      { origin: `${own}.evil.test` },
      { origin: `https://127.0.0.1:${host.port}` },
      { origin: own, host: "evil.test" },
      { origin: own, host: `127.0.0.1:${host.previewPort}` },
      { origin: own, path: "/" },
      { origin: own, path: "/events?session=x" },
      { origin: own, path: "/call/app.start" },
      { origin: own, headers: { "sec-fetch-site": "cross-site" } },
      { origin: own, headers: { "sec-fetch-site": "same-site" } },
    ];
    for (const one of strange) {
      const answer = await knock(host, { ...one, headers: { ...authorization, ...one.headers } });
      expect(answer, JSON.stringify(one)).toBe(403);
    }
    expect(host.windows).toEqual([]);
  });

  test("[H5] hears nothing before it has shown its session, and is closed for anything else", async () => {
    const host = await browserHost();
    const session = await host.session();
    const greetings = [
      "",
      "{}",
      "null",
      "[",
      JSON.stringify({ session: `${session}x` }),
      JSON.stringify({ session: [session] }),
      JSON.stringify({ token: host.token() }),
      Buffer.from(JSON.stringify({ session })),
    ];
    for (const greeting of greetings) {
      const socket = await open(host);
      const closed = closeCode(socket);
      socket.send(greeting);
      expect(await closed, String(greeting)).toBe(4401);
    }
    expect(host.windows).toEqual([]);
  });

  test("[H5] that says nothing for two seconds is closed", async () => {
    const host = await browserHost();
    const began = performance.now();
    expect(await closeCode(await open(host))).toBe(4401);
    expect(performance.now() - began).toBeGreaterThan(1900);
    expect(performance.now() - began).toBeLessThan(6000);
  });

  test("[H5] listens and never speaks again", async () => {
    const host = await browserHost();
    const socket = await open(host);
    const closed = closeCode(socket);
    const greeting = JSON.stringify({ session: await host.session() });
    socket.send(greeting);
    await vi.waitFor(() => expect(host.windows).toEqual([1]));
    socket.send(greeting);
    expect(await closed).toBe(4401);
    await vi.waitFor(() => expect(host.windows).toEqual([1, 0]));
  });

  test("[H5] is one of twenty at most", async () => {
    const host = await browserHost();
    for (let count = 0; count < 20; count += 1) await open(host);
    expect(await knock(host, { origin: `http://127.0.0.1:${host.port}` })).toBe(403);
    expect((await request(host.port, "GET", "/")).status).toBe(200);
  });

  test("[H5] cannot carry a long message", async () => {
    const host = await browserHost();
    const socket = await open(host);
    const closed = closeCode(socket);
    socket.send("x".repeat(5000));
    expect(await closed).toBe(1009);
  });
});

test("[H60] a host that ends waits for windows, and not for one that closes meanwhile", async () => {
  let askedFor = 0;
  const host = await browserHost({}, undefined, () => {
    askedFor += 1;
    // The window never answers.
    return new Promise(() => undefined);
  });
  const socket = await open(host);
  socket.send(JSON.stringify({ session: await host.session() }));
  await vi.waitFor(() => expect(host.windows).toEqual([1]));
  const closing = host.close();
  expect(askedFor).toBe(1);
  socket.close();
  await closing;
  expect(host.windows).toEqual([1, 0]);
});
