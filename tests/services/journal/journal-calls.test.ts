import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Failure } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import { revisionOf } from "#services/storage/encoding";
import { at, openSite, startServices, type OpenSite } from "../support/site.ts";
import { photograph } from "../support/temporary-folder.ts";

const text = "---\ntitle: One\n---\nText.\n";
/** Answers are unbranded where the host gives them. */
async function begun({ handlers, workspace }: OpenSite): Promise<JournalEntryId> {
  const { entry } = await handlers["journal.begin"]({ workspace, ...document });
  return entry as JournalEntryId;
}

const document = {
  path: at("notes/one.md"),
  window: "window-one",
  encoding: "utf-8" as const,
  base: { revision: revisionOf(Buffer.from(text)), text },
  change: { edit: [{ from: text.length, to: text.length, insert: "More.\n" }], length: text.length + 6 },
  replaces: null,
};

test("[J1, J10] edits go to Galley's own folder and come back; the workspace is not touched", async () => {
  const open = await openSite({ "notes/one.md": text });
  const { handlers, workspace, root, userData } = open;
  const before = await photograph(root);
  const entry = await begun(open);
  expect(
    await handlers["journal.write"]({ entry, sequence: 1, change: { edit: [], length: text.length + 6 } }),
  ).toEqual({
    sequence: 1,
  });
  expect(await readdir(join(userData, "journal"))).toEqual([`${entry}.journal`]);
  expect(await handlers["journal.read"]({ workspace, entry })).toMatchObject({ text: `${text}More.\n` });
  expect((await handlers["journal.list"]({ workspace })).entries).toMatchObject([
    { entry, path: "notes/one.md", openIn: { kind: "window", window: "window-one" } },
  ]);
  expect(await photograph(root)).toEqual(before);
});

test("[J10] an entry of another folder is not told", async () => {
  const one = await openSite({ "notes/one.md": text });
  const entry = await begun(one);
  const other = await openSite({ "notes/one.md": text }, { userData: one.userData });
  const workspace = other.workspace;
  expect(await other.handlers["journal.list"]({ workspace })).toEqual({ entries: [] });
  for (const call of ["journal.read", "journal.discard", "journal.bringBack"] as const)
    await expect(other.handlers[call]({ workspace, entry })).rejects.toThrow(new Failure("not-found"));
});

test("[J12] a host that ends asks its windows, and goes on when each has answered", async () => {
  const { services, handlers, told } = await startServices();
  await services.collect(0, 60_000);
  expect(told).toEqual([]);
  const collected = services.collect(2, 60_000);
  expect(told).toEqual([{ event: "journal.wanted", value: {} }]);
  let isDone = false;
  void collected.then(() => (isDone = true));
  await handlers["journal.flushed"]({ window: "window-one" });
  await handlers["journal.flushed"]({ window: "window-one" });
  expect(isDone).toBe(false);
  await handlers["journal.flushed"]({ window: "window-two" });
  await collected;
});

test("[J11] whether unsaved text is on the disk is known from the last try", async () => {
  const open = await openSite({ "notes/one.md": text });
  const { services, handlers, userData } = open;
  const entry = await begun(open);
  const change = { edit: [{ from: 0, to: 0, insert: "x" }], length: text.length + 7 };
  await rm(join(userData, "journal"), { recursive: true });
  await writeFile(join(userData, "journal"), "in the way");
  await expect(handlers["journal.write"]({ entry, sequence: 1, change })).rejects.toThrow(Failure);
  expect(services.keepsUnsaved()).toBe(false);
  await rm(join(userData, "journal"));
  await handlers["journal.write"]({ entry, sequence: 1, change });
  expect(services.keepsUnsaved()).toBe(true);
});

test("[J12] a window that does not answer keeps no host from ending", async () => {
  const { services, told } = await startServices();
  await services.collect(1, 50);
  expect(told).toHaveLength(1);
});
