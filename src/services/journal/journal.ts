/**
 * The journal: unsaved edits on the disk, in Galley's own folder.
 *
 * Each document that a window edits has a file of its own there, which nobody else writes: windows and processes
 * never meet in one. A file is removed when its text was saved or is again what the file holds; else it stays, and
 * its text is offered when the folder is opened again.
 */

import { readdir } from "node:fs/promises";
import { Failure } from "#contract/failure";
import type { JournalChange, JournalEntryId, JournalEntryValue } from "#contract/journal";
import type { ContentPath, Encoding, Revision } from "#contract/values";
import { failureFor } from "../storage/errors.ts";
import { nodeOperations, type FileOperations } from "../storage/operations.ts";
import { putAside, takeBack } from "./discarded.ts";
import { textAfter, type EntryContent } from "./entry-file.ts";
import { freshEntryName, makeEntry } from "./kept-entry.ts";
import { ownerIsRunning } from "./owner.ts";
import { createShelf, ENDING, type OpenEntry, type Shelf } from "./shelf.ts";

export interface JournalNeeds {
  /** Made when it is first needed, for the person alone. */
  readonly folder: string;
  readonly now: () => number;
  readonly operations?: FileOperations;
}

/** A document whose edits are to be kept. */
export interface DocumentBegun {
  readonly root: string;
  readonly path: string;
  readonly window: string;
  readonly encoding: Encoding;
  readonly base: { readonly revision: Revision; readonly text: string };
  /** From the base to the text as it is now. */
  readonly change: JournalChange;
  readonly replaces: JournalEntryId | null;
}

export interface JournalText extends JournalEntryValue {
  readonly encoding: Encoding;
  readonly baseText: string;
  readonly text: string;
}

/** Every function fails with a `Failure` only. What was answered is on the disk. contract/journal.ts says the rest. */
export interface Journal {
  readonly begin: (document: DocumentBegun) => Promise<JournalEntryId>;
  readonly write: (entry: JournalEntryId, sequence: number, change: JournalChange) => Promise<number>;
  readonly drop: (entry: JournalEntryId) => Promise<void>;
  readonly leave: (entry: JournalEntryId) => Promise<void>;
  readonly list: (root: string) => Promise<readonly JournalEntryValue[]>;
  readonly read: (root: string, entry: JournalEntryId) => Promise<JournalText>;
  readonly discard: (root: string, entry: JournalEntryId) => Promise<void>;
  readonly bringBack: (root: string, entry: JournalEntryId) => Promise<void>;
  /** Whether some document is open here with edits that no file holds. */
  readonly isKeeping: () => boolean;
  /** Settles when nothing is being written any more. */
  readonly idle: () => Promise<void>;
}

/** More documents than anybody edits at once. A window whose entry was let go begins a new one. */
const MOST_OPEN = 64;
const MOST_LISTED = 500;

export function openJournal({ folder, now, operations = nodeOperations }: JournalNeeds): Journal {
  const shelf = createShelf({ folder, now, operations });
  const { locks, open } = shelf;
  return {
    begin: (document) => beginEntry(shelf, document),
    write: (entry, sequence, change) =>
      locks.hold(entry, async () => {
        const kept = open.get(entry)?.kept;
        if (!kept) throw new Failure("not-found");
        const last = kept.content().sequence;
        if (sequence <= last) return last;
        if (sequence !== last + 1) throw new Failure("invalid-input", { reason: "gap" });
        await kept.write(sequence, change, now());
        return sequence;
      }),
    drop: (entry) =>
      locks.hold(entry, async () => {
        // Only who keeps it may drop it: every other entry leaves through `discard`.
        if (open.has(entry)) await shelf.remove(entry);
      }),
    leave: (entry) => locks.hold(entry, async () => void open.delete(entry)),
    list: (root) => listEntries(shelf, root),
    async read(root, entry) {
      const content = await shelf.find(root, entry);
      const { encoding, baseText } = content.beginning;
      return { ...(await valueOf(shelf, entry, content)), encoding, baseText, text: content.text };
    },
    discard: (root, entry) =>
      locks.hold(entry, async () => {
        await shelf.find(root, entry);
        await putAside(shelf, entry);
        open.delete(entry);
      }),
    bringBack: (root, entry) =>
      locks.hold(entry, async () => {
        await takeBack(shelf, entry);
        await shelf.find(root, entry);
      }),
    isKeeping: () => open.size > 0,
    idle: () => locks.idle(),
  };
}

