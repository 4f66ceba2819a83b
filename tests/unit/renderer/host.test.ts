import { describe, expect, test } from "vitest";
import { defaultSettings } from "#core/settings/settings";
import { Failure } from "#contract/failure";
import { createHost, type Connection } from "../../../src/renderer/host/create-host.ts";

function hostWith(send: () => Promise<unknown>) {
  let tell: (message: unknown) => void = () => {};
  let turn: (connection: Connection) => void = () => {};
  const host = createHost({
    send,
    listen: (listener) => {
      tell = listener;
    },
    onConnection: (listener) => {
      turn = listener;
    },
  });
  return {
    host,
    tell: (message: unknown) => tell(message),
    turn: (connection: Connection) => turn(connection),
  };
}

describe("the host", () => {
  test("[UI73] tells events to those who asked, until they stop", () => {
    const { host, tell } = hostWith(async () => ({}));
    const heard: unknown[] = [];
    const stop = host.on("settings.changed", (settings) => heard.push(settings.theme));
    tell({ event: "settings.changed", value: { ...defaultSettings, theme: "dark" } });
    stop();
    tell({ event: "settings.changed", value: defaultSettings });
    expect(heard).toEqual(["dark"]);
  });

  test("[UI73] drops what the contract does not know", () => {
    const { host, tell } = hostWith(async () => ({}));
    const heard: unknown[] = [];
    host.on("settings.changed", (settings) => heard.push(settings));
    host.on("command.run", (command) => heard.push(command));
    for (const message of [
      null,
      1,
      "x",
      {},
      { event: "constructor", value: {} },
      { event: "command.run", value: { command: 7 } },
      { event: "settings.changed", value: { theme: "pink" } },
    ]) {
      tell(message);
    }
    expect(heard).toEqual([]);
  });

  test("[UI73] is lost when a call cannot be carried, refused when the page is not known, and back when one is answered", async () => {
    const answers: (() => Promise<unknown>)[] = [
      () => Promise.reject(new TypeError("fetch failed")),
      () => Promise.reject(new Failure("refused")),
      () => Promise.resolve({ ok: true, value: {} }),
    ];
    const { host, turn } = hostWith(() => answers.shift()!());
    const told: Connection[] = [];
    host.onConnection((connection) => told.push(connection));
    const forget = () => host.call("folders.forget", { path: "/x" });
    await expect(forget()).rejects.toMatchObject({ code: "disconnected" });
    await expect(forget()).rejects.toMatchObject({ code: "refused" });
    await expect(forget()).resolves.toEqual({});
    turn("lost");
    expect(told).toEqual(["lost", "refused", "connected", "lost"]);
  });
});
