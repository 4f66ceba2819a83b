import { networkInterfaces } from "node:os";
import { connect } from "node:net";
import { describe, expect, test, vi } from "vitest";
import type { Handlers } from "#contract/calls";
import { siteLabelOf, siteOrigin } from "../../src/main/browser/gate.ts";
import { startBrowserHost } from "../../src/main/browser/start.ts";
import { browserHost, type TestHost } from "../support/browser-host.ts";
import { request, sendRaw, type RawAnswer } from "../support/raw-http.ts";
import { appStart } from "../support/test-handlers.ts";

const json = { "Content-Type": "application/json" };

/** A host whose every call is counted: a refused request must not have made any. */
async function countingHost() {
  const start = vi.fn<Handlers["app.start"]>(() => Promise.resolve(appStart));
  const host = await browserHost({ "app.start": start });
  const session = await host.session();
  const own = { Origin: `http://127.0.0.1:${host.port}`, Authorization: `Bearer ${session}`, ...json };
  return { host, own, session, start };
}

function expectNoCors({ headers }: RawAnswer): void {
  expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
}

test("[H1] it listens on the loopback address only", async () => {
  const { port, previewPort } = await browserHost();
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal);
  for (const { address } of elsewhere) {
    for (const one of [port, previewPort]) expect(await canConnect(address, one)).toBe(false);
  }
  expect(await canConnect("127.0.0.1", port)).toBe(true);
  // Another address of the loopback network is not ours either.
  expect(await canConnect("127.0.0.2", port)).toBe(false);
});

test("[H1] a port that another program has is said so", async () => {
  const { port } = await browserHost();
  const second = startBrowserHost({
    pages: "",
    port,
    startServices: () => expect.unreachable("nothing is started without a port"),
    openExternal: () => Promise.resolve(),
    onWindows: () => undefined,
    onSession: () => undefined,
  });
  await expect(second).rejects.toThrow(`Port ${port} is taken by another program.`);
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket
      .on("connect", () => end(true))
      .on("error", () => end(false))
      .on("timeout", () => end(false));
  });
}

test("a request of the window itself is served", async () => {
  const { host, own, start } = await countingHost();
  const answer = await request(host.port, "POST", "/call/app.start", own, "{}");
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: appStart });
  expect(start).toHaveBeenCalledOnce();
});

describe("[H2] a Host that is not ours", () => {
  const hosts = (port: number) => [
    "evil.test",
    `evil.test:${port}`,
    "127.0.0.1",
    `127.0.0.1:${port + 1}`,
    `127.0.0.2:${port}`,
    `0.0.0.0:${port}`,
    `[::1]:${port}`,
    `127.0.0.1:${port}.evil.test`,
    `127.0.0.1.evil.test:${port}`,
    `LOCALHOST.:${port}`,
    `user@127.0.0.1:${port}`,
    "",
  ];

  test("[H2] is refused, page and call alike", async () => {
    const { host, own, start } = await countingHost();
    for (const Host of hosts(host.port)) {
      expect((await request(host.port, "GET", "/", { Host })).status, Host).toBe(403);
      expect((await request(host.port, "POST", "/call/app.start", { ...own, Host }, "{}")).status, Host).toBe(
        403,
      );
    }
    expect(start).not.toHaveBeenCalled();
  });

  test("[H2] localhost is ours, when the origin says the same", async () => {
    const { host, own } = await countingHost();
    const Host = `localhost:${host.port}`;
    expect((await request(host.port, "GET", "/", { Host })).status).toBe(200);
    const same = { ...own, Host, Origin: `http://${Host}` };
    expect((await request(host.port, "POST", "/call/app.start", same, "{}")).status).toBe(200);
    expect((await request(host.port, "POST", "/call/app.start", { ...own, Host }, "{}")).status).toBe(403);
  });

  test("[H2] missing, doubled, or an absolute target, is refused", async () => {
    const { host } = await countingHost();
    const at = `127.0.0.1:${host.port}`;
    const texts = [
      "GET / HTTP/1.1\n\n",
      `GET / HTTP/1.1\nHost: ${at}\nHost: ${at}\n\n`,
      `GET / HTTP/1.1\nHost: ${at}\nhost: evil.test\n\n`,
      `GET http://${at}/ HTTP/1.1\nHost: ${at}\n\n`,
      `GET http://evil.test/ HTTP/1.1\nHost: ${at}\n\n`,
      `OPTIONS * HTTP/1.1\nHost: ${at}\n\n`,
    ];
    for (const text of texts) expect([400, 403], text).toContain((await sendRaw(host.port, text)).status);
  });
});

