import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WorkspaceId } from "#contract/values";
import { applyEdit, type Edit } from "#core/document/patch";
import { replaceBlock } from "#core/locale/target-edits";
import { bodyOf } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { createTyping } from "../../../../src/renderer/features/translations/typing.ts";
import type { Host } from "../../../../src/renderer/host/create-host.ts";
import { autosave, setAutosave } from "../../../../src/renderer/state/autosave.ts";
import { followInJournal } from "../../../../src/renderer/state/journal-follower.ts";
import { revisionNumbered, sessionOver } from "../../../support/session.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  setAutosave("off");
  vi.useRealTimers();
});

const dialect = dialectFor("a.md", null);
const text = "---\ntitle: a\n---\n\n一つ目。\n\n二つ目。\n";

function open() {
  const saved: string[] = [];
  const session = sessionOver({
    text,
    file: {
      save: (sent) => {
        saved.push(sent.text);
        return Promise.resolve({ revision: revisionNumbered(saved.length + 1) });
      },
    },
  });
  const typing = createTyping(session);
  const stop = typing.start();
  const drop = vi.fn<() => void>();
  const edit = (at: number, next: string): Edit => {
    const { parts } = typing.snapshot();
    const body = bodyOf(parts, dialect);
    return replaceBlock({ parts, body }, at, next);
  };
  const type = (at: number, next: string) =>
    typing.type({ owner: `block ${at}`, edit: () => edit(at, next), drop });
  return { session, typing, type, edit, drop, stop, saved };
}

test("[TM6] a save takes what was typed into a block that nobody has left", async () => {
  const { session, type, saved } = open();
  type(1, "二つ目の話。");
  expect(await session.save()).toEqual({ kind: "saved" });
  expect(saved).toEqual([text.replace("二つ目。", "二つ目の話。")]);
});

test("[TM6] the journal has it within half a second, and the document says that it is unsaved", async () => {
  const { session, type } = open();
  let kept = text;
  const host = {
    call: (name: string, input: { readonly change: { readonly edit: Edit } }) => {
      if (name === "journal.begin" || name === "journal.write") kept = applyEdit(kept, input.change.edit);
      return Promise.resolve({ entry: "1".repeat(32) });
    },
    onConnection: () => () => undefined,
  } as unknown as Host;
  followInJournal({
    host,
    workspace: "workspace-of-tests" as WorkspaceId,
    window: "window-of-tests",
    session,
    now: () => performance.now(),
    whenIdle(run, limit) {
      const id = setTimeout(run, limit);
      return () => clearTimeout(id);
    },
  });
  for (const typed of ["二つ目の", "二つ目の話。"]) {
    type(1, typed);
    await vi.advanceTimersByTimeAsync(500);
    expect(kept).toBe(text.replace("二つ目。", typed));
    expect(session.snapshot().isDirty).toBe(true);
  }
});

test("[TM6] autosave writes it when typing pauses", async () => {
  const { session, type, saved } = open();
  setAutosave("pause");
  autosave(session);
  type(0, "最初。");
  await vi.advanceTimersByTimeAsync(3000);
  expect(saved).toEqual([text.replace("一つ目。", "最初。")]);
});

test("[TM6] the rows stay while it is typed, whatever was delivered meanwhile, and it is one step of undo", () => {
  const { session, typing, type } = open();
  const shown = typing.snapshot();
  // Nothing, then two blocks, then one: the bytes around them are what they would be had nobody asked in between.
  for (const typed of ["", "前\n\n後", "これだけ。"]) {
    type(0, typed);
    session.flush();
    expect(typing.snapshot()).toBe(shown);
  }
  typing.end();
  expect(session.snapshot().text).toBe(text.replace("一つ目。", "これだけ。"));
  expect(typing.snapshot()).toBe(session.snapshot());
  session.undo();
  expect(session.snapshot().text).toBe(text);
  expect(session.snapshot().canUndo).toBe(false);
});

test("[TM6] undo inside the block shows the document's text again, and what is typed then is made on that", () => {
  const { session, typing, type, drop } = open();
  type(0, "違う。");
  session.undo();
  expect(drop).toHaveBeenCalledOnce();
  expect(typing.snapshot().text).toBe(text);
  type(0, "よい。");
  session.flush();
  expect(session.snapshot().text).toBe(text.replace("一つ目。", "よい。"));
});

test("[TM6] a suggestion replaces what is being typed in its block, and stands beside what is typed in another", () => {
  const { session, typing, type, edit, drop } = open();
  type(1, "途中");
  typing.change("block 1", edit(1, "記憶から。"));
  expect(session.snapshot().text).toBe(text.replace("二つ目。", "記憶から。"));
  expect(drop).toHaveBeenCalledOnce();
  type(0, "書きかけの長い文。");
  typing.change("block 1", edit(1, "別の訳。"));
  expect(session.snapshot().text).toBe(
    text.replace("一つ目。", "書きかけの長い文。").replace("二つ目。", "別の訳。"),
  );
});

test("[TM6] whoever leaves the screen with a text has not discarded it", () => {
  const { session, type, stop } = open();
  type(0, "残る。");
  stop();
  expect(session.snapshot().text).toBe(text.replace("一つ目。", "残る。"));
});
