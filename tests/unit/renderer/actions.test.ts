import { describe, expect, test } from "vitest";
import { defaultSettings } from "#core/settings/settings";
import type { CallName } from "#contract/calls";
import type { Host } from "../../../src/renderer/host/create-host.ts";
import { createHost } from "../../../src/renderer/host/create-host.ts";
import { createActions, failureOf } from "../../../src/renderer/state/actions.ts";
import { createStore, type Store } from "../../../src/renderer/state/store.ts";
import { initialState } from "../../../src/renderer/state/workspace-state.ts";
import { appStart } from "../../support/test-handlers.ts";

type Answer = (input: Record<string, unknown>) => unknown;

/** A host of which the test decides each answer and its moment. */
function hostOf(answers: Partial<Record<CallName, Answer>>): {
  readonly host: Host;
  readonly calls: string[];
} {
  const calls: string[] = [];
  const host = createHost({
    listen: () => {},
    async send(name, input) {
      calls.push(name);
      const answer = answers[name];
      if (!answer) return { ok: false, error: { code: "unknown-call", details: {} } };
      return { ok: true, value: await answer(input as Record<string, unknown>) };
    },
  });
  return { host, calls };
}

function storeOf(): Store {
  return createStore(initialState(appStart, defaultSettings));
}

const workspace = (folder: string) => ({
  id: `id-of-a-workspace-${folder}`,
  name: folder,
  root: `/${folder}`,
  opened: "",
  publisher: null,
});
const emptyLibrary = { collections: [], articles: [] };

describe("opening folders", () => {
  test("[UI69] the later of two wins, even when the earlier answers last", async () => {
    const slow = Promise.withResolvers<unknown>();
    const { host, calls } = hostOf({
      "workspace.open": ({ folder }) => (folder === "slow" ? slow.promise : workspace("fast")),
      "library.read": () => emptyLibrary,
      "workspace.close": () => ({}),
    });
    const store = storeOf();
    const { openFolder } = createActions(host, store);
    const first = openFolder("slow");
    await openFolder("fast");
    slow.resolve(workspace("slow"));
    await first;
    expect(store.state().workspace?.value.name).toBe("fast");
    expect(calls.filter((name) => name === "workspace.close")).toHaveLength(1);
  });

  test("[UI69] a folder that does not open is said with its reason", async () => {
    const { host } = hostOf({});
    const store = storeOf();
    await createActions(host, store).openFolder("/nowhere");
    expect(store.state().opening).toEqual({
      kind: "failed",
      folder: "/nowhere",
      failure: { code: "unknown-call", details: {} },
    });
  });

  test("[UI69] another folder lets the host forget the one before", async () => {
    const { host, calls } = hostOf({
      "workspace.open": ({ folder }) => workspace(String(folder)),
      "library.read": () => emptyLibrary,
      "workspace.close": () => ({}),
    });
    const store = storeOf();
    const { openFolder, closeFolder } = createActions(host, store);
    await openFolder("one");
    await openFolder("two");
    expect(calls).toEqual([
      "workspace.open",
      "library.read",
      "workspace.open",
      "workspace.close",
      "library.read",
    ]);
    await closeFolder();
    expect(store.state().workspace).toBeNull();
  });
});

describe("reading the library", () => {
  test("[UI70] a storm of changes reads twice", async () => {
    const reading = Promise.withResolvers<unknown>();
    let reads = 0;
    const { host } = hostOf({
      "workspace.open": () => workspace("site"),
      "library.read": () => {
        reads++;
        return reads === 2 ? reading.promise : emptyLibrary;
      },
    });
    const store = storeOf();
    const { openFolder, readLibrary } = createActions(host, store);
    await openFolder("site");
    const storm = Array.from({ length: 100 }, () => readLibrary());
    reading.resolve(emptyLibrary);
    await Promise.all(storm);
    expect(reads).toBe(3);
    await readLibrary();
    expect(reads).toBe(4);
  });

  test("[UI70] a failure is shown and the next reading mends it", async () => {
    let works = false;
    const { host } = hostOf({
      "workspace.open": () => workspace("site"),
      "library.read": () => (works ? emptyLibrary : { collections: "?" }),
    });
    const store = storeOf();
    const { openFolder, readLibrary } = createActions(host, store);
    await openFolder("site");
    expect(store.state().workspace?.library).toMatchObject({ kind: "failed", failure: { code: "bug" } });
    works = true;
    await readLibrary();
    expect(store.state().workspace?.library.kind).toBe("read");
  });
});

describe("settings", () => {
  test("[UI76] hold before the host has answered", async () => {
    const stored = Promise.withResolvers<unknown>();
    const { host } = hostOf({ "settings.change": () => stored.promise });
    const store = storeOf();
    const changing = createActions(host, store).changeSettings({ theme: "dark" });
    expect(store.state().settings.theme).toBe("dark");
    stored.resolve({ ...defaultSettings, theme: "dark" });
    await changing;
    expect(store.state().notices).toEqual([]);
  });

  test("[UI76] that could not be stored hold and say so", async () => {
    const { host } = hostOf({});
    const store = storeOf();
    await createActions(host, store).changeSettings({ language: "ja" }, "not stored");
    expect(store.state().settings.language).toBe("ja");
    expect(store.state().notices.map(({ text }) => text)).toEqual(["not stored"]);
  });

  test("[UI76] what is thrown without being a failure is a bug", () => {
    expect(failureOf(new TypeError("x"))).toEqual({ code: "bug", details: {} });
  });
});
