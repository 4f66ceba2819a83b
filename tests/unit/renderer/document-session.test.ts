import { describe, expect, test } from "vitest";
import { Failure } from "#contract/failure";
import type { OpenDocument, Revision } from "#contract/values";
import { editBetween } from "#core/document/patch";
import type { Choice } from "#core/merge/merge";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { bodyProblems } from "#core/problems/body";
import { createDocumentSession, type DocumentSession } from "../../../src/renderer/state/document-session.ts";

/** A file that behaves like the host's: it compares revisions, and can be made to wait or to fail. */
function fakeFile(first: string) {
  const revisionOf = (text: string) => `revision of ${text}` as Revision;
  let held: string | null = first;
  let gate: Promise<void> = Promise.resolve();
  let failure: Failure | null = null;
  let unreadable: Failure | null = null;
  const kept: string[] = [];
  const opened = (text: string) =>
    ({ path: "a.md", text, revision: revisionOf(text), encoding: "utf-8", readOnly: null }) as OpenDocument;
  return {
    opened: opened(first),
    revisionOf,
    text: () => held,
    /** What the history was given to keep. */
    kept,
    writeFromOutside: (text: string | null) => {
      held = text;
      return text === null ? null : revisionOf(text);
    },
    /** Saves wait until the returned function is called. */
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = () => resolve();
      });
      return release;
    },
    readFails(code: Failure["code"]) {
      unreadable = new Failure(code);
    },
    failWith(code: Failure["code"]) {
      failure = new Failure(code);
    },
    file: {
      async read() {
        if (unreadable) throw unreadable;
        if (held === null) throw new Failure("not-found");
        return opened(held);
      },
      async save({ text, base }: { text: string; base: Revision }) {
        await gate;
        if (failure) throw failure;
        if (held === null) throw new Failure("vanished");
        if (revisionOf(held) !== base) throw new Failure("changed-on-disk");
        held = text;
        return { revision: revisionOf(text) };
      },
      async keep({ text }: { text: string }) {
        kept.push(text);
      },
      async create({ text }: { text: string }) {
        if (held !== null) throw new Failure("exists");
        held = text;
        return { revision: revisionOf(text) };
      },
    },
  };
}

function openSession(first: string) {
  const disk = fakeFile(first);
  let time = 0;
  const session = createDocumentSession({
    opened: disk.opened,
    schema: null,
    dialect: dialectFor("a.md", null),
    channel: null,
    now: () => time,
    file: disk.file,
  });
  return { session, disk, wait: (milliseconds: number) => (time += milliseconds) };
}

function retype(session: DocumentSession, text: string, from = "source", join: string | null = null) {
  session.edit(editBetween(session.snapshot().text, text), from, join);
}

async function resolve(session: DocumentSession, ...choices: Choice[]): Promise<boolean> {
  const merge = await session.merge();
  return merge !== null && session.resolve(merge, choices);
}

describe("one history for all panes", () => {
  test("[UI3] undo takes back the newest edit, whichever pane made it", () => {
    const { session } = openSession("one two\n");
    retype(session, "one 2\n", "visual");
    retype(session, "1 2\n", "form");
    session.undo();
    expect(session.snapshot().text).toBe("one 2\n");
    session.undo();
    expect(session.snapshot()).toMatchObject({
      text: "one two\n",
      isDirty: false,
      canUndo: false,
      canRedo: true,
    });
    session.redo();
    session.redo();
    expect(session.snapshot().text).toBe("1 2\n");
  });

  test("[UI3] a burst of typing is one step, and reaches followers as one edit when it is undone", () => {
    const { session, wait } = openSession("");
    const heard: unknown[] = [];
    for (const text of ["a", "ab", "abc"]) {
      wait(100);
      retype(session, text, "source", "typing");
    }
    session.onEdit((change) => heard.push(change));
    session.undo();
    expect(heard).toEqual([{ edit: [{ from: 0, to: 3, insert: "" }], text: "", from: "history" }]);
  });

  test("[UI4] undo first has panes deliver what they still hold, and undoes that", () => {
    const { session } = openSession("word\n");
    const stop = session.onFlush(() => {
      stop();
      retype(session, "words\n", "visual");
    });
    session.undo();
    expect(session.snapshot()).toMatchObject({ text: "word\n", canRedo: true });
  });

  test("[UI4] followers see the new picture already", () => {
    const { session } = openSession("a");
    let seen = "";
    session.onEdit(() => {
      seen = session.snapshot().text;
    });
    retype(session, "b");
    expect(seen).toBe("b");
  });

  test("[UI5] an edit that changes nothing is no step and makes nothing dirty", () => {
    const { session } = openSession("a");
    const before = session.snapshot();
    session.edit([{ from: 0, to: 1, insert: "a" }], "form", null);
    expect(session.snapshot()).toBe(before);
  });
});

