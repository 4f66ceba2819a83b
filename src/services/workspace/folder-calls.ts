/** Folders a person may open: what a half-typed path can become, and those opened before. */

import { readdir, stat } from "node:fs/promises";
import { isAbsolute, join, sep } from "node:path";
import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { SettingsStore } from "../storage/settings-store.ts";
import { detectPublisher } from "../publishers/list.ts";
import { readMarks } from "./marks.ts";

export interface FoldersNeeds {
  readonly home: string;
  readonly store: SettingsStore;
  readonly chooseFolder: (() => Promise<string | null>) | null;
}

type FolderCalls = "folders.recent" | "folders.forget" | "folders.complete" | "folders.choose";

const MOST = 50;

export function folderCalls({ home, store, chooseFolder }: FoldersNeeds): Pick<Handlers, FolderCalls> {
  return {
    "folders.recent": async () => ({ folders: await store.recentFolders() }),
    async "folders.forget"({ path }) {
      await store.forget(path);
      return {};
    },
    "folders.complete": async ({ typed }) => ({ folders: await completeFolder(typed, home) }),
    async "folders.choose"() {
      if (chooseFolder === null) throw new Failure("unknown-call");
      return { path: await chooseFolder() };
    },
  };
}

/** `~` and `~/…` as the shell means them. What follows stays as it was typed. */
export function expandHome(path: string, home: string): string {
  return path === "~" || path.startsWith("~/") || path.startsWith(`~${sep}`) ? home + path.slice(1) : path;
}

interface Completion {
  readonly path: string;
  readonly name: string;
}

/** Folders whose path begins as `typed` does, sites first. Hidden ones only when their dot was typed. */
async function completeFolder(typed: string, home: string): Promise<readonly Completion[]> {
  const expanded = expandHome(typed.trimStart(), home);
  const path = expanded === "" ? home + sep : isAbsolute(expanded) ? expanded : home + sep + expanded;
  const endsFolder = expanded === "" || expanded === home || expanded.endsWith("/") || expanded.endsWith(sep);
  const cut = endsFolder ? path.length : Math.max(path.lastIndexOf("/"), path.lastIndexOf(sep)) + 1;
  const parent = path.slice(0, cut);
  const start = path.slice(cut);
  const names = (await foldersIn(parent)).filter((name) => {
    const begins = name.toLowerCase().startsWith(start.toLowerCase());
    return begins && (start.startsWith(".") || !name.startsWith("."));
  });
  const exactFirst = (name: string): number => (name.startsWith(start) ? 0 : 1);
  const nearest = names.toSorted((a, b) => exactFirst(a) - exactFirst(b) || (a < b ? -1 : 1)).slice(0, MOST);
  const ranked = await Promise.all(
    nearest.map(async (name) => ({
      path: join(parent, name),
      name,
      isSite: await isSite(join(parent, name)),
    })),
  );
  return ranked
    .toSorted((a, b) => Number(b.isSite) - Number(a.isSite))
    .map(({ path: at, name }) => ({ path: at, name }));
}

async function foldersIn(parent: string): Promise<readonly string[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const folders = await Promise.all(
    entries.map(async (entry) => {
      if (!entry.isSymbolicLink()) return entry.isDirectory();
      return stat(join(parent, entry.name)).then(
        (status) => status.isDirectory(),
        () => false,
      );
    }),
  );
  return entries.filter((_, index) => folders[index]).map(({ name }) => name);
}

async function isSite(folder: string): Promise<boolean> {
  const marks = await readMarks(folder);
  return marks !== null && (await detectPublisher(marks)) !== null;
}
