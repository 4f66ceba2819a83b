/** The sites of open workspaces as their own publishers build them: started, shown, stopped. */

import type { Handlers, Unchanging } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { ContentPath, PublisherValue, WorkspaceId } from "#contract/values";
import type { Emit } from "../emit.ts";
import { runnerOf, type DetectedPublisher } from "./list.ts";
import type { Permit } from "../trust/trust.ts";
import { SAVED_PAGE, type ShownSite } from "../preview/site-pages.ts";
import { facesOf } from "./faces.ts";
import { mayInstall, openInstalling, type Installation, type Installing } from "./installing.ts";
import { startSite, type SiteSession } from "./site-session.ts";

/** What publishing asks of an open workspace. */
export interface PublishedWorkspace {
  readonly root: string;
  readonly publisher: DetectedPublisher | null;
  /** What a file holds, where it can be read as text. Rejects with a `Failure` where it may not be read at all. */
  readonly readText: (path: string) => Promise<string | null>;
}

export interface PublishingNeeds {
  /** Where copies of sites are kept: outside every workspace. */
  readonly folder: string;
  /** Where Galley's scripts for publishers are. */
  readonly scripts: string;
  readonly workspaceOf: (id: WorkspaceId) => PublishedWorkspace;
  /** Leave to run the workspace's programs. Rejects with `not-trusted` unless the person trusts it. */
  readonly permitOf: (id: WorkspaceId) => Promise<Permit>;
  /** The origin under which the pages with this label are shown. */
  readonly siteOrigin: (label: string) => string;
  readonly emit: Emit;
}

