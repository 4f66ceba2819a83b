/** Everything a host needs behind the contract, put together from small services. */

import type { z } from "zod";
import type { CallName, EventName, Handlers, events } from "#contract/calls";
import type { ContentPath, WorkspaceId } from "#contract/values";

/** Tell the window that something happened. The host sends it to the window that has this workspace open. */
export type Emit = <K extends EventName>(name: K, value: z.input<(typeof events)[K]>) => void;

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
  /** The folder named on the command line. */
  readonly openOnStart: string | null;
  /** The system's folder dialog; `null` in a host without one. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** Open an address that was found harmless (http, https, mailto; no credentials) in the system's browser. */
  readonly openExternal: (url: string) => Promise<void>;
  /** The preview service's part: the origin of its frames, and the addresses for one article. */
  readonly previewOrigin: string;
  readonly previewFrame: (workspace: WorkspaceId, path: ContentPath) => Promise<PreviewAddresses>;
  readonly emit: Emit;
  /** Milliseconds since 1970; `Date.now` outside tests. */
  readonly now: () => number;
}

export interface PreviewAddresses {
  readonly frame: string;
  readonly images: string;
}

/** An image of a workspace, read through the path resolver. */
export interface ImageBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export interface Services {
  readonly handlers: Handlers;
  /** An image inside a workspace, for the preview and for the app's own pages. Throws a `Failure`, never anything else. */
  readonly readImage: (workspace: WorkspaceId, path: string) => Promise<ImageBytes>;
  /** Whether this is the id of an open workspace. */
  readonly isOpen: (workspace: string) => workspace is WorkspaceId;
  /** Stop watching, wait for writes under way. */
  readonly close: () => Promise<void>;
}

export function createServices(_needs: ServicesNeeds): Services {
  throw new RangeError("being written: the signature is agreed, the body follows");
}
