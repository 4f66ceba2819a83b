/** Change sets over the contract: many articles edited, finished and undone as one. */

import { join } from "node:path";
import type { Handlers } from "#contract/calls";
import type { ChangeRequest as AnyRequest } from "#contract/changes";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { createChangeSets } from "./changes/change-sets.ts";
import type { ChangePlace, ChangeRequest } from "./changes/plan-files.ts";
import { openSetRecords } from "./changes/set-record.ts";
import type { Emit } from "./emit.ts";
import type { Saver } from "./storage/saver.ts";
import type { LockAcrossProcesses } from "./storage/process-locks.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface ChangesCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
  /** Galley's own folder. */
  readonly userData: string;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
  readonly emit: Emit;
}

type ChangesCalls =
  | "changes.plan"
  | "changes.apply"
  | "changes.stop"
  | "changes.finish"
  | "changes.undo"
  | "changes.list";

/** A call under way: a stop is for those that run when it comes, and for none that begin after. */
interface Run {
  isStopped: boolean;
}

/** The files that queries are about, as they are now. */
async function withPaths({ table }: Workspace, request: AnyRequest): Promise<ChangeRequest> {
  if (request.kind !== "queries") return request;
  const steps = request.steps.map(async ({ about, operation }) => ({
    paths: (await table.paths(about)) as ContentPath[],
    operation,
  }));
  return { kind: "operations", steps: await Promise.all(steps) };
}

const PROGRESS_EVERY_MILLISECONDS = 150;

export function changesCalls(needs: ChangesCallsNeeds): Pick<Handlers, ChangesCalls> {
  const { workspaceOf, saver, emit, lock, now } = needs;
  const records = openSetRecords(join(needs.userData, "changes"));
  const sets = createChangeSets({ records, lock, now });
  const running = new Map<WorkspaceId, Set<Run>>();
  /** Run `task` over the workspace's files, and tell of all that it wrote when it has ended, however it ended. */
  const over = async <T>(id: WorkspaceId, task: (place: ChangePlace) => Promise<T>): Promise<T> => {
    const { resolver, documents, wroteAll } = workspaceOf(id);
    const written: ContentPath[] = [];
    let told = 0;
    const run: Run = { isStopped: false };
    const runs = running.get(id) ?? new Set();
    running.set(id, runs.add(run));
    try {
      return await task({
        root: resolver.root,
        resolver,
        async write(path, bytes, base) {
          await saver.replace(await resolver.article(path), bytes, base);
          written.push(path as ContentPath);
        },
        progress(done, total) {
          const moment = performance.now();
          if (done < total && moment - told < PROGRESS_EVERY_MILLISECONDS) return;
          told = moment;
          emit("changes.progress", { workspace: id, done, total });
        },
        isStopped: () => run.isStopped,
      });
    } finally {
      runs.delete(run);
      if (runs.size === 0) running.delete(id);
      if (written.length > 0) {
        wroteAll(written);
        await documents.look(new Set(written));
      }
    }
  };
  return {
    async "changes.plan"({ workspace, request }) {
      const asked = await withPaths(workspaceOf(workspace), request);
      return over(workspace, (place) => sets.plan(place, asked));
    },
    "changes.apply": ({ workspace, ...choice }) => over(workspace, (place) => sets.apply(place, choice)),
    async "changes.stop"({ workspace }) {
      for (const run of running.get(workspace) ?? []) run.isStopped = true;
      return {};
    },
    "changes.finish": ({ workspace, id }) => over(workspace, (place) => sets.finish(place, id)),
    "changes.undo": ({ workspace, id }) => over(workspace, (place) => sets.undo(place, id)),
    "changes.list": async ({ workspace }) => ({
      sets: await sets.list(workspaceOf(workspace).resolver.root),
    }),
  };
}
