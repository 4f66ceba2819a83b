/** Everything a host needs behind the contract, put together from small services. */

import { join } from "node:path";
import type { Handlers } from "#contract/calls";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { articlesCalls, type ArticlesCallsNeeds } from "./articles-calls.ts";
import { changesCalls, type ChangesCallsNeeds } from "./changes-calls.ts";
import { deletingCalls, type DeletingCallsNeeds, type MoveToTrash } from "./deleting-calls.ts";
import { documentCalls } from "./document-calls.ts";
import type { Emit } from "./emit.ts";
import { openHistory, type History } from "./history/history.ts";
import { historyCalls } from "./history-calls.ts";
import { openJournal } from "./journal/journal.ts";
import { openPlaces, type Places } from "./journal/places.ts";
import { journalCalls } from "./journal/journal-calls.ts";
import { harmlessAddress } from "./links.ts";
import type { SiteAddresses } from "./preview/site-pages.ts";
import { mediaCalls } from "./media-calls.ts";
import { keepCopiesIn } from "./storage/kept-copies.ts";
import { openDismissedFile } from "./storage/dismissed-file.ts";
import { openJsonFile } from "./storage/json-file.ts";
import { openKeptTables } from "./storage/kept-tables.ts";
import { openLedgerFiles } from "./storage/ledger-files.ts";
import { lockAcrossProcesses } from "./storage/process-locks.ts";
import { createSaver } from "./storage/saver.ts";
import { sampleSiteFor } from "./storage/sample-site.ts";
import { openPublishing, type Publishing } from "./publishers/publishing.ts";
import { publishedWorkspace } from "./publishers/published-workspace.ts";
import { openSettingsStore, type SettingsStore } from "./storage/settings-store.ts";
import { openTrustStore } from "./trust/trust-store.ts";
import { trustCalls } from "./trust/trust-calls.ts";
import { createTrust } from "./trust/trust.ts";
import { translatingCalls } from "./translating-calls.ts";
import { shareDocuments } from "./sharing/shared-documents.ts";
import { sharingCalls } from "./sharing/sharing-calls.ts";
import { openWorkspaces, type OpenWorkspaces } from "./workspace-calls.ts";
import { folderCalls } from "./workspace/folder-calls.ts";
import { readImage, type ImageBytes } from "./workspace/images.ts";

export type { Emit } from "./emit.ts";
export type { ImageBytes } from "./workspace/images.ts";

/** What the services need from their host. Absolute paths throughout. */
export interface ServicesNeeds {
  readonly version: string;
  readonly host: "electron" | "browser";
  readonly platform: "linux" | "mac" | "windows";
  /** Galley's own folder (see storage/user-data.ts): settings, recent folders, the sample site's copy. */
  readonly userData: string;
  /** The person's home folder: `~`, and a boundary that looking for a site's root never crosses. */
  readonly home: string;
  /** The sample site as shipped; copied to the user data folder when it is first asked for. */
  readonly sampleSite: string | null;
  /** Galley's own scripts that run inside publishers, as shipped. */
  readonly publisherScripts: string;
  /** The folder named on the command line. */
  readonly openOnStart: string | null;
  /** The system's folder dialog; `null` in a host without one. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** Move a file, by its absolute path, to the system's trash; `null` where there is none. */
  readonly moveToTrash: MoveToTrash | null;
  /** Show a file, by its absolute path, in the system's file manager; `null` in a host without one. */
  readonly revealFile: ((real: string) => void) | null;
  /** Open an address that was found harmless (http, https, mailto; no credentials) in the system's browser. */
  readonly openExternal: (url: string) => Promise<void>;
  /** The preview service's part: the origin of its frames, and the addresses for one article. */
  readonly previewOrigin: string;
  readonly previewFrame: (
    workspace: WorkspaceId,
    path: ContentPath,
    remoteImages: boolean,
  ) => Promise<PreviewAddresses>;
  /** Where the host shows the pages of sites. */
  readonly sites: SiteAddresses;
  readonly emit: Emit;
  /** Milliseconds since 1970; `Date.now` outside tests. */
  readonly now: () => number;
}

export interface PreviewAddresses {
  readonly frame: string;
  readonly images: string;
}

export interface Services {
  readonly handlers: Handlers;
  /** An image inside a workspace, for the preview and for the app's own pages. Throws a `Failure`, never anything else. */
  readonly readImage: (workspace: WorkspaceId, path: string) => Promise<ImageBytes>;
  /** Whether the workspace's folder is trusted now. */
  readonly isTrusted: (workspace: WorkspaceId) => Promise<boolean>;
  /** Whether this is the id of an open workspace. */
  readonly isOpen: (workspace: string) => workspace is WorkspaceId;
  /** Have so many windows bring to the journal what they still hold; settles after `patience` milliseconds at the latest. */
  readonly collect: (windows: number, patience: number) => Promise<void>;
  /** The built pages that a label of a site's origin stands for. */
  readonly siteOf: Publishing["siteOf"];
  /** Whether unsaved text is on the disk, as far as the last try says. */
  readonly keepsUnsaved: () => boolean;
  /** Stop watching, wait for writes under way. */
  readonly close: () => Promise<void>;
}

