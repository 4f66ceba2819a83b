// @ts-check
/**
 * Builds a copy of a site with the site's own VitePress, as for publication, into a folder outside it. The last line
 * that it prints is the base of the site's addresses.
 *
 * node vitepress-build.mjs <the site's folder in the copy> <VitePress's entry> <output>
 */
import { pathToFileURL } from "node:url";
import { tell } from "./telling.mjs";
import "./vitepress-config.mjs";

const [folder = "", entry = "", output = ""] = process.argv.slice(2);

const { build } = await import(pathToFileURL(entry).href);
let base = "/";
try {
  await build(folder, {
    outDir: output,
    // A picture in the page itself has no name by which it could be compared.
    assetsInlineLimit: 0,
    /** @param {any} config */
    onAfterConfigResolve: (config) => {
      base = config.site.base;
    },
  });
  tell("ready", { base });
} catch (error) {
  // The last line is the one that is shown.
  console.error(error instanceof Error ? `${error.stack}\n${error.message.split("\n")[0]}` : String(error));
  process.exitCode = 1;
}
