/** What both hosts are made of: the services, the preview and the dispatcher over them. */

import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { createDispatcher, type Dispatch } from "#contract/dispatcher";
import type { EventMessage } from "#contract/wire";
import { createPreview } from "#services/preview/preview";
import type { MoveToTrash } from "#services/deleting-calls";
import { createServices, type ServicesNeeds } from "#services/services";
import { systemTrash } from "#services/storage/system-trash";
import { userDataFolder } from "#services/storage/user-data";
import { createBugLog, type RecordBug } from "./bug-log.ts";

/** Answer a request of a preview frame: the web's own request and response, whichever host carries them. */
export type PreviewHandle = (request: Request) => Promise<Response>;

/** Where things lie on this machine, and what the command line said. */
export interface Installation {
  readonly version: string;
  /** The built window. */
  readonly pages: string;
  /** Icons, the preview's shell and the sample site, as shipped. */
  readonly resources: string;
  /** Galley's own folder, outside every workspace. */
  readonly userData: string;
  /** The folder to open first, absolute. */
  readonly openOnStart: string | null;
}

/** What only the one host or the other can do. */
export type HostPart = Pick<
  ServicesNeeds,
  "host" | "chooseFolder" | "openExternal" | "revealFile" | "previewOrigin" | "sites"
> & {
  /** Where the window's own pages are: the only ones that may frame the preview and speak with it. */
  readonly appOrigins: readonly string[];
  readonly tell: (message: EventMessage) => void;
  /** The host's own way to the system's trash; else that of the desktop, where there is one. */
  readonly moveToTrash?: MoveToTrash;
};

/** How a host gets its services once it knows its origins: `startServices` outside tests. */
export type StartServices = (part: HostPart) => RunningServices;

export interface RunningServices {
  readonly dispatch: Dispatch;
  readonly preview: PreviewHandle;
  readonly recordBug: RecordBug;
  /** Have so many windows bring what they still hold to the journal, and wait for it a moment. */
  readonly collect: (windows: number) => Promise<void>;
  /** Whether unsaved text is on the disk, as far as the last try says. */
  readonly keepsUnsaved: () => boolean;
  readonly close: () => Promise<void>;
}

/** A window that hangs keeps nobody from ending. */
const COLLECTING_MILLISECONDS = 1500;

/** Galley's own folder on this machine. */
export function userDataOf(environment: NodeJS.ProcessEnv): string {
  return userDataFolder({ platform: platformName(process.platform), home: homedir(), environment });
}

/** Put the services together for one host. */
export function startServices(installation: Installation, part: HostPart): RunningServices {
  const home = homedir();
  const { tell, appOrigins, moveToTrash = systemTrash(process.platform, process.env, home), ...host } = part;
  const recordBug = createBugLog(join(installation.userData, "logs"), home, () => new Date());
  const preview = createPreview({
    origin: part.previewOrigin,
    appOrigins,
    readShell: (name) => readFile(join(installation.resources, "preview", name)),
    readImage: (workspace, path) => services.readImage(workspace, path),
    isOpen: (workspace) => services.isOpen(workspace),
    isTrusted: (workspace) => services.isTrusted(workspace),
    sites: part.sites,
    siteOf: (label) => services.siteOf(label),
  });
  const services = createServices({
    ...host,
    moveToTrash,
    version: installation.version,
    platform: platformName(process.platform),
    userData: installation.userData,
    home,
    publisherScripts: join(installation.resources, "publishers"),
    sampleSite: join(installation.resources, "sample-site"),
    openOnStart: installation.openOnStart,
    previewFrame: (workspace, path, remoteImages) => preview.frame(workspace, path, remoteImages),
    emit: (event, value) => tell({ event, value }),
    now: Date.now,
  });
  return {
    dispatch: createDispatcher(services.handlers, recordBug),
    preview: (request) => preview.handle(request),
    recordBug,
    collect: (windows) => services.collect(windows, COLLECTING_MILLISECONDS),
    keepsUnsaved: () => services.keepsUnsaved(),
    close: () => services.close(),
  };
}

function platformName(platform: NodeJS.Platform): ServicesNeeds["platform"] {
  if (platform === "darwin") return "mac";
  return platform === "win32" ? "windows" : "linux";
}
