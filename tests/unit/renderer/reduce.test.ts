import { describe, expect, test } from "vitest";
import type { Article, Collection } from "#core/library/article";
import { defaultSettings } from "#core/settings/settings";
import type { WorkspaceId, WorkspaceValue } from "#contract/values";
import { reduce } from "../../../src/renderer/state/reduce.ts";
import { initialState, type AppEvent, type AppState } from "../../../src/renderer/state/workspace-state.ts";
import { appStart } from "../../support/test-handlers.ts";
import { variantOf } from "../../support/variant.ts";

const here = "here-here-here-here" as WorkspaceId;
const elsewhere = "elsewhere-elsewhere" as WorkspaceId;
const folder: WorkspaceValue = { id: here, name: "site", root: "/site", opened: "", publisher: null };
const blog: Collection = {
  id: "blog",
  name: "blog",
  folder: "blog",
  layout: { kind: "file", confidence: "sure" },
  locales: ["en"],
  articles: 2,
};
const first = article("blog/first", "First");
const second = article("blog/second", "Second");

function article(id: string, title: string): Article {
  return { id, collection: "blog", key: id, variants: [variantOf(`${id}/en.md`, { locale: "en", title })] };
}

function after(...events: readonly AppEvent[]): AppState {
  return events.reduce(reduce, initialState(appStart, defaultSettings));
}

const opened: AppEvent = { kind: "folder-opened", workspace: folder };
const read: AppEvent = {
  kind: "library-read",
  workspace: here,
  collections: [blog],
  articles: [first, second],
};
const editing: AppEvent = { kind: "article-opened", article: first, path: "blog/first/en.md" };

describe("the workspace", () => {
  test("[UI64] of a folder that was closed changes nothing by its late events", () => {
    const state = after(opened, { kind: "folder-closed" });
    expect(reduce(state, read)).toBe(state);
    const other = after(opened);
    expect(reduce(other, { ...read, workspace: elsewhere })).toBe(other);
    expect(reduce(other, { kind: "library-progressed", workspace: elsewhere, read: 1, total: 2 })).toBe(
      other,
    );
  });

  test("[UI64] counts files while the library is read, and not once it is there", () => {
    const progress: AppEvent = { kind: "library-progressed", workspace: here, read: 3, total: 9 };
    expect(after(opened, progress).workspace?.library).toEqual({
      kind: "reading",
      progress: { read: 3, total: 9 },
    });
    expect(after(opened, read, progress).workspace?.library.kind).toBe("read");
  });

  test("[UI66] keeps the old articles in sight while they are read again", () => {
    expect(after(opened, read, { kind: "library-asked", workspace: here }).workspace?.library.kind).toBe(
      "read",
    );
  });
});

describe("an article that is being edited", () => {
  test("[UI65] stays when its files are gone from the library", () => {
    const state = after(opened, read, editing, { ...read, articles: [second] });
    expect(state.workspace?.route).toEqual({ kind: "workbench", article: first, path: "blog/first/en.md" });
  });

  test("[UI65] follows what the library says of it", () => {
    const renamed = article("blog/first", "First, renamed");
    const state = after(opened, read, editing, { ...read, articles: [renamed, second] });
    expect(state.workspace?.route).toEqual({ kind: "workbench", article: renamed, path: "blog/first/en.md" });
  });

  test("[UI164] goes on where another program moved it, as the article that the library then lists", () => {
    const moved: AppEvent = {
      kind: "article-moved",
      workspace: here,
      from: "blog/first/en.md",
      to: "blog/third/en.md",
    };
    const between = after(opened, read, editing, moved).workspace?.route;
    expect(between).toMatchObject({
      path: "blog/third/en.md",
      article: { variants: [{ path: "blog/third/en.md" }] },
    });
    const third = article("blog/third", "First");
    const state = after(opened, read, editing, moved, { ...read, articles: [second, third] });
    expect(state.workspace?.route).toEqual({ kind: "workbench", article: third, path: "blog/third/en.md" });
    expect(after(opened, read, moved).workspace?.route).toEqual({ kind: "library" });
  });

  test("[UI65] stays when the library fails", () => {
    const failure = { code: "io", details: {} };
    const state = after(opened, read, editing, { kind: "library-failed", workspace: here, failure });
    expect(state.workspace?.route.kind).toBe("workbench");
  });
});

describe("the library", () => {
  test("[UI66] is as it was when the person comes back", () => {
    const view = {
      query: "type",
      sort: { by: "title", direction: "ascending" },
      scroll: 420,
      collection: "blog",
    } as const;
    const state = after(opened, read, { kind: "library-viewed", view }, editing, { kind: "library-shown" });
    expect(state.workspace?.view).toEqual({ ...view, selected: "blog/first" });
    expect(state.workspace?.route).toEqual({ kind: "library" });
  });

  test("[UI66] lets go of a collection that is gone", () => {
    const state = after(
      opened,
      read,
      { kind: "library-viewed", view: { collection: "blog" } },
      { ...read, collections: [] },
    );
    expect(state.workspace?.view.collection).toBeNull();
  });

  test("[UI66] begins anew with another folder", () => {
    const state = after(
      opened,
      read,
      { kind: "library-viewed", view: { query: "x" } },
      { ...opened, workspace: { ...folder, id: elsewhere } },
    );
    expect(state.workspace?.view.query).toBe("");
    expect(state.workspace?.library).toEqual({ kind: "reading", progress: null });
  });
});

describe("opening", () => {
  test("[UI69] a failed folder is said, leaves the open one alone, and is forgotten with the next", () => {
    const failed: AppEvent = {
      kind: "folder-failed",
      folder: "/gone",
      failure: { code: "not-found", details: {} },
    };
    const state = after(opened, { kind: "dialog-opened", dialog: "folder" }, failed);
    expect(state.opening).toEqual({
      kind: "failed",
      folder: "/gone",
      failure: { code: "not-found", details: {} },
    });
    expect(state.workspace?.value).toBe(folder);
    expect(reduce(state, { kind: "dialog-closed" }).opening).toEqual({ kind: "idle" });
    const next = reduce(state, opened);
    expect([next.opening.kind, next.dialog]).toEqual(["idle", null]);
  });
});

describe("notices", () => {
  const raise = (text: string): AppEvent => ({ kind: "notice-raised", tone: "info", text });

  test("[UI74] are said once, and the newest four stay", () => {
    const state = after(...["a", "b", "c", "a", "d", "e"].map(raise));
    expect(state.notices.map(({ text }) => text)).toEqual(["c", "a", "d", "e"]);
    expect(new Set(state.notices.map(({ id }) => id)).size).toBe(4);
  });

  test("[UI74] go when they are dismissed", () => {
    const state = after(raise("a"), raise("b"));
    const [gone] = state.notices;
    expect(
      reduce(state, { kind: "notice-dismissed", id: gone?.id ?? -1 }).notices.map(({ text }) => text),
    ).toEqual(["b"]);
  });
});

test("[BF2] a page is about what it was asked for; opened by its name it is about everything", () => {
  const scope = {
    collection: "blog",
    query: "tag:a",
    layout: "article",
    picked: null,
    values: null,
  } as const;
  const asked = after(opened, read, { kind: "page-shown", page: "bulk", scope });
  expect(asked.workspace?.route).toEqual({ kind: "page", page: "bulk", scope });
  const anew = reduce(asked, { kind: "page-shown", page: "bulk" });
  expect(anew.workspace?.route).toEqual({ kind: "page", page: "bulk" });
});
