// @ts-check
/**
 * Builds a copy of a site with the site's own Astro, as for publication, into a folder outside it. The last line that
 * it prints is the base of the site's addresses.
 *
 * node astro-build.mjs <copy> <astro's entry> <output> <folder for caches>
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { patient } from "./patient.mjs";
import { tell } from "./telling.mjs";

const [root = "", entry = "", output = "", caches = ""] = process.argv.slice(2);
const { build } = await import(pathToFileURL(entry).href);
let base = "/";
const listener = {
  name: "galley",
  hooks: {
    /** @param {any} told */
    "astro:config:done": ({ config }) => {
      base = config.base;
    },
  },
};
await build({
  root,
  outDir: output,
  cacheDir: join(caches, "astro"),
  integrations: [listener],
  markdown: { shikiConfig: { transformers: [patient] } },
  vite: { cacheDir: join(caches, "vite") },
});
tell("ready", { base });
