/** Services over real folders, as a host puts them together, with what they told on the way. */

import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { EventName, EventValue } from "#contract/calls";
import type { ContentPath, WorkspaceId, WorkspaceValue } from "#contract/values";
import { createServices, type Services, type ServicesNeeds } from "#services/services";
import { temporaryFolder } from "./temporary-folder.ts";

export interface Told {
  readonly event: EventName;
  readonly value: unknown;
}

export interface Started {
  readonly services: Services;
  readonly handlers: Services["handlers"];
  readonly userData: string;
  readonly told: readonly Told[];
  readonly openedLinks: readonly string[];
  /** Wait until such an event is told that was not waited for before. */
  readonly next: <K extends EventName>(event: K) => Promise<EventValue<K>>;
}

export async function startServices(changes: Partial<ServicesNeeds> = {}): Promise<Started> {
  const userData = join(await temporaryFolder(), "galley");
  const told: Told[] = [];
  const openedLinks: string[] = [];
  const taken = new Map<EventName, number>();
  const services = createServices({
    version: "0.0.0",
    host: "browser",
    platform: "linux",
    userData,
    home: "/nowhere/home",
    sampleSite: null,
    publisherScripts: resolve("resources/publishers"),
    openOnStart: null,
    chooseFolder: null,
    revealFile: null,
    moveToTrash: null,
    openExternal: async (url) => void openedLinks.push(url),
    previewOrigin: "http://127.0.0.1:1",
    previewFrame: async (workspace, path) => ({
      frame: "http://127.0.0.1:1/",
      images: `${workspace}/${path}`,
    }),
    sites: { originOf: (label) => `http://${label}.localhost:1`, labelOf: () => null },
    emit: (event, value) => told.push({ event, value }),
    now: Date.now,
    ...changes,
  });
  onTestFinished(() => services.close());
  return {
    services,
    handlers: services.handlers,
    userData,
    told,
    openedLinks,
    async next<K extends EventName>(event: K): Promise<EventValue<K>> {
      const index = taken.get(event) ?? 0;
      taken.set(event, index + 1);
      for (let waited = 0; waited < 15_000; waited += 20) {
        const found = told.filter((each) => each.event === event)[index];
        if (found) return found.value as EventValue<K>;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${event} was not told`);
    },
  };
}

export interface OpenSite extends Started {
  readonly root: string;
  readonly site: WorkspaceValue;
  readonly workspace: WorkspaceId;
}

/** A workspace of these files, open. */
export async function openSite(
  files: Readonly<Record<string, string | Uint8Array>>,
  changes: Partial<ServicesNeeds> = {},
): Promise<OpenSite> {
  const root = await temporaryFolder(files);
  const started = await startServices(changes);
  const site = (await started.handlers["workspace.open"]({ folder: root })) as WorkspaceValue;
  return { ...started, root, site, workspace: site.id };
}

/** A path as the contract brands it. */
export function at(path: string): ContentPath {
  return path as ContentPath;
}
