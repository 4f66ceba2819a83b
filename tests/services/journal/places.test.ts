import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { revisionOf } from "#services/storage/encoding";
import { at, openSite, startServices, type OpenSite } from "../support/site.ts";

const text = "Text.\n";
const reopenOf = async (userData: string) =>
  (await (await startServices({ userData })).handlers["app.start"]({})).reopen;

/** A process that has ended: its number means nobody, or somebody else. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
  await once(child, "close");
  return child.pid ?? 0;
}

/** As if the Galley of `site` had been killed: its place is there, and its process is not. */
async function cutShort({ userData }: OpenSite): Promise<void> {
  const file = join(userData, "places.json");
  const places = await readFile(file, "utf8");
  await writeFile(file, places.replaceAll(`"pid": ${process.pid}`, `"pid": ${await endedProcess()}`));
}

test("[J13] a Galley that was cut short opens where it was, once", async () => {
  const site = await openSite({ "notes/one.md": text });
  await site.handlers["place.remember"]({ workspace: site.workspace, path: at("notes/one.md") });
  // As long as it runs it has its place to itself.
  expect(await reopenOf(site.userData)).toBeNull();
  await cutShort(site);
  expect(await reopenOf(site.userData)).toEqual({ folder: site.root, path: "notes/one.md" });
  expect(await reopenOf(site.userData)).toBeNull();
});

test("[J13] one that was closed begins as always", async () => {
  const site = await openSite({ "notes/one.md": text });
  await site.handlers["place.remember"]({ workspace: site.workspace, path: null });
  await site.services.close();
  await cutShort(site);
  expect(await reopenOf(site.userData)).toBeNull();
});

test("[J13] one that was closed with unsaved text opens where it was", async () => {
  const site = await openSite({ "notes/one.md": text });
  const { handlers, workspace } = site;
  await handlers["place.remember"]({ workspace, path: at("notes/one.md") });
  await handlers["journal.begin"]({
    workspace,
    path: at("notes/one.md"),
    window: "window-one",
    encoding: "utf-8",
    base: { revision: revisionOf(Buffer.from(text)), text },
    change: { edit: [{ from: 0, to: 0, insert: "More. " }], length: text.length + 6 },
    replaces: null,
  });
  await site.services.close();
  await cutShort(site);
  expect(await reopenOf(site.userData)).toEqual({ folder: site.root, path: "notes/one.md" });
});

test("[J13] a folder that was closed, and nonsense in the file, are no place", async () => {
  const site = await openSite({ "notes/one.md": text });
  await site.handlers["place.remember"]({ workspace: site.workspace, path: null });
  await site.handlers["place.remember"]({ workspace: null, path: null });
  await cutShort(site);
  expect(await reopenOf(site.userData)).toBeNull();
  await writeFile(
    join(site.userData, "places.json"),
    JSON.stringify({ places: [null, 3, { folder: 1 }], other: 1 }),
  );
  expect(await reopenOf(site.userData)).toBeNull();
});
