/** The open documents of a workspace: one session for each path, kept as long as somebody needs it. */

import { createContext, use, useEffect, useState, useSyncExternalStore } from "react";
import type { CollectionSchema } from "#core/schema/field";
import { dialectFor } from "#core/markdown/dialect";
import type { ContentPath, OpenDocument, Revision, WorkspaceId, WorkspaceValue } from "#contract/values";
import { Failure } from "#contract/failure";
import type { Host } from "../host/create-host.ts";
import { failureOf } from "./actions.ts";
import { autosave, saveOnLeaving } from "./autosave.ts";
import { documentHost, hostOfNew, newDocument, type DocumentPlace } from "./document-host.ts";
import type { JournalFollower } from "./journal-follower.ts";
import { journalOf, keepInJournal } from "./journal.ts";
import { isOfNoFile } from "./document-snapshot.ts";
import { createDocumentSession, type DocumentSession, type DocumentSnapshot } from "./document-session.ts";
import { onDocumentLeft, onWorkspaceLeft } from "./left-workspace.ts";
import { createSchemas, type Schemas } from "./schemas.ts";
import { trackUnsaved } from "./unsaved.ts";
import type { FailureValue } from "./workspace-state.ts";

/** Documents without edits that nobody shows are kept up to this many: their history and place are there again. */
const MOST_IDLE = 16;

export interface DocumentStore {
  /** The session of the file at `path`; opened once, whoever asks. Rejects with a `Failure`. */
  open(path: string, collection: string): Promise<DocumentSession>;
  /** A document whose file is made by its first save, which only a person asks for; the one that was begun before. */
  begin(path: string, collection: string, text: string): Promise<DocumentSession>;
  /** Let go of a document that was begun and never saved, with its text. */
  abandon(path: string): void;
  /** The session, where it is open already. */
  find(path: string): DocumentSession | null;
  /** Another program moved the file `from`, which holds `revision` where it is now. False when it is not open. */
  move(from: string, to: string, revision: Revision): boolean;
  /** Somebody shows it; call the returned function when that ends. What has edits stays in any case. */
  hold(path: string): () => void;
  /** The schema of a collection, read once as long as nothing of the site changed; `null` where it cannot be read. */
  schema(collection: string): Promise<CollectionSchema | null>;
  close(): void;
}

interface Entry {
  readonly at: DocumentPlace;
  readonly collection: string;
  readonly session: DocumentSession;
  readonly stopTracking: () => void;
  holders: number;
}

export function createDocumentStore(host: Host, { id: workspace, publisher }: WorkspaceValue): DocumentStore {
  const entries = new Map<string, Entry>();
  const opening = new Map<string, Promise<DocumentSession>>();
  const schemas = createSchemas(host, workspace);

  async function load(
    path: string,
    collection: string,
    begun: OpenDocument | null,
  ): Promise<DocumentSession> {
    const entry = await openEntry({ host, schemas, publisher }, { workspace, path, collection, begun });
    entries.set(path, entry);
    void entry.session.sharing.start().catch(ignoreFailure);
    return entry.session;
  }

  /** Schemas are files of the site: whatever changed there may have changed them. */
  function readSchemasAgain(): Promise<void> {
    return schemas.readAgain((collection, schema) => {
      for (const { session, collection: of } of entries.values()) {
        if (of === collection) session.setSchema(schema);
      }
    });
  }

  function drop(path: string) {
    entries.get(path)?.stopTracking();
    entries.delete(path);
  }

  function opened(path: string, collection: string, begun: OpenDocument | null): Promise<DocumentSession> {
    const known = entries.get(path);
    if (known) return Promise.resolve(known.session);
    const under = opening.get(path) ?? load(path, collection, begun);
    opening.set(path, under);
    return under.finally(() => opening.delete(path));
  }

  function dropIdle() {
    for (const path of idlePaths(entries).slice(0, -MOST_IDLE)) drop(path);
  }

  const stops = [
    host.on("document.changed", ({ workspace: of, path, revision }) => {
      if (of === workspace) void entries.get(path)?.session.diskChanged(revision).catch(reportError);
    }),
    host.on("sharing.news", ({ workspace: of, path }) => {
      if (of === workspace) void entries.get(path)?.session.sharing.news().catch(ignoreFailure);
    }),
    host.on("library.changed", ({ workspace: of }) => {
      if (of === workspace) void readSchemasAgain().catch(reportError);
    }),
  ];
  const close = () => {
    for (const stop of stops) stop();
    for (const { stopTracking } of entries.values()) stopTracking();
    entries.clear();
  };
  stops.push(
    onWorkspaceLeft(workspace, close),
    onDocumentLeft((of, path) => of === workspace && drop(path)),
  );
  return {
    open(path, collection) {
      return opened(path, collection, null);
    },
    begin: (path, collection, text) => opened(path, collection, newDocument(path, text)),
    abandon: (path) => abandonEntry(entries, path),
    find: (path) => entries.get(path)?.session ?? null,
    move: (from, to, revision) => moveEntry(entries, { from, to, revision }),
    hold(path) {
      const entry = entries.get(path);
      if (!entry) return () => {};
      entry.holders++;
      // The newest to be let go is the last to be dropped.
      entries.delete(path);
      entries.set(path, entry);
      return () => {
        entry.holders--;
        if (entry.holders === 0) void saveOnLeaving(entry.session);
        dropIdle();
      };
    },
    schema: schemas.of,
    close,
  };
}