describe("the parts follow the text", () => {
  test("[UI6] body edits leave the reading of the frontmatter the same object; frontmatter edits do not", () => {
    const { session } = openSession("---\ntitle: A\n---\nBody\n");
    const reading = session.snapshot().frontmatter;
    retype(session, "---\ntitle: A\n---\nBody!\n");
    expect(session.snapshot().frontmatter).toBe(reading);
    expect(session.snapshot().parts.body).toEqual({ from: 17, to: 23 });
    retype(session, "---\ntitle: B\n---\nBody!\n");
    expect(session.snapshot().frontmatter).not.toBe(reading);
  });

  test("[UI6] frontmatter that an edit opens, closes or removes is noticed", () => {
    const { session } = openSession("---\ntitle: A\n\nBody\n");
    expect(session.snapshot().parts.frontmatter).toBeNull();
    retype(session, "---\ntitle: A\n---\nBody\n");
    expect(session.snapshot().parts.frontmatter?.language).toBe("yaml");
    retype(session, "title: A\n---\nBody\n");
    expect(session.snapshot().parts.frontmatter).toBeNull();
  });
});

describe("saving", () => {
  test("[UI7] a document that was not edited is never written", async () => {
    const { session, disk } = openSession("a");
    disk.failWith("io");
    expect(await session.save()).toEqual({ kind: "nothing-to-save" });
  });

  test("[UI8] what is typed while a save is on its way stays unsaved, and saves next", async () => {
    const { session, disk } = openSession("a");
    retype(session, "ab");
    const release = disk.hold();
    const saving = session.save();
    retype(session, "abc");
    release();
    expect(await saving).toEqual({ kind: "saved" });
    expect(session.snapshot()).toMatchObject({ savedText: "ab", text: "abc", isDirty: true, saving: "idle" });
    expect(await session.save()).toEqual({ kind: "saved" });
    expect(disk.text()).toBe("abc");
  });

  test("[UI8] a save asked for while another is on its way follows it", async () => {
    const { session, disk } = openSession("a");
    retype(session, "ab");
    const release = disk.hold();
    const first = session.save();
    retype(session, "abc");
    const second = session.save();
    release();
    expect(await Promise.all([first, second])).toEqual([{ kind: "saved" }, { kind: "saved" }]);
    expect(disk.text()).toBe("abc");
    expect(session.snapshot()).toMatchObject({ isDirty: false, saving: "idle" });
  });

  test("[UI8] the host's word of our own save is not another program's change", async () => {
    const { session, disk } = openSession("a");
    retype(session, "ab");
    const release = disk.hold();
    const saving = session.save();
    await session.diskChanged(disk.revisionOf("ab"));
    retype(session, "abc");
    release();
    await saving;
    expect(session.snapshot().disk).toEqual({ kind: "same" });
  });

  test("[UI9] a failed save keeps every edit and says why", async () => {
    const { session, disk } = openSession("a");
    retype(session, "ab");
    disk.failWith("disk-full");
    expect(await session.save()).toEqual({ kind: "failed", failure: "disk-full" });
    expect(session.snapshot()).toMatchObject({
      text: "ab",
      isDirty: true,
      saving: "failed",
      failure: "disk-full",
    });
  });

  test("[UI10] a file that another program changed is not overwritten", async () => {
    const { session, disk } = openSession("a");
    retype(session, "mine");
    disk.writeFromOutside("theirs");
    expect(await session.save()).toEqual({ kind: "conflict" });
    expect(disk.text()).toBe("theirs");
    expect(session.snapshot().disk).toEqual({
      kind: "changed",
      revision: disk.revisionOf("theirs"),
      text: "theirs",
    });
    expect(await session.save()).toEqual({ kind: "conflict" });
    expect(await resolve(session, { kind: "mine" })).toBe(true);
    expect(disk.text()).toBe("theirs");
    expect(await session.save()).toEqual({ kind: "saved" });
    expect(disk.text()).toBe("mine");
    expect(session.snapshot()).toMatchObject({ isDirty: false, disk: { kind: "same" } });
  });

  test("[UI10] settling a change that nobody has seen is refused", async () => {
    const { session, disk } = openSession("a");
    retype(session, "mine");
    await session.diskChanged(disk.writeFromOutside("theirs"));
    const seen = await session.merge();
    disk.writeFromOutside("theirs, newer");
    expect(seen && (await session.resolve(seen, [{ kind: "mine" }]))).toBe(false);
    expect(session.snapshot()).toMatchObject({ text: "mine", disk: { text: "theirs, newer" } });
    retype(session, "mine, newer");
    disk.writeFromOutside("theirs");
    expect(seen && (await session.resolve(seen, [{ kind: "mine" }]))).toBe(false);
    expect(session.snapshot().text).toBe("mine, newer");
    expect(await session.save()).toEqual({ kind: "conflict" });
    expect(disk.text()).toBe("theirs");
  });
});

