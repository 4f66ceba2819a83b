// @ts-check
/**
 * Builds a copy of a site with the site's own VitePress, as for publication, into a folder outside it. The last line
 * that it prints is the base of the site's addresses.
 *
 * node vitepress-build.mjs <the site's folder in the copy> <VitePress's entry> <output>
 */
import { pathToFileURL } from "node:url";

const [folder = "", entry = "", output = ""] = process.argv.slice(2);
/** Highlighting gives a line half a second: on a busy machine a page would lose colours by accident. */
const patient = {
  name: "galley",
  /** @param {string} _code @param {any} options */
  preprocess: (_code, options) => void (options.tokenizeTimeLimit = 0),
};
// VitePress leaves its resolved configuration here before it makes anything of it.
/** @type {any} */
let resolved = null;
Object.defineProperty(globalThis, "VITEPRESS_CONFIG", {
  get: () => resolved,
  set(value) {
    resolved = value;
    const { codeTransformers = [], ...markdown } = value.markdown ?? {};
    value.markdown = { ...markdown, codeTransformers: [...codeTransformers, patient] };
  },
});

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
  console.log(`galley:ready ${JSON.stringify({ base })}`);
} catch (error) {
  // The last line is the one that is shown.
  console.error(error instanceof Error ? `${error.stack}\n${error.message.split("\n")[0]}` : String(error));
  process.exitCode = 1;
}
