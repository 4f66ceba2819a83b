import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultSettings } from "#core/settings/settings";
import { keepCopiesIn } from "#services/storage/kept-copies";
import { lockAcrossProcesses } from "#services/storage/process-locks";
import { createSaver } from "#services/storage/saver";
import { openSettingsStore } from "#services/storage/settings-store";
import { userDataFolder } from "#services/storage/user-data";
import { temporaryFolder } from "../support/temporary-folder.ts";

function openStore(folder: string, now: () => number = Date.now) {
  const saver = createSaver({ now, keepOld: keepCopiesIn(join(folder, "kept")) });
  return openSettingsStore({ folder, now, saver, lock: lockAcrossProcesses(join(folder, "locks")) });
}

test("[ST15] settings last, and another process sees them", async () => {
  const folder = join(await temporaryFolder(), "galley");
  const store = openStore(folder);
  expect(await store.read()).toEqual(defaultSettings);
  await store.change({ language: "ja", panes: { main: [30, 70] } });
  expect(await openStore(folder).change({ theme: "dark", panes: { side: [50, 50] } })).toEqual({
    ...defaultSettings,
    language: "ja",
    theme: "dark",
    panes: { main: [30, 70], side: [50, 50] },
  });
  expect((await store.read()).theme).toBe("dark");
});

test("[ST15] what another version wrote stays, and nonsense is the default", async () => {
  const folder = await temporaryFolder({
    "settings.json": JSON.stringify({ theme: "sepia", language: "ja", newerSetting: { a: 1 }, panes: 3 }),
  });
  const store = openStore(folder);
  expect(await store.read()).toEqual({ ...defaultSettings, language: "ja" });
  await store.change({ theme: "light" });
  expect(JSON.parse(await readFile(join(folder, "settings.json"), "utf8"))).toMatchObject({
    newerSetting: { a: 1 },
  });
});

test.each(["{", "", "[]", "null", "\u0000\u0000", "3"])(
  "[ST15] a damaged file (%j) is set aside, not lost",
  async (content) => {
    const folder = await temporaryFolder({ "settings.json": content });
    const store = openStore(folder, () => 1234);
    expect(await store.read()).toEqual(defaultSettings);
    expect(await readFile(join(folder, "settings.unreadable-1234.json"), "utf8")).toBe(content);
    await store.change({ language: "en" });
    expect((await openStore(folder).read()).language).toBe("en");
  },
);

test("[ST15] two processes that remember folders at once lose none", async () => {
  const folder = await temporaryFolder();
  const stores = [openStore(folder), openStore(folder), openStore(folder)];
  await Promise.all(stores.flatMap((store, s) => [1, 2, 3].map((n) => store.remember(`/folder/${s}-${n}`))));
  const paths = (await openStore(folder).recentFolders()).map((entry) => entry.path);
  expect(paths.toSorted()).toEqual([0, 1, 2].flatMap((s) => [1, 2, 3].map((n) => `/folder/${s}-${n}`)));
});

test("[ST15] recent folders: latest first, each once, known when gone, forgotten on request", async () => {
  const folder = await temporaryFolder();
  const [one, two] = [join(folder, "one"), join(folder, "two")];
  await mkdir(one);
  await mkdir(two);
  let now = 0;
  const store = openStore(join(folder, "data"), () => now);
  for (const path of [one, two, one]) {
    now++;
    await store.remember(path);
  }
  await rm(two, { recursive: true });
  expect(await store.recentFolders()).toEqual([
    { path: one, name: "one", openedAt: 3, exists: true },
    { path: two, name: "two", openedAt: 2, exists: false },
  ]);
  await store.forget(two);
  expect((await store.recentFolders()).map((entry) => entry.path)).toEqual([one]);
});

test("[ST16] the folder and the files are the person's alone, even with a loose umask", async ({ skip }) => {
  if (process.platform === "win32") skip("Windows keeps permissions another way");
  const parent = await temporaryFolder();
  const folder = join(parent, "galley");
  await mkdir(folder, { mode: 0o777 });
  const store = openStore(folder);
  await store.change({ theme: "dark" });
  await store.remember(parent);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { mode } = await stat(join(folder, entry.name));
    expect(mode & 0o777, entry.name).toBe(entry.isDirectory() ? 0o700 : 0o600);
  }
  await writeFile(join(folder, "settings.json"), "{");
  await store.change({ theme: "light" });
  expect((await stat(join(folder, "settings.json"))).mode & 0o777).toBe(0o600);
});

test.each([
  [{ platform: "linux", home: "/home/a", environment: {} }, "/home/a/.local/share/galley"],
  [{ platform: "linux", home: "/home/a", environment: { XDG_DATA_HOME: "/data" } }, "/data/galley"],
  [
    { platform: "linux", home: "/home/a", environment: { XDG_DATA_HOME: "relative" } },
    "/home/a/.local/share/galley",
  ],
  [{ platform: "mac", home: "/Users/a", environment: {} }, "/Users/a/Library/Application Support/Galley"],
  [
    { platform: "windows", home: "C:\\Users\\a", environment: { APPDATA: "D:\\Roaming" } },
    "D:\\Roaming\\Galley",
  ],
  [{ platform: "windows", home: "C:\\Users\\a", environment: {} }, "C:\\Users\\a\\AppData\\Roaming\\Galley"],
  [{ platform: "mac", home: "/Users/a", environment: { GALLEY_DATA: "/elsewhere" } }, "/elsewhere"],
] as const)("[ST15] the place for data: %j", (machine, folder) => {
  expect(userDataFolder(machine)).toBe(folder);
});

test("[ST15] a lock that a dead process left is taken over; one of a living process is waited for", async () => {
  const folder = await temporaryFolder();
  const lock = lockAcrossProcesses(join(folder, "locks"));
  await lock("key", async () => {
    const [name] = await readdir(join(folder, "locks"));
    await writeFile(join(folder, "locks", name ?? ""), "999999999");
    // Ours now looks abandoned: a second holder takes it without waiting for us.
    expect(await lock("key", () => Promise.resolve("taken"))).toBe("taken");
  });
  const order: string[] = [];
  const first = lock("key", async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push("first");
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all([first, lock("key", () => Promise.resolve(order.push("second")))]);
  expect(order).toEqual(["first", "second"]);
});

test("[ST25] a lock that cannot be made is done without, at once", async () => {
  const folder = await temporaryFolder({ locks: "a file stands where the folder of locks should" });
  expect(await lockAcrossProcesses(join(folder, "locks"))("key", () => Promise.resolve("done"))).toBe("done");
});

test("[ST25] a lock that would not go away is still one's own", async () => {
  const folder = await temporaryFolder();
  const lock = lockAcrossProcesses(join(folder, "locks"));
  let path = "";
  await lock("key", async () => {
    path = join(folder, "locks", (await readdir(join(folder, "locks")))[0] ?? "");
    // A folder cannot be unlinked: the lock stays as long as it does.
    await rm(path);
    await mkdir(path);
  });
  await rm(path, { recursive: true });
  await writeFile(path, String(process.pid));
  expect(await lock("key", () => Promise.resolve("done"))).toBe("done");
  expect(await readdir(join(folder, "locks"))).toEqual([]);
});

test("[ST22] settings that cannot be written are a failure by name", async () => {
  const folder = await temporaryFolder({ data: "a file stands where Galley's own folder should" });
  await expect(openStore(join(folder, "data", "own")).change({ theme: "dark" })).rejects.toMatchObject({
    code: "vanished",
  });
});