describe("other programs", () => {
  test("[UI11] a document without edits follows its file; undo brings the old text back", async () => {
    const { session, disk } = openSession("one\ntwo\nthree\n");
    const heard: unknown[] = [];
    session.onEdit(({ edit, from }) => heard.push({ edit, from }));
    await session.diskChanged(disk.writeFromOutside("ONE\ntwo\nTHREE\n"));
    expect(session.snapshot()).toMatchObject({ text: "ONE\ntwo\nTHREE\n", isDirty: false });
    expect(heard).toEqual([
      {
        edit: [
          { from: 0, to: 3, insert: "ONE" },
          { from: 8, to: 13, insert: "THREE" },
        ],
        from: "disk",
      },
    ]);
    session.undo();
    expect(session.snapshot()).toMatchObject({ text: "one\ntwo\nthree\n", isDirty: true });
  });

  test("[UI12] a document with edits keeps them and asks; reloading can be undone", async () => {
    const { session, disk } = openSession("a");
    retype(session, "mine");
    await session.diskChanged(disk.writeFromOutside("theirs"));
    expect(session.snapshot()).toMatchObject({ text: "mine", disk: { kind: "changed" } });
    expect(disk.kept).toEqual([]);
    await session.reload();
    expect(session.snapshot()).toMatchObject({ text: "theirs", isDirty: false, disk: { kind: "same" } });
    expect(disk.kept).toEqual(["mine"]);
    session.undo();
    expect(session.snapshot()).toMatchObject({ text: "mine", isDirty: true });
  });

  test("[UI12] a change that is taken back by the other program is no conflict", async () => {
    const { session, disk } = openSession("a");
    retype(session, "mine");
    await session.diskChanged(disk.writeFromOutside("theirs"));
    await session.diskChanged(disk.writeFromOutside("a"));
    expect(session.snapshot().disk).toEqual({ kind: "same" });
  });

  const three = "One.\n\nTwo.\n\nThree.\n";

  test("[UI160] what does not collide with the edits is merged as one step, and stays unsaved", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Mine"));
    await session.diskChanged(disk.writeFromOutside(three.replace("Three", "Theirs")));
    const both = three.replace("One", "Mine").replace("Three", "Theirs");
    expect(session.snapshot()).toMatchObject({
      text: both,
      savedText: three.replace("Three", "Theirs"),
      isDirty: true,
      disk: { kind: "same" },
      merged: { taken: 1, before: three.replace("One", "Mine"), after: both },
    });
    expect(disk.text()).toBe(three.replace("Three", "Theirs"));
    session.undo();
    expect(session.snapshot().text).toBe(three.replace("One", "Mine"));
    session.redo();
    expect(await session.save()).toEqual({ kind: "saved" });
    expect(disk.text()).toBe(both);
    expect(session.snapshot()).toMatchObject({ isDirty: false, merged: null });
  });

  test("[UI160] a save that meets another change merges, writes nothing, and saves when asked again", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Mine"));
    disk.writeFromOutside(three.replace("Three", "Theirs"));
    expect(await session.save()).toEqual({ kind: "merged" });
    expect(disk.text()).toBe(three.replace("Three", "Theirs"));
    expect(await session.save()).toEqual({ kind: "saved" });
    expect(disk.text()).toBe(three.replace("One", "Mine").replace("Three", "Theirs"));
  });

  test("[UI160] the same edit on both sides needs no word", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Both"));
    await session.diskChanged(disk.writeFromOutside(three.replace("One", "Both")));
    expect(session.snapshot()).toMatchObject({ isDirty: false, merged: null, disk: { kind: "same" } });
  });

  test("[UI161] what collides is settled place by place, in one step that can be undone", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Mine").replace("Two", "Mine"));
    await session.diskChanged(disk.writeFromOutside(three.replace(/One|Two|Three/g, "Theirs")));
    const before = session.snapshot().text;
    expect((await session.merge())?.conflicts).toHaveLength(2);
    expect(await resolve(session, { kind: "theirs" }, { kind: "both" })).toBe(true);
    expect(session.snapshot()).toMatchObject({
      text: "Theirs.\n\nMine.\n\nTheirs.\n\nTheirs.\n",
      isDirty: true,
      disk: { kind: "same" },
    });
    expect(disk.kept).toEqual([before]);
    session.undo();
    expect(session.snapshot().text).toBe(before);
  });

  test("[UI161] a choice that gives nothing of the person's up keeps nothing aside", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Mine").replace("Two", "Mine"));
    await session.diskChanged(disk.writeFromOutside(three.replace(/One|Two/g, "Theirs")));
    expect(await resolve(session, { kind: "mine" }, { kind: "both" })).toBe(true);
    expect(disk.kept).toEqual([]);
  });

  test("[UI161] a conflict ends by itself when the texts no longer collide", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Mine"));
    await session.diskChanged(disk.writeFromOutside(three.replace("One", "Theirs")));
    expect(session.snapshot().disk.kind).toBe("changed");
    await session.diskChanged(disk.writeFromOutside(three.replace("Three", "Theirs")));
    expect(session.snapshot()).toMatchObject({ disk: { kind: "same" }, merged: { taken: 1 } });
    expect(await session.merge()).toBeNull();
  });

  test("[UI162] of two changes in a row the later reading counts, in whatever order they come in", async () => {
    const { session, disk } = openSession(three);
    retype(session, three.replace("One", "Mine"));
    const first = session.diskChanged(disk.writeFromOutside(three.replace("Three", "First")));
    const second = session.diskChanged(disk.writeFromOutside(three.replace("Three", "Second")));
    await Promise.all([first, second]);
    expect(session.snapshot()).toMatchObject({
      text: three.replace("One", "Mine").replace("Three", "Second"),
      revision: disk.revisionOf(three.replace("Three", "Second")),
    });
  });

  test("[UI163] a folder in the file's place is said to be one", async () => {
    const { session, disk } = openSession("a");
    disk.readFails("not-a-file");
    await session.diskChanged(null);
    expect(session.snapshot().disk).toEqual({ kind: "gone", to: "folder" });
  });

  test("[UI164] a file that was moved is followed, with the edits and their undo", async () => {
    const { session, disk } = openSession("base");
    retype(session, "mine");
    disk.writeFromOutside(null);
    await session.diskChanged(null);
    expect(session.snapshot().disk.kind).toBe("gone");
    // The file's functions lead to the new place from here on.
    await session.movedTo("b.md", disk.revisionOf("base"), () => disk.writeFromOutside("base"));
    expect(session.snapshot()).toMatchObject({ path: "b.md", text: "mine", isDirty: true });
    expect(session.snapshot().disk.kind).toBe("same");
    expect(await session.save()).toEqual({ kind: "saved" });
    expect(disk.text()).toBe("mine");
    session.undo();
    expect(session.snapshot().text).toBe("base");
  });

  test("[UI13] a deleted file is said to be gone, and can be written again", async () => {
    const { session, disk } = openSession("a");
    await session.diskChanged(disk.writeFromOutside(null));
    expect(session.snapshot().disk).toEqual({ kind: "gone", to: "deleted" });
    expect(await session.save()).toEqual({ kind: "conflict" });
    expect(await session.restore()).toEqual({ kind: "saved" });
    expect(disk.text()).toBe("a");
    expect(session.snapshot().disk).toEqual({ kind: "same" });
  });

  test("[UI13] edits that a pane has not delivered yet count as edits when the disk changes", async () => {
    const { session, disk } = openSession("a");
    const stop = session.onFlush(() => {
      stop();
      retype(session, "typed", "visual");
    });
    await session.diskChanged(disk.writeFromOutside("theirs"));
    expect(session.snapshot()).toMatchObject({ text: "typed", disk: { kind: "changed" } });
  });
});

