import { describe, expect, onTestFinished, test, vi } from "vitest";
import { contract, type Handlers } from "#contract/calls";
import { createClient } from "#contract/client";
import { Failure, failureCodes } from "#contract/failure";
import { carriers, type Connect } from "../support/carriers.ts";
import { appStart, testHandlers } from "../support/test-handlers.ts";
import { hostileMessages } from "./hostile-messages.ts";

async function connected(connect: Connect, some: Partial<Handlers> = {}) {
  const window = await connect(testHandlers(some));
  onTestFinished(() => window.close());
  return window;
}

/** The failure that a call ends with. */
async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error(`expected a Failure, got ${String(error)}`);
  return error;
}

describe.each(carriers)("over the %s carrier", (_name, connect) => {
  test("[C1] a checked input reaches the handler and a checked output the window", async () => {
    const complete = vi.fn<Handlers["folders.complete"]>(({ typed }) =>
      Promise.resolve({ folders: [{ path: typed, name: "日本 🎌 \u{2028}\0" }] }),
    );
    const { calls } = await connected(connect, { "folders.complete": complete });
    expect(await calls["folders.complete"]({ typed: "~/記事" })).toEqual({
      folders: [{ path: "~/記事", name: "日本 🎌 \u{2028}\0" }],
    });
    expect(complete).toHaveBeenCalledExactlyOnceWith({ typed: "~/記事" });
  });

  test("[C2] every failure arrives with its details", async () => {
    const details = { path: "blog/en.md" };
    const recent = vi.fn<Handlers["folders.recent"]>();
    const { calls } = await connected(connect, { "folders.recent": recent });
    for (const code of failureCodes) {
      recent.mockRejectedValueOnce(new Failure(code, details));
      expect(await failureOf(calls["folders.recent"]({}))).toMatchObject({ code, details });
    }
  });

  test("[C3] an unexpected error arrives as an id only", async () => {
    const secret = new TypeError("cannot read /home/somebody/diary.md");
    const { send, bugs } = await connected(connect, { "folders.recent": () => Promise.reject(secret) });
    const reply = await send("folders.recent", {});
    expect(reply).toEqual({ ok: false, error: { code: "bug", details: { id: "bug-1" } } });
    expect(bugs).toEqual([secret]);
  });

  test("[C4] only what the contract names is a call", async () => {
    const { send } = await connected(connect);
    for (const name of [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "document.Open",
      "",
      "app. start",
      "%61pp.start",
    ]) {
      expect(await send(name, {}), name).toMatchObject({ ok: false, error: { code: "unknown-call" } });
    }
  });

  test("[C5] an input of the wrong shape reaches no handler and is not repeated", async () => {
    const open = vi.fn<Handlers["document.open"]>();
    const { send } = await connected(connect, { "document.open": open });
    const workspace = "w".repeat(16);
    const wrong = [
      { workspace, path: ["secret"] },
      { workspace, path: { secret: true } },
      { workspace, path: null },
      { workspace, path: "" },
      { workspace, path: "secret".repeat(1000) },
      { workspace: "secret", path: "en.md" },
      { path: "secret.md" },
      ["secret"],
      "secret",
      null,
      7,
    ];
    for (const input of wrong) {
      const reply = await send("document.open", input);
      expect(reply).toMatchObject({ ok: false, error: { code: "invalid-input" } });
      expect(JSON.stringify(reply)).not.toContain("secret");
    }
    expect(open).not.toHaveBeenCalled();
  });

  test("[C6] an output that breaks the contract stays in the host", async () => {
    const { send, bugs } = await connected(connect, {
      "folders.recent": () => Promise.resolve({ folders: [{ path: 7 }] as never }),
    });
    expect(await send("folders.recent", {})).toEqual({
      ok: false,
      error: { code: "bug", details: { id: "bug-1" } },
    });
    expect(bugs).toHaveLength(1);
  });

  test("[C6] what the contract does not name is dropped from an output", async () => {
    const more = { ...appStart, home: "/home/somebody" };
    const { calls } = await connected(connect, { "app.start": () => Promise.resolve(more) });
    expect(await calls["app.start"]({})).toEqual(appStart);
  });

  test("[C7] a document may be as large as any, another input may not", async () => {
    const save = vi.fn<Handlers["document.save"]>(({ base }) => Promise.resolve({ revision: base }));
    const { calls, send } = await connected(connect, { "document.save": save });
    const text = "日本語の本文 ".repeat(700_000);
    const base = "0".repeat(64) as never;
    const at = { workspace: "w".repeat(16) as never, path: "en.md" as never };
    expect(await calls["document.save"]({ ...at, text, encoding: "utf-8", base })).toEqual({
      revision: base,
    });
    expect(save.mock.lastCall?.[0].text.length).toBe(text.length);
    expect(await send("folders.complete", { typed: text })).toMatchObject({
      ok: false,
      error: { code: "too-large" },
    });
  });

  test("[C8] no hostile message breaks the host or reaches a handler", { timeout: 60_000 }, async () => {
    const reached = vi.fn<() => Promise<never>>(() => Promise.reject(new Failure("io")));
    const all = Object.fromEntries(
      Object.keys(contract).map((name) => [name, reached]),
    ) as unknown as Handlers;
    const { send, calls, bugs } = await connected(connect, {
      ...all,
      "app.start": () => Promise.resolve(appStart),
    });
    const mayCall = pace();
    for (const { name, input } of hostileMessages(100)) {
      await mayCall();
      const reply = await send(name, input).catch(() => "never sent");
      expect(reply === "never sent" || (reply as { readonly ok: boolean }).ok).not.toBe(true);
    }
    expect(reached).not.toHaveBeenCalled();
    expect(bugs).toEqual([]);
    expect((await calls["app.start"]({})).version).toBe(appStart.version);
  });

  test("[C9] an event reaches every window that listens", async () => {
    const { listen, tell } = await connected(connect);
    const heard: unknown[] = [];
    await listen((message) => heard.push(message));
    await listen((message) => heard.push(message));
    const message = { event: "library.changed", value: { workspace: "w".repeat(16) } };
    tell(message);
    await vi.waitFor(() => expect(heard).toEqual([message, message]));
  });
});