describe("[H3] another origin or site", () => {
  test("[H3] makes no call, even with a session", async () => {
    const { host, own, start } = await countingHost();
    const origins = [
      "null",
      "http://evil.test",
      `https://127.0.0.1:${host.port}`,
      `http://127.0.0.1:${host.previewPort}`,
      "http://127.0.0.1",
      `http://localhost:${host.port}`,
      `http://127.0.0.1:${host.port}.evil.test`,
      "file://",
    ];
    for (const Origin of origins) {
      const answer = await request(host.port, "POST", "/call/app.start", { ...own, Origin }, "{}");
      expect(answer.status, Origin).toBe(403);
      expectNoCors(answer);
    }
    const { Origin: _origin, ...withoutOrigin } = own;
    expect((await request(host.port, "POST", "/call/app.start", withoutOrigin, "{}")).status).toBe(403);
    expect(start).not.toHaveBeenCalled();
  });

  test.each(["cross-site", "same-site", "nonsense"])("[H3] a request that is %s is refused", async (site) => {
    const { host, own, start } = await countingHost();
    const from = { "Sec-Fetch-Site": site };
    expect((await request(host.port, "POST", "/call/app.start", { ...own, ...from }, "{}")).status).toBe(403);
    expect((await request(host.port, "GET", "/assets/main.js", from)).status).toBe(403);
    expect((await request(host.port, "GET", "/", { ...from, "Sec-Fetch-Mode": "no-cors" })).status).toBe(403);
    expect(start).not.toHaveBeenCalled();
  });

  test("[H3] a tab may be led to the bare page, a frame may not", async () => {
    const { host } = await countingHost();
    const navigation = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" };
    expect(
      (await request(host.port, "GET", "/", { ...navigation, "Sec-Fetch-Dest": "document" })).status,
    ).toBe(200);
    expect((await request(host.port, "GET", "/", { ...navigation, "Sec-Fetch-Dest": "iframe" })).status).toBe(
      403,
    );
    const elsewhere = { ...navigation, "Sec-Fetch-Dest": "document" };
    expect((await request(host.port, "GET", "/assets/main.js", elsewhere)).status).toBe(403);
  });
});

describe("[H4] methods and content types", () => {
  test.each(["OPTIONS", "PUT", "DELETE", "PATCH", "HEAD", "TRACE"])("[H4] %s is refused", async (method) => {
    const { host, own } = await countingHost();
    for (const target of ["/", "/call/app.start", "/session"]) {
      const answer = await request(host.port, method, target, {
        ...own,
        "Access-Control-Request-Method": "POST",
      });
      expect([400, 403, 405], `${method} ${target}`).toContain(answer.status);
      expectNoCors(answer);
    }
  });

  test("[H4] a form, text or doubled type makes no call", async () => {
    const { host, own, start } = await countingHost();
    const types = [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "text/plain; application/json",
      "application/json, text/plain",
      "",
    ];
    for (const type of types) {
      const headers = { ...own, "Content-Type": type };
      expect((await request(host.port, "POST", "/call/app.start", headers, "{}")).status, type).toBe(415);
    }
    expect(start).not.toHaveBeenCalled();
  });
});