interface Opening {
  readonly workspace: WorkspaceId;
  readonly path: string;
  readonly collection: string;
  /** A document that no file holds yet; `null`: what the file holds. */
  readonly begun: OpenDocument | null;
}

async function openEntry(
  {
    host,
    schemas,
    publisher,
  }: Pick<WorkspaceValue, "publisher"> & { readonly host: Host; readonly schemas: Schemas },
  { workspace, path, collection, begun }: Opening,
): Promise<Entry> {
  const at: DocumentPlace = { workspace, path: path as ContentPath };
  const [opened, schema] = await Promise.all([
    begun ?? host.call("document.open", { ...at }),
    schemas.of(collection),
  ]);
  const session = createDocumentSession({
    opened,
    schema,
    dialect: dialectFor(path, publisher?.name ?? null),
    now: () => performance.now(),
    ...(begun === null ? documentHost(host, at) : hostOfNew(host, at, begun)),
  });
  const follower = keepInJournal(host, workspace, session);
  return {
    at,
    collection,
    session,
    stopTracking: followUnsaved(session, follower),
    holders: 0,
  };
}

function abandonEntry(entries: Map<string, Entry>, path: string): void {
  const entry = entries.get(path);
  const snapshot = entry?.session.snapshot();
  if (!entry || !snapshot || !isOfNoFile(snapshot)) return;
  entries.delete(path);
  entry.session.edit([{ from: 0, to: snapshot.text.length, insert: "" }], "translate", null);
  // The journal forgets it as it forgets what was saved.
  void (journalOf(entry.session)?.flush() ?? Promise.resolve()).finally(entry.stopTracking);
}

/** Without edits and shown by nobody, the one that was let go first at the beginning. */
function idlePaths(entries: ReadonlyMap<string, Entry>): readonly string[] {
  return [...entries].flatMap(([path, { session, holders }]) =>
    holders === 0 && !session.snapshot().isDirty ? [path] : [],
  );
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly revision: Revision;
}

function moveEntry(entries: Map<string, Entry>, { from, to, revision }: Move): boolean {
  const entry = entries.get(from);
  if (!entry || entries.has(to)) return false;
  entries.delete(from);
  entries.set(to, entry);
  const move = () => (entry.at.path = to as ContentPath);
  void entry.session.movedTo(to, revision, move).catch(ignoreFailure);
  return true;
}

/** As long as the document is open: count it among those with unsaved edits, and keep or save them by themselves. */
function followUnsaved(session: DocumentSession, follower: JournalFollower): () => void {
  const untrack = trackUnsaved({
    path: () => session.snapshot().path,
    isDirty: () => session.snapshot().isDirty,
    text: () => session.snapshot().text,
    flush: session.flush,
    subscribe: session.subscribe,
  });
  const stopSaving = isOfNoFile(session.snapshot()) ? autosaveOnceSaved(session) : autosave(session);
  return () => {
    stopSaving();
    session.sharing.stop();
    follower.stop();
    untrack();
  };
}

/** A file that nobody asked for is not made: saving by itself begins when a person has saved. */
function autosaveOnceSaved(session: DocumentSession): () => void {
  let stop = session.subscribe(() => {
    if (isOfNoFile(session.snapshot())) return;
    stop();
    stop = autosave(session);
  });
  return () => stop();
}

/** Another time brings what this one did not; what another window saves is seen on the disk in any case. */
function ignoreFailure(error: unknown): void {
  if (!(error instanceof Failure)) reportError(error);
}

export const DocumentStoreContext = createContext<DocumentStore | null>(null);

export function useDocumentStore(): DocumentStore {
  const store = use(DocumentStoreContext);
  if (!store) throw new RangeError("useDocumentStore needs a DocumentStoreContext above it");
  return store;
}

export type OpenedDocument =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly session: DocumentSession }
  | { readonly kind: "failed"; readonly failure: FailureValue; readonly retry: () => void };

/** The document at `path`, held open while the component shows it; `null` asks for none. */
export function useDocument(path: string | null, collection: string): OpenedDocument {
  const store = useDocumentStore();
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<{ readonly path: string | null; readonly opened: OpenedDocument }>({
    path: null,
    opened: { kind: "opening" },
  });
  const known = path === null ? null : store.find(path);
  useEffect(() => {
    if (path === null) return;
    let isOver = false;
    let release = () => {};
    store.open(path, collection).then(
      (session) => {
        if (isOver) return;
        release = store.hold(path);
        setFound({ path, opened: { kind: "open", session } });
      },
      (error: unknown) => {
        const retry = () => setAttempt((count) => count + 1);
        if (!isOver) setFound({ path, opened: { kind: "failed", failure: failureOf(error), retry } });
      },
    );
    return () => {
      isOver = true;
      release();
    };
  }, [store, path, collection, attempt]);
  // A document that is open already is there in the first frame.
  if (known) return { kind: "open", session: known };
  return found.path === path ? found.opened : { kind: "opening" };
}

/** The session's current picture; the component draws again with each new one. */
export function useSnapshot(session: DocumentSession): DocumentSnapshot {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

/** A part of the picture; the component draws again when that part is another value. */
export function useSnapshotPart<Part>(
  session: Pick<DocumentSession, "snapshot" | "subscribe">,
  part: (snapshot: DocumentSnapshot) => Part,
): Part {
  return useSyncExternalStore(session.subscribe, () => part(session.snapshot()));
}