describe.each(carriers.slice(1))("over the %s carrier", (_name, connect) => {
  test("[C10] a flood is answered busy, and later calls are served", { timeout: 60_000 }, async () => {
    // The clock stands still, so that a slow machine counts the same.
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { send, calls } = await connected(connect);
    const replies = await Promise.all(Array.from({ length: 300 }, () => send("app.start", {})));
    const refused = replies.filter((reply) => !(reply as { readonly ok: boolean }).ok);
    expect(refused).toHaveLength(100);
    for (const reply of refused) expect(reply).toMatchObject({ error: { code: "busy" } });
    vi.setSystemTime(1_000_005);
    expect((await calls["app.start"]({})).version).toBe(appStart.version);
  });
});

describe("a client", () => {
  test("[C11] says that a carrier which fails is disconnected", async () => {
    const calls = createClient(() => Promise.reject(new TypeError("fetch failed")));
    expect((await failureOf(calls["app.start"]({}))).code).toBe("disconnected");
  });

  test.each([
    null,
    "",
    7,
    [],
    {},
    { ok: true },
    { ok: "yes" },
    { ok: false },
    { ok: false, error: { code: "unheard" } },
  ])("[C11] takes %j for a bug, not for an answer", async (reply) => {
    const calls = createClient(() => Promise.resolve(reply));
    expect((await failureOf(calls["app.start"]({}))).code).toBe("bug");
  });
});

/** Slow enough for the host's rate limit, which has tests of its own. */
function pace(): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 500));
  };
}