/** Put the services together. Nothing is read or written before the first call. */
export function createServices(needs: ServicesNeeds): Services {
  const { userData, home, now, emit } = needs;
  const shared = shareDocuments((to) => emit("sharing.news", to));
  const history = openHistory({ folder: join(userData, "history"), now });
  const { saver, ledgers, lists, own, lock, idle } = openSavers(needs, history);
  const store = openSettingsStore(own);
  const trust = createTrust({ store: openTrustStore(own), userData, home });
  const workspaces = openWorkspaces({
    ...needs,
    ...lists,
    remember: (folder) => store.remember(folder),
    followed: (id, paths) => publishing.follow(id, paths),
    closed: (id) => publishing.stop(id).finally(() => endings.forEach((end) => end(id))),
  });
  const { workspaceOf } = workspaces;
  const siteOf = (workspace: WorkspaceId) => workspaceOf(workspace).site;
  const permitOf = (workspace: WorkspaceId) => trust.require(siteOf(workspace));
  const isTrusted = async (workspace: WorkspaceId) => trust.isTrusted(siteOf(workspace));
  const journal = openJournal({ folder: join(userData, "journal"), now });
  const places = openPlaces(openJsonFile({ ...own, path: join(userData, "places.json") }));
  const { calls, ...ending } = journalCalls({ workspaceOf, journal, places, emit });
  const publishing = openPublishing({
    folder: join(userData, "sites"),
    scripts: needs.publisherScripts,
    workspaceOf: (id) => publishedWorkspace(workspaceOf(id)),
    permitOf,
    siteOrigin: needs.sites.originOf,
    emit,
  });
  const translating = translatingCalls({ workspaceOf, permitOf, own, ledgers, saver });
  const endings = [shared.leaveAll, translating.forget];
  const handlers: Handlers = {
    ...appCalls(needs, store, places),
    ...folderCalls({ home, store, chooseFolder: needs.chooseFolder }),
    ...workspaces.calls,
    ...publishing.calls,
    ...trustCalls({ trust, siteOf, changed: () => emit("trust.changed", {}) }),
    ...documentCalls({ workspaceOf, saver, history, emit, shared }),
    ...sharingCalls({ workspaceOf, shared }),
    ...translating.calls,
    ...filingCalls({ ...needs, workspaceOf, saver, history, lock }),
    ...calls,
    ...previewCalls(needs, { workspaceOf, isTrusted }),
  };
  return {
    handlers,
    readImage: async (workspace, path) => readImage(workspaceOf(workspace).resolver, path),
    isTrusted,
    isOpen: workspaces.isOpen,
    ...ending,
    siteOf: publishing.siteOf,
    async close() {
      for (const part of [publishing, translating, workspaces]) await part.close();
      // Whoever left text unsaved begins where it is.
      if (!journal.isKeeping()) await places.remember(null).catch(() => undefined);
      await Promise.all([idle(), journal.idle()]);
      await history.idle();
    },
  };
}

/** Who writes what. `idle` settles when none of them does. */
function openSavers({ userData, now }: ServicesNeeds, history: History) {
  const lock = lockAcrossProcesses(join(userData, "locks"));
  const keepOld = keepCopiesIn(join(userData, "kept"));
  const saver = createSaver({ keepOld, lock, now, history: history.ofSaves });
  // A ledger's lines are facts that nobody goes back to: no history.
  const ofLedgers = createSaver({ keepOld, lock, now });
  // Whoever changes a file of Galley's own holds its lock while it saves, and it is never written in place.
  const ownSaver = createSaver({ keepOld, now });
  const own = { folder: userData, saver: ownSaver, lock, now };
  return {
    saver,
    ledgers: openLedgerFiles(ofLedgers),
    lists: {
      dismissed: openDismissedFile(ofLedgers),
      tables: openKeptTables(openJsonFile({ ...own, path: join(userData, "tables.json") })),
    },
    own,
    lock,
    idle: () => Promise.all([saver, ofLedgers, ownSaver].map((each) => each.idle())),
  };
}

/** Articles as things, many files edited as one, earlier versions, deleting: what can be brought back. */
function filingCalls(needs: ChangesCallsNeeds & DeletingCallsNeeds & ArticlesCallsNeeds) {
  return {
    ...articlesCalls(needs),
    ...mediaCalls(needs),
    ...changesCalls(needs),
    ...historyCalls(needs),
    ...deletingCalls(needs),
  };
}

/** What the window needs to know of its host, and what the person chose for it. */
function appCalls(
  needs: ServicesNeeds,
  store: SettingsStore,
  places: Places,
): Pick<Handlers, "app.start" | "settings.change"> {
  return {
    async "app.start"() {
      return {
        version: needs.version,
        host: needs.host,
        platform: needs.platform,
        settings: await store.read(),
        openOnStart: needs.openOnStart,
        reopen: await places.interrupted().catch(() => null),
        sampleSite: await sampleSiteFor(needs.sampleSite, needs.userData),
        canChooseFolder: needs.chooseFolder !== null,
        hasTrash: needs.moveToTrash !== null,
        canReveal: needs.revealFile !== null,
        previewOrigin: needs.previewOrigin,
      };
    },
    async "settings.change"(part) {
      const settings = await store.change(part);
      needs.emit("settings.changed", settings);
      return settings;
    },
  };
}

/** What an article is shown with, and the way out for its links. */
function previewCalls(
  needs: ServicesNeeds,
  { workspaceOf, isTrusted }: Pick<OpenWorkspaces, "workspaceOf"> & Pick<Services, "isTrusted">,
): Pick<Handlers, "preview.frame" | "link.open"> {
  return {
    async "preview.frame"({ workspace, path }) {
      await workspaceOf(workspace).resolver.article(path);
      const remoteImages = await isTrusted(workspace);
      return { ...(await needs.previewFrame(workspace, path, remoteImages)), remoteImages };
    },
    async "link.open"({ url }) {
      await needs.openExternal(harmlessAddress(url));
      return {};
    },
  };
}
