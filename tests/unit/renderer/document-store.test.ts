import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { Failure } from "#contract/failure";
import type { WorkspaceId, WorkspaceValue } from "#contract/values";
import type { Host } from "../../../src/renderer/host/create-host.ts";
import { isOfNoFile } from "../../../src/renderer/state/document-snapshot.ts";
import { createDocumentStore } from "../../../src/renderer/state/document-store.ts";

vi.stubGlobal("reportError", (error: unknown) => {
  throw error;
});

const fileText = "---\ntitle: One\n---\n";

/** A store over a host that answers with one file and the schema that stands in `site`, and counts who asks for it. */
function openStore(text = fileText) {
  const site = { fields: ["title"], reads: 0 };
  const listeners = new Map<string, (value: unknown) => void>();
  const answers: Record<string, (input: never) => unknown> = {
    "document.open": ({ path }: { path: string }) => ({
      path,
      text,
      revision: createHash("sha256").update(text).digest("hex"),
      encoding: "utf-8",
      readOnly: null,
    }),
    "schema.read": () => {
      site.reads++;
      const properties = Object.fromEntries(site.fields.map((name) => [name, { type: "string" }]));
      return { source: "file", from: "schema.json", json: { type: "object", properties } };
    },
    "journal.begin": () => ({ entry: "1" }),
    "sharing.join": () => Promise.reject(new Failure("exists")),
  };
  const host = {
    call: async (name: string, input: never) => answers[name]?.(input),
    on(name: string, listener: (value: unknown) => void) {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
    onConnection: () => () => undefined,
  } as unknown as Host;
  const workspace = "w" as WorkspaceId;
  const store = createDocumentStore(host, { id: workspace, publisher: null } as WorkspaceValue);
  return { site, store, changed: () => listeners.get("library.changed")?.({ workspace }) };
}

test("[UI134] a schema is read once, and anew after a change of the site", async () => {
  const { site, store, changed } = openStore();
  await Promise.all([store.schema("a"), store.schema("a")]);
  expect(site.reads).toBe(1);
  site.fields = ["title", "date"];
  changed();
  expect((await store.schema("a"))?.fields.map(({ name }) => name)).toEqual(["title", "date"]);
  expect(site.reads).toBe(2);
  store.close();
});

test("[UI134] a change of the schema reaches an open document, also after changes that were none", async () => {
  const { site, store, changed } = openStore();
  const session = await store.open("a/one.md", "a");
  for (let times = 0; times < 2; times++) {
    changed();
    await vi.waitFor(() => expect(site.reads).toBe(times + 2));
    await store.schema("a");
  }
  site.fields = ["date"];
  changed();
  await vi.waitFor(() => expect(session.snapshot().schema?.fields.map(({ name }) => name)).toEqual(["date"]));
  store.close();
});

test("[TM7] a document that was begun is let go of; an empty file's is not, and keeps what was typed", async () => {
  const { store } = openStore("");
  const begun = await store.begin("a/new.md", "a", "Begun.\n");
  expect(isOfNoFile(begun.snapshot())).toBe(true);
  expect(begun.snapshot()).toMatchObject({ text: "Begun.\n", savedText: "", isDirty: true });
  store.abandon("a/new.md");
  expect(store.find("a/new.md")).toBeNull();

  const empty = await store.open("a/empty.md", "a");
  expect(isOfNoFile(empty.snapshot())).toBe(false);
  empty.edit([{ from: 0, to: 0, insert: "Typed." }], "source", null);
  store.abandon("a/empty.md");
  expect(store.find("a/empty.md")?.snapshot().text).toBe("Typed.");
  store.close();
});
