import { expect, test, vi } from "vitest";
import { Failure } from "#contract/failure";
import type { WorkspaceId, WorkspaceValue } from "#contract/values";
import type { Host } from "../../../src/renderer/host/create-host.ts";
import { createDocumentStore } from "../../../src/renderer/state/document-store.ts";

vi.stubGlobal("reportError", (error: unknown) => {
  throw error;
});

/** A store over a host that answers with one file and the schema that stands in `site`, and counts who asks for it. */
function openStore() {
  const site = { fields: ["title"], reads: 0 };
  const listeners = new Map<string, (value: unknown) => void>();
  const answers: Record<string, (input: never) => unknown> = {
    "document.open": ({ path }: { path: string }) => ({
      path,
      text: "---\ntitle: One\n---\n",
      revision: "1",
      encoding: "utf-8",
      readOnly: null,
    }),
    "schema.read": () => {
      site.reads++;
      const properties = Object.fromEntries(site.fields.map((name) => [name, { type: "string" }]));
      return { source: "file", from: "schema.json", json: { type: "object", properties } };
    },
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
