/** Galley with a journal that keeps nothing, for the benches alone: what the journal costs is the difference. */

import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build, mergeConfig, type Plugin } from "vite";
import config from "../electron.vite.config.ts";

const root = join(import.meta.dirname, "..");
/** Inside of the project: what the host imports is found from there. */
const folder = join(root, "node_modules", ".cache", "galley-without-journal");

const keepsNothing: Plugin = {
  name: "journal-that-keeps-nothing",
  enforce: "pre",
  load(id) {
    if (!id.endsWith("/state/journal-follower.ts")) return null;
    return `export const followInJournal = () => ({
      keeping: () => nothing, subscribe: () => () => {}, flush: () => Promise.resolve(), adopt() {}, stop() {},
    });
    const nothing = { kind: "nothing" };`;
  },
};

/** Build it from the host in `built`. @returns the new build, laid out as `built` is. */
export async function buildWithoutJournal(built: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  const out = join(folder, "out");
  await cp(join(built, "main"), join(out, "main"), { recursive: true });
  // The host asks for its version.
  await cp(join(root, "package.json"), join(folder, "package.json"));
  const { renderer } = config;
  await build(
    mergeConfig(renderer ?? {}, {
      configFile: false,
      root: join(root, "src", "renderer"),
      base: "./",
      logLevel: "error",
      plugins: [keepsNothing],
      build: { outDir: join(out, "renderer"), emptyOutDir: true, chunkSizeWarningLimit: 5000 },
    }),
  );
  return out;
}
