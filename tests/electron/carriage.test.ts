import { describe, expect, test, vi } from "vitest";
import { RPC_CHANNEL } from "#contract/channels";
import type { Handlers } from "#contract/calls";
import type { Frame } from "../../src/main/electron/api.ts";
import { FakeContents } from "../support/fake-electron.ts";
import { appStart } from "../support/test-handlers.ts";
import { createBridge } from "../../src/preload/bridge.ts";
import { startElectron } from "./support.ts";

describe("[H23] the channel", () => {
  test("[H23] there is one, and it answers the window's own top frame only", async () => {
    const start = vi.fn<Handlers["app.start"]>(() => Promise.resolve(appStart));
    const { electron, window } = await startElectron({ handlers: { "app.start": start } });
    start.mockClear();
    expect([...electron.channels.keys()]).toEqual([RPC_CHANNEL]);
    const handle = electron.channels.get(RPC_CHANNEL);
    const contents = window.webContents;
    const from = (sender: unknown, senderFrame: Frame | null, ...args: unknown[]) =>
      handle?.({ sender, senderFrame }, ...args);
    const own: Frame = { origin: "galley://app", parent: null };
    expect(await from(contents, own, "app.start", {})).toMatchObject({ ok: true });

    const foreign: readonly (Frame | null)[] = [
      null,
      { ...own, parent: {} },
      { ...own, origin: "galley-preview://app" },
      { ...own, origin: "https://example.org" },
      { ...own, origin: "galley://app.evil" },
      { ...own, origin: "null" },
      { ...own, origin: "" },
    ];
    const refused = { ok: false, error: { code: "refused", details: {} } };
    for (const frame of foreign) expect(await from(contents, frame, "app.start", {})).toEqual(refused);
    expect(await from(new FakeContents(), own, "app.start", {})).toEqual(refused);
    expect(await from(undefined, own, "app.start", {})).toEqual(refused);
    expect(await from(contents, own)).toEqual(refused);
    expect(await from(contents, own, "app.start")).toEqual(refused);
    expect(await from(contents, own, "app.start", {}, "more")).toEqual(refused);
    expect(start).toHaveBeenCalledOnce();
  });

  test("[H23] what structured clone carries and JSON does not is no input", async () => {
    const { electron, window } = await startElectron();
    const handle = electron.channels.get(RPC_CHANNEL);
    const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame };
    const cycle: Record<string, unknown> = {};
    cycle["itself"] = cycle;
    const strange = [
      cycle,
      new Map(),
      new Date(0),
      /x/,
      new Uint8Array(3),
      Number.NaN,
      Infinity,
      1n,
      undefined,
      [undefined],
    ];
    for (const typed of strange) {
      const reply = await handle?.(event, "folders.complete", { typed });
      expect(reply).toMatchObject({ ok: false, error: { code: "invalid-input" } });
    }
  });
});