describe("problems of the body", () => {
  const text = "---\ntitle: [\n---\n\n一行目\n\n**「引用」**の\n";
  const at = text.indexOf("**");
  const found = bodyProblems(parseBody(text.slice(17), dialectFor("a.md", null)), {
    from: 17,
    line: 4,
    publisher: null,
  });
  const rules = (session: DocumentSession) => session.snapshot().problems.map(({ rule }) => rule);

  test("[UI80] follow the frontmatter's, and its new schema or reading leaves them", () => {
    const { session } = openSession(text);
    session.setBodyProblems(found, text);
    expect(rules(session)).toEqual(["frontmatter-syntax", "emphasis-not-published"]);
    session.setSchema(null);
    expect(rules(session)).toEqual(["frontmatter-syntax", "emphasis-not-published"]);
    retype(session, text.replace("[", '"a"\ndate: 2026-01-05'));
    expect(session.snapshot().problems).toMatchObject([{ rule: "emphasis-not-published", line: 8 }]);
  });
  test("[UI80] move with their passage: a fix still writes the same bytes", () => {
    const { session } = openSession(text);
    session.setBodyProblems(found, text);
    retype(session, text.replace("一行目", "一行目\n二行目"));
    expect(session.snapshot().bodyProblems).toMatchObject([{ line: 8 }]);
    const moved = session.snapshot().text;
    session.edit(session.snapshot().bodyProblems[0]?.fix?.edit ?? [], "problems", null);
    expect(session.snapshot().text).toBe(moved.replace("**「引用」**", "「**引用**」"));
    expect(session.snapshot().bodyProblems).toEqual([]);
    session.undo();
    expect(session.snapshot().text).toBe(moved);
  });
  test("[UI80] stay the same list while typing goes on behind them", () => {
    const { session } = openSession(text);
    session.setBodyProblems(found, text);
    const before = session.snapshot().problems;
    retype(session, `${text}終わり\n`);
    expect(session.snapshot().problems).toBe(before);
  });
  test("[UI80] of a passage that was touched wait; of another text are passed over", () => {
    const { session } = openSession(text);
    session.setBodyProblems(found, text);
    retype(session, `${text.slice(0, at + 3)}良い${text.slice(at + 3)}`);
    expect(rules(session)).toEqual(["frontmatter-syntax"]);
    session.setBodyProblems(found, text);
    expect(rules(session)).toEqual(["frontmatter-syntax"]);
  });
});

