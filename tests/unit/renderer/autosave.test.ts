import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Failure } from "#contract/failure";
import type { OpenDocument, Revision } from "#contract/values";
import { dialectFor } from "#core/markdown/dialect";
import {
  autosave,
  autosaveObstacle,
  saveOnLeaving,
  setAutosave,
} from "../../../src/renderer/state/autosave.ts";
import { createDocumentSession } from "../../../src/renderer/state/document-session.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  setAutosave("off");
});

const first = "---\ntitle: One\n---\nText.\n";
const revisionOf = (text: string) => `revision of ${text}` as Revision;

/** A session that saves by itself over a file that compares revisions. */
function openAutosaved(text = first) {
  const file = { holds: text, saves: 0, failure: null as Failure | null };
  const opened = (): OpenDocument => ({
    path: "a.md" as OpenDocument["path"],
    text: file.holds,
    revision: revisionOf(file.holds),
    encoding: "utf-8",
    readOnly: null,
  });
  const session = createDocumentSession({
    opened: opened(),
    schema: null,
    dialect: dialectFor("a.md", null),
    channel: null,
    now: () => performance.now(),
    file: {
      read: async () => opened(),
      async save({ text: next, base }) {
        if (file.failure) throw file.failure;
        if (revisionOf(file.holds) !== base) throw new Failure("changed-on-disk");
        file.saves++;
        file.holds = next;
        return { revision: revisionOf(next) };
      },
      keep: () => Promise.resolve(),
      create: () => Promise.reject(new Failure("exists")),
    },
  });
  onTestFinished(autosave(session));
  return {
    session,
    file,
    type(insert: string, from = "source") {
      const end = session.snapshot().text.length;
      session.edit([{ from: end, to: end, insert }], from, "typing");
    },
  };
}

test("[UI130] when typing pauses, and not before, what was typed is saved", async () => {
  setAutosave("pause");
  const { file, type, session } = openAutosaved();
  for (let key = 0; key < 40; key++) {
    type("x");
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(file.saves).toBe(0);
  await vi.advanceTimersByTimeAsync(1500);
  expect(file).toMatchObject({ saves: 1, holds: session.snapshot().text });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(file.saves).toBe(1);
});

test("[UI130] on leaving, what is unsaved is saved at once; turned off, nothing is", async () => {
  const { file, type, session } = openAutosaved();
  type("1");
  await saveOnLeaving();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(file.saves).toBe(0);
  setAutosave("leaving");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(file.saves).toBe(0);
  await saveOnLeaving(session);
  expect(file).toMatchObject({ saves: 1, holds: `${first}1` });
});

test("[UI131] what panes hold is in it, and what nobody edited is not written", async () => {
  setAutosave("pause");
  const { file, session } = openAutosaved();
  await vi.advanceTimersByTimeAsync(10_000);
  await saveOnLeaving();
  expect(file.saves).toBe(0);
  let held = "held";
  session.onFlush(() => {
    if (held !== "") session.edit([{ from: 0, to: 0, insert: held }], "visual", null);
    held = "";
  });
  session.holding();
  await vi.advanceTimersByTimeAsync(1500);
  expect(file).toMatchObject({ saves: 1, holds: `held${first}` });
});

test("[UI132] what was put back from the journal or came from the disk waits for an edit of the person's", async () => {
  setAutosave("pause");
  const { file, session, type } = openAutosaved();
  await session.takeUp({ base: revisionOf(first), baseText: first, text: `${first}restored` });
  await vi.advanceTimersByTimeAsync(10_000);
  await saveOnLeaving();
  expect(file.saves).toBe(0);
  type("!");
  await vi.advanceTimersByTimeAsync(1500);
  expect(file.holds).toBe(`${first}restored!`);
});

test("[UI133] a file that changed is not overwritten, a save that failed is not repeated, and it is said", async () => {
  setAutosave("pause");
  const { file, session, type } = openAutosaved();
  const obstacle = () => autosaveObstacle(session.snapshot());
  file.failure = new Failure("disk-full");
  type("1");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(obstacle()).toBe("failed");
  type("2");
  file.failure = null;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(file.saves).toBe(0);
  // By hand it works again, and then by itself.
  await session.save();
  type("3");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(file).toMatchObject({ saves: 2, holds: `${first}123` });
  file.holds = "---\ntitle: Theirs\n---\nText, theirs.\n";
  type("4");
  await vi.advanceTimersByTimeAsync(60_000);
  // The merge is fetched when it is first needed.
  await vi.dynamicImportSettled();
  expect(obstacle()).toBe("conflict");
  type("5");
  await vi.advanceTimersByTimeAsync(60_000);
  await saveOnLeaving();
  expect(file).toMatchObject({ saves: 2, holds: "---\ntitle: Theirs\n---\nText, theirs.\n" });
});

test("[UI133] frontmatter that is half typed is not written by itself", async () => {
  setAutosave("pause");
  const { file, session } = openAutosaved();
  const at = first.indexOf("One");
  session.edit([{ from: at, to: at, insert: '"' }], "source", null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(autosaveObstacle(session.snapshot())).toBe("unreadable");
  expect(file.saves).toBe(0);
  session.edit([{ from: at + 4, to: at + 4, insert: '"' }], "source", null);
  await vi.advanceTimersByTimeAsync(1500);
  expect(file.holds).toContain('title: "One"');
});

test("[UI133] what was merged into the text is not written before it was seen", async () => {
  setAutosave("pause");
  const { file, session, type } = openAutosaved("# One\n\nA paragraph.\n\nAnother one.\n");
  type("Mine.\n");
  file.holds = "# One\n\nA paragraph, theirs.\n\nAnother one.\n";
  await session.diskChanged(revisionOf(file.holds));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(autosaveObstacle(session.snapshot())).toBe("merged");
  expect(file.saves).toBe(0);
  session.endMergeNotice();
  type("More.\n");
  await vi.advanceTimersByTimeAsync(1500);
  expect(file.holds).toContain("A paragraph, theirs.");
  expect(file.holds).toContain("More.");
});
