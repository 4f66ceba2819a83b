import { EventEmitter } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { followWatcher, type Watcher } from "#services/workspace/watch";
import { at, openSite } from "../support/site.ts";

const settled = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function fakeWatcher() {
  const events = new EventEmitter();
  const watcher: Watcher = {
    on: (event: string, listener: Parameters<typeof events.on>[1]) => events.on(event, listener),
    close: () => Promise.resolve(),
  };
  return { events, watcher };
}

test("[WS30] a storm of events is a few hints, and comparisons follow each other without piling up", async () => {
  const { events, watcher } = fakeWatcher();
  const heard: number[] = [];
  let [running, most, runs] = [0, 0, 0];
  const watch = followWatcher(watcher, {
    root: "/site",
    heard: (paths) => heard.push(paths.size),
    blind: () => undefined,
    async reconcile() {
      runs++;
      most = Math.max(most, ++running);
      await settled(30);
      running--;
    },
  });
  for (let index = 0; index < 5000; index++) events.emit("all", "change", `/site/${index}.md`);
  for (let index = 0; index < 100; index++) events.emit("error", new Error("the queue overflowed"));
  await settled(600);
  expect(heard).toEqual([5000]);
  expect({ most, runs }).toEqual({ most: 1, runs: 2 });
  await watch.close();
});

test("[WS31] past the limit of watches that is said once, and the disk is compared at once", async () => {
  const { events, watcher } = fakeWatcher();
  let [told, compared] = [0, 0];
  const watch = followWatcher(watcher, {
    root: "/site",
    heard: () => undefined,
    blind: () => told++,
    reconcile: async () => void compared++,
  });
  events.emit("error", Object.assign(new Error("odd"), { code: "EACCES" }));
  expect(told).toBe(0);
  for (let index = 0; index < 50; index++)
    events.emit("error", Object.assign(new Error("limit"), { code: "ENOSPC" }));
  await settled(20);
  expect(told).toBe(1);
  expect(compared).toBeGreaterThan(0);
  await watch.close();
});

test("[WS32] thousands of files change at once while a document is open", async () => {
  const count = 3000;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `posts/p${index}.md`,
      `---\ntitle: Old ${index}\n---\nText.\n`,
    ]),
  );
  const { handlers, workspace, root, told } = await openSite({ ...files, "open.md": "Mine.\n" });
  const library = async () => (await handlers["library.read"]({ workspace })).articles;
  expect(await library()).toHaveLength(count + 1);
  await handlers["document.open"]({ workspace, path: at("open.md") });
  await settled(1000);
  // As a checkout does: most files written anew, some gone, some under another name.
  for (let index = 0; index < count; index++) {
    const path = join(root, `posts/p${index}.md`);
    if (index % 10 === 0) await rename(path, join(root, `posts/q${index}.md`));
    else await writeFile(path, `---\ntitle: New ${index}\n---\nText.\n`);
  }
  await writeFile(join(root, "open.md"), "Theirs.\n");
  const ended = performance.now();
  const isRight = async () => {
    const titles = (await library()).flatMap(({ variants }) =>
      variants.map(({ path, title }) => `${path} ${title}`),
    );
    return titles.filter((line) => / New /.test(line) || /\/q/.test(line)).length === count;
  };
  while (!(await isRight()) && performance.now() - ended < 10_000) await settled(200);
  expect(await isRight()).toBe(true);
  await expect
    .poll(() => told.filter(({ event }) => event === "document.changed").length, { timeout: 10_000 })
    .toBe(1);
  // At most one a second while it lasted, and a few for what comes after.
  expect(told.filter(({ event }) => event === "library.changed").length).toBeLessThan(40);
}, 60_000);
