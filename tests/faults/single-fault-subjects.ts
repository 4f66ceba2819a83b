/** What D2 interrupts: each thing that Galley writes, and how one tells that it is whole. */

import { link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FailureCode } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { revisionOf } from "#services/storage/encoding";
import { outcomeOf, textAt, type Galley } from "./support/galley.ts";

export interface Places {
  readonly site: string;
  /** Galley's own folder. */
  readonly data: string;
  /** A folder that Galley does not know, on the same disk. */
  readonly outside: string;
}

export interface Attempt {
  /** In words, for the report. */
  readonly what: string;
  readonly outcome: "ok" | FailureCode | "killed";
  readonly places: Places;
  /** What a person was told of a save that succeeded. */
  readonly remarks: readonly string[];
  /** Nobody can clear away after a kill, nor where removing is what fails. */
  readonly mayLeaveFiles: boolean;
}

export interface Verdict {
  readonly torn?: string;
  readonly lie?: string;
  /** Neither the old nor the new text, told as failed, and the old one is in Galley's own folder. */
  readonly isHalfWithOldKept?: boolean;
}

export interface Subject {
  readonly name: string;
  /** More than a save of one file: another saver only saves. */
  readonly isBeyondSaving?: boolean;
  /** Of its calls only each so-manieth is tried, besides what the length passes over: it makes hundreds. */
  readonly stride?: number;
  /** Once for each process, before anything fails. */
  readonly open: (galley: Galley, places: Places) => Promise<void>;
  /** Put the disk back to how it was before the act. */
  readonly reset: (places: Places, galley: Galley) => Promise<void>;
  readonly act: (galley: Galley) => Promise<unknown>;
  /** `reader` is another Galley on the same folders, in which nothing fails. */
  readonly judge: (attempt: Attempt, reader: Galley) => Promise<Verdict>;
  /** What is wrong after the act was tried once more without a fault, if anything. */
  readonly settled: (outcome: "ok" | FailureCode, places: Places, reader: Galley) => Promise<string | null>;
}

const OLD = "the old text\n".repeat(500);
const NEW = "the new, somewhat longer text\n".repeat(600);
const base = revisionOf(Buffer.from(OLD));
const path = "a.md" as ContentPath;
const opened = new WeakMap<Galley, WorkspaceId>();

export async function openSite(galley: Galley, { site }: Places): Promise<void> {
  opened.set(galley, (await galley.calls["workspace.open"]({ folder: site })).id);
}

export function workspaceIn(galley: Galley): WorkspaceId {
  const workspace = opened.get(galley);
  if (workspace === undefined) throw new RangeError("the site is not open");
  return workspace;
}

function save(galley: Galley): Promise<unknown> {
  const workspace = workspaceIn(galley);
  return galley.calls["document.save"]({ workspace, path, text: NEW, encoding: "utf-8", base });
}

/** Whether the history has the old text. */
async function isOldKept(reader: Galley): Promise<boolean> {
  const asked = { workspace: workspaceIn(reader), path, revision: base };
  return (await outcomeOf(reader.calls["history.read"](asked))) === "ok";
}

/** The old text or the new one under its name, the old one in the history, and nothing else in the folder. */
async function judgeSave(attempt: Attempt, reader: Galley): Promise<Verdict> {
  const { outcome, places, remarks, mayLeaveFiles } = attempt;
  const text = await textAt(join(places.site, "a.md"));
  if (text !== OLD && text !== NEW) return { torn: `${text.length} characters` };
  if (outcome === "ok" && text !== NEW) return { lie: '"saved" of the old text' };
  const isTold = remarks.some((remark) => remark.includes("not-kept"));
  if (outcome === "ok" && !isTold && !(await isOldKept(reader)))
    return { lie: "the old text is not in the history, and nobody was told" };
  const names = (await readdir(places.site)).filter((name) => name !== "a.md");
  return names.length > 0 && !mayLeaveFiles ? { torn: `left behind: ${names.join(", ")}` } : {};
}

async function settledSave(outcome: "ok" | FailureCode, { site }: Places): Promise<string | null> {
  if (outcome !== "ok") return `saving again fails: ${outcome}`;
  return (await textAt(join(site, "a.md"))) === NEW ? null : "saving again did not save";
}

