import { expect, test } from "vitest";
import type { FieldValue } from "#core/frontmatter/values";
import { movedDate } from "#core/views/moved-date";
import { Failure } from "#contract/failure";
import type { OpenDocument, Revision } from "#contract/values";
import { createDocumentSession } from "../../../../src/renderer/state/document-session.ts";
import { createTableEdits } from "../../../../src/renderer/state/table-edits.ts";
import { editBetween } from "#core/document/patch";
import { dialectFor } from "#core/markdown/dialect";

const first = "---\n# kept\ntitle: 'Old'   # comment\ntags: [a,  b]\n---\nBody\n";
const revisionOf = (text: string) => `revision of ${text}` as Revision;

/** One article on a disk that compares revisions as the host does, and the edits of a table over it. */
function desk(text = first) {
  const disk = { text };
  const opened = (): OpenDocument =>
    ({
      path: "a.md",
      text: disk.text,
      revision: revisionOf(disk.text),
      encoding: "utf-8",
      readOnly: null,
    }) as OpenDocument;
  const open = () =>
    createDocumentSession({
      opened: opened(),
      schema: null,
      dialect: dialectFor("a.md", null),
      now: () => 0,
      channel: null,
      file: {
        read: async () => opened(),
        async save({ text, base }) {
          if (revisionOf(disk.text) !== base) throw new Failure("changed-on-disk");
          disk.text = text;
          return { revision: revisionOf(text) };
        },
        keep: () => Promise.resolve(),
        create: () => Promise.reject(new Failure("exists")),
      },
    });
  const session = open();
  const edits = createTableEdits({ open: async () => session, hold: () => () => {} });
  const set = (field: string, value: string | undefined) =>
    edits.edit({ path: "a.md", collection: "", field: [field], value });
  return { disk, open, session, edits, set };
}

test("[TB4] a value is written to the byte, taken back and made again", async () => {
  const { disk, edits, set } = desk();
  const changed = first.replace("'Old'", "'New'");
  expect(await set("title", "New")).toEqual({ kind: "saved" });
  expect(disk.text).toBe(changed);
  expect(await set("title", "New")).toEqual({ kind: "same" });
  expect(await edits.undo()).toEqual({ kind: "saved" });
  expect(disk.text).toBe(first);
  expect(await edits.redo()).toEqual({ kind: "saved" });
  expect(disk.text).toBe(changed);
  await edits.undo();
  expect(await edits.undo()).toBeNull();
});

test("[TB4] an article that was closed meanwhile, or cannot be opened, keeps what is to be taken back", async () => {
  const { disk, open } = desk();
  const broken = { is: false };
  // Each time another session: none remembers what was done in the one before.
  const edits = createTableEdits({
    open: async () => (broken.is ? Promise.reject(new Failure("disconnected")) : open()),
    hold: () => () => {},
  });
  const changed = first.replace("'Old'", "'New'");
  await edits.edit({ path: "a.md", collection: "", field: ["title"], value: "New" });
  expect(disk.text).toBe(changed);
  broken.is = true;
  expect(await edits.undo()).toEqual({ kind: "failed", failure: "disconnected" });
  broken.is = false;
  expect(await edits.undo()).toEqual({ kind: "saved" });
  expect(disk.text).toBe(first);
  expect(await edits.redo()).toEqual({ kind: "saved" });
  expect(disk.text).toBe(changed);
});

test("[TB4] two cells written at once are two edits, taken back one after the other", async () => {
  const { disk, edits, set } = desk();
  await Promise.all([set("title", "New"), set("description", "Added")]);
  expect(disk.text).toContain("'New'");
  expect(disk.text).toContain("description: Added");
  await edits.undo();
  expect(disk.text).toBe(first.replace("'Old'", "'New'"));
  await edits.undo();
  expect(disk.text).toBe(first);
});

test("[TB4] two values of one article that are one step are taken back and made again as one", async () => {
  const { disk, edits } = desk();
  const of = { path: "a.md", collection: "" };
  await edits.edit({ ...of, field: ["title"], value: "New" }, { ...of, field: ["tags"], value: ["c"] });
  const changed = disk.text;
  expect(changed).toBe(first.replace("'Old'", "'New'").replace("[a,  b]", "[c]"));
  for (const _ of ["first", "again"]) {
    expect(await edits.undo()).toEqual({ kind: "saved" });
    expect(disk.text).toBe(first);
    expect(await edits.redo()).toEqual({ kind: "saved" });
    expect(disk.text).toBe(changed);
  }
});

test("[TB4] beside unsaved edits a value is kept with them, and nothing is written", async () => {
  const { disk, session, edits, set } = desk();
  session.edit(editBetween(first, first.replace("Body", "Text")), "source", null);
  expect(await set("title", "New")).toEqual({ kind: "kept" });
  expect(disk.text).toBe(first);
  expect(session.snapshot().text).toBe(first.replace("'Old'", "'New'").replace("Body", "Text"));
  session.edit(editBetween(session.snapshot().text, `${session.snapshot().text}More\n`), "source", null);
  expect(await edits.undo()).toBeNull();
});

test("[TB4] a file that another program changed is not overwritten", async () => {
  const { disk, set } = desk();
  disk.text = first.replace("'Old'", "'Theirs'");
  expect((await set("title", "New")).kind).toBe("conflict");
  expect(disk.text).toBe(first.replace("'Old'", "'Theirs'"));
});

test("[TB7] a value that is written in several files is one step, and a part of what stood there may stay", async () => {
  const first = "---\ndate: 2026-04-06T10:00:00Z # kept\n---\nBody\n";
  const other = '---\ntitle: x\ndate: "2026-04-06"\n---\n本文\n';
  const desks = new Map([
    ["en.md", desk(first)],
    ["ja.md", desk(other)],
  ]);
  const edits = createTableEdits({
    open: async (path) => desks.get(path)?.open() ?? Promise.reject(new Failure("not-found")),
    hold: () => () => {},
  });
  const texts = () => [...desks.values()].map(({ disk }) => disk.text);
  const moved = [first, other].map((text) => text.replace("2026-04-06", "2026-05-01"));
  const value = (before: FieldValue | undefined) => movedDate(before, "2026-05-01", { kind: "date" });
  const write = (...paths: readonly string[]) =>
    edits.edit(...paths.map((path) => ({ path, collection: "", field: ["date"], value })));
  expect(await write("en.md", "ja.md")).toEqual({ kind: "saved" });
  expect(texts()).toEqual(moved);
  expect(await edits.undo()).toEqual({ kind: "saved" });
  expect(texts()).toEqual([first, other]);
  expect(await edits.redo()).toEqual({ kind: "saved" });
  expect(texts()).toEqual(moved);
  await edits.undo();
  // The second cannot be opened: the first is written, and is what undo takes back.
  expect(await write("en.md", "gone.md", "ja.md")).toEqual({ kind: "failed", failure: "not-found" });
  expect(texts()).toEqual([moved[0], other]);
  expect(await edits.undo()).toEqual({ kind: "saved" });
  expect(texts()).toEqual([first, other]);
});