describe("[H6] tokens and sessions", () => {
  const exchange = (host: TestHost, token: string) =>
    request(
      host.port,
      "POST",
      "/session",
      { Origin: `http://127.0.0.1:${host.port}`, ...json },
      JSON.stringify({ token }),
    );

  test("[H6] a token is 256 bits and good once", async () => {
    const host = await browserHost();
    const token = host.token();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect((await exchange(host, token)).status).toBe(200);
    expect((await exchange(host, token)).status).toBe(403);
    for (const wrong of ["", "x", `${host.token()}x`, token.toUpperCase()]) {
      expect((await exchange(host, wrong)).status, wrong).toBe(403);
    }
  });

  test("[H6] a call needs a session, in its header and nowhere else", async () => {
    const { host, own, session, start } = await countingHost();
    const call = (headers: Record<string, string>, target = "/call/app.start") =>
      request(host.port, "POST", target, headers, "{}");
    const { Authorization: _authorization, ...anonymous } = own;
    expect((await call(anonymous)).status).toBe(401);
    for (const Authorization of ["Bearer", "Bearer ", `Basic ${session}`, `Bearer ${session}x`, session]) {
      expect((await call({ ...anonymous, Authorization })).status, Authorization).toBe(401);
    }
    expect((await call({ ...anonymous, Cookie: `session=${session}` })).status).toBe(401);
    expect((await call(anonymous, `/call/app.start?session=${session}`)).status).toBe(401);
    expect((await call({ ...anonymous, Authorization: `Bearer ${host.token()}` })).status).toBe(401);
    expect(start).not.toHaveBeenCalled();
  });

  test("[H6] no answer sets a cookie", async () => {
    const { host, own } = await countingHost();
    const answers = [
      await request(host.port, "GET", "/"),
      await request(host.port, "POST", "/call/app.start", own, "{}"),
      await exchange(host, host.token()),
    ];
    for (const { headers } of answers) expect(headers.has("set-cookie")).toBe(false);
  });
});

describe("[H7] addresses", () => {
  test("[H7] only the built window's files are there", async () => {
    const host = await browserHost();
    for (const target of ["/", "/assets/main.js", "/assets/main.css"]) {
      expect((await request(host.port, "GET", target)).status, target).toBe(200);
    }
    const others = [
      "/index.html",
      "/assets",
      "/assets/",
      "/assets/notes.txt",
      "/assets/../assets/main.js",
      "/../package.json",
      "/..%2fpackage.json",
      "/%2e%2e/package.json",
      "//assets/main.js",
      "/assets\\main.js",
      "/assets/main.js%00",
      "/assets/main.js?x",
      "/assets/Main.js",
      "/__proto__",
      "/constructor",
      "/etc/passwd",
    ];
    for (const target of others) expect((await request(host.port, "GET", target)).status, target).toBe(404);
  });
});

describe("[H8] headers", () => {
  test("[H8] every answer carries them", async () => {
    const { host, own } = await countingHost();
    const answers = [
      await request(host.port, "GET", "/"),
      await request(host.port, "GET", "/assets/main.js"),
      await request(host.port, "GET", "/missing"),
      await request(host.port, "POST", "/call/app.start", own, "{}"),
      await request(host.port, "GET", "/", { Host: "evil.test" }),
    ];
    for (const { headers } of answers) {
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; /);
    }
  });

  test("[H8] the page's policy is exactly this, with the nonce that the page is told", async () => {
    const host = await browserHost();
    const { headers, body } = await request(host.port, "GET", "/");
    const nonce = /<meta name="csp-nonce" content="([\w-]{24})" \/>/.exec(body)?.[1];
    const preview = `http://127.0.0.1:${host.previewPort}`;
    expect(headers.get("content-security-policy")?.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      `img-src 'self' data: blob: ${preview}`,
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      `frame-src ${preview} ${preview.replace("127.0.0.1", "*.localhost")}`,
      "base-uri 'none'",
      "form-action 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]);
    const again = await request(host.port, "GET", "/");
    expect(again.body).not.toContain(nonce);
  });
});