describe("[H24] the schemes", () => {
  test("[H24] are standard and secure, registered before the app is ready, and bypass nothing", async () => {
    const { electron } = await startElectron();
    expect(electron.schemes).toEqual([
      {
        scheme: "galley",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
      { scheme: "galley-preview", privileges: { standard: true, secure: true } },
      {
        scheme: "galley-site",
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
    expect([...electron.schemeHandlers.keys()]).toEqual(["galley", "galley-preview", "galley-site"]);
  });

  test("[H24] galley: serves the built window with the policy of both hosts", async () => {
    const { electron } = await startElectron();
    const answer = await electron.schemeHandlers.get("galley")?.(new Request("galley://app/"));
    const nonce = /<meta name="csp-nonce" content="([\w-]{24})" \/>/.exec((await answer?.text()) ?? "")?.[1];
    const policy = answer?.headers.get("content-security-policy");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-src galley-preview://app galley-site:;");
    expect(policy).not.toContain("unsafe");
    expect(answer?.headers.get("x-content-type-options")).toBe("nosniff");
  });

  const hostile = [
    "galley://app/index.html",
    "galley://app/../package.json",
    "galley://app/..%2fpackage.json",
    "galley://app/%2e%2e/%2e%2e/etc/passwd",
    "galley://app/assets/..%5c..%5cpackage.json",
    "galley://app//etc/passwd",
    "galley://app/assets/main.js%00.css",
    "galley://app/C:/Windows/win.ini",
    "galley://app/__proto__",
    "galley://evil/",
    "galley://app.evil/assets/main.js",
    "galley://app:1/assets/main.js",
  ];

  test.each(hostile)("[H24] %s is not there", async (url) => {
    const { electron } = await startElectron();
    expect((await electron.schemeHandlers.get("galley")?.(new Request(url)))?.status).toBe(404);
  });

  test("[H24] nothing is sent to a scheme, and the preview is asked under its own name only", async () => {
    const { electron, previewed } = await startElectron();
    const galley = electron.schemeHandlers.get("galley");
    const preview = electron.schemeHandlers.get("galley-preview");
    expect((await galley?.(new Request("galley://app/", { method: "POST", body: "x" })))?.status).toBe(404);
    expect(
      (await preview?.(new Request("galley-preview://app/", { method: "POST", body: "x" })))?.status,
    ).toBe(404);
    expect((await preview?.(new Request("galley-preview://evil/")))?.status).toBe(404);
    expect(previewed).toEqual([]);
    expect(await (await preview?.(new Request("galley-preview://app/frame")))?.text()).toBe("shown");
    expect(previewed).toEqual(["galley-preview://app/frame"]);

    const site = electron.schemeHandlers.get("galley-site");
    const label = "0123456789abcdef0123456789abcdef01234567";
    const post = new Request(`galley-site://${label}/`, { method: "POST", body: "x" });
    expect((await site?.(post))?.status).toBe(404);
    for (const host of ["app", "evil", `${label}.evil`, label.slice(1)]) {
      expect((await site?.(new Request(`galley-site://${host}/`)))?.status, host).toBe(404);
    }
    expect(await (await site?.(new Request(`galley-site://${label}/a/`)))?.text()).toBe("shown");
  });
});

describe("[H25] the bridge", () => {
  test("[H25] is two functions and one subscription that hand on plain data", async () => {
    const invoked: unknown[][] = [];
    const heard: unknown[] = [];
    let deliver: ((event: unknown, message: unknown) => void) | null = null;
    const bridge = createBridge({
      invoke(...args) {
        invoked.push(args);
        return Promise.resolve({ ok: true, value: 1 });
      },
      on(channel, listener) {
        expect(channel).toBe("galley:event");
        deliver = listener;
      },
      pathOf: (file) => `/dropped/${file.name}`,
    });
    expect(Object.keys(bridge).toSorted()).toEqual(["listen", "pathOf", "send"]);
    expect(await bridge.send("app.start", {})).toEqual({ ok: true, value: 1 });
    expect(invoked).toEqual([["galley:rpc", "app.start", {}]]);
    expect(bridge.listen((message) => heard.push(message))).toBeUndefined();
    const event = { sender: "ipcRenderer must not reach the page" };
    (deliver as ((event: unknown, message: unknown) => void) | null)?.(event, { event: "x", value: 1 });
    expect(heard).toEqual([{ event: "x", value: 1 }]);
  });
});

describe("[H29] the menu", () => {
  const labels = (menus: readonly { readonly label?: string | undefined }[] | undefined) =>
    menus?.map(({ label }) => label);

  test("[H29] speaks the stored language, else the system's", async () => {
    const japanese = { ...appStart, settings: { ...appStart.settings, language: "ja" as const } };
    const stored = await startElectron({ handlers: { "app.start": () => Promise.resolve(japanese) } });
    expect(labels(stored.electron.menus.at(-1))).toEqual(["ファイル", "編集", "表示", "ヘルプ"]);
    const system = await startElectron({ prepare: ({ app }) => (app.locale = "ja-JP") });
    expect(labels(system.electron.menus.at(-1))).toEqual(["ファイル", "編集", "表示", "ヘルプ"]);
    expect(labels((await startElectron()).electron.menus.at(-1))).toEqual(["File", "Edit", "View", "Help"]);
  });

  test("[H29] changes with the settings, at once, and the window hears of them too", async () => {
    const { electron, part, window } = await startElectron();
    const message = { event: "settings.changed", value: { ...appStart.settings, language: "ja" } };
    part.tell(message);
    expect(labels(electron.menus.at(-1))).toEqual(["ファイル", "編集", "表示", "ヘルプ"]);
    expect(window.webContents.sent).toEqual([["galley:event", message]]);
  });

  test("[H29] an item runs its command in the window, and no key is taken twice", async () => {
    const { electron, window } = await startElectron();
    const items =
      electron.menus.at(-1)?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) ?? [];
    const save = items.find(({ id }) => id === "document.save");
    expect(save).toMatchObject({ label: "Save", accelerator: "CmdOrCtrl+S", registerAccelerator: false });
    (save?.click as (() => void) | undefined)?.();
    expect(window.webContents.sent).toEqual([
      ["galley:event", { event: "command.run", value: { command: "document.save" } }],
    ]);
    for (const { accelerator, registerAccelerator } of items) {
      if (accelerator !== undefined) expect(registerAccelerator).toBe(false);
    }
  });

  test("[H29] a Mac has its own first and window menus", async () => {
    const { electron } = await startElectron({ platform: "darwin" });
    const roles = electron.menus.at(-1)?.map(({ role }) => role);
    expect([roles?.[0], roles?.at(-1)]).toEqual(["appMenu", "windowMenu"]);
  });
});

test("folders are chosen in the system's dialog", async () => {
  const { electron, part } = await startElectron();
  expect(await part.chooseFolder?.()).toBeNull();
  electron.answers.folder = ["/sites/one"];
  expect(await part.chooseFolder?.()).toBe("/sites/one");
  expect(electron.dialogs).toEqual([
    { title: "Open a site or content folder", properties: ["openDirectory"] },
    { title: "Open a site or content folder", properties: ["openDirectory"] },
  ]);
});