export async function emptied(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

const saving: Subject = {
  name: "save",
  open: openSite,
  async reset({ site, data }) {
    await emptied(site);
    await rm(join(data, "history"), { recursive: true, force: true });
    await writeFile(join(site, "a.md"), OLD);
  },
  act: save,
  judge: judgeSave,
  settled: settledSave,
};

const savingInPlace: Subject = {
  ...saving,
  name: "save of a file with two names",
  async reset(places, galley) {
    await saving.reset(places, galley);
    await emptied(places.outside);
    await link(join(places.site, "a.md"), join(places.outside, "twin.md"));
  },
  async judge(attempt, reader) {
    const found = await judgeSave(attempt, reader);
    const isHalf = found.torn !== undefined && attempt.outcome !== "ok" && (await isOldKept(reader));
    return isHalf ? { isHalfWithOldKept: true } : found;
  },
};

const creating: Subject = {
  name: "create",
  open: openSite,
  async reset({ site }) {
    await emptied(site);
    await mkdir(join(site, "posts"));
  },
  act: (galley) =>
    galley.calls["document.create"]({
      workspace: workspaceIn(galley),
      path: "posts/deep/new.md" as ContentPath,
      text: NEW,
      encoding: "utf-8",
    }),
  async judge({ outcome, places, mayLeaveFiles }) {
    const folder = join(places.site, "posts", "deep");
    const names: readonly string[] = await readdir(folder).catch(() => []);
    const text = names.includes("new.md") ? await readFile(join(folder, "new.md"), "utf8") : null;
    if (text !== null && text !== NEW) return { torn: `${text.length} characters` };
    if (outcome === "ok" && text === null) return { lie: '"made" of nothing' };
    const left = names.filter((name) => name !== "new.md");
    return left.length > 0 && !mayLeaveFiles ? { torn: `left behind: ${left.join(", ")}` } : {};
  },
  async settled(outcome, { site }) {
    // It may have been made before the failure was told.
    if (outcome !== "ok" && outcome !== "exists") return `making it again fails: ${outcome}`;
    return (await textAt(join(site, "posts", "deep", "new.md"))) === NEW ? null : "it was not made";
  },
};

const deleting: Subject = {
  ...saving,
  name: "delete",
  isBeyondSaving: true,
  act: (galley) => galley.calls["document.delete"]({ workspace: workspaceIn(galley), path, unsaved: null }),
  async judge({ outcome, places }, reader) {
    const names = await readdir(places.site);
    const isThere = names.includes("a.md");
    if (isThere && (await textAt(join(places.site, "a.md"))) !== OLD)
      return { torn: "another text stands there" };
    if (!isThere && !(await isOldKept(reader))) return { torn: "gone, and not in the history" };
    return outcome === "ok" && isThere ? { lie: '"deleted", and there' } : {};
  },
  async settled(outcome, { site }, reader) {
    const isGone = !(await readdir(site)).includes("a.md");
    // It may have been deleted before the failure was told.
    const isFine = ["ok", "not-found", "vanished"].includes(outcome);
    if (!isFine || !isGone) return `deleting again: ${outcome}`;
    return (await isOldKept(reader)) ? null : "the text is not in the history";
  },
};

const bringingBack: Subject = {
  ...saving,
  name: "bring back what was deleted",
  isBeyondSaving: true,
  async reset(places, galley) {
    await saving.reset(places, galley);
    await deleting.act(galley);
  },
  act: (galley) => galley.calls["history.bringBack"]({ workspace: workspaceIn(galley), path }),
  async judge({ outcome, places }, reader) {
    const isThere = (await readdir(places.site)).includes("a.md");
    if (isThere && (await textAt(join(places.site, "a.md"))) !== OLD)
      return { torn: "another text stands there" };
    if (!isThere && outcome === "ok") return { lie: '"brought back", and not there' };
    return (await isOldKept(reader)) ? {} : { torn: "the history lost it" };
  },
  async settled(outcome, { site }) {
    if (outcome !== "ok" && outcome !== "exists") return `bringing back again fails: ${outcome}`;
    return (await textAt(join(site, "a.md"))) === OLD ? null : "it did not come back";
  },
};

const changingSettings: Subject = {
  name: "settings",
  open: async (galley) => void (await galley.calls["app.start"]({})),
  async reset({ data }) {
    await mkdir(data, { recursive: true });
    await writeFile(
      join(data, "settings.json"),
      `${JSON.stringify({ theme: "light", other: 1 }, null, 2)}\n`,
    );
  },
  act: (galley) => galley.calls["settings.change"]({ theme: "dark" }),
  async judge({ outcome, places }) {
    const found = settingsIn(await textAt(join(places.data, "settings.json")));
    if (found["other"] !== 1) return { torn: JSON.stringify(found) };
    return outcome === "ok" && found["theme"] !== "dark" ? { lie: "told as changed" } : {};
  },
  settled: (outcome) => Promise.resolve(outcome === "ok" ? null : `changing again fails: ${outcome}`),
};

function settingsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return { unreadable: text };
  }
}

