/** The contract: every call and event that crosses a process, declared once, checked on both sides. */

import { z } from "zod";
import { articlesContract } from "./articles.ts";
import { FacesValue } from "./faces.ts";
import { changesContract, changesEvents } from "./changes.ts";
import { exchangeContract } from "./exchange.ts";
import { glossaryContract } from "./glossary.ts";
import { groupsContract } from "./groups.ts";
import { historyContract, historyEvents } from "./history.ts";
import { journalContract, journalEvents } from "./journal.ts";
import { libraryContract } from "./library.ts";
import { memoryContract } from "./memory.ts";
import { mediaContract } from "./media.ts";
import { publishingContract } from "./publishing.ts";
import { searchContract } from "./search.ts";
import { sharingContract, sharingEvents } from "./sharing.ts";
import { taxonomyContract } from "./taxonomy.ts";
import { tableContract, tableEvents } from "./table.ts";
import { translationsContract } from "./translations.ts";
import {
  ContentPath,
  DocumentText,
  Encoding,
  FileProblem,
  inWorkspace,
  OpenDocument,
  PublisherValue,
  RecentFolder,
  Revision,
  SchemaValue,
  SettingsValue,
  ShownValue,
  TrustValue,
  WorkspaceId,
  WorkspaceValue,
} from "./values.ts";

const nothing = z.object({});
const FolderPath = z.string().min(1).max(4096);
const atPath = inWorkspace.extend({ path: ContentPath });

export const contract = {
  /** What the window needs to know of its host before it draws anything. */
  "app.start": {
    input: nothing,
    output: z.object({
      version: z.string(),
      host: z.enum(["electron", "browser"]),
      platform: z.enum(["linux", "mac", "windows"]),
      settings: SettingsValue,
      /** The folder named on the command line; opened at once. */
      openOnStart: z.string().nullable(),
      /** Where a Galley was that ended without being closed, or with unsaved text. Told once. */
      reopen: z.object({ folder: z.string(), path: ContentPath.nullable() }).nullable(),
      /** Galley's sample site, as a copy that may be edited; `null` where it was not shipped. */
      sampleSite: z.string().nullable(),
      /** False in the browser host: it has a path field with completion instead of the system's dialog. */
      canChooseFolder: z.boolean(),
      /** Deleted articles go to the system's trash as well as to the history. */
      hasTrash: z.boolean(),
      /** Files can be shown in the system's file manager. */
      canReveal: z.boolean(),
      /** The origin of preview frames: never the window's own. */
      previewOrigin: z.string(),
    }),
  },
  "settings.change": { input: SettingsValue.partial(), output: SettingsValue },

  "folders.recent": { input: nothing, output: z.object({ folders: z.array(RecentFolder) }) },
  "folders.forget": { input: z.object({ path: FolderPath }), output: nothing },
  /** Folders that a half-typed path can become, best first. Reads names only. */
  "folders.complete": {
    input: z.object({ typed: z.string().max(4096) }),
    output: z.object({ folders: z.array(z.object({ path: z.string(), name: z.string() })).max(50) }),
  },
  /** The system's folder dialog; `null` when the person closed it. Absent from hosts without one. */
  "folders.choose": { input: nothing, output: z.object({ path: z.string().nullable() }) },

  /** Open a folder: find the site's root above it. Writes nothing in it, runs nothing of it. */
  "workspace.open": { input: z.object({ folder: FolderPath }), output: WorkspaceValue },
  "workspace.close": { input: inWorkspace, output: nothing },
  /** Whether the folder is trusted, and what would run. Reads only. */
  "trust.read": { input: inWorkspace, output: TrustValue },
  /** Trust what was shown; `parent`: and every folder beside it. Fails with `changed-on-disk` when it changed since. */
  "trust.grant": {
    input: inWorkspace.extend({ fingerprint: z.string().max(64), parent: z.boolean() }),
    output: TrustValue,
  },
  /** Restrict the folder again; `parent`: and stop trusting the folder above it. */
  "trust.revoke": { input: inWorkspace.extend({ parent: z.boolean() }), output: TrustValue },
  /** All problems of all articles, as `galley check` prints them. */
  "problems.read": {
    input: inWorkspace,
    output: z.object({
      problems: z.array(FileProblem),
      /** Those that people of the site have let stand (`.galley/dismissed.txt`). */
      dismissed: z.array(FileProblem),
    }),
  },
  /** Let findings stand for all who work on the site, or take that back. Writes `.galley/dismissed.txt`. */
  "problems.dismiss": {
    input: inWorkspace.extend({
      dismissals: z.array(z.string().max(5000)).min(1).max(1000),
      isDismissed: z.boolean(),
    }),
    output: nothing,
  },
  "schema.read": { input: inWorkspace.extend({ collection: z.string() }), output: SchemaValue },
  /** The values that a field has across its collection, most used first: completion for tags. */
  "schema.values": {
    input: inWorkspace.extend({ collection: z.string(), field: z.string(), locale: z.string().nullable() }),
    output: z.object({ values: z.array(z.object({ value: z.string(), count: z.number().int() })) }),
  },
  /** Images that an article's image field can name, as references relative to the article. */
  "images.list": {
    input: atPath,
    output: z.object({ images: z.array(z.object({ reference: z.string(), path: z.string() })).max(2000) }),
  },

  "document.open": { input: atPath, output: OpenDocument },
  /** Write `text` if the file still has the bytes of `base`; else fail with `changed-on-disk` or `vanished`. */
  "document.save": {
    input: atPath.extend({ text: DocumentText, encoding: Encoding, base: Revision }),
    output: z.object({ revision: Revision }),
  },
  /** Write a new file; fail with `exists` rather than replace one. */
  "document.create": {
    input: atPath.extend({ text: DocumentText, encoding: Encoding }),
    output: z.object({ revision: Revision }),
  },

  ...articlesContract,
  ...mediaContract,
  ...historyContract,
  ...changesContract,
  ...journalContract,

  ...sharingContract,
  ...libraryContract,
  ...tableContract,
  ...groupsContract,
  ...searchContract,
  ...taxonomyContract,
  ...translationsContract,

  /** The base address for an article's images in the app's own pages and in its preview frame. */
  "preview.frame": {
    input: atPath,
    output: z.object({
      /** Address of the preview shell, in the preview origin. */
      frame: z.string(),
      /** A relative image reference is appended to this, percent-encoded. Unguessable, for this workspace only. */
      images: z.string(),
      /** Whether pictures of other websites may be shown: only in a trusted folder. */
      remoteImages: z.boolean(),
    }),
  },
  /** How it stands with the site's own publisher. Runs nothing. */
  "publisher.read": { input: inWorkspace, output: z.object({ publisher: PublisherValue }) },
  /** Run the site's own program, to show pages as they publish. Fails unless the folder is trusted. */
  "publisher.start": { input: inWorkspace, output: nothing },
  /** Run the command that installs the publisher in the site's folder. It asks for trust as starting does. */
  "publisher.install": { input: inWorkspace, output: nothing },
  "publisher.stop": { input: inWorkspace, output: nothing },
  /** Let the running publisher show `text` as this file; `null`: what the file holds. Answers when that is settled. */
  "publisher.show": {
    input: atPath.extend({ text: DocumentText.nullable() }),
    output: ShownValue,
  },

  /** The file whose page stands at `url`, a path of the site's pages; `null` where it is none of a file's own. */
  "publisher.find": {
    input: inWorkspace.extend({ url: z.string().max(8192) }),
    output: z.object({ path: ContentPath.nullable() }),
  },

  /** Where the page stands of what the file holds, while another text is shown; `null` where it is not known. */
  "publisher.saved": { input: atPath, output: z.object({ url: z.string().nullable() }) },

  /** Where an article appears in the built site besides its own page; `words` are its title and what is shown with it. */
  "publisher.faces": {
    input: atPath.extend({ words: z.array(z.string().max(2000)).max(4) }),
    output: FacesValue,
  },

  ...exchangeContract,
  ...glossaryContract,
  ...memoryContract,
  ...publishingContract,

  /** Open a link in the system's browser: http, https and mailto only. */
  "link.open": { input: z.object({ url: z.string().max(8192) }), output: nothing },
} as const;

