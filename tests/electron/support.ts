/** A started Electron host over the fake. */

import { createDispatcher } from "#contract/dispatcher";
import type { Handlers } from "#contract/calls";
import { startElectronHost } from "../../src/main/electron/start.ts";
import type { HostPart } from "../../src/main/host/start.ts";
import { builtPages } from "../support/built-pages.ts";
import { fakeElectron, type FakeElectron, type FakeWindow } from "../support/fake-electron.ts";
import { testHandlers } from "../support/test-handlers.ts";

export interface StartedElectron {
  readonly electron: FakeElectron;
  readonly window: FakeWindow;
  readonly part: HostPart;
  readonly previewed: readonly string[];
  readonly closed: () => boolean;
  /** How many times the window was asked for what it still holds. */
  readonly collected: () => number;
}

interface Choices {
  readonly handlers?: Partial<Handlers>;
  /** Before anything starts: another locale, a packaged app, a lock that another Galley holds. */
  readonly prepare?: (electron: FakeElectron) => void;
  readonly openOnStart?: string | null;
  readonly platform?: NodeJS.Platform;
  readonly keepsUnsaved?: boolean;
}

export async function startElectron(choices: Choices = {}): Promise<StartedElectron> {
  const electron = fakeElectron();
  choices.prepare?.(electron);
  const pages = await builtPages();
  const parts: HostPart[] = [];
  const previewed: string[] = [];
  let closed = false;
  let collected = 0;
  await startElectronHost(electron.api, {
    installation: {
      version: "0.0.0",
      pages,
      resources: pages,
      userData: pages,
      openOnStart: choices.openOnStart ?? null,
    },
    preload: "/app/out/preload/preload.cjs",
    platform: choices.platform ?? "linux",
    startServices(part) {
      parts.push(part);
      const recordBug = () => "bug";
      return {
        dispatch: createDispatcher(testHandlers(choices.handlers), recordBug),
        preview(request) {
          previewed.push(request.url);
          return Promise.resolve(new Response("shown"));
        },
        recordBug,
        collect() {
          collected += 1;
          return Promise.resolve();
        },
        keepsUnsaved: () => choices.keepsUnsaved ?? true,
        close() {
          closed = true;
          return Promise.resolve();
        },
      };
    },
  });
  const [window] = electron.windows;
  const [part] = parts;
  if (!window || !part) throw new Error("the host did not start");
  return { electron, window, part, previewed, closed: () => closed, collected: () => collected };
}