const TYPED = "typed and not saved: ";
const MORE = "more of it, ";
const WINDOW = "window-of-the-test";
let entry = "" as JournalEntryId;

async function beginJournal(galley: Galley): Promise<void> {
  const began = await galley.calls["journal.begin"]({
    workspace: workspaceIn(galley),
    path,
    window: WINDOW,
    encoding: "utf-8",
    base: { revision: base, text: OLD },
    change: { edit: [{ from: 0, to: 0, insert: TYPED }], length: OLD.length + TYPED.length },
    replaces: null,
  });
  entry = began.entry;
}

/** The unsaved texts of the folder, as a Galley that starts anew would offer them. */
async function journalTexts(reader: Galley): Promise<readonly string[]> {
  const workspace = workspaceIn(reader);
  const { entries } = await reader.calls["journal.list"]({ workspace });
  const read = entries.map(({ entry: each }) => reader.calls["journal.read"]({ workspace, entry: each }));
  return (await Promise.all(read)).map(({ text }) => text);
}

const beginningJournal: Subject = {
  name: "journal, beginning",
  open: openSite,
  async reset({ site }, galley) {
    await writeFile(join(site, "a.md"), OLD);
    const workspace = workspaceIn(galley);
    const { entries } = await galley.calls["journal.list"]({ workspace });
    for (const { entry: each } of entries) {
      // Its own entries it drops; what a killed Galley left is discarded.
      await outcomeOf(galley.calls["journal.drop"]({ entry: each }));
      await outcomeOf(galley.calls["journal.discard"]({ workspace, entry: each }));
    }
  },
  act: beginJournal,
  async judge({ outcome }, reader) {
    const texts = await journalTexts(reader);
    if (texts.some((text) => text !== TYPED + OLD)) return { torn: "an entry that nobody wrote" };
    return outcome === "ok" && texts.length === 0 ? { lie: "told as kept" } : {};
  },
  async settled(outcome, _places, reader) {
    if (outcome !== "ok") return `beginning again fails: ${outcome}`;
    return (await journalTexts(reader)).includes(TYPED + OLD) ? null : "it is not in the journal";
  },
};

const writingJournal: Subject = {
  ...beginningJournal,
  name: "journal, writing",
  async reset(places, galley) {
    await beginningJournal.reset(places, galley);
    await beginJournal(galley);
  },
  act: (galley) =>
    galley.calls["journal.write"]({
      entry,
      sequence: 1,
      change: {
        edit: [{ from: 0, to: 0, insert: MORE }],
        length: OLD.length + TYPED.length + MORE.length,
      },
    }),
  async judge({ outcome }, reader) {
    const [text, ...others] = await journalTexts(reader);
    const isNew = text === MORE + TYPED + OLD;
    if ((text !== TYPED + OLD && !isNew) || others.length > 0) return { torn: `${text?.length} characters` };
    return outcome === "ok" && !isNew ? { lie: "told as kept" } : {};
  },
  async settled(outcome, _places, reader) {
    // A Galley that was killed does not know the entry any more: its window begins anew.
    if (outcome === "not-found") return null;
    if (outcome !== "ok") return `writing again fails: ${outcome}`;
    return (await journalTexts(reader)).includes(MORE + TYPED + OLD) ? null : "it is not in the journal";
  },
};

export const subjects: readonly Subject[] = [
  saving,
  savingInPlace,
  creating,
  deleting,
  bringingBack,
  changingSettings,
  beginningJournal,
  writingJournal,
];