async function beginEntry(shelf: Shelf, document: DocumentBegun): Promise<JournalEntryId> {
  const { root, path, window, encoding, base, change, replaces } = document;
  const text = textAfter(base.text, change);
  if (text === null) throw new Failure("invalid-input", { reason: "another-text" });
  const entry = freshEntryName() as JournalEntryId;
  const begunAt = shelf.now();
  const owner = await shelf.owner();
  const beginning = {
    kind: "begin",
    root,
    path,
    encoding,
    base: base.revision,
    baseText: base.text,
  } as const;
  const first = { beginning: { ...beginning, begunAt, owner }, text, sequence: 0, writtenAt: begunAt };
  return shelf.locks.hold(entry, async () => {
    const kept = await makeEntry(shelf.operations, await shelf.placeOf(entry), first).catch(
      (error: unknown) => {
        throw failureFor(error, path, "vanished");
      },
    );
    // A window has one text of a document: an entry that it began before, and never heard of, is this one's.
    const former = [...shelf.open].filter(([, other]) => isSameText(other, window, { root, path }));
    shelf.open.set(entry, { window, kept });
    const [oldest] = shelf.open.keys();
    if (shelf.open.size > MOST_OPEN && oldest !== undefined) shelf.open.delete(oldest);
    for (const [id] of former) await removeReplaced(shelf, id, { root, path });
    if (replaces !== null) await removeReplaced(shelf, replaces, { root, path });
    return entry;
  });
}

interface Place {
  readonly root: string;
  readonly path: string;
}

function isSameText({ window, kept }: OpenEntry, of: string, { root, path }: Place): boolean {
  const { beginning } = kept.content();
  return window === of && beginning.root === root && beginning.path === path;
}

/** The new entry holds all that the old one held. If the old one cannot be removed it is offered once more: no harm. */
async function removeReplaced(shelf: Shelf, entry: string, { root, path }: Place): Promise<void> {
  await shelf.locks.hold(entry, async () => {
    const beginning = (await shelf.load(entry))?.beginning;
    if (beginning?.root !== root || beginning.path !== path) return;
    await shelf.remove(entry).catch(() => undefined);
  });
}

async function listEntries(shelf: Shelf, root: string): Promise<readonly JournalEntryValue[]> {
  const names = await readdir(await shelf.folder()).catch(() => []);
  const entries = names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const content = await shelf.load(entry);
      return content?.beginning.root === root ? [await valueOf(shelf, entry as JournalEntryId, content)] : [];
    }),
  );
  return found
    .flat()
    .toSorted((a, b) => b.writtenAt - a.writtenAt)
    .slice(0, MOST_LISTED);
}

async function valueOf(
  shelf: Shelf,
  entry: JournalEntryId,
  content: EntryContent,
): Promise<JournalEntryValue> {
  const { path, base, begunAt } = content.beginning;
  const common = { entry, path: path as ContentPath, base, begunAt, writtenAt: content.writtenAt };
  const here = shelf.open.get(entry);
  if (here) return { ...common, openIn: { kind: "window", window: here.window } };
  return { ...common, openIn: (await isElsewhere(shelf, content)) ? { kind: "elsewhere" } : null };
}

/** Another Galley that still runs keeps it. What this one let go of is nobody's. */
async function isElsewhere(shelf: Shelf, { beginning: { owner } }: EntryContent): Promise<boolean> {
  const own = await shelf.owner();
  if (owner.pid === own.pid && owner.started === own.started) return false;
  return ownerIsRunning(owner);
}
