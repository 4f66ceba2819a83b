/** The Electron host: one window on our own scheme, the same services behind one channel. */

import { join, resolve } from "node:path";
import { EVENT_CHANNEL } from "#contract/channels";
import { SettingsValue } from "#contract/values";
import type { EventMessage } from "#contract/wire";
import { readStaticPages } from "../host/static-pages.ts";
import type { Installation, RunningServices, StartServices } from "../host/start.ts";
import type { AppWindow, ElectronApi } from "./api.ts";
import { serveCalls } from "./calls.ts";
import { confineContents, confinePermissions } from "./confine.ts";
import { chooseFolder, confirmDiscard } from "./dialogs.ts";
import { createMenuBar, type MenuBar } from "./menu-bar.ts";
import {
  APP_ORIGIN,
  PREVIEW_ORIGIN,
  SITE_ORIGINS,
  registerSchemes,
  serveSchemes,
  siteAddresses,
} from "./schemes.ts";
import { windowOptions } from "./window-options.ts";

export interface ElectronOptions {
  readonly installation: Installation;
  readonly startServices: StartServices;
  /** The built preload script. */
  readonly preload: string;
  readonly platform: NodeJS.Platform;
}

/**
 * Run Galley in Electron. Resolves once the window has loaded, or at once when another Galley has the lock: that one
 * is given the folder and this one quits.
 */
export async function startElectronHost(electron: ElectronApi, options: ElectronOptions): Promise<void> {
  const { app } = electron;
  app.enableSandbox();
  registerSchemes(electron.protocol);
  if (!app.requestSingleInstanceLock({ folder: options.installation.openOnStart })) return app.quit();
  app.on("web-contents-created", (_event, contents) => confineContents(contents));
  app.on("window-all-closed", () => app.quit());
  const onFolderGiven = folderGiven(electron);
  await app.whenReady();
  confinePermissions(electron.session.defaultSession);

  let window: AppWindow | null = null;
  const tell = (message: EventMessage) => {
    if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, message);
  };
  const menuBar = createMenuBar(electron, options.platform, (command) =>
    tell({ event: "command.run", value: { command } }),
  );
  const services = await serve(electron, options, { menuBar, tell, window: () => window });

  const icon = join(options.installation.resources, "icons", "galley.png");
  window = new electron.BrowserWindow(windowOptions(options.preload, icon, app.isPackaged));
  attend(window, services, () =>
    confirmDiscard(electron.dialog, window, {
      language: menuBar.language(),
      isKept: services.keepsUnsaved(),
    }),
  );
  await window.loadURL(`${APP_ORIGIN}/`);
  onFolderGiven((path) => {
    tell({ event: "folder.given", value: { path } });
    if (window && !window.isDestroyed()) bringForward(window);
  });
}

interface Shown {
  readonly menuBar: MenuBar;
  readonly tell: (message: EventMessage) => void;
  readonly window: () => AppWindow | null;
}

/** Start the services and carry them to the window: its pages, its preview, its calls. */
async function serve(
  electron: ElectronApi,
  { installation, startServices }: ElectronOptions,
  { menuBar, tell, window }: Shown,
): Promise<RunningServices> {
  const services = startServices({
    host: "electron",
    previewOrigin: PREVIEW_ORIGIN,
    sites: siteAddresses,
    appOrigins: [APP_ORIGIN],
    chooseFolder: () => chooseFolder(electron.dialog, window(), menuBar.language()),
    openExternal: (url) => electron.shell.openExternal(url),
    moveToTrash: (path) => electron.shell.trashItem(path),
    revealFile: (path) => electron.shell.showItemInFolder(path),
    tell(message) {
      if (message.event === "settings.changed") menuBar.follow(SettingsValue.parse(message.value));
      tell(message);
    },
  });
  const pages = await readStaticPages(installation.pages, PREVIEW_ORIGIN, SITE_ORIGINS);
  serveSchemes(electron.protocol, pages, services.preview);
  serveCalls(electron.ipcMain, services.dispatch, window);
  closeBeforeQuitting(electron, services);
  // The menu speaks the language that was chosen last time, from its first moment.
  const start = await services.dispatch("app.start", {});
  if (start.ok) menuBar.follow(SettingsValue.parse((start.value as { readonly settings: unknown }).settings));
  return services;
}

/** Folders given from outside; those that come before there is a window wait for it. */
function folderGiven({ app }: ElectronApi): (open: (folder: string) => void) => void {
  const waiting: string[] = [];
  let give = (folder: string): void => void waiting.push(folder);
  app.on("second-instance", (_event, _argv, workingDirectory, data) => {
    const folder = typeof data === "object" && data !== null && "folder" in data ? data.folder : null;
    if (typeof folder === "string" && folder !== "") give(resolve(workingDirectory, folder));
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    give(path);
  });
  return (open) => {
    give = open;
    waiting.splice(0).forEach(open);
  };
}

function attend(window: AppWindow, services: RunningServices, mayDiscard: () => boolean): void {
  window.once("ready-to-show", () => window.show());
  collectBeforeClosing(window, services);
  // The page objects to being closed while something is unsaved; preventing this event overrules it.
  window.webContents.on("will-prevent-unload", (event) => {
    if (mayDiscard()) event.preventDefault();
  });
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    services.recordBug(`window gone: ${reason}`, null);
    window.webContents.reload();
  });
}

/** A window closes only after the journal has what it still held: whatever the person is asked then, the text is kept. */
function collectBeforeClosing(window: AppWindow, services: RunningServices): void {
  let isCollected = false;
  window.on("close", (event) => {
    // Asked again after "Go back", it has edits again.
    const mayClose = isCollected;
    isCollected = false;
    if (mayClose) return;
    event.preventDefault();
    void services
      .collect(1)
      .catch((error: unknown) => services.recordBug("collect", error))
      .then(() => {
        isCollected = true;
        if (!window.isDestroyed()) window.close();
      });
  });
}

function bringForward(window: AppWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Quitting waits until what is being written is written, and no longer than a person would. */
function closeBeforeQuitting({ app }: ElectronApi, services: RunningServices): void {
  let closing = false;
  app.on("will-quit", (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, 5000).unref());
    void Promise.race([services.close(), patience])
      .catch((error: unknown) => services.recordBug("close", error))
      .then(() => app.exit(0));
  });
}
