/** The Electron host: one window on our own scheme, the same services behind one channel. */

import { join, resolve } from "node:path";
import { EVENT_CHANNEL } from "#contract/channels";
import { SettingsValue } from "#contract/values";
import type { EventMessage } from "#contract/wire";
import type { InterfaceLanguage, Settings } from "#core/settings/settings";
import { dialogWords } from "#core/words/dialogs";
import { readStaticPages } from "../host/static-pages.ts";
import { startServices, type Installation, type RunningServices } from "../host/start.ts";
import type { AppWindow, ElectronApi } from "./api.ts";
import { serveCalls } from "./calls.ts";
import { confineContents, confinePermissions } from "./confine.ts";
import { menuTemplate } from "./menu.ts";
import { APP_ORIGIN, PREVIEW_ORIGIN, registerSchemes, serveSchemes } from "./schemes.ts";
import { windowOptions } from "./window-options.ts";

export interface ElectronOptions {
  readonly installation: Installation;
  /** The built preload script. */
  readonly preload: string;
  readonly platform: NodeJS.Platform;
}

/**
 * Run Galley in Electron. Resolves once the window was asked to load, or at once when another Galley has the lock:
 * that one is given the folder and this one quits.
 */
export async function startElectronHost(electron: ElectronApi, options: ElectronOptions): Promise<void> {
  const { app } = electron;
  const { installation } = options;
  app.enableSandbox();
  registerSchemes(electron.protocol);
  if (!app.requestSingleInstanceLock({ folder: installation.openOnStart })) return app.quit();
  app.on("web-contents-created", (_event, contents) => confineContents(contents));
  app.on("window-all-closed", () => app.quit());
  const opened = whenFolderGiven(electron);
  await app.whenReady();
  confinePermissions(electron.session.defaultSession);

  let window: AppWindow | null = null;
  let language: InterfaceLanguage = systemLanguage(electron);
  const tell = (message: EventMessage) => {
    if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, message);
  };
  const showMenu = () => {
    const run = (command: string) => tell({ event: "command.run", value: { command } });
    const menu = electron.Menu.buildFromTemplate(menuTemplate(language, options.platform, run));
    electron.Menu.setApplicationMenu(menu as never);
  };
  const follow = (settings: Settings) => {
    language = settings.language === "system" ? systemLanguage(electron) : settings.language;
    showMenu();
  };
  const services = startServices(installation, {
    host: "electron",
    previewOrigin: PREVIEW_ORIGIN,
    chooseFolder: () => chooseFolder(electron, window, language),
    openExternal: (url) => electron.shell.openExternal(url),
    tell(message) {
      if (message.event === "settings.changed") follow(SettingsValue.parse(message.value));
      tell(message);
    },
  });
  serveSchemes(
    electron.protocol,
    await readStaticPages(installation.pages, PREVIEW_ORIGIN),
    services.preview,
  );
  serveCalls(electron.ipcMain, services.dispatch, () => window);
  closeBeforeQuitting(electron, services);
  await followStoredSettings(services, follow);
  showMenu();

  const icon = join(installation.resources, "icons", "galley.png");
  window = new electron.BrowserWindow(windowOptions(options.preload, icon, app.isPackaged));
  opened((folder) => {
    tell({ event: "folder.given", value: { path: folder } });
    if (window) bringForward(window);
  });
  attend(window, services, () => confirmDiscard(electron, window, language));
  await window.loadURL(`${APP_ORIGIN}/`);
}

/** Folders given from outside before and after there is a window to open them in. */
function whenFolderGiven({ app }: ElectronApi): (open: (folder: string) => void) => void {
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

/** The menu speaks the language that was chosen last time, from its first moment. */
async function followStoredSettings(
  services: RunningServices,
  follow: (settings: Settings) => void,
): Promise<void> {
  const start = await services.dispatch("app.start", {});
  if (start.ok) follow(SettingsValue.parse((start.value as { readonly settings: unknown }).settings));
}

function systemLanguage({ app }: ElectronApi): InterfaceLanguage {
  const [first = app.getLocale()] = app.getPreferredSystemLanguages();
  return /^ja\b/i.test(first) ? "ja" : "en";
}

function attend(window: AppWindow, services: RunningServices, mayDiscard: () => boolean): void {
  window.once("ready-to-show", () => window.show());
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

function confirmDiscard(
  electron: ElectronApi,
  window: AppWindow | null,
  language: InterfaceLanguage,
): boolean {
  const words = dialogWords(language);
  const chosen = electron.dialog.showMessageBoxSync(window as never, {
    type: "warning",
    message: words.unsaved,
    detail: words.unsavedDetail,
    buttons: [words.goBack, words.discard],
    defaultId: 0,
    cancelId: 0,
  });
  return chosen === 1;
}

async function chooseFolder(
  electron: ElectronApi,
  window: AppWindow | null,
  language: InterfaceLanguage,
): Promise<string | null> {
  const title = dialogWords(language).chooseFolder;
  const answer = await electron.dialog.showOpenDialog(window as never, {
    title,
    properties: ["openDirectory"],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
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
