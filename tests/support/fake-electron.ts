/** Electron as a value: what Galley asked of it is written down, and tests make its events happen. */

import type { BrowserWindowConstructorOptions, CustomScheme, MenuItemConstructorOptions } from "electron";
import type { GalleyBridge } from "#contract/wire";
import { createBridge } from "../../src/preload/bridge.ts";
import type {
  Contents,
  ElectronApi,
  Frame,
  Invocation,
  PermissionRequest,
} from "../../src/main/electron/api.ts";

type Listener = (...args: never[]) => unknown;

/** Listeners by event, in the order in which they were added. */
class Events {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  /** Make the event happen; true when a listener prevented its default. */
  happen(event: string, ...args: unknown[]): boolean {
    let prevented = false;
    const details = args[0] !== null && typeof args[0] === "object" ? args[0] : {};
    const first = { ...details, preventDefault: () => (prevented = true) };
    for (const listener of this.#listeners.get(event) ?? [])
      listener(...([first, ...args.slice(1)] as never[]));
    return prevented;
  }

  count(event: string): number {
    return this.#listeners.get(event)?.length ?? 0;
  }
}

export class FakeContents extends Events implements Contents {
  readonly mainFrame: Frame = { origin: "galley://app", parent: null };
  readonly sent: unknown[][] = [];
  reloads = 0;
  openHandler: (() => { action: "deny" }) | null = null;
  readonly hearers: { readonly channel: string; readonly hear: (message: unknown) => void }[] = [];

  setWindowOpenHandler(handler: () => { action: "deny" }): void {
    this.openHandler = handler;
  }

  send(channel: string, message: unknown): void {
    this.sent.push([channel, message]);
    for (const hearer of this.hearers) if (hearer.channel === channel) hearer.hear(structuredClone(message));
  }

  reload(): void {
    this.reloads += 1;
  }
}

export class FakeWindow extends Events {
  readonly webContents = new FakeContents();
  readonly calls: string[] = [];
  minimized = false;
  loaded: string | null = null;
  readonly options: BrowserWindowConstructorOptions;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  once(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  loadURL(url: string): Promise<void> {
    this.loaded = url;
    return Promise.resolve();
  }

  isMinimized = () => this.minimized;
  isDestroyed = () => false;
  restore = () => void this.calls.push("restore");
  focus = () => void this.calls.push("focus");
  show = () => void this.calls.push("show");
  close = () => void this.calls.push("close");
}

class FakeApp extends Events {
  isPackaged = false;
  isReady = false;
  readonly calls: string[] = [];
  locale = "en-GB";
  hasLock = true;
  lockData: unknown = null;

