/** Articles as things over the contract: made from a template, copied, moved with what leads to them, shown. */

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import { createFileSets, type FileSetPlace, type FileSets, type FileStep } from "./articles/file-set.ts";
import { articleOf, filesOf, planMove, type MovePlan } from "./articles/move-plan.ts";
import { findTemplate } from "./articles/templates.ts";
import { openSetRecords } from "./changes/set-record.ts";
import { readBytes } from "./storage/documents.ts";
import { encodeText } from "./storage/encoding.ts";
import type { LockAcrossProcesses } from "./storage/process-locks.ts";
import type { Saver } from "./storage/saver.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface ArticlesCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
  /** Galley's own folder. */
  readonly userData: string;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
  /** Show a file, by its absolute path, in the system's file manager; `null` in a host without one. */
  readonly revealFile: ((real: string) => void) | null;
}

type ArticlesCalls = Extract<keyof Handlers, `articles.${string}`>;

/** Runs a task over the workspace's files, and tells of all that it wrote when it has ended, however it ended. */
type Over = <T>(id: WorkspaceId, task: (place: FileSetPlace) => Promise<T>) => Promise<T>;

export function articlesCalls(needs: ArticlesCallsNeeds): Pick<Handlers, ArticlesCalls> {
  const { workspaceOf, saver, lock, now, revealFile } = needs;
  const sets = createFileSets({ records: openSetRecords(join(needs.userData, "moves")), lock, now });
  const over: Over = async (id, task) => {
    const { resolver, documents, wroteAll } = workspaceOf(id);
    const written = new Set<string>();
    try {
      return await documents.whileSaving(() =>
        task({ resolver, saver, wrote: (path) => void written.add(path) }),
      );
    } finally {
      if (written.size > 0) {
        wroteAll(written);
        await documents.look(written);
      }
    }
  };
  return {
    ...makingCalls(workspaceOf, sets, over),
    ...movingCalls(workspaceOf, sets, over),
    "articles.undo": ({ workspace, id }) => over(workspace, (place) => sets.undo(place, id)),
    "articles.finish": ({ workspace, id }) => over(workspace, (place) => sets.finish(place, id)),
    async "articles.interrupted"({ workspace }) {
      const found = await sets.interrupted(workspaceOf(workspace).resolver.root);
      return { sets: found.map(({ id, label, at }) => ({ id, label, at })) };
    },
    async "articles.reveal"({ workspace, path }) {
      if (revealFile === null) throw new Failure("no-file-manager", { path });
      revealFile((await workspaceOf(workspace).resolver.article(path)).real);
      return {};
    },
  };
}

function makingCalls(
  workspaceOf: ArticlesCallsNeeds["workspaceOf"],
  sets: FileSets,
  over: Over,
): Pick<Handlers, "articles.template" | "articles.make" | "articles.copy"> {
  return {
    async "articles.template"({ workspace, collection }) {
      const { resolver, library } = workspaceOf(workspace);
      const found = (await library.latest()).collections.find(({ id }) => id === collection);
      return { template: found ? await findTemplate(resolver, found) : null };
    },
    async "articles.make"({ workspace, label, files }) {
      const { resolver } = workspaceOf(workspace);
      for (const { path } of files) await resolver.newArticle(path);
      const steps = files.map(({ path, text }) => ({
        path,
        before: null,
        after: encodeText(text, "utf-8"),
      }));
      return over(workspace, (place) => sets.apply(place, label, steps));
    },
    async "articles.copy"({ workspace, article: id, key, label }) {
      const { resolver, library } = workspaceOf(workspace);
      const { articles } = await library.latest();
      const { files } = await filesOf({ resolver, articles }, articleOf(articles, id), key);
      const steps: FileStep[] = [];
      for (const [from, to] of files) {
        await resolver.newFile(to);
        steps.push({ path: to, before: null, after: await readBytes(await resolver.file(from)) });
      }
      const outcome = await over(workspace, (place) => sets.apply(place, label, steps));
      return { ...outcome, paths: [...files.values()] };
    },
  };
}

function movingCalls(
  workspaceOf: ArticlesCallsNeeds["workspaceOf"],
  sets: FileSets,
  over: Over,
): Pick<Handlers, "articles.planMove" | "articles.move"> {
  const plans = new Map<WorkspaceId, { readonly id: string; readonly plan: MovePlan }>();
  return {
    async "articles.planMove"({ workspace, article, key }) {
      const { resolver, library, value } = workspaceOf(workspace);
      const { collections, articles } = await library.latest();
      const publisher = value.publisher?.name ?? null;
      const plan = await planMove({ resolver, collections, articles, publisher }, article, key);
      const id = randomUUID();
      plans.set(workspace, { id, plan });
      const { moves, files, left, unread } = plan;
      return { plan: id, moves, files, left, unread };
    },
    async "articles.move"({ workspace, plan: id, label, without }) {
      const kept = plans.get(workspace);
      if (kept?.id !== id) throw new Failure("not-found", { path: id });
      plans.delete(workspace);
      const steps = kept.plan.steps(new Set<string>(without));
      const outcome = await over(workspace, (place) => sets.apply(place, label, steps));
      return { ...outcome, moves: kept.plan.moves };
    },
  };
}
