import { describe, expect, test, vi } from "vitest";
import { fakeElectron } from "../support/fake-electron.ts";
import { startElectron } from "./support.ts";
import { WINDOW_PREFERENCES } from "../../src/main/electron/window-options.ts";
import { startElectronHost } from "../../src/main/electron/start.ts";

describe("[H20] the window's preferences", () => {
  test("[H20] are exactly these, and frozen", async () => {
    const { window, electron } = await startElectron();
    expect(electron.app.calls[0]).toBe("enableSandbox");
    expect(window.options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: true,
      devTools: true,
      preload: "/app/out/preload/preload.cjs",
    });
    expect(Object.isFrozen(WINDOW_PREFERENCES)).toBe(true);
    expect(window.loaded).toBe("galley://app/");
  });

  test("[H20] a packaged Galley has no developer tools", async () => {
    const { window } = await startElectron({ prepare: ({ app }) => (app.isPackaged = true) });
    expect(window.options.webPreferences?.devTools).toBe(false);
  });

  test("[H20] the window is shown when there is something to see", async () => {
    const { window } = await startElectron();
    expect([window.options.show, window.calls]).toEqual([false, []]);
    window.happen("ready-to-show");
    expect(window.calls).toEqual(["show"]);
  });
});

describe("[H21] navigation", () => {
  const app = ["galley://app/", "galley://app/#t=1", "galley://app/?x"];
  const site = "galley-site://0123456789abcdef0123456789abcdef01234567/docs/a/";
  const preview = ["galley-preview://app/", "galley-preview://app/i/key/a.png", site];
  const never = [
    "https://example.org/",
    "http://127.0.0.1/",
    "http://localhost:5173/",
    "file:///etc/passwd",
    "file://server/share",
    "data:text/html,<script>alert(1)</script>",
    "blob:galley://app/1",
    "javascript:alert(1)",
    "about:blank",
    "about:srcdoc",
    "chrome://settings",
    "devtools://devtools/bundled/inspector.html",
    "view-source:galley://app/",
    "filesystem:galley://app/temporary/x",
    "galley://app.evil.test/",
    "galley://evil/",
    "galley://app@evil/",
    "galley://user@app/",
    "galley://app:80/",
    "galley:app",
    "galley:/app/",
    "galley://App.evil/",
    "galley-preview://evil/",
    "galley-preview://app.evil/",
    "galley-previews://app/",
    "galley-site://app/",
    "galley-site://0123456789abcdef0123456789abcdef01234567.evil/",
    "galley-site://user@0123456789abcdef0123456789abcdef01234567/",
    "ftp://example.org",
    "smb://server/share",
    "mailto:a@example.org",
    "vscode://file/etc/passwd",
    "ms-msdt:/id",
    "//app/",
    "",
    "not an address",
  ];
  const navigations = ["will-navigate", "will-frame-navigate", "will-redirect"];

  test.each(navigations)("[H21] %s keeps the top frame on the app's page", async (event) => {
    const { webContents } = (await startElectron()).window;
    const stopped = (url: string) => webContents.happen(event, { url, isMainFrame: true });
    for (const url of app) expect(stopped(url), url).toBe(false);
    for (const url of [...never, ...preview, "galley://app/assets/main.js"])
      expect(stopped(url), url).toBe(true);
  });

  test.each(navigations)("[H21] %s keeps every other frame on the preview", async (event) => {
    const { webContents } = (await startElectron()).window;
    const stopped = (url: string) => webContents.happen(event, { url, isMainFrame: false });
    for (const url of preview) expect(stopped(url), url).toBe(false);
    for (const url of [...never, ...app]) expect(stopped(url), url).toBe(true);
  });

  test("[H21] no window or webview is opened", async () => {
    const { webContents } = (await startElectron()).window;
    expect(webContents.openHandler?.()).toEqual({ action: "deny" });
    expect(webContents.happen("will-attach-webview", {}, {}, {})).toBe(true);
  });
});

test("[H22] nothing is permitted but the app's own writing to the clipboard", async () => {
  const { permissions } = (await startElectron()).electron;
  const all = [
    "clipboard-read",
    "deprecated-sync-clipboard-read",
    "display-capture",
    "fileSystem",
    "fullscreen",
    "geolocation",
    "hid",
    "idle-detection",
    "keyboardLock",
    "media",
    "mediaKeySystem",
    "midi",
    "midiSysex",
    "notifications",
    "openExternal",
    "pointerLock",
    "serial",
    "speaker-selection",
    "storage-access",
    "usb",
    "window-management",
    "unknown",
  ];
  const fromApp = { requestingUrl: "galley://app/", isMainFrame: true };
  for (const permission of all) {
    expect(permissions.request(permission, fromApp), permission).toBe(false);
    expect(permissions.check(permission, "galley://app"), permission).toBe(false);
  }
  expect(permissions.device()).toBe(false);
  const write = "clipboard-sanitized-write";
  expect(permissions.request(write, fromApp)).toBe(true);
  expect(permissions.check(write, "galley://app/")).toBe(true);
  expect(permissions.request(write, { ...fromApp, isMainFrame: false })).toBe(false);
  for (const url of ["galley-preview://app/", "https://example.org/", "", "galley://app.evil/"]) {
    expect(permissions.request(write, { requestingUrl: url, isMainFrame: true }), url).toBe(false);
    expect(permissions.check(write, url), url).toBe(false);
  }
});