describe("[UI126] unsaved text from an earlier run", () => {
  test("[UI126] comes back as one undoable step on the base it was made on", async () => {
    const { session } = openSession("base\n");
    const { revision } = session.snapshot();
    await session.takeUp({ base: revision, baseText: "base\n", text: "base\nmore\n" });
    expect(session.snapshot()).toMatchObject({
      text: "base\nmore\n",
      isDirty: true,
      savedText: "base\n",
      revision,
    });
    expect(session.snapshot().disk).toEqual({ kind: "same" });
    session.undo();
    expect(session.snapshot()).toMatchObject({ text: "base\n", isDirty: false });
  });

  test("[UI126] meets a file that changed since as a change from elsewhere, and overwrites nothing", async () => {
    const { session, disk } = openSession("base\n");
    const { revision } = session.snapshot();
    disk.writeFromOutside("theirs\n");
    await session.diskChanged(disk.revisionOf("theirs\n"));
    expect(session.snapshot().text).toBe("theirs\n");
    await session.takeUp({ base: revision, baseText: "base\n", text: "base, mine\n" });
    expect(session.snapshot().isDirty).toBe(true);
    expect(session.snapshot().text).toContain("mine");
    await session.save();
    expect(disk.text()).toBe("theirs\n");
  });

  test("[UI126] goes on top of edits that are made already, which undo brings back", async () => {
    const { session } = openSession("base\n");
    const { revision } = session.snapshot();
    session.edit([{ from: 0, to: 0, insert: "now " }], "source", null);
    await session.takeUp({ base: revision, baseText: "base\n", text: "base\nmore\n" });
    expect(session.snapshot().text).toBe("base\nmore\n");
    session.undo();
    expect(session.snapshot().text).toBe("now base\n");
  });
});
