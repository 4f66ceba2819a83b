/** Settings and recent folders, kept between starts and shared by both hosts. */

import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { defaultSettings, type Settings } from "#core/settings/settings";
import { SettingsValue, type RecentFolder } from "#contract/values";
import { isObject, openJsonFile, type JsonFile, type JsonObject } from "./json-file.ts";
import type { LockAcrossProcesses } from "./process-locks.ts";
import type { Saver } from "./saver.ts";

/** The settings to change; those left out or `undefined` stay. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export interface SettingsStore {
  readonly read: () => Promise<Settings>;
  /** Change what `part` names. What a newer Galley wrote beside it stays. */
  readonly change: (part: SettingsChange) => Promise<Settings>;
  /** Latest first. */
  readonly recentFolders: () => Promise<readonly RecentFolder[]>;
  readonly remember: (folder: string) => Promise<void>;
  readonly forget: (folder: string) => Promise<void>;
}

export interface SettingsStoreNeeds {
  readonly folder: string;
  readonly saver: Saver;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
}

const MOST_RECENT = 20;

export function openSettingsStore({ folder, saver, lock, now }: SettingsStoreNeeds): SettingsStore {
  const settings = openJsonFile({ path: join(folder, "settings.json"), saver, lock, now });
  const recent = openJsonFile({ path: join(folder, "recent-folders.json"), saver, lock, now });
  return {
    read: async () => readSettings(await settings.read()),
    change: async (part) => readSettings(await settings.update((value) => withSettings(value, part))),
    async recentFolders() {
      const folders = readRecent(await recent.read());
      return Promise.all(
        folders.map(async (entry) => ({
          ...entry,
          name: basename(entry.path) || entry.path,
          exists: await isFolder(entry.path),
        })),
      );
    },
    remember: (path) =>
      updateRecent(recent, (folders) => [
        { path, openedAt: now() },
        ...folders.filter((entry) => entry.path !== path),
      ]),
    forget: (path) => updateRecent(recent, (folders) => folders.filter((entry) => entry.path !== path)),
  };
}

/** Each setting by itself: one that makes no sense is its default, and the others stay. */
function readSettings(stored: JsonObject): Settings {
  const read = <K extends keyof Settings>(name: K): Settings[K] => {
    const parsed = SettingsValue.shape[name].safeParse(stored[name]);
    return parsed.success ? (parsed.data as Settings[K]) : defaultSettings[name];
  };
  return {
    language: read("language"),
    theme: read("theme"),
    autosave: read("autosave"),
    panes: read("panes"),
    workbench: read("workbench"),
  };
}

function withSettings(stored: JsonObject, part: SettingsChange): JsonObject {
  const changed = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
  const panes =
    part.panes && isObject(stored["panes"]) ? { panes: { ...stored["panes"], ...part.panes } } : {};
  return { ...stored, ...changed, ...panes };
}

interface Remembered {
  readonly path: string;
  readonly openedAt: number;
}

function readRecent(stored: JsonObject): readonly Remembered[] {
  const folders: unknown = stored["folders"];
  if (!Array.isArray(folders)) return [];
  return folders.filter(isRemembered).slice(0, MOST_RECENT);
}

function isRemembered(entry: unknown): entry is Remembered {
  return isObject(entry) && typeof entry["path"] === "string" && typeof entry["openedAt"] === "number";
}

async function updateRecent(
  file: JsonFile,
  change: (folders: readonly Remembered[]) => readonly Remembered[],
): Promise<void> {
  await file.update((value) => ({ ...value, folders: change(readRecent(value)).slice(0, MOST_RECENT) }));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}