export interface Publishing {
  readonly calls: Pick<
    Handlers,
    | "publisher.read"
    | "publisher.install"
    | "publisher.start"
    | "publisher.stop"
    | "publisher.show"
    | "publisher.find"
    | "publisher.faces"
    | "publisher.saved"
  >;
  /** The pages that a label stands for, while they are shown. */
  readonly siteOf: (label: string) => ShownSite | null;
  /** Files of a workspace changed on the disk; without paths, any may have. */
  readonly follow: (workspace: WorkspaceId, paths?: Iterable<string>) => void;
  readonly stop: (workspace: WorkspaceId) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** As many lines of a program's log as a person reads. */
const SHOWN_LINES = 200;

export function openPublishing(needs: PublishingNeeds): Publishing {
  const sessions = new Map<WorkspaceId, SiteSession>();
  const installing = openInstalling((workspace) => needs.emit("publisher.changed", { workspace }));
  const stop = async (workspace: WorkspaceId): Promise<void> => {
    const session = sessions.get(workspace);
    sessions.delete(workspace);
    await Promise.all([session?.stop(), installing.stop(workspace)]);
    if (session) needs.emit("publisher.changed", { workspace });
  };
  return {
    calls: publisherCalls(needs, { sessions, installing }, stop),
    siteOf(label) {
      const session = [...sessions.values()].find((each) => each.label === label);
      const served = session?.served() ?? null;
      return session === undefined || served === null
        ? null
        : {
            ...served,
            async savedPage(pathname) {
              const site = await session.site();
              const path = await site.fileAt(pathname);
              return (path === null ? null : await site.savedPage(path))?.html ?? null;
            },
          };
    },
    follow(workspace, paths) {
      const session = sessions.get(workspace);
      if (session?.state().kind !== "running") return;
      // What cannot be copied now is copied with the next change; the preview says meanwhile that it is behind.
      void session
        .site()
        .then((site) => site.follow(paths))
        .catch(() => undefined);
    },
    stop,
    async close() {
      await Promise.all([...[...sessions.keys()].map(stop), installing.close()]);
    },
  };
}

/** What is seen of an article besides the page of the text that is written. */
function callsBesidePage(
  needs: PublishingNeeds,
  sessions: ReadonlyMap<WorkspaceId, SiteSession>,
): Pick<Publishing["calls"], "publisher.saved" | "publisher.faces"> {
  return {
    async "publisher.saved"({ workspace, path }) {
      const { readText } = needs.workspaceOf(workspace);
      await readText(path);
      const site = await sessions.get(workspace)?.site();
      const saved = (await site?.savedPage(path)) ?? null;
      return { url: saved && `${saved.url}?${SAVED_PAGE}` };
    },
    async "publisher.faces"({ workspace, path, words }) {
      const { readText } = needs.workspaceOf(workspace);
      await readText(path);
      const session = sessions.get(workspace);
      if (session === undefined) throw new Failure("publisher-failed", { reason: "" });
      return facesOf(await session.site(), path, words);
    },
  };
}

function publisherCalls(
  needs: PublishingNeeds,
  {
    sessions,
    installing,
  }: { readonly sessions: Map<WorkspaceId, SiteSession>; readonly installing: Installing },
  stop: (workspace: WorkspaceId) => Promise<void>,
): Publishing["calls"] {
  return {
    ...callsBesidePage(needs, sessions),
    async "publisher.read"({ workspace }) {
      const of = needs.workspaceOf(workspace);
      const installed = installationOf(of, installing.read(workspace));
      return { publisher: installed ?? (await read(of, sessions.get(workspace))) };
    },
    async "publisher.install"({ workspace }) {
      const { root, runner } = publishedBy(needs, workspace);
      const permit = await needs.permitOf(workspace);
      await installing.start(workspace, permit, await runner.readiness(root));
      needs.emit("publisher.changed", { workspace });
      return {};
    },
    async "publisher.start"({ workspace }) {
      await installing.stop(workspace);
      const site = await runnable(needs, workspace);
      await stop(workspace);
      const { folder, scripts, siteOrigin } = needs;
      const onChange = (): void => needs.emit("publisher.changed", { workspace });
      sessions.set(workspace, startSite({ ...site, folder, scripts, siteOrigin, onChange }));
      onChange();
      return {};
    },
    async "publisher.stop"({ workspace }) {
      needs.workspaceOf(workspace);
      await stop(workspace);
      return {};
    },
    async "publisher.find"({ workspace, url }) {
      needs.workspaceOf(workspace);
      const site = await sessions.get(workspace)?.site();
      return { path: ((await site?.fileAt(url)) ?? null) as ContentPath | null };
    },
    async "publisher.show"({ workspace, path, text }) {
      const { readText } = needs.workspaceOf(workspace);
      // Whoever may not read the file may not have it shown either.
      await readText(path);
      const session = sessions.get(workspace);
      if (session === undefined) throw new Failure("publisher-failed", { reason: "" });
      return (await session.site()).show(path, text);
    },
  };
}

/** The workspace's site with what runs its publisher. Fails with `unknown-call` where Galley cannot. */
function publishedBy(needs: PublishingNeeds, workspace: WorkspaceId) {
  const { root, publisher, readText } = needs.workspaceOf(workspace);
  const runner = publisher && runnerOf(publisher.name);
  if (publisher === null || runner === null) throw new Failure("unknown-call");
  return { root, publisher, readText, runner };
}

/** The same with leave to run it. Fails with `publisher-missing` where its program is not there. */
async function runnable(needs: PublishingNeeds, workspace: WorkspaceId) {
  const site = publishedBy(needs, workspace);
  const permit = await needs.permitOf(workspace);
  const readiness = await site.runner.readiness(site.root);
  if (readiness.kind === "missing") throw new Failure("publisher-missing", { name: readiness.name });
  return { ...site, permit };
}

/** What is being installed for the workspace, or why that failed; `null` where nothing is. */
function installationOf(
  { publisher }: PublishedWorkspace,
  installation: Installation | null,
): Unchanging<PublisherValue> | null {
  if (installation === null || publisher === null) return null;
  const { name } = publisher;
  const lines = installation.lines.slice(-SHOWN_LINES);
  if (installation.kind === "installing")
    return { kind: "installing", name, command: installation.command, lines };
  const { code, details } = installation.failure;
  return { kind: "failed", name, lines, failure: { code, details } };
}

async function read(
  workspace: PublishedWorkspace,
  session: SiteSession | undefined,
): Promise<Unchanging<PublisherValue>> {
  const { publisher, root } = workspace;
  const runner = publisher && runnerOf(publisher.name);
  if (publisher === null || runner === null) return { kind: "none" };
  const { name } = publisher;
  const lines = session?.lines().slice(-SHOWN_LINES) ?? [];
  const state = session?.state();
  switch (state?.kind) {
    case "starting":
      return { kind: "starting", name, lines };
    case "running":
      return { kind: "running", name, lines, origin: state.origin };
    case "failed":
      return {
        kind: "failed",
        name,
        lines,
        failure: { code: state.failure.code, details: state.failure.details },
      };
    case undefined: {
      const readiness = await runner.readiness(root);
      if (readiness.kind === "missing")
        return {
          kind: "missing",
          name,
          program: readiness.name,
          install: readiness.install?.command ?? null,
          canInstall: mayInstall(readiness),
        };
      return { kind: "stopped", name, command: publisher.program.command };
    }
  }
}