  enableSandbox = () => void this.calls.push(this.isReady ? "enableSandbox too late" : "enableSandbox");
  whenReady = async () => {
    await Promise.resolve();
    this.isReady = true;
  };
  quit = () => void this.calls.push("quit");
  exit = (code: number) => void this.calls.push(`exit ${code}`);
  getLocale = () => this.locale;
  getPreferredSystemLanguages = () => [this.locale];
  requestSingleInstanceLock = (data: unknown) => {
    this.lockData = data;
    return this.hasLock;
  };
}

type Handle = (event: Invocation, ...args: unknown[]) => Promise<unknown>;
type SchemeHandler = (request: Request) => Promise<Response>;

export interface FakeElectron {
  readonly api: ElectronApi;
  readonly app: FakeApp;
  readonly windows: readonly FakeWindow[];
  readonly schemes: readonly CustomScheme[];
  readonly schemeHandlers: ReadonlyMap<string, SchemeHandler>;
  readonly channels: ReadonlyMap<string, Handle>;
  readonly opened: readonly string[];
  readonly trashed: readonly string[];
  readonly revealed: readonly string[];
  readonly menus: readonly MenuItemConstructorOptions[][];
  readonly dialogs: readonly unknown[];
  /** What the next dialogs answer. */
  readonly answers: { folder: readonly string[] | null; button: number };
  readonly permissions: {
    request: (permission: string, details: PermissionRequest) => boolean;
    check: (permission: string, origin: string) => boolean;
    device: () => boolean;
  };
  /** What the preload script gives the first window: calls and events pass through structured clone, as in Electron. */
  readonly bridge: () => GalleyBridge;
}

export function fakeElectron(): FakeElectron {
  const app = new FakeApp();
  const windows: FakeWindow[] = [];
  const schemes: CustomScheme[] = [];
  const schemeHandlers = new Map<string, SchemeHandler>();
  const channels = new Map<string, Handle>();
  const opened: string[] = [];
  const trashed: string[] = [];
  const revealed: string[] = [];
  const menus: MenuItemConstructorOptions[][] = [];
  const dialogs: unknown[] = [];
  const answers: FakeElectron["answers"] = { folder: null, button: 0 };
  type RequestHandler = Parameters<
    ElectronApi["session"]["defaultSession"]["setPermissionRequestHandler"]
  >[0];
  type CheckHandler = Parameters<ElectronApi["session"]["defaultSession"]["setPermissionCheckHandler"]>[0];
  let request: RequestHandler | null = null;
  let check: CheckHandler | null = null;
  let device: (() => boolean) | null = null;
  const api: ElectronApi = {
    app: app as unknown as ElectronApi["app"],
    BrowserWindow: class extends FakeWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options);
        windows.push(this);
        app.happen("web-contents-created", null, this.webContents);
      }
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler) => (request = handler),
        setPermissionCheckHandler: (handler) => (check = handler),
        setDevicePermissionHandler: (handler) => (device = handler),
      },
    },
    protocol: {
      registerSchemesAsPrivileged(given) {
        if (app.isReady) throw new Error("schemes are registered before the app is ready");
        schemes.push(...given);
      },
      handle: (scheme, handler) => void schemeHandlers.set(scheme, handler),
    },
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener) },
    Menu: {
      buildFromTemplate: (template) => template,
      setApplicationMenu: (menu: MenuItemConstructorOptions[]) => void menus.push(menu),
    },
    dialog: {
      showOpenDialog(_window: unknown, options) {
        dialogs.push(options);
        return Promise.resolve({ canceled: answers.folder === null, filePaths: answers.folder ?? [] });
      },
      showMessageBoxSync(_window: unknown, options) {
        dialogs.push(options);
        return answers.button;
      },
    },
    shell: {
      openExternal: (url) => Promise.resolve(void opened.push(url)),
      trashItem: (path) => Promise.resolve(void trashed.push(path)),
      showItemInFolder: (path) => void revealed.push(path),
    },
  };
  return {
    api,
    app,
    windows,
    schemes,
    schemeHandlers,
    channels,
    opened,
    trashed,
    revealed,
    menus,
    dialogs,
    answers,
    permissions: {
      request(permission, details) {
        let granted: boolean | null = null;
        request?.(null, permission, (answer) => (granted = answer), details);
        if (granted === null) throw new Error("a permission request was not answered");
        return granted;
      },
      check: (permission, origin) => check?.(null, permission, origin) ?? true,
      device: () => device?.() ?? true,
    },
    bridge() {
      const [window] = windows;
      if (!window) throw new Error("there is no window yet");
      const { webContents } = window;
      return createBridge({
        async invoke(channel, ...args) {
          const event = { sender: webContents, senderFrame: webContents.mainFrame };
          const handle = channels.get(channel);
          if (!handle) throw new Error(`no handler for ${channel}`);
          return structuredClone(await handle(event, ...structuredClone(args))) as unknown;
        },
        on: (channel, listener) =>
          void webContents.hearers.push({ channel, hear: (message) => listener({}, message) }),
        pathOf: (file) => `/dropped/${file.name}`,
      });
    },
  };
}
