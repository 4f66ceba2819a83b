/** The journal's calls, bound to open workspaces; and the wait for windows before a host ends. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import type { Emit } from "../emit.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { openedFolder } from "../workspace/open.ts";
import type { Journal } from "./journal.ts";
import type { Places } from "./places.ts";

export interface JournalCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly journal: Journal;
  readonly places: Places;
  readonly emit: Emit;
}

type JournalCall = Extract<keyof Handlers, `journal.${string}` | "place.remember">;

export interface JournalCalls {
  readonly calls: Pick<Handlers, JournalCall>;
  /** Ask so many windows for what they hold; settles when they have answered, or after `patience` milliseconds. */
  readonly collect: (windows: number, patience: number) => Promise<void>;
}

export function journalCalls({ workspaceOf, journal, places, emit }: JournalCallsNeeds): JournalCalls {
  const rootOf = (workspace: WorkspaceId): string => workspaceOf(workspace).resolver.root;
  let flushed: (window: string) => void = () => undefined;
  return {
    calls: {
      async "journal.begin"({ workspace, ...document }) {
        return { entry: await journal.begin({ root: rootOf(workspace), ...document }) };
      },
      async "journal.write"({ entry, sequence, change }) {
        return { sequence: await journal.write(entry, sequence, change) };
      },
      async "journal.drop"({ entry }) {
        await journal.drop(entry);
        return {};
      },
      async "journal.leave"({ entry }) {
        await journal.leave(entry);
        return {};
      },
      async "journal.list"({ workspace }) {
        return { entries: await journal.list(rootOf(workspace)) };
      },
      "journal.read": async ({ workspace, entry }) => journal.read(rootOf(workspace), entry),
      async "journal.discard"({ workspace, entry }) {
        await journal.discard(rootOf(workspace), entry);
        return {};
      },
      async "journal.bringBack"({ workspace, entry }) {
        await journal.bringBack(rootOf(workspace), entry);
        return {};
      },
      async "place.remember"({ workspace, path }) {
        const site = workspace === null ? null : workspaceOf(workspace).value;
        await places.remember(site && { folder: openedFolder(site), path });
        return {};
      },
      async "journal.flushed"({ window }) {
        flushed(window);
        return {};
      },
    },
    async collect(windows, patience) {
      if (windows === 0) return;
      const waiting = Promise.withResolvers<void>();
      const answered = new Set<string>();
      flushed = (window) => {
        if (answered.add(window).size >= windows) waiting.resolve();
      };
      const timer = setTimeout(() => waiting.resolve(), patience);
      emit("journal.wanted", {});
      await waiting.promise;
      clearTimeout(timer);
    },
  };
}