describe("[H27] a second start", () => {
  test("[H27] hands its folder to the first and quits", async () => {
    const electron = fakeElectron();
    electron.app.hasLock = false;
    const startServices = vi.fn<() => never>();
    await startElectronHost(electron.api, {
      installation: { version: "0.0.0", pages: "", resources: "", userData: "", openOnStart: "/sites/one" },
      startServices,
      preload: "",
      platform: "linux",
    });
    expect(electron.app.lockData).toEqual({ folder: "/sites/one" });
    expect(electron.app.calls).toEqual(["enableSandbox", "quit"]);
    expect(electron.windows).toEqual([]);
    expect(startServices).not.toHaveBeenCalled();
  });

  test("[H27] the first shows the folder that it was handed, and nothing else of the message", async () => {
    const { electron, window } = await startElectron();
    window.minimized = true;
    electron.app.happen("second-instance", {}, ["galley", "--inspect"], "/home/somebody", {
      folder: "/sites/one",
    });
    for (const data of [null, 7, "x", {}, { folder: 7 }, { folder: "" }]) {
      electron.app.happen("second-instance", {}, ["galley"], "/home/somebody", data);
    }
    expect(window.webContents.sent).toEqual([
      ["galley:event", { event: "folder.given", value: { path: "/sites/one" } }],
    ]);
    expect(window.calls).toEqual(["restore", "focus"]);
  });

  test("[H27] a folder dropped on the icon before there is a window waits for it", async () => {
    const { window } = await startElectron({
      prepare({ app }) {
        const { whenReady } = app;
        app.whenReady = async () => {
          expect(app.happen("open-file", {}, "/sites/two")).toBe(true);
          await whenReady();
        };
      },
    });
    expect(window.webContents.sent).toContainEqual([
      "galley:event",
      { event: "folder.given", value: { path: "/sites/two" } },
    ]);
  });
});

describe("[H28] closing with unsaved changes", () => {
  test("[H28] stays unless the person says so", async () => {
    const { electron, window } = await startElectron();
    expect(window.webContents.happen("will-prevent-unload", {})).toBe(false);
    electron.answers.button = 1;
    expect(window.webContents.happen("will-prevent-unload", {})).toBe(true);
    expect(electron.dialogs[0]).toMatchObject({
      defaultId: 0,
      cancelId: 0,
      message: "There are unsaved changes",
      detail: expect.stringContaining("keeps your text"),
    });
  });

  test("[H28] says that text would be lost only where it could not be kept", async () => {
    const { electron, window } = await startElectron({ keepsUnsaved: false });
    window.webContents.happen("will-prevent-unload", {});
    expect(electron.dialogs[0]).toMatchObject({ detail: expect.stringContaining("could not keep") });
  });

  test("[H28] a window is asked for what it still holds before it closes, each time", async () => {
    const { window, collected } = await startElectron();
    for (const times of [1, 2]) {
      expect(window.happen("close", {})).toBe(true);
      expect(collected()).toBe(times);
      await vi.waitFor(() => expect(window.calls.filter((call) => call === "close")).toHaveLength(times));
      // What `close` brings about in Electron: now it may.
      expect(window.happen("close", {})).toBe(false);
    }
  });

  test("[H28] quitting waits for what is being written", async () => {
    const { electron, closed } = await startElectron();
    electron.app.happen("window-all-closed");
    expect(electron.app.calls).toContain("quit");
    expect(electron.app.happen("will-quit", {})).toBe(true);
    await vi.waitFor(() => expect(electron.app.calls).toContain("exit 0"));
    expect(closed()).toBe(true);
  });

  test("[H28] a window whose process broke is loaded again, one that ended is not", async () => {
    const { window } = await startElectron();
    window.webContents.happen("render-process-gone", {}, { reason: "clean-exit" });
    expect(window.webContents.reloads).toBe(0);
    window.webContents.happen("render-process-gone", {}, { reason: "crashed" });
    expect(window.webContents.reloads).toBe(1);
  });
});
