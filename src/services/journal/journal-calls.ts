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
  /** Whether what was last given to the journal is on the disk: what a person is told when they close a window. */
  readonly keepsUnsaved: () => boolean;
  /** Ask so many windows for what they hold; settles when they have answered, or after `patience` milliseconds. */
  readonly collect: (windows: number, patience: number) => Promise<void>;
}

export function journalCalls({ workspaceOf, journal, places, emit }: JournalCallsNeeds): JournalCalls {
  const rootOf = (workspace: WorkspaceId): string => workspaceOf(workspace).resolver.root;
  const collecting = createCollecting(emit);
  let isReliable = true;
  const watched = async <T>(writing: Promise<T>): Promise<T> => {
    isReliable = await writing.then(
      () => true,
      () => false,
    );
    return writing;
  };
  return {
    calls: {
      async "journal.begin"({ workspace, ...document }) {
        return { entry: await watched(journal.begin({ root: rootOf(workspace), ...document })) };
      },
      async "journal.write"({ entry, sequence, change }) {
        return { sequence: await watched(journal.write(entry, sequence, change)) };
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
        collecting.answered(window);
        return {};
      },
    },
    keepsUnsaved: () => isReliable,
    collect: collecting.collect,
  };
}

/** Asks windows for what they hold, and hears their answers. */
function createCollecting(emit: Emit) {
  let hear: (window: string) => void = () => undefined;
  return {
    answered: (window: string) => hear(window),
    async collect(windows: number, patience: number): Promise<void> {
      if (windows === 0) return;
      const waiting = Promise.withResolvers<void>();
      const answered = new Set<string>();
      hear = (window) => {
        if (answered.add(window).size >= windows) waiting.resolve();
      };
      const timer = setTimeout(() => waiting.resolve(), patience);
      emit("journal.wanted", {});
      await waiting.promise;
      clearTimeout(timer);
    },
  };
}