export const events = {
  ...historyEvents,
  ...changesEvents,
  ...journalEvents,
  ...sharingEvents,
  ...tableEvents,
  "workspace.progress": z.object({ workspace: WorkspaceId, read: z.number(), total: z.number() }),
  /** The system lets nobody watch so many files: the folder is looked at every few seconds instead. Told once. */
  "workspace.unwatched": z.object({ workspace: WorkspaceId }),
  /** Files were added, removed or changed: read the library again. */
  "library.changed": z.object({ workspace: WorkspaceId }),
  /** An open document's file has other bytes than before; `revision` is `null` when it is gone. */
  "document.changed": z.object({ workspace: WorkspaceId, path: ContentPath, revision: Revision.nullable() }),
  /** Another program moved an open document's file: the same bytes, `revision`, are at `to` now. */
  "document.moved": z.object({
    workspace: WorkspaceId,
    from: ContentPath,
    to: ContentPath,
    revision: Revision,
  }),
  /** The publisher's program started, ended or failed: read it again. */
  "publisher.changed": z.object({ workspace: WorkspaceId }),
  "settings.changed": SettingsValue,
  /** A folder was trusted or restricted: ask again whether yours is. */
  "trust.changed": z.object({}),
  /** A menu item of the host was chosen: run the command of that id. */
  "command.run": z.object({ command: z.string() }),
  /** A folder was given to a running Galley (second start, drop on the icon). */
  "folder.given": z.object({ path: z.string() }),
} as const;

export type CallName = keyof typeof contract;
export type EventName = keyof typeof events;
/** The window gives plain data and gets checked data; the host the reverse. */
export type Calls = {
  readonly [K in CallName]: (
    input: z.input<(typeof contract)[K]["input"]>,
  ) => Promise<z.output<(typeof contract)[K]["output"]>>;
};
export type Handlers = {
  readonly [K in CallName]: (
    input: z.output<(typeof contract)[K]["input"]>,
  ) => Promise<Unchanging<z.input<(typeof contract)[K]["output"]>>>;
};
/** A value that its receiver only reads: what core and the services hold is readonly throughout. */
export type Unchanging<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Unchanging<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Unchanging<T[K]> }
      : T;
export type EventValue<K extends EventName> = z.output<(typeof events)[K]>;