describe("[H9] limits", () => {
  test("[H9] a long body is not read to its end", async () => {
    const { host, own, start } = await countingHost();
    const announced = { ...own, "Content-Length": "100000000" };
    expect((await request(host.port, "POST", "/call/app.start", announced)).status).toBe(413);
    const chunk = `${(500_000).toString(16)}\n${"x".repeat(500_000)}\n`;
    const head = Object.entries({ ...own, "Transfer-Encoding": "chunked" }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const text = `POST /call/app.start HTTP/1.1\nHost: 127.0.0.1:${host.port}\n${head.join("\n")}\n\n${chunk.repeat(8)}`;
    expect((await sendRaw(host.port, text)).status).toBe(413);
    expect(start).not.toHaveBeenCalled();
  });

  test("[H9] long headers are refused", async () => {
    const { host } = await countingHost();
    expect((await request(host.port, "GET", "/", { "X-Long": "x".repeat(20_000) })).status).toBe(431);
  });

  test("[H9] headers that never end are given up", { timeout: 20_000 }, async () => {
    const { host } = await countingHost();
    const began = performance.now();
    const text = `GET / HTTP/1.1\nHost: 127.0.0.1:${host.port}\nX-Slow: `;
    expect((await sendRaw(host.port, text, 18_000)).status).toBe(408);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test("[H9] a body that is not JSON, not UTF-8 or too deep is refused", async () => {
    const { host, own, start } = await countingHost();
    for (const body of [
      "",
      "{",
      "{}{}",
      "NaN",
      "[".repeat(1_000_00),
      "[".repeat(100) + "]".repeat(100),
      '{"a":undefined}',
    ]) {
      const answer = await request(host.port, "POST", "/call/app.start", own, body);
      expect(answer.status, body.slice(0, 20)).toBe(400);
    }
    const bytes = { ...own, "Content-Length": "4" };
    const head = Object.entries({ Host: `127.0.0.1:${host.port}`, ...bytes }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const raw = `POST /call/app.start HTTP/1.1\n${head.join("\n")}\n\n`;
    expect((await sendRaw(host.port, raw, 3000, Buffer.from([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400);
    expect(start).not.toHaveBeenCalled();
  });
});

describe("[H12] the preview's origin", () => {
  test("[H12] answers GET and HEAD under its own name only", async () => {
    const seen: string[] = [];
    const host = await browserHost({}, (asked) => {
      seen.push(`${asked.method} ${asked.url}`);
      return Promise.resolve(new Response("shown", { headers: { "content-type": "text/html" } }));
    });
    const port = host.previewPort;
    expect((await request(port, "GET", "/frame")).body).toBe("shown");
    expect((await request(port, "HEAD", "/frame")).body).toBe("");
    expect(seen).toEqual([`GET http://127.0.0.1:${port}/frame`, `HEAD http://127.0.0.1:${port}/frame`]);
    for (const Host of ["evil.test", `evil.test:${port}`, `127.0.0.1:${host.port}`]) {
      expect((await request(port, "GET", "/frame", { Host })).status, Host).toBe(403);
    }
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect((await request(port, method, "/frame")).status, method).toBe(405);
    }
    expect(seen).toHaveLength(2);
  });

  test("[H12] a preview that breaks is an empty answer, and no more", async () => {
    const host = await browserHost({}, () => Promise.reject(new Error("secret")));
    const answer = await request(host.previewPort, "GET", "/frame");
    expect([answer.status, answer.body]).toEqual([500, ""]);
  });
});

describe("[H14] a site's origin", () => {
  const label = "0123456789abcdef0123456789abcdef01234567";

  test("[H14] is read from a Host header of exactly its form and port", () => {
    expect(siteOrigin(label, 4001)).toBe(`http://${label}.localhost:4001`);
    expect(siteLabelOf(`${label}.localhost:4001`, 4001)).toBe(label);
    for (const host of [
      `${label}.localhost:4002`,
      `${label}.localhost`,
      `${label}.localhost.evil.test:4001`,
      `evil.${label}.localhost:4001`,
      `${label.slice(1)}.localhost:4001`,
      `${label.toUpperCase()}.localhost:4001`,
      "localhost:4001",
      "",
    ]) {
      expect(siteLabelOf(host, 4001), host).toBeNull();
    }
  });

  test("[H14] answers reading only, and nothing under a label that stands for no site", async () => {
    const asked: string[] = [];
    const host = await browserHost({}, (got) => {
      asked.push(got.url);
      return Promise.resolve(new Response(null, { status: 404 }));
    });
    const name = `${label}.localhost:${host.previewPort}`;
    expect((await request(host.previewPort, "POST", "/", { Host: name })).status).toBe(405);
    expect((await request(host.previewPort, "GET", "/", { Host: "evil.localhost" })).status).toBe(403);
    expect(asked).toEqual([]);
    expect((await request(host.previewPort, "GET", "/a", { Host: name })).status).toBe(404);
    expect(asked).toEqual([`http://${name}/a`]);
  });
});
