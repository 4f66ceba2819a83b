import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Failure } from "#contract/failure";
import type { WorkspaceId } from "#contract/values";
import { applyEdit, type Edit } from "#core/document/patch";
import type { Host } from "../../../src/renderer/host/create-host.ts";
import { followInJournal } from "../../../src/renderer/state/journal-follower.ts";
import { revisionNumbered, sessionOver } from "../../support/session.ts";

interface Call {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}
interface Change {
  readonly edit: Edit;
  readonly length: number;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A session on "base" with its follower, and a host that holds texts the way the journal does. */
function follow() {
  const calls: Call[] = [];
  const texts = new Map<string, string>();
  const fault: { code: "disk-full" | "disconnected" | null } = { code: null };
  const connections = new Set<(connection: "connected" | "lost" | "refused") => void>();
  let revision = 1;
  let saving: (() => void) | null = null;
  const session = sessionOver({
    text: "base",
    file: {
      read: () => Promise.reject(new Failure("not-found")),
      save: async () => {
        if (saving) await new Promise<void>((resolve) => (saving = resolve));
        return { revision: revisionNumbered(++revision) };
      },
    },
  });
  const answer = (name: string, input: Readonly<Record<string, unknown>>): unknown => {
    calls.push({ name, input });
    if (fault.code) throw new Failure(fault.code);
    const entry = String(input["entry"]);
    const change = input["change"] as Change;
    if (name === "journal.begin") {
      const id = String(texts.size + 1).padStart(32, "0");
      texts.set(id, applyEdit((input["base"] as { text: string }).text, change.edit));
      return { entry: id };
    }
    if (name === "journal.write") {
      const text = texts.get(entry);
      if (text === undefined) throw new Failure("not-found");
      texts.set(entry, applyEdit(text, change.edit));
      expect(texts.get(entry)?.length).toBe(change.length);
    } else if (name !== "journal.leave") texts.delete(entry);
    return {};
  };
  const host = {
    call: async (name: string, input: unknown) => answer(name, input as Call["input"]),
    onConnection(listener: (connection: "connected" | "lost" | "refused") => void) {
      connections.add(listener);
      return () => connections.delete(listener);
    },
  } as unknown as Host;
  const follower = followInJournal({
    host,
    workspace: "workspace-of-tests" as WorkspaceId,
    window: "window-of-tests",
    session,
    now: () => performance.now(),
    // A window that always has something to draw.
    whenIdle(run, limit) {
      const id = setTimeout(run, limit);
      return () => clearTimeout(id);
    },
  });
  return {
    session,
    follower,
    calls,
    names: () => calls.map(({ name }) => name.replace("journal.", "")),
    held: () => [...texts.values()],
    fault,
    forget: () => texts.clear(),
    reconnect: () => connections.forEach((tell) => tell("connected")),
    holdSaving: () => void (saving = () => undefined),
    finishSaving: () => saving?.(),
    type: (text: string) =>
      session.edit(
        [{ from: session.snapshot().text.length, to: session.snapshot().text.length, insert: text }],
        "source",
        "t",
      ),
  };
}

test("[UI120] while typing goes on, no key waits longer than 350 ms for the journal", async () => {
  const { type, held, session } = follow();
  const typedAt: number[] = [];
  for (let key = 0; key < 200; key++) {
    type("x");
    typedAt.push(performance.now());
    await vi.advanceTimersByTimeAsync(50);
    const inJournal = (held()[0]?.length ?? 4) - 4;
    const oldest = typedAt[inJournal];
    if (oldest !== undefined) expect(performance.now() - oldest).toBeLessThanOrEqual(350);
  }
  await vi.advanceTimersByTimeAsync(350);
  expect(held()).toEqual([session.snapshot().text]);
});

test("[UI120] a key costs no call, and a document that is not edited none at all", async () => {
  const { type, names, session } = follow();
  await vi.advanceTimersByTimeAsync(5000);
  session.setSchema(null);
  await vi.advanceTimersByTimeAsync(5000);
  expect(names()).toEqual([]);
  for (let key = 0; key < 100; key++) type("x");
  await vi.advanceTimersByTimeAsync(310);
  expect(names()).toEqual(["begin"]);
  for (let key = 0; key < 100; key++) type("x");
  await vi.advanceTimersByTimeAsync(5000);
  expect(names()).toEqual(["begin", "write"]);
});

/** A pane that takes keys and delivers them when it is asked; `tells` what it holds without that. */
function pane({ session }: Pick<ReturnType<typeof follow>, "session">, tells: boolean) {
  let holds = "";
  const edit = () => (holds === "" ? [] : [{ from: 0, to: 0, insert: holds }]);
  const deliver = () => {
    const made = edit();
    holds = "";
    session.edit(made, "visual", null);
  };
  session.onFlush(deliver, tells ? edit : undefined);
  return {
    deliver,
    key(sign: string) {
      holds = sign === "<" ? holds.slice(0, -1) : holds + sign;
      session.holding();
    },
  };
}

test("[UI121] what a pane holds back is in the journal within 350 ms of its first key, undelivered where it can be told", async () => {
  for (const tells of [true, false]) {
    const desk = follow();
    const { key } = pane(desk, tells);
    for (let index = 0; index < 7; index++) {
      key("k");
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(desk.held()).toEqual(["kkkkkkkbase"]);
    expect(desk.session.snapshot().text).toBe(tells ? "base" : "kkkkkkkbase");
    expect(desk.follower.keeping()).toEqual({ kind: "kept" });
  }
});

test("[UI121] what was told is written on: typed further, delivered, edited elsewhere, taken back", async () => {
  const desk = follow();
  const { session, held, names, type } = desk;
  const { key, deliver } = pane(desk, true);
  const settle = () => vi.advanceTimersByTimeAsync(400);
  for (const sign of "ab<c") {
    key(sign);
    await settle();
  }
  expect(held()).toEqual(["acbase"]);
  deliver();
  await settle();
  key("d");
  await settle();
  expect(held()).toEqual(["dacbase"]);
  type("!");
  await settle();
  expect(held()).toEqual(["dacbase!"]);
  deliver();
  session.undo();
  session.undo();
  key("<");
  await settle();
  expect(held()).toEqual(["acbase"]);
  session.undo();
  await settle();
  expect(held()).toEqual([]);
  expect(new Set(names())).toEqual(new Set(["begin", "write", "drop"]));
  expect(names().filter((name) => name === "begin")).toHaveLength(1);
});

test("[UI121] the journal has a pane deliver when the window goes", async () => {
  const desk = follow();
  pane(desk, true).key("k");
  await desk.follower.flush();
  expect(desk.session.snapshot().text).toBe("kbase");
  expect(desk.held()).toEqual(["kbase"]);
});

test("[UI122] what was saved or taken back is dropped", async () => {
  const { session, type, names, held, follower } = follow();
  type(" one");
  await vi.advanceTimersByTimeAsync(350);
  expect(follower.keeping()).toEqual({ kind: "kept" });
  session.undo();
  await vi.advanceTimersByTimeAsync(350);
  expect(names()).toEqual(["begin", "drop"]);
  expect(follower.keeping()).toEqual({ kind: "nothing" });
  session.redo();
  await vi.advanceTimersByTimeAsync(350);
  await session.save();
  await vi.advanceTimersByTimeAsync(350);
  expect(names()).toEqual(["begin", "drop", "begin", "drop"]);
  expect(held()).toEqual([]);
});

test("[UI122] what is typed while a save is on its way stays, on the base of what was saved", async () => {
  const { session, type, calls, held, holdSaving, finishSaving } = follow();
  type(" one");
  await vi.advanceTimersByTimeAsync(350);
  holdSaving();
  const saving = session.save();
  type(" two");
  await vi.advanceTimersByTimeAsync(350);
  expect(held()).toEqual(["base one two"]);
  finishSaving();
  await saving;
  await vi.advanceTimersByTimeAsync(350);
  expect(calls.at(-1)).toMatchObject({
    name: "journal.begin",
    input: { base: { revision: revisionNumbered(2), text: "base one" }, replaces: "1".padStart(32, "0") },
  });
  expect(held().at(-1)).toBe("base one two");
});

test("[UI164] an article that was moved is in the journal at its new place, and only there", async () => {
  const { session, type, held, follower, calls } = follow();
  type("mine");
  await follower.flush();
  const { revision } = session.snapshot();
  await session.movedTo("moved.md", revision, () => undefined);
  await follower.flush();
  expect(calls.findLast(({ name }) => name === "journal.begin")?.input).toMatchObject({ path: "moved.md" });
  expect(held()).toEqual([session.snapshot().text]);
});

test("[UI122] a file that is gone leaves its text in the journal, edited or not", async () => {
  const { session, held } = follow();
  await session.diskChanged(null);
  await vi.advanceTimersByTimeAsync(350);
  expect(session.snapshot()).toMatchObject({ isDirty: false, disk: { kind: "gone" } });
  expect(held()).toEqual(["base"]);
});

test("[UI123] a journal that fails is tried again more and more seldom, and then has everything", async () => {
  const { type, names, held, follower, fault, session } = follow();
  const told: string[] = [];
  follower.subscribe(() => told.push(follower.keeping().kind));
  type("1");
  await vi.advanceTimersByTimeAsync(350);
  fault.code = "disk-full";
  for (let key = 0; key < 100; key++) {
    type("x");
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(follower.keeping()).toEqual({ kind: "failing", failure: "disk-full" });
  // At 0.3, 1.4, 3.4 and 8.5 seconds: keys do not hurry it.
  expect(names()).toEqual(["begin", "write", "write", "write", "write"]);
  expect(held()).toEqual(["base1"]);
  fault.code = null;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(held()).toEqual([session.snapshot().text]);
  expect(told).toEqual(["starting", "kept", "failing", "kept"]);
});

test("[UI123] a connection that is back is used at once", async () => {
  const { type, held, fault, reconnect, session } = follow();
  fault.code = "disconnected";
  type("1");
  await vi.advanceTimersByTimeAsync(4000);
  fault.code = null;
  reconnect();
  await vi.advanceTimersByTimeAsync(1);
  expect(held()).toEqual([session.snapshot().text]);
});

test("[UI123] a host that forgot the entry is given the whole text anew", async () => {
  const { type, held, forget, names, follower } = follow();
  type("1");
  await vi.advanceTimersByTimeAsync(350);
  forget();
  type("2");
  await vi.advanceTimersByTimeAsync(350);
  expect(held()).toEqual(["base12"]);
  expect(names()).toEqual(["begin", "write", "begin"]);
  expect(follower.keeping()).toEqual({ kind: "kept" });
});

test("[UI124] a document that is closed with edits leaves them in the journal", async () => {
  const { type, held, follower, names } = follow();
  type("1");
  follower.stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(held()).toEqual(["base1"]);
  expect(names()).toEqual(["begin", "leave"]);
  type("2");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(names()).toEqual(["begin", "leave"]);
});

test("[UI125] a restored text replaces its entry, and is kept aside when it is taken back instead of saved", async () => {
  const { session, type, follower, calls } = follow();
  const restored = "f".repeat(32);
  follower.adopt(restored as never);
  type(" restored");
  await vi.advanceTimersByTimeAsync(350);
  expect(calls.at(-1)).toMatchObject({ name: "journal.begin", input: { replaces: restored } });
  session.undo();
  await vi.advanceTimersByTimeAsync(350);
  expect(calls.at(-1)?.name).toBe("journal.discard");
  session.redo();
  await vi.advanceTimersByTimeAsync(350);
  await session.save();
  await vi.advanceTimersByTimeAsync(350);
  expect(calls.at(-1)?.name).toBe("journal.drop");
});

test("[UI125] also when the host forgot the entry meanwhile", async () => {
  const { session, type, follower, calls, forget } = follow();
  follower.adopt("f".repeat(32) as never);
  type(" restored");
  await vi.advanceTimersByTimeAsync(350);
  forget();
  type("!");
  await vi.advanceTimersByTimeAsync(350);
  while (session.snapshot().canUndo) session.undo();
  await vi.advanceTimersByTimeAsync(350);
  expect(calls.at(-1)?.name).toBe("journal.discard");
});
