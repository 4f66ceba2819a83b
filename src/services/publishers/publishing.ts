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
import { openJudges } from "./judges.ts";
import { findOwnPage } from "./own-server.ts";
import { runSite, running, type RunningSite } from "./running-site.ts";
import { openSiteCopies, type SiteCopies } from "./site-copy.ts";
import type { SiteSession } from "./site-session.ts";

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
    | "publisher.fast"
    | "publisher.check"
    | "publisher.prove"
    | "publisher.own"
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
  const sites = new Map<WorkspaceId, RunningSite>();
  const copies = openSiteCopies(needs.folder);
  const judges = openJudges({ ...needs, copies }, (id) => sites.get(id)?.texts ?? null);
  const installing = openInstalling((workspace) => needs.emit("publisher.changed", { workspace }));
  const stop = async (workspace: WorkspaceId): Promise<void> => {
    const site = sites.get(workspace);
    sites.delete(workspace);
    await Promise.all([site?.stop(), judges.stop(workspace), installing.stop(workspace)]);
    if (site) needs.emit("publisher.changed", { workspace });
  };
  return {
    calls: { ...publisherCalls({ ...needs, copies }, { sites, installing }, stop), ...judges.calls },
    siteOf(label) {
      const session = [...sites.values()].find((site) => site.session.label === label)?.session;
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
      const site = sites.get(workspace);
      const changed = paths === undefined ? undefined : [...paths];
      judges.follow(workspace, changed);
      if (site?.session.state().kind !== "running") return;
      // What cannot be copied now is copied with the next change; the preview says meanwhile that it is behind.
      void site.session
        .site()
        .then((built) => built.follow(changed))
        .catch(() => undefined);
      void site.texts?.follow(changed).catch(() => undefined);
    },
    stop,
    async close() {
      await Promise.all([...[...sites.keys()].map(stop), judges.close(), installing.close()]);
    },
  };
}

/** What is seen of an article besides the page of the text that is written. */
function callsBesidePage(
  needs: PublishingNeeds,
  sites: ReadonlyMap<WorkspaceId, RunningSite>,
): Pick<Publishing["calls"], "publisher.own" | "publisher.saved" | "publisher.faces"> {
  return {
    async "publisher.own"({ workspace, path }) {
      const { publisher, readText } = needs.workspaceOf(workspace);
      const text = await readText(path);
      if (publisher === null || text === null) return { address: null };
      return { address: await findOwnPage({ publisher: publisher.name, path, text }) };
    },
    async "publisher.saved"({ workspace, path }) {
      const { readText } = needs.workspaceOf(workspace);
      await readText(path);
      const site = await sites.get(workspace)?.session.site();
      const saved = (await site?.savedPage(path)) ?? null;
      return { url: saved && `${saved.url}?${SAVED_PAGE}` };
    },
    async "publisher.faces"({ workspace, path, words }) {
      const { readText } = needs.workspaceOf(workspace);
      await readText(path);
      return facesOf(await running(sites.get(workspace)).session.site(), path, words);
    },
  };
}

interface Started {
  readonly sites: Map<WorkspaceId, RunningSite>;
  readonly installing: Installing;
}

function publisherCalls(
  needs: PublishingNeeds & { readonly copies: SiteCopies },
  { sites, installing }: Started,
  stop: (workspace: WorkspaceId) => Promise<void>,
): Omit<Publishing["calls"], "publisher.check"> {
  return {
    ...callsBesidePage(needs, sites),
    async "publisher.read"({ workspace }) {
      const of = needs.workspaceOf(workspace);
      const installed = installationOf(of, installing.read(workspace));
      return { publisher: installed ?? (await read(of, sites.get(workspace)?.session)) };
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
      const onChange = (): void => needs.emit("publisher.changed", { workspace });
      sites.set(workspace, runSite(site, { ...needs, onChange }));
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
      const site = await sites.get(workspace)?.session.site();
      return { path: ((await site?.fileAt(url)) ?? null) as ContentPath | null };
    },
    async "publisher.show"({ workspace, path, text }) {
      const { readText } = needs.workspaceOf(workspace);
      // Whoever may not read the file may not have it shown either.
      const saved = await readText(path);
      return showText(running(sites.get(workspace)), path, { text, saved });
    },
    async "publisher.fast"({ workspace, path, text }) {
      await needs.workspaceOf(workspace).readText(path);
      const fast = sites.get(workspace)?.fast;
      return fast ? fast.render(path, text) : { kind: "unavailable", reason: "none" };
    },
    async "publisher.prove"({ workspace, path, text }) {
      await needs.workspaceOf(workspace).readText(path);
      return running(sites.get(workspace)).prove(path, text);
    },
  };
}

/** Have the page show `text`, or what the file holds, and the renderer of bodies know that it does. */
async function showText(
  { session, fast }: RunningSite,
  path: string,
  { text, saved }: { readonly text: string | null; readonly saved: string | null },
) {
  const site = await session.site();
  const outcome = await site.show(path, text);
  if (outcome.kind === "served" && outcome.url !== null)
    fast?.shown(path, text ?? saved ?? "", () => site.readPage(path));
  return outcome;
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
