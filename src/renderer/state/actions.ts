/** What a person can set off that involves the host. Each ends in events for the store, failures included. */

import type { Settings } from "#core/settings/settings";
import type { Calls } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { leaveWorkspace } from "./left-workspace.ts";
import { libraryReader } from "./library-parts.ts";
import type { Store } from "./store.ts";
import type { FailureValue } from "./workspace-state.ts";

export interface Actions {
  readonly openFolder: (folder: string) => Promise<void>;
  /** The system's dialog; nothing happens when the person closes it. */
  readonly chooseFolder: () => Promise<void>;
  readonly closeFolder: () => Promise<void>;
  readonly readLibrary: () => Promise<void>;
  /** Holds at once; `whenLost` says what to tell when it could not be stored. */
  readonly changeSettings: (change: Partial<Settings>, whenLost?: string) => Promise<void>;
}

/** Anything thrown, as a value: what is not a `Failure` is a bug. */
export function failureOf(error: unknown): FailureValue {
  return error instanceof Failure
    ? { code: error.code, details: error.details }
    : { code: "bug", details: {} };
}

export function createActions(host: Host, store: Store): Actions {
  const openWorkspace = () => store.state().workspace?.value.id ?? null;
  const closeQuietly = async (workspace: WorkspaceId) => {
    leaveWorkspace(workspace);
    // The host forgets it with the window anyway; a failure here changes nothing for the person.
    await host.call("workspace.close", { workspace }).catch(() => undefined);
  };

  const libraryOf = libraryReader(host);
  const readLibrary = oneAtATime(async () => {
    const workspace = openWorkspace();
    if (!workspace) return;
    store.dispatch({ kind: "library-asked", workspace });
    try {
      const library = await libraryOf(workspace);
      store.dispatch({ kind: "library-read", workspace, ...library });
    } catch (error) {
      store.dispatch({ kind: "library-failed", workspace, failure: failureOf(error) });
    }
  });

  /** Counts what was asked for: a folder that answers after a later one was asked for is let go. */
  let asked = 0;
  const openFolder = async (folder: string) => {
    const ask = ++asked;
    store.dispatch({ kind: "folder-opening", folder });
    try {
      const workspace = await host.call("workspace.open", { folder });
      if (ask !== asked) {
        await closeQuietly(workspace.id);
        return;
      }
      const before = openWorkspace();
      store.dispatch({ kind: "folder-opened", workspace });
      if (before && before !== workspace.id) await closeQuietly(before);
      await readLibrary();
    } catch (error) {
      if (ask === asked) store.dispatch({ kind: "folder-failed", folder, failure: failureOf(error) });
    }
  };

  return {
    openFolder,
    readLibrary,
    async chooseFolder() {
      try {
        const { path } = await host.call("folders.choose", {});
        if (path !== null) await openFolder(path);
      } catch (error) {
        store.dispatch({ kind: "folder-failed", folder: "", failure: failureOf(error) });
      }
    },
    async closeFolder() {
      const workspace = openWorkspace();
      store.dispatch({ kind: "folder-closed" });
      if (workspace) await closeQuietly(workspace);
    },
    async changeSettings(change, whenLost) {
      store.dispatch({ kind: "settings-changed", settings: { ...store.state().settings, ...change } });
      try {
        await host.call("settings.change", forHost(change));
      } catch {
        if (whenLost) store.dispatch({ kind: "notice-raised", tone: "warning", text: whenLost });
      }
    },
  };
}

/** Settings as the contract takes them: its arrays may be written to. */
function forHost({ panes, ...rest }: Partial<Settings>): Parameters<Calls["settings.change"]>[0] {
  if (panes === undefined) return rest;
  return {
    ...rest,
    panes: Object.fromEntries(Object.entries(panes).map(([group, sizes]) => [group, [...sizes]])),
  };
}

/** While `work` runs, further asking comes to one more run after it: a storm of file events reads twice, not a hundred times. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  const run = async () => {
    do {
      isAskedAgain = false;
      await work();
    } while (isAskedAgain);
    running = null;
  };
  return () => {
    if (running) isAskedAgain = true;
    else running = run();
    return running ?? Promise.resolve();
  };
}
