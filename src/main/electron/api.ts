/** The part of Electron that Galley uses, as an interface: `electron` itself fits it, and so does a fake in tests. */

import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxSyncOptions,
  OpenDialogOptions,
} from "electron";

/** An event of Electron's that a listener may stop. */
export interface Stoppable {
  readonly preventDefault: () => void;
}

/** A navigation that is about to happen. */
export interface Navigation extends Stoppable {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface Frame {
  readonly origin: string;
  /** `null` for a window's top frame. */
  readonly parent: unknown;
}

export interface Contents {
  readonly mainFrame: Frame;
  on(
    event: "will-navigate" | "will-frame-navigate" | "will-redirect",
    listener: (details: Navigation) => void,
  ): unknown;
  on(event: "will-attach-webview" | "will-prevent-unload", listener: (event: Stoppable) => void): unknown;
  on(
    event: "render-process-gone",
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
  setWindowOpenHandler(handler: () => { action: "deny" }): void;
  send(channel: string, message: unknown): void;
  reload(): void;
}

export interface AppWindow {
  readonly webContents: Contents;
  once(event: "ready-to-show", listener: () => void): unknown;
  on(event: "close", listener: (event: Stoppable) => void): unknown;
  close(): void;
  loadURL(url: string): Promise<void>;
  isMinimized(): boolean;
  isDestroyed(): boolean;
  restore(): void;
  focus(): void;
  show(): void;
}

export interface App {
  readonly isPackaged: boolean;
  enableSandbox(): void;
  whenReady(): Promise<unknown>;
  quit(): void;
  exit(code: number): void;
  getLocale(): string;
  getPreferredSystemLanguages(): string[];
  requestSingleInstanceLock(data: { readonly folder: string | null }): boolean;
  on(
    event: "second-instance",
    listener: (event: unknown, argv: string[], workingDirectory: string, data: unknown) => void,
  ): unknown;
  on(event: "open-file", listener: (event: Stoppable, path: string) => void): unknown;
  on(event: "web-contents-created", listener: (event: unknown, contents: Contents) => void): unknown;
  on(event: "window-all-closed", listener: () => void): unknown;
  on(event: "will-quit", listener: (event: Stoppable) => void): unknown;
}

/** A call as it arrives from a window; `senderFrame` is `null` when its frame is gone. */
export interface Invocation {
  readonly sender: unknown;
  readonly senderFrame: Frame | null;
}

export interface Session {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: PermissionRequest,
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
}

export interface PermissionRequest {
  readonly requestingUrl: string;
  readonly isMainFrame: boolean;
}

export interface ElectronApi {
  readonly app: App;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => AppWindow;
  readonly session: { readonly defaultSession: Session };
  readonly protocol: {
    registerSchemesAsPrivileged(schemes: CustomScheme[]): void;
    handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
  };
  readonly ipcMain: {
    handle(channel: string, listener: (event: Invocation, ...args: unknown[]) => Promise<unknown>): void;
  };
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): unknown;
    setApplicationMenu(menu: never): void;
  };
  readonly dialog: {
    showOpenDialog(
      window: never,
      options: OpenDialogOptions,
    ): Promise<{ readonly canceled: boolean; readonly filePaths: readonly string[] }>;
    showMessageBoxSync(window: never, options: MessageBoxSyncOptions): number;
  };
  readonly shell: {
    openExternal(url: string): Promise<void>;
    trashItem(path: string): Promise<void>;
    showItemInFolder(path: string): void;
  };
}
